"""One BibTeX entry to a reference."""

from collections.abc import Iterator, Mapping

from claimcheck.bibliography.bibtex_blocks import Block
from claimcheck.bibliography.bibtex_trouble import Trouble
from claimcheck.bibliography.bibtex_values import Value, read_value
from claimcheck.bibliography.field_spans import FieldSpans
from claimcheck.bibliography.latex_text import verbatim_text, visible_text
from claimcheck.bibliography.person_names import read_names
from claimcheck.bibliography.years import year_of
from claimcheck.model import Person, Reference, Span

_VERBATIM = frozenset({"doi", "url", "eprint", "file", "pdf", "verba", "verbb", "verbc"})
_AS_WRITTEN = frozenset({"pages", "crossref", "xdata", "xref", "ids", "key"})
_NO_ONE: tuple[tuple[Person, ...], bool] = ((), False)


class EntryReader:
    """Turns entry blocks of one file into references.

    Args:
        text: The file.
        path: Its name.
        strings: Macros by lower-case name.
        trouble: Takes what goes wrong.
    """

    def __init__(self, text: str, path: str, strings: Mapping[str, str], trouble: Trouble) -> None:
        """Keep what is the same for all entries of the file."""
        self._text = text
        self._path = path
        self._strings = strings
        self._trouble = trouble

    def read(self, block: Block) -> Reference | None:
        """Read one entry; ``None``, and a failure, where it has no key."""
        if not block.key:
            self._trouble.without_key(block)
            return None
        values: dict[str, Value] = {}
        for name, value in self._values(block):
            if name not in values:
                values[name] = value
            else:
                self._trouble.repeated_field(block, name, Span(value.start, value.end))
        return self._reference(block, values)

    def _values(self, block: Block) -> Iterator[tuple[str, Value]]:
        for item in block.fields:
            name, start, end = item.name, item.start, item.end
            while True:
                value = read_value(self._text, start, end, self._strings)
                self._trouble.value(block, name, value)
                yield name.lower(), value
                if value.following is None:
                    break
                name, start, end = value.following

    def _reference(self, block: Block, values: Mapping[str, Value]) -> Reference:
        fields = {name: _shown(name, value.text) for name, value in values.items()}
        authors, et_al = read_names(values["author"].text) if "author" in values else _NO_ONE
        editors, _ = read_names(values["editor"].text) if "editor" in values else _NO_ONE
        text = self._text
        return Reference(
            block.key,
            block.type,
            fields,
            {name: text[value.start : value.end] for name, value in values.items()},
            authors,
            editors,
            year_of(fields.get("year", ""), fields.get("date", "")),
            self._path,
            self._trouble.line(block.span.start),
            block.span,
            FieldSpans({name: (value.start, value.end) for name, value in values.items()}),
            block.span.of(text),
            et_al=et_al,
        )


def _shown(name: str, raw: str) -> str:
    if name in _VERBATIM:
        return verbatim_text(raw)
    if name in _AS_WRITTEN:
        return " ".join(raw.replace("{", "").replace("}", "").split())
    return visible_text(raw)
