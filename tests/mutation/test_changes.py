"""What the mutants are: each word of a small module that could be another."""

from tests.mutation.changes import changes

MODULE = '''
"""A docstring is not changed."""
LIMIT = 5
WORDS = ("a", "b")
FORM = re.compile("hus|hjem")
Kind = str | None


@rule("Z001")
def few(texts: list[str] | None) -> bool:
    """Nor is this."""
    for text in texts:
        if not FORM.search(text):
            continue
        yield text
    return any(texts) and len(texts) <= LIMIT
'''


def test_each_place_is_changed_alone() -> None:
    returned = "any(texts) and len(texts) <= LIMIT"
    assert [(one.line, one.name, sorted(one.near)) for one in changes(MODULE, "module")] == [
        (3, "LIMIT: LIMIT = 5 -> LIMIT = 4", ["Z001"]),
        (3, "LIMIT: LIMIT = 5 -> LIMIT = 6", ["Z001"]),
        (4, "WORDS: without 'a'", ["module"]),
        (4, "WORDS: without 'b'", ["module"]),
        (5, "FORM: without hus|", ["Z001"]),
        (5, "FORM: without |hjem", ["Z001"]),
        (6, "Kind: str | None -> str & None", ["module"]),
        (13, "few: if not FORM.search(text): -> if FORM.search(text):", ["Z001"]),
        (14, "few: without continue", ["Z001"]),
        (15, "few: without yield text", ["Z001"]),
        (16, f"few: {returned} -> any(texts) or len(texts) <= LIMIT", ["Z001"]),
        (16, "few: any(texts) -> all(texts)", ["Z001"]),
        (16, "few: len(texts) <= LIMIT -> len(texts) > LIMIT", ["Z001"]),
        (16, "few: len(texts) <= LIMIT -> len(texts) < LIMIT", ["Z001"]),
    ]


def test_each_word_of_a_pattern_is_taken_out_with_its_bar() -> None:
    pattern = r'WORDS = re.compile(rf"{ONE}|plass(?:er|ar)?|[(|]|\(bolig|{TWO}|\bhus")'
    assert [one.name for one in changes(pattern, "module")] == [
        "WORDS: without er|",
        "WORDS: without |ar",
        "WORDS: without |plass(?:er|ar)?",
        "WORDS: without |[(|]",
        r"WORDS: without |\(bolig",
        r"WORDS: without |\bhus",
    ]
