"""What tags name, held against what there is: found in every branch, and not where all is well."""

import pytest

from pipeline.norm import Norm
from pipeline.word.examined import Examined, examine
from pipeline.word.misuse import Unguarded
from pipeline.word.sandbox import Sandbox
from pipeline.word.shape import DATE, NUMBER, TEXT, TRUTH, Shape, grouping, listing, wording
from pipeline.word.typed import Names
from pipeline.word.vocabulary import DIALECT, filters
from tests.word.make import body, package, paragraph, saved, written


def group(name: str, /, **names: Shape) -> Shape:
    return grouping(name, lambda: names)


UNIT = group("Unit", name=TEXT, phone=TEXT.missing(), since=DATE)
CASE = group(
    "Case",
    title=TEXT,
    date=DATE,
    votes=NUMBER,
    open=TRUTH,
    points=listing(TEXT),
    units=listing(UNIT),
    heard=listing(UNIT).missing(),
    owner=UNIT,
    deputy=UNIT.missing(),
    note=TEXT.missing(),
    status=wording("Status", ("open", "in_force", "title")),
)
END = "{%p endfor %}"
SANDBOX = Sandbox(str, filters(Norm.NB))
NAMES = Names(
    {"case": CASE, "town": group("Town", name=TEXT, council=group("Council", leader=TEXT))},
    moved={"Case.heading": "@.title", "Unit.open": "not @.closed", "place": "town.name"},
)


def examined(*lines: str) -> Examined:
    content = saved(written("# Sak", *lines))
    return examine(content, NAMES, DIALECT, SANDBOX)


def found(*lines: str) -> list[str]:
    """Give each finding as its code, what it says and its hint."""
    return [f"{one.code} {one.what} | {one.hint}" for one, _ in examined(*lines).findings]


UNKNOWN = {
    "{% if case.status.opn %}Ja{% endif %}": (
        "“opn” is none of the words that may stand here | did you mean “open”?"
    ),
    "{% if case.status.xyz %}Ja{% endif %}": (
        "“xyz” is none of the words that may stand here | the names here are open, in_force, title"
    ),
    "{{ case.titel }}": "“titel” is unknown in its group | did you mean “title”?",
    "{{ cas.title }}": "the name “cas” is unknown | did you mean “case”?",
    "{{ leader }}": "the name “leader” is unknown | did you mean “town.council.leader”?",
    "{{ counsil }}": "the name “counsil” is unknown | did you mean “town.council”?",
    "{{ town.leader }}": "“leader” is unknown in its group | did you mean “town.council.leader”?",
    "{{ town.xyz }}": "“xyz” is unknown in its group | the names here are name, council",
    "{{ xyz }}": "the name “xyz” is unknown | the names here are case, town",
    "{{ case.points.first }}": (
        "a list has no “first” | repeat the list with for, and ask each of its items"
    ),
    "{{ case.title.first }}": "a text has no “first” | print the value itself",
    "{{ case.date.hour }}": "a date has no “hour” | print the value itself",
    "{{ case.votes.sum }}": "a number has no “sum” | print the value itself",
    '{{ case["titel"] }}': "“titel” is unknown in its group | did you mean “title”?",
    "{{ case.heading }}": "the name “heading” is no more | write “case.title”",
    "{% for one in case.units %}{% if one.open %}x{% endif %}{% endfor %}": (
        "the name “open” is no more | write “not one.closed”"
    ),
    "{{ case.units[0].open }}": "the name “open” is no more | write “not closed”",
    "{{ place }}": "the name “place” is no more | write “town.name”",
}


@pytest.mark.parametrize("tag", UNKNOWN)
def test_an_unknown_name_is_told_with_what_was_meant(tag: str) -> None:
    assert found(tag) == [f"T005 {UNKNOWN[tag]}"]


@pytest.mark.parametrize(
    "lines",
    [
        ("{%p if case.open %}", "x", "{%p else %}", "{{ case.titel }}", "{%p endif %}"),
        ("{%p if case.open %}", "x", "{%p elif case.note %}", "{{ case.titel }}", "{%p endif %}"),
        ("{%p if not case.titel %}", "x", "{%p endif %}"),
        ("{%p for one in case.titel %}", "x", "{%p endfor %}"),
        (
            "{%p for one in case.units %}",
            "{%p if one.name %}",
            "{{ case.titel }}",
            "{%p endif %}",
            END,
        ),
        ("{% for one in case.points %}x{% else %}{{ case.titel }}{% endfor %}",),
        ("{{ case.note|default(case.titel) }}",),
        ("{{ case.title if case.open else case.titel }}",),
        ('{{ case.title ~ "-" ~ case.titel }}',),
        ("{% if case.votes > 2 and case.titel %}x{% endif %}",),
        ("{% set x = case.titel %}",),
        ("{% with x = case.titel %}{{ x }}{% endwith %}",),
        ("{% set x %}{{ case.titel }}{% endset %}",),
        ("{{ [case.titel]|join }}",),
        ("{{ case.title.upper() }}{{ case.titel.upper() }}",),
    ],
)
def test_a_misspelt_name_is_found_wherever_it_stands(lines: tuple[str, ...]) -> None:
    hint = "did you mean “title”?"
    assert found(*lines) == [f"T005 “titel” is unknown in its group | {hint}"]


def in_part(part: str, name: str) -> bytes:
    """Make a file that has a misspelt name in another part than its text."""
    xml = (
        f'<w:{name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{paragraph('{{ case.titel }}')}</w:{name}>"
    )
    title = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Sak</w:t></w:r></w:p>'
    return body(title, {part: xml})


@pytest.mark.parametrize("name", ["footnotes", "endnotes"])
def test_a_misspelt_name_is_found_in_every_part(name: str) -> None:
    part = f"word/{name}.xml"
    examined = examine(in_part(part, name), NAMES, DIALECT, SANDBOX)
    assert [(one.code, place.part) for one, place in examined.findings] == [("T005", part)]


@pytest.mark.parametrize(("part", "name"), [("header1", "hdr"), ("footer1", "ftr")])
def test_the_tags_of_a_header_that_is_in_no_document_are_let_be(part: str, name: str) -> None:
    examined = examine(in_part(f"word/{part}.xml", name), NAMES, DIALECT, SANDBOX)
    assert examined.findings == []


def test_a_misspelt_name_is_found_where_word_has_split_the_tag() -> None:
    runs = "".join(
        f'<w:r w:rsidR="00A1"><w:t>{piece}</w:t></w:r><w:proofErr w:type="spellStart"/>'
        for piece in ("{", "{ case", ".tit", "el }", "}")
    )
    title = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Sak</w:t></w:r></w:p>'
    told = examine(body(f"{title}<w:p>{runs}</w:p>"), NAMES, DIALECT, SANDBOX).findings
    assert [(one.code, place.paragraph) for one, place in told] == [("T005", "{{ case.titel }}")]


UNFIT = {
    "{{ case.points }}": "a value of the kind “list” cannot be printed",
    "{{ case.owner }}": "a value of the kind “group” cannot be printed",
    "{{ case.open }}": "a value of the kind “yes/no” cannot be printed",
    "{{r case.title }}": "a tag with r prints formatted text only",
    "{% for one in case.title %}x{% endfor %}": "a loop needs a list, and this is none",
    "{% for one in case.votes %}x{% endfor %}": "a loop needs a list, and this is none",
    "{{ case.title|short_date }}": "the filter short_date cannot take a text",
    "{{ case.points|lower }}": "the filter lower cannot take a list",
    "{{ case.title|count }}": "the filter count cannot take a text",
    "{{ case.title|words }}": "the filter words cannot take a text",
    "{{ case.title|listed }}": "the filter listed cannot take a text",
    "{{ case.votes|capital }}": "the filter capital cannot take a number",
}


@pytest.mark.parametrize("tag", UNFIT)
def test_a_value_that_does_not_fit_its_tag_is_told(tag: str) -> None:
    assert [one.partition(" | ")[0] for one in found(tag)] == [f"T006 {UNFIT[tag]}"]


MISSING = {
    "{{ case.note }}": "case.note",
    "{{ case.note|lower }}": "case.note",
    "{{ case.deputy.name }}": "case.deputy",
    "{% for one in case.heard %}x{% endfor %}": "case.heard",
    "{% for one in case.units %}{{ one.phone }}{% endfor %}": "case.units[].phone",
    "{{ case.note if town.name else town.name }}": "case.note",
}


@pytest.mark.parametrize("tag", MISSING)
def test_a_value_that_may_be_missing_is_told(tag: str) -> None:
    told = [one.partition(",")[0] for one in found(tag)]
    assert told == [f"T021 {MISSING[tag]} may be missing"]


@pytest.mark.parametrize(
    "tag",
    [
        "{% if case.note %}{{ case.note }}{% endif %}",
        "{% if not case.note %}x{% else %}{{ case.note }}{% endif %}",
        "{% if case.note and case.open %}{{ case.note }}{% endif %}",
        "{{ case.note if case.note else town.name }}",
        '{{ case.note|default("x") }}',
        '{{ case.note or "x" }}',
        "{{ case.deputy and case.deputy.name }}",
        "{% for one in case.heard if case.heard %}{% endfor %}",
    ],
)
def test_a_value_that_is_asked_for_is_there(tag: str) -> None:
    assert [one for one in found(tag) if "case.heard" not in one] == []


@pytest.mark.parametrize(
    "tag",
    [
        "{% if case.note is none %}x{% else %}{{ case.note }}{% endif %}",
        "{% if case.note is defined %}{{ case.note }}{% endif %}",
        # What is beside it may decide, as answered does over an answer's date.
        "{% if case.open %}{{ case.note }}{% endif %}",
        "{% for one in case.units %}{% if one.name %}{{ one.phone }}{% endif %}{% endfor %}",
    ],
)
def test_of_a_value_that_something_else_is_asked_of_only_a_dossier_tells(tag: str) -> None:
    ((told, _),) = examined(tag).findings
    assert isinstance(told, Unguarded)
    assert told.doubtful


def test_what_the_type_requires_and_what_follows_from_it_is_there() -> None:
    tag = "{{ case.note }} {{ case.deputy.name }} {% for one in case.heard %}x{% endfor %}"
    known = Names(
        NAMES.roots,
        frozenset(("case.note",)),
        {"case.note": ("case.deputy",), "case.deputy": ("case.heard",)},
    )
    told = examine(saved(written("# Sak", tag)), known, DIALECT, SANDBOX).findings
    assert [str(one.what) for one, _ in told] == [
        "case.heard may be missing, and then the document cannot be made"
    ]


@pytest.mark.parametrize(
    ("tag", "path"),
    [
        ("{% if case.owner %}x{% endif %}", "case.owner"),
        ("{% if case.date %}x{% endif %}", "case.date"),
        (
            "{% for one in case.units %}{% if one.since %}x{% endif %}{% endfor %}",
            "case.units[].since",
        ),
    ],
)
def test_a_condition_that_always_holds_is_told(tag: str, path: str) -> None:
    assert [one.partition(",")[0] for one in found(tag)] == [f"T022 {path} is always there"]


@pytest.mark.parametrize("name", ["deputy", "note", "open", "points", "votes", "title"])
def test_a_condition_that_may_fail_is_none_of_its_business(name: str) -> None:
    assert found(f"{{% if case.{name} %}}x{{% endif %}}") == []


@pytest.mark.parametrize(
    "tag",
    [
        "{% for one in case.points %}{{ loop.index }}{% if loop.last %}.{% endif %}{% endfor %}",
        "{% for one in case.units %}{{ loop.previtem.name }}{% endfor %}",
        "{% set first = case.owner %}{{ first.name }}",
        "{% with first = case.owner %}{{ first.name }}{% endwith %}",
        "{% set words %}{{ case.title }}{% endset %}{{ words }}",
        "{% if case.open %}{% set x = case.owner %}{% endif %}{{ x.name }}",
        "{% for name, unit in case.owner.items() %}{{ name }}{% endfor %}",
        "{% for name in case.owner %}{{ name }}{% endfor %}",
        '{{ case.units|map(attribute="name")|join(", ") }} {{ (case.units|first).name }}',
        "{{ case.points[0] }} {{ case.units[0].name }} {{ case.votes + 1 }} {{ -case.votes }}",
        "{{ case.date.year }} {{ case.title.upper() }} {{ range(3)|list|length }}",
        "{{ case.votes|words }} {{ case.points|listed }} {{ case.points|count }}",
        "{% if undecided is defined %}x{% endif %}",
        '{{ undecided|default("x") }}',
        "{# {{ case.titel }} #}",
    ],
)
def test_what_is_right_is_let_be(tag: str) -> None:
    assert found(tag) == []


@pytest.mark.parametrize(
    "tag", ["{% for one in case.points %}{{ loop.indx }}{% endfor %}", "{{ loop.index }}"]
)
def test_a_loop_tells_its_body_what_it_tells_and_nothing_outside(tag: str) -> None:
    assert [one[:4] for one in found(tag)] == ["T005"]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (("{{ case.title", "{{ case.titel }}"), "T003 T005"),
        (("{% if case.open = 1 %}", "{{ case.titel }}", "{% endif %}"), "T003 T005"),
        (("{%p for one on case.units %}", "{{ one.x }}{{ case.titel }}", END), "T003 T005"),
        (("{%p for one in case.units %}", "{{ one.nam }}"), "T004 T005"),
        (
            ("{%p if case.note %}", "{{ case.titel }}", "{{ case.titl|uper }}"),
            "T004 T011 T005 T005",
        ),
        (("{{ case.titel }}", END), "T004 T005"),
        (("{{ case.title|default(x y) }}", "{{ case.titel }}"), "T003 T005"),
        (
            ("{% for one in case.units %}{% if one.name %}{% endfor %}{{ case.titel }}",),
            "T004 T005",
        ),
        (("{% if case.open %", "{{ case.titel }}", "{% endif %}"), "T003 T005"),
    ],
)
def test_a_tag_that_cannot_be_read_hides_no_other(lines: tuple[str, ...], codes: str) -> None:
    assert " ".join(one[:4] for one in found(*lines)) == codes


def test_curly_quotes_are_read_as_straight_ones() -> None:
    assert found("{{ case.title|default(«x») }}") == []
    assert [one[:4] for one in found("{{ case.title|default(“x”) }}")] == ["T024"]


def test_deep_brackets_and_blocks_are_left_to_the_compiler() -> None:
    deep = "{% if case.open %}" * 30 + "x" + "{% endif %}" * 30
    assert examined(deep).deep
    assert not examined("{% if case.open %}" * 5 + "x" + "{% endif %}" * 5).deep


def printed(*lines: str) -> set[tuple[str, tuple[str, ...]]]:
    """Give what a file prints: each value or "" for words, and what it stands under."""
    told = examined(*lines).printed
    assert told is not None
    return {(one.what, tuple(sorted(" ".join(guard) for guard in one.guards))) for one in told}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{{ case.title }}{{ town.name }}", "{{ town.name }} og {{ case.title }}"),
        (
            "{% for one in case.units %}{{ one.name }}{% endfor %}",
            "{% for unit in case.units %}{{ unit.name }}{% endfor %}",
        ),
        (
            "{% if case.open %}{{ case.title }}{% else %}{{ town.name }}{% endif %}",
            "{% if not case.open %}{{ town.name }}{% else %}{{ case.title }}{% endif %}",
        ),
        (
            "{% if case.open %}{% if case.note %}{{ case.note }}{% endif %}{% endif %}",
            "{% if case.note %}{% if case.open %}{{ case.note }}{% endif %}{% endif %}",
        ),
        ("{{ case.title|lower }}", "{{ case.title|capital }}"),
        ("{% if case.open %}åpen{% endif %}", "{% if case.open %}open{% endif %}"),
        ("{{ case.title }}", "{{ case.title }} {{ case.title }}"),
    ],
)
def test_these_print_the_same(one: str, other: str) -> None:
    assert printed(one) == printed(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{{ case.title }}", "x"),
        ("{{ case.title }}", "{% if case.open %}{{ case.title }}{% endif %}"),
        (
            "{% if case.open %}{{ case.title }}{% endif %}",
            "{% if not case.open %}{{ case.title }}{% endif %}",
        ),
        (
            "{% for one in case.units %}{{ one.name }}{% endfor %}",
            "{% for one in case.units %}{{ case.title }}{% endfor %}",
        ),
        ("{% if case.open %}åpen{% endif %}", "åpen"),
        ("{% if case.open %}åpen{% endif %}", "{% if case.open %}open{% else %}lukka{% endif %}"),
        ("{{ case.points|count }}", "{{ case.points|listed }}"),
    ],
)
def test_these_do_not(one: str, other: str) -> None:
    assert printed(one) != printed(other)


def test_a_value_is_known_by_its_path_and_what_it_stands_under() -> None:
    line = "{% for one in case.units %}{% if one.phone %}{{ one.phone }}{% endif %}{% endfor %}"
    assert printed(line) == {("case.units[].phone", ("for case.units", "if case.units[].phone"))}


def test_what_cannot_be_read_whole_is_held_against_nothing() -> None:
    assert examined("{{ case.title").printed is None
    assert examine(package({}), NAMES, DIALECT, SANDBOX).printed is None
