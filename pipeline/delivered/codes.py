"""What the codes of figures from tables mean."""

CODES: dict[str, tuple[str, str]] = {
    "I001": (
        "A table of figures cannot be read",
        (
            "Figures are added from JSON-stat2, which the statistics bank of Statistics Norway"
            " gives out, from CSV and from Excel workbooks. The hint says what to save anew."
        ),
    ),
    "I002": (
        "It is not plain which numbers of a table are meant",
        (
            "A figure is one number a day. Where a table has several, by age or by what is"
            " counted, say which with --figure ID=AXIS/CATEGORY. A number of another municipality"
            " is never taken."
        ),
    ),
    "I003": (
        "A table does not say which day its numbers are of",
        (
            "Documents print the day of each figure, and compare by it. The population of 2026 is"
            " that of 1 January, and what happened in 2026 is known on 31 December."
        ),
    ),
    "I004": (
        "A table and a dossier have different numbers for the same day",
        (
            "A number that documents have printed is not replaced in silence. Preliminary numbers"
            " give way to final ones, and --state corrected says that the old one was wrong: what"
            " stood is kept under corrected."
        ),
    ),
    "I005": (
        "Figures cannot be written into a dossier",
        (
            "The author's text is kept as it is but for what is added. What that would lose, or"
            " what is of an older contract, is not written."
        ),
    ),
    "I006": (
        "A number is left out",
        (
            "Missing numbers, those that are held back, and counts from 1 to 4 of people stay out"
            " of the dossier: neighbours may know who they are. What is left out is told by day,"
            " and never by number."
        ),
    ),
    "I007": (
        "A number is far from that of the year before",
        (
            "More than a quarter up or down, and at least ten; of percents more than ten points."
            " Often it is another unit, another municipality, a border that has moved or a new way"
            " of counting. Where it is right, say why in the note."
        ),
    ),
    "I008": (
        "A table and a dossier differ in unit or source",
        (
            "Thousands in the place of ones, or percents in the place of numbers, would be printed"
            " as they stand. Where only the word is another, the dossier's own is kept. The source"
            " is that of the newest number."
        ),
    ),
}
