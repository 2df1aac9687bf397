"""What an expression may do and cost: values are plain, and each loop and text is charged for."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial, wraps
from itertools import count, islice
from types import CodeType, MappingProxyType
from typing import Any, cast  # Any: jinja2 hands over operands and arguments of any type

from jinja2 import StrictUndefined, Template, Undefined, filters, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.word import percent, value
from pipeline.word.allowed import (
    DATE_VALUES,
    DICT_METHODS,
    FILTERS,
    FILTERS_OF_TEXT,
    LOOP_METHODS,
    LOOP_VALUES,
    STR_METHODS,
    TESTS,
)
from pipeline.word.breaks import Around
from pipeline.word.budget import USUAL, Budget
from pipeline.word.faults import Refused
from pipeline.word.generator import Unsearched
from pipeline.word.meant import Asked
from pipeline.word.picture import FIRST, FIRST_OF_A_FAMILY, Picture
from pipeline.word.reckon import NUMBERS, calculated
from pipeline.word.rich import RichText, marked_up
from pipeline.word.spots import Spot, Where

RANGE = 1_000
_TEXT = 1_000_000
_ARGUMENT = 1_000
_PLACES = 20
_BATCH = 256
_COLLECTIONS = (list, tuple, range)
_NONE_ABSENT: Mapping[str, Refused] = MappingProxyType({})
COUNTED, JOINED = "<counted>", "<joined>"
Runnable = Template
# A filter that is run for each turn: Jinja works out at once what it gives for constants.
anew = pass_context


class Method(Frozen):
    """A function that a template may call; anything else it could reach is no Method."""

    function: Callable[..., object]


class Names(Frozen):
    """The only names that a template may use, and those that it may have had under other ones.

    The `own` are the program's, and nobody is told of them.
    """

    known: tuple[str, ...]
    own: tuple[str, ...]
    moved: Mapping[tuple[str, ...], tuple[str, ...]]


class Missing(StrictUndefined):
    """An unknown name or attribute; any use of it raises."""

    def asked(self) -> Asked:
        """Say which name was asked of what."""
        name: object = self._undefined_name
        owner: object = self._undefined_obj
        if isinstance(owner, LoopContext):
            owner = dict.fromkeys(sorted((*LOOP_VALUES, *LOOP_METHODS)))
        named = isinstance(name, str) and not self._undefined_hint
        return Asked(str(name) if named else "", owner, alone=owner is missing)


class Sandbox(ImmutableSandboxedEnvironment):
    """Expressions over plain values: closed lists of filters, tests, methods and attributes."""

    code_generator_class: type[CodeGenerator] = Unsearched
    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(
        self,
        show: value.Show,
        own: Mapping[str, Callable[..., object]],
        *,
        absent: Mapping[str, Refused] = _NONE_ABSENT,
        names: "Names | None" = None,
        undefined: type[Missing] = Missing,
    ) -> None:
        # Escaping is done by value.py where a value is printed, once and for all kinds of places.
        # Jinja's optimizer works out constants early, and lets through what then fails.
        super().__init__(undefined=undefined, autoescape=False, optimized=False)
        self.show = show
        self.own = own
        self.absent = absent
        self.names = names
        self.refill()
        table = {
            name: self._guarded(filters.FILTERS[name], sized=name == "batch") for name in FILTERS
        }
        table |= {
            name: self._guarded(self._textual(filters.FILTERS[name])) for name in FILTERS_OF_TEXT
        }
        table |= {name: self._guarded(function) for name, function in own.items()}
        table |= {"join": self._join, "replace": self._replace, "round": self._round}
        table |= {"format": self._guarded(self._format), "rich": self._guarded(self._rich)}
        table |= {"e": self._same, "escape": self._same, "string": self._plain}
        table |= {COUNTED: self._counted, JOINED: self._joined, **self._printers()}
        self.filters = table
        self.tests = {name: test for name, test in self.tests.items() if name in TESTS}
        self.globals = {"range": Method(self._range)}

    def refill(self, budget: Budget = USUAL) -> None:
        """Start the budget of one document; a Template is not for two threads at once."""
        self.budget = budget
        self.steps = budget.steps
        self.output = budget.size
        # The pictures of each part, and the numbers of their drawings.
        self.part = ""
        self.printed: dict[str, dict[str, Picture]] = {}
        self.drawn = count(FIRST if self.names is None else FIRST_OF_A_FAMILY)

    def seen(self, context: Mapping[str, object]) -> Mapping[str, object]:
        """Give what a template is filled with, but for what it may not name."""
        if self.names is None:
            return context
        allowed = {*self.names.known, *self.names.own}
        return {name: value for name, value in context.items() if name in allowed}

    def spend(self, steps: int) -> None:
        self.steps -= steps
        if self.steps < 0:
            raise self.budget.out_of_steps()

    def fill(self, template: Template, context: Mapping[str, object]) -> Iterator[str]:
        """Run one part in stretches: small enough to stay in the cache, and to be counted."""
        held = template.new_context(dict(context))
        chunks = cast("Generator[str]", template.root_render_func(held))
        while batch := tuple(islice(chunks, _BATCH)):
            self.output -= sum(map(len, batch))
            if self.output < 0:
                # Thrown into the template, so that the line that it has come to is known.
                chunks.throw(self.budget.out_of_size())
            yield "".join(batch)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict):  # most are, and to ask an abstract class takes far longer
            try:
                return obj[attribute]
            except KeyError:
                pass
        if isinstance(obj, Mapping):
            return self._of_mapping(obj, attribute)
        return self._of_value(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, Mapping | str | list | tuple | range):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                return self.undefined(obj=obj, name=argument)
        return self.getattr(obj, str(argument))

    def call(self, _context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        for internal in ("_loop_vars", "_block_vars"):
            kwargs.pop(internal, None)
        if not isinstance(obj, Method):
            raise Refused("T011", say("only the methods of plain values can be called"))
        self.spend(1)
        return obj.function(*args, **kwargs)

    def call_binop(self, _context: Context, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, NUMBERS) and isinstance(right, NUMBERS):
            return calculated(operator, left, right)
        if operator == "+" and type(left) is type(right) and isinstance(left, str | list | tuple):
            return self._bounded(left + right)
        if operator == "*" and isinstance(left, str | list) and isinstance(right, int):
            if len(left) * right > _ARGUMENT:
                raise _too_much(say("a text or list is repeated too often"))
            return left * right
        raise Refused("T006", say("these values cannot be reckoned with"))

    def _of_mapping(self, obj: Mapping[str, object], name: str) -> object:
        """Keys come before methods, so that a dossier may have a section called values."""
        try:
            return obj[name]
        except LookupError:
            pass
        if name in DICT_METHODS:
            return Method(lambda: list(getattr(obj, name)()))
        return self.undefined(obj=obj, name=name)

    def _of_value(self, obj: object, attribute: str) -> object:
        if isinstance(obj, LoopContext):
            return self._of_loop(obj, attribute)
        if isinstance(obj, value.Word) and attribute in obj.keys:
            return obj.key == attribute
        if isinstance(obj, str) and attribute in STR_METHODS:
            return Method(partial(getattr(str, attribute), str(obj)))
        if isinstance(obj, date) and attribute in DATE_VALUES:
            return getattr(obj, attribute)
        if isinstance(obj, str | int | float | Decimal | date | list | tuple | range | None):
            return self.undefined(obj=obj, name=attribute)
        raise value.unprintable(obj)

    def _of_loop(self, loop: LoopContext, name: str) -> object:
        if name in LOOP_METHODS:
            return Method(getattr(loop, name))
        if name in LOOP_VALUES:
            return getattr(loop, name)
        return self.undefined(obj=loop, name=name)

    def _guarded(
        self, function: Callable[..., object], *, sized: bool = False
    ) -> Callable[..., object]:
        """Charge a filter for the size of what it works on, and bound its result.

        A number given to one that is `sized` says how much to make, and is bounded too.
        """
        subject = 1 if hasattr(function, "jinja_pass_arg") else 0

        @wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> object:
            self.spend(_cost(args[subject]))
            for argument in (*args[subject + 1 :], *kwargs.values()) if sized else ():
                if isinstance(argument, int) and abs(argument) > _ARGUMENT:
                    raise _too_much(say("a number given to a filter is too large"))
            return self._bounded(function(*args, **kwargs))

        return guarded

    def _bounded(self, result: object) -> object:
        if isinstance(result, Iterator):
            result = list(islice(result, max(self.steps, 0) + 1))
        if isinstance(result, list | tuple):
            self.spend(len(result))
        if isinstance(result, str) and len(result) > _TEXT:
            raise _too_much(say("a text passes {limit} characters", limit=_TEXT))
        return result

    def _textual(self, function: Callable[..., object]) -> Callable[..., object]:
        """Give a filter text only, so that it never spells out None or a list."""
        if not hasattr(function, "jinja_pass_arg"):
            return lambda subject, *args: function(self._plain(subject), *args)

        @wraps(function)
        def textual(env: object, subject: object, *args: object, **kwargs: object) -> object:
            return function(env, self._plain(subject), *args, **kwargs)

        return textual

    def _plain(self, subject: object) -> str:
        if isinstance(subject, Undefined):
            str(subject)
            return ""
        return value.plain(subject, self.show)

    def _same(self, subject: object) -> object:
        """Values are escaped where they are printed, so `e` has nothing left to do."""
        return subject

    def _join(self, subject: object, d: str = "", attribute: str | None = None) -> str:
        items: Iterable[object] = self._counted(subject)
        if attribute is not None:
            items = map(filters.make_attrgetter(self, attribute), items)
        texts = [self._plain(item) for item in items]
        if sum(map(len, texts)) + len(texts) * len(d) > _TEXT:
            raise _too_much(say("a text passes {limit} characters", limit=_TEXT))
        return self._plain(d).join(texts)

    def _joined(self, subject: Sequence[object]) -> str:
        return self._join(subject)

    def _format(self, subject: object, *args: object, **kwargs: object) -> str:
        return percent.filled(self._plain(subject), args, kwargs, self._plain)

    def _rich(self, subject: object) -> RichText:
        """Read light marks in a text, or in the paragraphs of a list."""
        given = subject if isinstance(subject, list | tuple) else (subject,)
        return marked_up("\n\n".join(map(self._plain, given)))

    def _replace(self, subject: object, old: str, new: str) -> str:
        text, old, new = self._plain(subject), self._plain(old), self._plain(new)
        self.spend(_cost(text))
        if len(text) + text.count(old) * len(new) > _TEXT:
            raise _too_much(say("a text passes {limit} characters", limit=_TEXT))
        return text.replace(old, new)

    def _round(self, subject: Any, precision: int = 0, method: str = "common") -> object:
        if abs(precision) > _PLACES or not isinstance(subject, NUMBERS):
            raise Refused("T006", say("only a number can be rounded, to 20 places at most"))
        return filters.FILTERS["round"](subject, precision, method)

    def _range(self, *args: int) -> range:
        numbers = range(*args)
        if numbers[RANGE:]:
            raise _too_much(say("a range has more than {limit} numbers", limit=RANGE))
        self.spend(len(numbers))
        return numbers

    def _counted(self, subject: Any) -> Any:
        """Charge a loop for all its turns before the first, so that a turn costs nothing extra."""
        if isinstance(subject, Mapping):
            subject = list(subject)
        if not isinstance(subject, _COLLECTIONS):
            raise Refused(
                "T006",
                say("a loop needs a list, and this is none"),
                say("check the name after in, or test it with if first"),
            )
        self.spend(len(subject))
        return subject

    def _in_text(self, subject: object, around: Around) -> str:
        if not isinstance(subject, Picture):
            return value.in_text(subject, around, self.show)
        self.printed.setdefault(self.part, {})[subject.key] = subject
        drawing = subject.drawing(next(self.drawn), around.room)
        return f'</w:t>{drawing}<w:t xml:space="preserve">'

    def _printers(self) -> dict[str, Callable[..., str]]:
        show, special = self.show, value.special
        return {
            _printer(Where.TEXT): lambda subject, around: (
                subject
                if type(subject) is str and special(subject) is None
                else self._in_text(subject, Around.read(around))
            ),
            _printer(Where.ATTRIBUTE): lambda subject: value.in_attribute(subject, show),
            _printer(Where.SETTING): lambda subject: value.in_attribute(subject, str),
            _printer(Where.SPAN): lambda subject: value.in_span(subject, str),
            _printer(Where.FILL): lambda subject: value.in_fill(subject, str),
            _printer(Where.ELEMENT): lambda subject: value.in_element(subject, show),
            _printer(Where.ADDRESS): value.in_address,
            _printer(Where.HOST): value.in_host,
            _printer(Where.PATH): value.in_path,
            _printer(Where.COMPONENT): value.in_component,
            _printer(Where.QUOTED): lambda subject: value.in_quotes(subject, show),
            _printer(Where.PARAGRAPH): lambda subject, around: value.in_paragraph(
                subject, Around.read(around)
            ),
        }


def loaded(environment: Sandbox, code: CodeType) -> Template:
    """Bind compiled code to an environment; one code serves the quick one and the explaining."""
    return Template.from_code(environment, code, environment.globals)


def printer(spot: Spot) -> tuple[str, str]:
    """Name the filter that prints at a spot, and its argument, if any."""
    if spot.split is None:
        return _printer(spot.where), ""
    around = Around(spot.properties, spot.split, spot.paragraph, spot.room)
    return _printer(spot.where), around.told()


def _printer(where: Where) -> str:
    return f"<{where}>"


def _cost(subject: object) -> int:
    if isinstance(subject, str):
        return len(subject) // 64 + 1
    if isinstance(subject, Mapping | list | tuple | range):
        return len(subject) + 1
    return 1


def _too_much(what: Text) -> Refused:
    return Refused("T008", what, say("make the loop or the text smaller"))
