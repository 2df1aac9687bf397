"""Findings as no format likes them, and what a run of each sort has to tell."""

from pathlib import PurePath

from pipeline.diagnostics import NOTHING, Diagnostic, Severity, Spot, say
from pipeline.formats.run import Run

LINES = ("schema: 2", "cases:", "  - id: homes", "    summary: Vi vil bygge.")
ERROR = Diagnostic("inputs/a.yaml", 4, 5, "C014", say("the summary is thin"), say("say more"))
WARNING = Diagnostic(
    "Bø, 50 %/æ.yaml", 2, 1, "W005", say("50 % is\nhalf | <b>*"), NOTHING, Severity.WARNING
)
ODD = Diagnostic("inputs/a.yaml", 1, 1, "Y010", say("“{it}” & ]]> \"'", it="\x1b\x00\ufffe"))
IN_WORD = Diagnostic(
    *("types/note/nb.docx", 1, 1, "T005", say("“titel” is unknown")),
    spot=Spot("word/document.xml", "{{ item.titel }}", (1, 2, 3)),
)
UNREAD = Diagnostic("nix.yaml", 1, 1, "Y020", say("nix.yaml: there is no such file"))

RUNS = {
    "nothing": Run(checked=("inputs/a.yaml",)),
    "nothing at all": Run(),
    "findings": Run((ERROR, ODD, WARNING), (), ("inputs/a.yaml", "b.yaml"), lambda _: LINES),
    "strict": Run((WARNING,), strict=True, language="nn"),
    "in a Word file": Run((IN_WORD,), (), ("types/note/nb.docx",)),
    "unread": Run((ERROR,), (UNREAD,), language="nb"),
    "elsewhere": Run(
        (Diagnostic("/work space/in/å.yaml", 1, 1, "Y012", say("The file is empty")),),
        root=PurePath("/work space"),
    ),
    "outside": Run(
        (Diagnostic("/tmp/å b.yaml", 1, 1, "Y012", say("The file is empty")),),  # noqa: S108
        root=PurePath("/work space"),
    ),
}
