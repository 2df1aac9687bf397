"""Run a part that failed once more, note every fault with its line, and go on where possible."""

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import currentframe
from traceback import walk_tb
from types import CodeType
from typing import Any  # jinja2 hands over operands and arguments of any type

from jinja2 import Template, Undefined

from pipeline.diagnostics import say
from pipeline.word.faults import Refused
from pipeline.word.meant import Words, told
from pipeline.word.sandbox import Missing, Runnable, Sandbox, loaded

_NEUTRAL: Mapping[str, Callable[..., object]] = {
    "__str__": lambda *_: "",
    "__iter__": lambda *_: iter(()),
    "__len__": lambda *_: 0,
    "__hash__": lambda *_: 0,
    "__bool__": lambda *_: False,
    "__contains__": lambda *_: False,
    "__getitem__": lambda subject, *_: subject,
    "__neg__": lambda subject: subject,
    "__pos__": lambda subject: subject,
    **{f"__{name}__": lambda *_: False for name in ("eq", "ne", "lt", "le", "gt", "ge")},
}
_Quiet = type("_Quiet", (Undefined,), dict(_NEUTRAL))

Found = list[tuple[Refused, int]]


def faults(code: CodeType, words: Words, sandbox: Sandbox, context: Mapping[str, object]) -> Found:
    """Give every fault of a part with its line, in the order of the text."""
    notes = _Notes(words, context)
    explaining = _Explaining(sandbox, notes)
    notes.template = loaded(explaining, code)
    try:
        for _ in explaining.fill(notes.template, context):
            pass  # only the notes count
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever an expression raises, its author mends
        notes.add(_refused(error), line_raised(error, notes.template) or 1)
    return sorted(notes.found.values(), key=lambda found: found[1])


def raised(error: Exception, template: Runnable) -> Found:
    """Give a fault with its line, if it is an expression of this template that raised it."""
    line = line_raised(error, template)
    return [(_refused(error), line)] if line else []


def line_raised(error: BaseException, template: Runnable) -> int:
    """Give the line of the template that an exception comes from, or 0 if it comes from none."""
    walked = walk_tb(error.__traceback__)
    lines = [line for frame, line in walked if frame.f_code.co_filename == template.filename]
    return template.get_corresponding_lineno(lines[-1]) if lines else 0


class _Notes:
    """Collects faults while a template runs; each is kept once per line."""

    def __init__(self, words: Words, context: Mapping[str, object]) -> None:
        self.template: Template | None = None
        self.found: dict[tuple[object, ...], tuple[Refused, int]] = {}
        self._words = words
        self._context = context

    def add(self, refused: Refused, line: int) -> None:
        self.found.setdefault((line, refused.code, refused.what), (refused, line))

    def note(self, refused: Refused) -> None:
        self.add(refused, self._line())

    def note_missing(self, missing: object) -> None:
        if isinstance(missing, Missing):
            self.note(told(missing.asked(), self._words, self._context))

    def _line(self) -> int:
        frame, template = currentframe(), self.template
        while template and frame and frame.f_code.co_filename != template.filename:
            frame = frame.f_back
        return template.get_corresponding_lineno(frame.f_lineno) if template and frame else 1


class _Explaining(Sandbox):
    """The same sandbox, but a fault is noted and something empty stands in for the value."""

    def __init__(self, sandbox: Sandbox, notes: _Notes) -> None:
        super().__init__(sandbox.show, sandbox.own, undefined=_noting(notes))
        self.refill(sandbox.budget)
        self._notes = notes
        self.filters = {name: self._noted(function) for name, function in self.filters.items()}

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._noted(super().getattr)(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self._noted(super().getitem)(obj, argument)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        return self._noted(super().call)(context, obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        for side in (left, right):
            self._notes.note_missing(side)
        return self._noted(super().call_binop)(context, operator, left, right)

    def _noted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def noted(*args: Any, **kwargs: Any) -> Any:
            for argument in args:
                if isinstance(argument, _Quiet):
                    return argument
            try:
                return function(*args, **kwargs)
            except MemoryError:
                raise
            except Exception as error:
                refused = _refused(error)
                if refused.code == "T008":
                    raise
                self._excuse(args, refused)
            return _Quiet()

        return noted

    def _excuse(self, args: tuple[Any, ...], refused: Refused) -> None:
        """Blame an unknown name for whatever went wrong with it."""
        for argument in args:
            if isinstance(argument, Undefined):
                self._notes.note_missing(argument)
                return
        self._notes.note(refused)


def _noting(notes: _Notes) -> type[Missing]:
    def noted(neutral: Callable[..., object]) -> Callable[..., object]:
        def use(subject: object, *args: object) -> object:
            notes.note_missing(subject)
            return neutral(subject, *args)

        return use

    return type("_Noting", (Missing,), {name: noted(way) for name, way in _NEUTRAL.items()})


def _refused(error: Exception) -> Refused:
    """Take a fault for what it says, and any other exception for an expression that is wrong."""
    if isinstance(error, Refused):
        return error
    return Refused(
        "T006",
        say("the expression cannot be worked out with these values"),
        say("see that texts, numbers and lists are used as what they are"),
    )
