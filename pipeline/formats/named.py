"""The formats by the names that are written after --format; text is full or concise."""

from collections.abc import Mapping

from pipeline.formats import data, github, gitlab, junit, markdown, sarif, text
from pipeline.formats.run import Format

FORMATS: Mapping[str, Format] = {
    "concise": text.concise,
    "full": text.full,
    "json": data.as_json,
    "jsonl": data.as_jsonl,
    "sarif": sarif.sarif,
    "junit": junit.junit,
    "github": github.github,
    "gitlab": gitlab.gitlab,
    "markdown": markdown.markdown,
}
NAMES = ("text", *FORMATS)
