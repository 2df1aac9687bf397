"""The closed lists of the dialect: filters, tests, methods and values that a tag may name."""

DICT_METHODS = ("items", "keys", "values")
STR_METHODS = ("upper", "lower", "title", "capitalize", "strip", "startswith", "endswith")
LOOP_METHODS = ("cycle", "changed")
LOOP_VALUES = frozenset(
    [
        "index",
        "index0",
        "revindex",
        "revindex0",
        "first",
        "last",
        "length",
        "depth",
        "depth0",
        "previtem",
        "nextitem",
    ]
)
DATE_VALUES = frozenset(("year", "month", "day"))
METHODS = frozenset((*DICT_METHODS, *STR_METHODS, *LOOP_METHODS))
# Of these Jinja has the function; each is charged and bounded by the sandbox.
FILTERS = (
    "default",
    "d",
    "length",
    "count",
    "first",
    "last",
    "int",
    "float",
    "abs",
    "sort",
    "reverse",
    "list",
    "unique",
    "map",
    "select",
    "reject",
    "selectattr",
    "rejectattr",
    "sum",
    "min",
    "max",
    "batch",
    "dictsort",
)
FILTERS_OF_TEXT = ("upper", "lower", "title", "capitalize", "trim", "truncate", "wordcount")
TESTS = frozenset(
    [
        "defined",
        "undefined",
        "none",
        "odd",
        "even",
        "divisibleby",
        "eq",
        "equalto",
        "==",
        "ne",
        "!=",
        "lt",
        "lessthan",
        "<",
        "le",
        "<=",
        "gt",
        "greaterthan",
        ">",
        "ge",
        ">=",
        "in",
        "string",
        "number",
        "integer",
        "float",
        "boolean",
        "mapping",
        "sequence",
        "iterable",
        "true",
        "false",
        "lower",
        "upper",
    ]
)
