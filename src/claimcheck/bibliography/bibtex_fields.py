"""Fields of BibTeX entries: their values with macros put in, and what they show."""

from collections.abc import Iterable, Iterator

from claimcheck.bibliography.bibtex_blocks import BibtexBlock, RawField
from claimcheck.bibliography.bibtex_values import BibtexValue, MacroTexts, read_value
from claimcheck.bibliography.latex_text import verbatim_text, visible_text

VERBATIM = frozenset({"doi", "url", "eprint", "file", "pdf", "verba", "verbb", "verbc"})
"""Fields that are read letter for letter."""

AS_WRITTEN = frozenset({"pages", "crossref", "xdata", "xref", "ids", "key"})
"""Fields whose dashes and letters stay as written."""


def strings_of(text: str, blocks: Iterable[BibtexBlock]) -> MacroTexts:
    """Collect the ``@string`` macros of a file, and the months."""
    strings = MacroTexts(len(text))
    for block in blocks:
        if block.kind == "string":
            item = block.fields[0]
            strings.define(block.key, read_value(text, item.start, item.end, strings).text)
    return strings


def field_values(
    text: str, block: BibtexBlock, strings: MacroTexts
) -> Iterator[tuple[RawField, BibtexValue]]:
    """Read the fields of an entry in order, those behind a missing comma included."""
    for first in block.fields:
        item: RawField | None = first
        while item is not None:
            value = read_value(text, item.start, item.end, strings)
            yield item, value
            item = value.following


def shown_text(name: str, raw: str) -> str:
    """Give what a field's LaTeX text shows, by the field's lower-case name."""
    if name in VERBATIM:
        return verbatim_text(raw)
    if name in AS_WRITTEN:
        return " ".join(raw.replace("{", "").replace("}", "").split())
    return visible_text(raw)
