"""What goes wrong in a BibTeX file, put into words with its place."""

import re
from collections.abc import Iterable, Iterator

from claimcheck.bibliography.bibtex_blocks import BibtexBlock
from claimcheck.bibliography.bibtex_values import BibtexValue
from claimcheck.model import Failure, LineIndex, Reference, Span

_HIDDEN = re.compile(r"^[ \t]*@[ \t]*([^\s@{}(),\"'=#%\\]{1,80})\s{0,40}[{(]", re.MULTILINE)
_NOT_ENTRIES = frozenset({"comment", "string", "preamble"})
_NO_KEY = "Expected comma after entry key, but found ="
_KEY = re.compile(r"@[^{(]{1,120}[{(]\s*([^\s,{}()=\"]{1,200})\s*,")


class Trouble:
    """Collects the failures of one file.

    Args:
        path: The file's name.
        lines: Its lines.
    """

    def __init__(self, path: str, lines: LineIndex) -> None:
        """Begin with nothing wrong."""
        self._path = path
        self._lines = lines
        self.failures: list[Failure] = []

    def line(self, offset: int) -> int:
        """Give the 1-based line of an offset."""
        return self._lines.position(offset).line

    def extend(self, failures: Iterable[Failure]) -> None:
        """Take failures that were put into words elsewhere."""
        self.failures.extend(failures)

    def add(self, kind: str, message: str, span: Span, remedy: str, key: str | None) -> None:
        """Put down one failure."""
        self.failures.append(self.failure(kind, message, span, remedy, key))

    def failure(self, kind: str, message: str, span: Span, remedy: str, key: str | None) -> Failure:
        """Put one failure into words."""
        return Failure(
            self._path,
            message,
            line=self.line(span.start),
            remedy=remedy,
            kind=kind,
            key=key or None,
            end_line=self.line(max(span.start, span.end - 1)),
            span=(span.start, span.end),
        )

    def broken(self, block: BibtexBlock) -> None:
        """Tell of a block that does not close or has no such form."""
        if block.reason.startswith(_NO_KEY):
            self.without_key(block)
            return
        if block.type in _NOT_ENTRIES:
            kind, what = "unreadable-block", f"the block `@{block.type}`"
        else:
            kind, what = "unreadable-entry", f"the entry `@{block.type}`"
        reason = " ".join(block.reason.split()).rstrip(". ")
        self.add(kind, f"{what} cannot be read: {reason}", block.span, _BALANCE, block.key)

    def without_key(self, block: BibtexBlock) -> None:
        """Tell of an entry that nothing can cite."""
        message = f"the entry `@{block.type}` has no key, or no comma after it"
        remedy = "write a key and a comma after the brace"
        self.add("missing-key", message, block.span, remedy, None)

    def repeated(self, again: Reference, first: Reference) -> None:
        """Tell of a key that an earlier entry has."""
        message = f"the key `{again.key}` is used twice, first in line {first.line}"
        remedy = "rename or remove one of the two entries"
        self.add("duplicate-key", message, again.span or Span(0, 0), remedy, again.key)

    def repeated_field(self, block: BibtexBlock, name: str, span: Span) -> None:
        """Tell of a field that the entry already has; the first counts."""
        message = f"`{block.key}` has the field `{name}` twice, the first counts"
        self.add("duplicate-field", message, span, "remove one of the two", block.key)

    def value(self, block: BibtexBlock, name: str, value: BibtexValue) -> None:
        """Tell what is wrong with one value, if anything."""
        if not (value.unknown or value.following or value.junk):
            return
        span = Span(value.start, value.end)
        for macro in dict.fromkeys(value.unknown):
            message = f"`{macro}` in the field `{name}` of `{block.key}` is not a known @string"
            remedy = f"put the value in braces or define `{macro}`"
            self.add("undefined-string", message, span, remedy, block.key)
        if value.following:
            message = f"a comma is missing after the field `{name}` of `{block.key}`"
            self.add("missing-comma", message, span, "add the comma", block.key)
        if value.junk:
            message = f"the value of `{name}` in `{block.key}` cannot be read to its end"
            self.add("unreadable-value", message, span, _BALANCE, block.key)

    def between(self, text: str, start: int, end: int) -> None:
        """Look at the text between two blocks: a stray rest of an entry, or an entry unseen."""
        gap = text[start:end].strip()
        if not gap:
            return
        span = Span(start, end)
        if start and gap[0] in "},":
            message = "the entry ends before this, at a brace that closes too early"
            begin = start + text[start:end].index(gap[0])
            self.add("unbalanced-braces", message, Span(begin, begin + len(gap)), _BALANCE, None)
        self.extend(hidden_entries(text, span, "unreadable-entry", self))


def hidden_entries(text: str, span: Span, kind: str, trouble: Trouble) -> Iterator[Failure]:
    """Find entries that stand where nothing is read, so that none is lost without a word."""
    begin = text.find("@", span.start + 1 if kind == "commented-out" else span.start, span.end)
    if begin < 0:
        return
    found = [
        match
        for match in _HIDDEN.finditer(text, span.start, span.end)
        if match.group(1).lower() not in _NOT_ENTRIES and match.start() >= begin - len("\t") * 80
    ]
    ends = [*(match.start() for match in found), span.end][1:]
    for match, end in zip(found, ends, strict=True):
        named = _KEY.search(text, match.start(), end)
        message = f"the entry `@{match.group(1)}` stands in a comment and is not read"
        yield trouble.failure(
            kind,
            message if kind == "commented-out" else f"the entry `@{match.group(1)}` is not read",
            Span(text.index("@", match.start()), end),
            "move it out of the comment if it should count"
            if kind == "commented-out"
            else _BALANCE,
            named.group(1) if named else None,
        )


_BALANCE = "balance the braces and quotation marks, and end each field with a comma"
