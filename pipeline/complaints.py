"""What is refused in the text of a dossier, and what the parser says of it, in our words."""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline import characters, diagnostics
from pipeline.characters import Position
from pipeline.diagnostics import Diagnostic, Text, say

CODES: Mapping[str, tuple[str, str]] = {
    "Y001": (
        "The file is not UTF-8",
        (
            "In another encoding æ, ø and å become other letters without anybody noticing. Save "
            "the file as UTF-8; in the editor this is usually a choice in Save as. UTF-16 that "
            "begins with its byte order mark is read too."
        ),
    ),
    "Y002": (
        "The file is larger than 2 MB",
        (
            "No dossier is that large; it is probably another file, or holds a file pasted as "
            "text. Keep attachments beside the dossier and name them in it."
        ),
    ),
    "Y003": (
        "The file is not valid YAML",
        (
            "A program cannot tell what belongs together. Look at the place named and the line "
            "above it: indentation is two spaces a level, a key ends with a colon and a space, "
            "and a text that holds a colon or begins with a special character stands in quotes. "
            "What follows the place has not been read, so correct it and run again."
        ),
    ),
    "Y004": (
        "A key stands twice in the same section",
        (
            "Most programs keep the last and drop the first without a word. Keep the right one, "
            "or give the other its own name. Keys that look alike count as the same even when an "
            "accented letter is stored in two ways."
        ),
    ),
    "Y005": (
        "Anchors and aliases are not used",
        (
            "With & and * one text stands in several places without being seen there, and a small"
            " file can grow without end. Write the text where it belongs. A text that begins with"
            " & or * must stand in quotes."
        ),
    ),
    "Y006": (
        "The merge key << is not used",
        "It brings in fields that a reader of the section cannot see. Write the fields out.",
    ),
    "Y007": (
        "Tags are not used",
        (
            "A tag (!name) changes what a value is, and can make a program run code. Remove it: "
            "the kind of every field is known. A text that begins with ! must stand in quotes."
        ),
    ),
    "Y008": (
        "The file is nested deeper than 50 levels",
        (
            "No dossier is that deep; brackets or dashes have been repeated by mistake. Reading "
            "stops there, so correct it and run again."
        ),
    ),
    "Y012": (
        "The file is not one dossier",
        (
            "A file holds one dossier, and a dossier is keys with values. An empty file, a list, "
            "a plain text, and several documents divided by --- are refused. Make a file for "
            "each."
        ),
    ),
    "Y013": (
        "A key is not a plain name",
        (
            "A key is one word before a colon. This often comes from a text that begins with { or"
            " [ without quotes, or from a line that begins with a colon. Put the text in quotes."
        ),
    ),
    "Y015": (
        "There are too many findings to list",
        (
            "After 500 findings the rest is left out; such a file is seldom a dossier. Correct "
            "the first ones, which may share one cause, and run again."
        ),
    ),
    "Y016": (
        "The file is of another kind than a dossier",
        (
            "A dossier is plain text. A Word file, a PDF or an archive cannot be read as one, "
            "whatever its name ends in. Make a new dossier with saksflyt init, and copy the words "
            "into it."
        ),
    ),
    "Y020": (
        "A file or folder cannot be read",
        (
            "What was named is not there, is of another kind, or is closed to you, so nothing in it"
            " has been looked at. The command ends with exit code 2. In text this is said beside"
            " the findings; formats that programs read have it among them."
        ),
    ),
    **characters.CODES,
}


class Fault(NamedTuple):
    """What is wrong and what to do, wherever it stands."""

    code: str
    message: Text
    hint: Text

    def at(self, path: str, place: Position) -> Diagnostic:
        return Diagnostic(path, place.line, place.column, self.code, self.message, self.hint)


NOT_UTF8 = Fault(
    "Y001",
    say("The file is not UTF-8; the first unreadable character stands here"),
    say("Save the file as UTF-8"),
)
TOO_LARGE = Fault(
    "Y002",
    say("The file is larger than 2 MB"),
    say("Check that it is the right file; keep attachments outside the dossier"),
)
ANCHOR = Fault(
    "Y005",
    say("The text has a name with & for use elsewhere; that is not allowed"),
    say("Remove the name, or put the text in quotes if it begins with &"),
)
ALIAS = Fault(
    "Y005",
    say("Here * points to a text elsewhere; that is not allowed"),
    say("Write the text itself, or put it in quotes if it begins with *"),
)
MERGE = Fault(
    "Y006",
    say("The key << brings in fields from elsewhere; that is not allowed"),
    say("Write the fields out here"),
)
TAG = Fault(
    "Y007",
    say("A tag, which begins with !, is not allowed"),
    say("Remove the tag, or put the text in quotes if it begins with !"),
)
TAG_DIRECTIVE = Fault(
    "Y007",
    say("The %TAG line is not allowed"),
    say("Remove the lines that begin with % at the top of the file"),
)
TOO_DEEP = Fault(
    "Y008",
    say("The file is nested deeper than 50 levels; nothing after this has been read"),
    say("Look for brackets or dashes repeated by mistake"),
)
EMPTY = Fault(
    "Y012",
    say("The file is empty"),
    say("Fill in the dossier, or begin from a new skeleton"),
)
NO_MAPPING = Fault(
    "Y012",
    say("The file does not begin with a key and a colon"),
    say("Begin each section with its key, such as 'municipality:', at the start of a line"),
)
SECOND = Fault(
    "Y012",
    say("A second document begins here; a file holds one dossier"),
    say("Move it to a file of its own, or remove the line with ---"),
)
ODD_KEY = Fault(
    "Y013",
    say("What stands here as a key is not a name"),
    say("Put the text in quotes if it begins with a bracket; write a word before the colon"),
)
TOO_MANY = Fault("Y015", *diagnostics.TOO_MANY)
CUT_ABOVE = Fault(
    "Y003",
    say("The text ends here: # and the rest of the line are a comment"),
    say("Put the whole text in quotes if # belongs to it; else give the comment a line of its own"),
)


NO_COLON = Fault(
    "Y003",
    say("The line is neither a key with a colon nor indented under the text above"),
    say("Write a colon and a space after the key, or indent the line further"),
)
NO_HYPHEN = Fault(
    "Y003",
    say("A list begins here, and its first item has no hyphen"),
    say("Write a hyphen and a space before it, as the items below have"),
)
LEFT_OPEN = Fault(
    "Y003",
    say("The quote that opens here is closed only further down, and takes the lines between in"),
    say("Write the missing quote where the text ends"),
)


class Complaint(NamedTuple):
    """What the parser says, and the same in our words."""

    pattern: str  # what PyYAML or libyaml says: context, colon, problem
    message: Text
    hint: Text
    at_context: bool = False  # show where it began, not where the parser gave up
    code: str = "Y003"
    lost: str = ""  # what a comment on the way there may have taken with it
    of_key: bool = False  # show the key where it begins, if there is one on the line

    @property
    def fault(self) -> Fault:
        return Fault(self.code, self.message, self.hint)


ANYTHING, BRACKETS = ".", r"[]},]"

COMPLAINTS = (
    Complaint(
        "quoted scalar: found unexpected",
        say("The quote that opens here is never closed"),
        say("Write the missing quote; a ' inside a text in '...' is written twice"),
        at_context=True,
    ),
    Complaint(
        "quoted scalar: ",
        say("A backslash in double quotes begins a code that YAML does not know"),
        say("Write the backslash twice, or use single quotes around the text"),
    ),
    Complaint(
        "mapping values are not allowed",
        say("A colon stands where no key can be"),
        say("Put the text in quotes if the colon belongs to it; else indent the key as its like"),
        of_key=True,
    ),
    Complaint(
        "simple key: could not find",
        say("The line is neither a key with a colon nor indented under the text above"),
        say("Write a colon and a space after the key, or indent the line further"),
        at_context=True,
        lost=ANYTHING,
    ),
    Complaint(
        "sequence entries are not allowed",
        say("A list item cannot begin here"),
        say("Begin the line with the dash, under its key; quote a text that begins with a dash"),
    ),
    Complaint(
        "cannot start any token|alphabetic or numeric character",
        say("A text cannot begin with this character"),
        say("Put the whole text in quotes"),
        at_context=True,
    ),
    Complaint(
        "block scalar: ",
        say("A text after | or > does not begin as it must"),
        say("Begin the text on the next line, all its lines indented alike"),
    ),
    Complaint(
        "flow (sequence|mapping): ",
        say("The bracket that opens here is not closed, or a comma is missing"),
        say("Close the bracket; if it belongs to the text, put the whole text in quotes"),
        at_context=True,
        lost=BRACKETS,
    ),
    Complaint(
        "flow node: ",
        say("A bracket above is not closed, or nothing stands before a comma"),
        say("Close the bracket; if it belongs to the text, put the whole text in quotes"),
        lost=BRACKETS,
    ),
    Complaint(
        "block (mapping|collection): ",
        say("What stands here does not fit the lines above"),
        say("Indent it as far as its neighbours; after a closing quote nothing may follow"),
        lost=ANYTHING,
    ),
    Complaint("undefined tag handle|(a|the) tag: ", TAG.message, TAG.hint, code=TAG.code),
    Complaint(
        "",
        say("This is not valid YAML"),
        say("Check indentation, quotes, colons and brackets here and on the line above"),
    ),
)
