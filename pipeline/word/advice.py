"""What `templates check` says of a Word file beside its faults: codes, their manual, how grave."""

from collections.abc import Mapping

from pipeline.diagnostics import Severity

# Code: what it says, why it matters, and an example as `templates text` writes it.
CODES: Mapping[str, tuple[str, str, str, str]] = {
    "T020": (
        "words stand beside a tag that takes its paragraph, row or cell with it",
        (
            "A tag with p, tr or tc stands for a whole paragraph, row or cell. What stands beside"
            " it is kept, in one of its own before or after the tag: seldom what was meant."
        ),
        "Stakeholders: {%p for one in dossier.stakeholders %}\n- {{ one.name }}\n{%p endfor %}",
        "Stakeholders:\n{%p for one in dossier.stakeholders %}\n- {{ one.name }}\n{%p endfor %}",
    ),
    "T021": (
        "a value that may be missing is used without asking for it",
        (
            "No document is made where a tag has nothing to print. The dossiers that you try may"
            " all have the value; the next one need not. Where a dossier breaks on it, this is an"
            " error, and the smallest such dossier is shown."
        ),
        "Organisation number {{ dossier.organisation_number }}",
        (
            "{% if dossier.organisation_number %}"
            "Organisation number {{ dossier.organisation_number }}{% endif %}"
        ),
    ),
    "T022": (
        "a condition asks for what is always there",
        "It leaves nothing out, so it was meant for something else, or for nothing.",
        "{%p if dossier.mapping %}\nThe mapping has begun.\n{%p endif %}",
        "{%p if dossier.mapping.strengths %}\nThe mapping has begun.\n{%p endif %}",
    ),
    "T023": (
        "a template of the program uses more than the house's language",
        (
            "Templates print and do not decide: a name, not and a name, a loop over a name, and a"
            " few filters. What must be compared or reckoned is a fact, and has a test. Your own"
            " document types may use more of docxtpl's language: comparisons, set, with, filter."
        ),
        "{%p if dossier.plans|length > 2 and dossier.figures %}\nThe plans\n{%p endif %}",
        "{%p if dossier.figures %}\nThe plans\n{%p endif %}",
    ),
    "T024": (
        "a tag is written with curly quotes",
        (
            "Word makes curly quotes of straight ones while you write. The program reads some of"
            " them as straight; other programs, and the next version of the tag, may not."
        ),
        "{{ dossier.organisation_number|default(“none”) }}",
        '{{ dossier.organisation_number|default("none") }}',
    ),
    "T025": (
        "bokmål and nynorsk do not print the same",
        (
            "Both files of a type print the same values under the same conditions, in whatever"
            " order their sentences take. Else a change has reached one of them only."
        ),
        "nb.docx: Adopted {{ item.date }}\nnn.docx: Adopted",
        "nb.docx: Adopted {{ item.date }}\nnn.docx: {{ item.date }}: adopted",
    ),
    "T026": (
        "the file has something of its own that belongs in the family",
        (
            "Header, footer and styles are those of the family, so that all documents look alike"
            " and a municipality's own letterhead serves them all. A type's own are left out."
        ),
        "a header in templates/case-draft/nb.docx",
        "the same header in templates/family.docx",
    ),
    "T027": (
        "the file has something left over from its editing",
        (
            "A comment is left out of the documents, and with it a tag that stands in it: nobody"
            " answers what it asks. Tracking is turned off in the documents, but where it is on in"
            " the file, the next change of the file is a fault."
        ),
        "a comment beside a heading: is this right?",
        "no comments, tracking turned off",
    ),
    "T028": (
        "the file has something of another program in it",
        (
            "An embedded sheet or drawing can be opened by those who have that program, may hold"
            " more than it shows, and has no text for those who cannot see it."
        ),
        "a table that is a sheet of Excel",
        "a table made in Word",
    ),
    "T029": (
        "the text of a template is missing or old",
        (
            "The text beside a template shows what a change of the Word file has changed. It is"
            " written by saksflyt templates text --write."
        ),
        "nb.docx is changed, nb.txt is not",
        "both are changed together",
    ),
    "T031": (
        "a block is not shared",
        (
            "What only one type prints stands best in that type's own file, where its author looks"
            " for it; what no type asks for is printed nowhere. A block whose cells give colours"
            " need not be asked for."
        ),
        "a block for one type",
        "the same words in the file of the type",
    ),
    "T034": (
        "something that looks like a tag is printed as it stands",
        (
            "A brace too many beside a tag is printed after its value, and a name in single braces"
            " or in the signs of another program is printed and not filled in."
        ),
        "Adopted {{ item.date }}}",
        "Adopted {{ item.date }}",
    ),
    "A001": (
        "a document has exactly one title, before its headings",
        (
            "Who cannot see the page finds the document by its title, and the way in it by its"
            " headings. The title is a paragraph of the style Title, not large letters."
        ),
        "## Background",
        "# Case draft\n\n## Background",
    ),
    "A002": (
        "headings never skip a level",
        (
            "A screen reader tells the level of each heading. Where one is skipped, also because"
            " a condition leaves it out, its listener looks for what is not there."
        ),
        "# Title\n\n### Figures",
        "# Title\n\n## Facts\n\n### Figures",
    ),
    "A003": (
        "each table has a heading row",
        (
            "The first row is marked as one that is repeated as header row. It stands on each page"
            " that the table takes, and a screen reader says it with each cell."
        ),
        "a first row in bold",
        "Table Layout, Repeat Header Rows",
    ),
    "A004": (
        "each table has a name and a description",
        (
            "They are the table's alternative text: what it is about, for those who hear it."
            " LibreOffice drops them when it saves; write them anew in Word."
        ),
        "a table without alternative text",
        "Table Properties, Alt Text: a title and a description",
    ),
    "A005": (
        "rows of a table stay on one page",
        "A row that is torn by the end of a page is hard to read, and harder to hear.",
        "Table Properties, Row: Allow row to break across pages",
        "the same, not allowed",
    ),
    "A006": (
        "no paragraph is empty to make room",
        (
            "A screen reader says “blank” for each. Room is made by the style, before or after a"
            " paragraph. An empty cell that is to be filled in may stay."
        ),
        "two empty lines before a heading",
        "a style with space before it",
    ),
    "A007": (
        "no text stands in a box or a frame",
        (
            "Text in a box has no place in the order of reading: it is read last, or not at all."
            " A table with text around it is such a box."
        ),
        "a box with the deadline in it",
        "a paragraph with the deadline in it",
    ),
    "A008": (
        "each picture has an alternative text",
        "It is read to those who cannot see the picture. One that only decorates is marked so.",
        "a coat of arms without text",
        "Alt Text: The coat of arms of Eksempelvik",
    ),
    "A009": (
        "no break stands in the text to make layout",
        (
            "A line or a page that is broken by hand stands wrong when the text or the page"
            " changes. Paragraphs and their styles do it: page break before, keep with next."
        ),
        "Dear recipient↵Thank you",
        "Dear recipient\nThank you",
    ),
    "A010": (
        "a draft says on every page that it is one",
        (
            "Who reads a paper on a desk cannot know whether it was sent. Each header of a family"
            " shows the word as long as no state in the dossier takes it away."
        ),
        "{{ municipality.name }}",
        "{%p if document.draft %}\nUtkast\n{%p endif %}\n{{ municipality.name }}",
    ),
}


# What is here and breaks a document; the rest are manners.
def severity(code: str) -> Severity:
    """Say how grave a finding of a template is: all that a build refuses is an error."""
    return Severity.WARNING if code in CODES else Severity.ERROR
