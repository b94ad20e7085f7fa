"""One BibTeX entry to a reference."""

from collections.abc import Mapping

from claimcheck.bibliography.bibtex_blocks import BibtexBlock
from claimcheck.bibliography.bibtex_fields import field_values, shown_text
from claimcheck.bibliography.bibtex_trouble import Trouble
from claimcheck.bibliography.bibtex_values import BibtexValue, MacroTexts
from claimcheck.bibliography.field_places import FieldSpans, SourceFields
from claimcheck.bibliography.person_names import read_names
from claimcheck.bibliography.years import year_of
from claimcheck.model import Person, Reference, Span

_NO_ONE: tuple[tuple[Person, ...], bool] = ((), False)


class EntryReader:
    """Turns entry blocks of one file into references.

    Args:
        text: The file.
        path: Its name.
        strings: Macros of the file.
        trouble: Takes what goes wrong.
    """

    def __init__(self, text: str, path: str, strings: MacroTexts, trouble: Trouble) -> None:
        """Keep what is the same for all entries of the file."""
        self._text = text
        self._path = path
        self._strings = strings
        self._trouble = trouble

    def read(self, block: BibtexBlock) -> Reference | None:
        """Read one entry; ``None``, and a failure, where it has no key."""
        if not block.key:
            self._trouble.without_key(block)
            return None
        values: dict[str, BibtexValue] = {}
        for item, value in field_values(self._text, block, self._strings):
            name = item.name.lower()
            self._trouble.value(block, name, value)
            if name not in values:
                values[name] = value
            else:
                self._trouble.repeated_field(block, name, Span(value.start, value.end))
        return self._reference(block, values)

    def _reference(self, block: BibtexBlock, values: Mapping[str, BibtexValue]) -> Reference:
        fields = {name: shown_text(name, value.text) for name, value in values.items()}
        authors, et_al = read_names(values["author"].text) if "author" in values else _NO_ONE
        editors, _ = read_names(values["editor"].text) if "editor" in values else _NO_ONE
        text = self._text
        offsets = [offset for value in values.values() for offset in (value.start, value.end)]
        spans = FieldSpans(tuple(values), offsets)
        return Reference(
            block.key,
            block.type,
            fields,
            SourceFields(text, spans),
            authors,
            editors,
            year_of(fields.get("year", ""), fields.get("date", "")),
            self._path,
            self._trouble.line(block.span.start),
            block.span,
            spans,
            block.span.of(text),
            et_al=et_al,
        )
