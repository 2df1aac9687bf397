"""Run a part that failed once more, note every fault with its line, and go on where possible."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import wraps
from inspect import currentframe
from traceback import walk_tb
from types import CodeType
from typing import Any  # jinja2 hands over operands and arguments of any type

from jinja2 import Template, TemplateError, Undefined

from pipeline.diagnostics import say
from pipeline.word.faults import Refused
from pipeline.word.sandbox import Missing, Sandbox, loaded
from pipeline.word.value import Show

_RAISED = (
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    TemplateError,
    RecursionError,
    MemoryError,
)
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


def faults(code: CodeType, sandbox: Sandbox, context: Mapping[str, object]) -> Found:
    """Give every fault of a part with its line, in the order of the text."""
    notes = _Notes(context)
    explaining = _Explaining(sandbox.show, sandbox.own, notes)
    template = loaded(explaining, code)
    notes.template = template
    try:
        for _ in explaining.fill(template, context):
            pass  # only the notes count
    except Refused as refused:
        notes.add(refused, notes.line_raised(refused))
    except _RAISED as error:
        notes.add(_unusable(), notes.line_raised(error))
    return sorted(notes.found.values(), key=lambda found: found[1])


class _Notes:
    """Collects faults while a template runs; each is kept once per line."""

    def __init__(self, context: Mapping[str, object]) -> None:
        self.template: Template | None = None
        self.found: dict[tuple[object, ...], tuple[Refused, int]] = {}
        self._context = context

    def add(self, refused: Refused, line: int) -> None:
        self.found.setdefault((line, refused.code, refused.what), (refused, line))

    def note(self, refused: Refused) -> None:
        self.add(refused, self._line())

    def note_missing(self, missing: object) -> None:
        if isinstance(missing, Missing):
            told = missing.told()
            names = [str(name) for name in missing.known() or self._context]
            near = get_close_matches(str(dict(told.what.values).get("name", "")), names, 1)
            hint = say("did you mean “{name}”?", name=near[0]) if near else told.hint
            self.note(Refused(told.code, told.what, hint))

    def line_raised(self, error: BaseException) -> int:
        lines = [line for frame, line in walk_tb(error.__traceback__) if self._mine(frame.f_code)]
        return self._corresponding(lines[-1]) if lines else 1

    def _line(self) -> int:
        frame = currentframe()
        while frame is not None and not self._mine(frame.f_code):
            frame = frame.f_back
        return self._corresponding(frame.f_lineno) if frame else 1

    def _mine(self, code: CodeType) -> bool:
        return self.template is not None and code.co_filename == self.template.filename

    def _corresponding(self, line: int) -> int:
        return self.template.get_corresponding_lineno(line) if self.template else 1


class _Explaining(Sandbox):
    """The same sandbox, but a fault is noted and something empty stands in for the value."""

    def __init__(self, show: Show, own: Mapping[str, Callable[..., object]], notes: _Notes) -> None:
        super().__init__(show, own, undefined=_noting(notes))
        self._notes = notes
        self.filters = {name: self._noted(function) for name, function in self.filters.items()}

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._noted(super().getattr)(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self._noted(super().getitem)(obj, argument)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        return self._noted(super().call)(context, obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        return self._noted(super().call_binop)(context, operator, left, right)

    def _noted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def noted(*args: Any, **kwargs: Any) -> Any:
            for argument in args:
                if isinstance(argument, _Quiet):
                    return argument
            try:
                return function(*args, **kwargs)
            except Refused as refused:
                if refused.code == "T008":
                    raise
                self._excuse(args, refused)
            except _RAISED:
                self._excuse(args, _unusable())
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


def _unusable() -> Refused:
    return Refused(
        "T006",
        say("the expression cannot be worked out with these values"),
        say("see that texts, numbers and lists are used as what they are"),
    )
