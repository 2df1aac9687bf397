"""Findings as no format likes them, and what a run of each sort has to tell."""

from pathlib import PurePath

from pipeline.diagnostics import NOTHING, Diagnostic, Severity, WordSpot, say
from pipeline.formats.run import CheckRun

LINES = ("schema: 2", "cases:", "  - id: homes", "    summary: Vi vil bygge.")
ERROR = Diagnostic("inputs/a.yaml", 4, 5, "C014", say("the summary is thin"), say("say more"))
WARNING = Diagnostic(
    "Bø, 50 %/æ.yaml", 2, 1, "W005", say("50 % is\nhalf | <b>*"), NOTHING, Severity.WARNING
)
ODD = Diagnostic("inputs/a.yaml", 1, 1, "Y010", say("“{it}” & ]]> \"'", it="\x1b\x00\ufffe"))
IN_WORD = Diagnostic(
    *("types/note/nb.docx", 1, 1, "T005", say("“titel” is unknown")),
    spot=WordSpot("word/document.xml", "{{ item.titel }}", (1, 2, 3)),
)
UNREAD = Diagnostic("nix.yaml", 1, 1, "Y020", say("nix.yaml: there is no such file"))

RUNS = {
    "nothing": CheckRun(checked=("inputs/a.yaml",)),
    "nothing at all": CheckRun(),
    "findings": CheckRun((ERROR, ODD, WARNING), (), ("inputs/a.yaml", "b.yaml"), lambda _: LINES),
    "strict": CheckRun((WARNING,), strict=True, language="nn"),
    "in a Word file": CheckRun((IN_WORD,), (), ("types/note/nb.docx",)),
    "unread": CheckRun((ERROR,), (UNREAD,), language="nb"),
    "elsewhere": CheckRun(
        (Diagnostic("/project space/in/å.yaml", 1, 1, "Y012", say("The file is empty")),),
        root=PurePath("/project space"),
    ),
    "outside": CheckRun(
        (Diagnostic("/elsewhere/å b.yaml", 1, 1, "Y012", say("The file is empty")),),
        root=PurePath("/project space"),
    ),
}
