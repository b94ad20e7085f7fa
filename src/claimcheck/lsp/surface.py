"""Where the text of a document stands in what the editor shows: a file, or the cells of a notebook.

Everything in the library is a span of ``Document.text``. The text of a Markdown file is that; that
of a notebook is made of its cells, which an editor shows as texts of their own, or as JSON.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from attrs import frozen
from lsprotocol import types

from claimcheck.lsp.positions import TextPlaces
from claimcheck.model import Document, Span
from claimcheck.model.by_value import ByValue


class Surface(Protocol):
    """What the editor shows of a document."""

    def uris(self) -> tuple[str, ...]:
        """Give the addresses of its texts."""

    def place(self, span: Span) -> types.Location:
        """Give the place of a span of the document."""

    def span(self, uri: str, given: types.Range) -> Span | None:
        """Give the span of the document at a place, or ``None`` where none of it stands there."""

    def written(self, text: str) -> str:
        """Write words of the document as they stand in what is shown."""


@frozen(eq=False, repr=False)
class SourceSurface(ByValue):
    """A file whose text is that of the document.

    Args:
        uri: Its address.
        places: Its text.
    """

    uri: str
    places: TextPlaces

    def uris(self) -> tuple[str, ...]:
        """Give its address."""
        return (self.uri,)

    def place(self, span: Span) -> types.Location:
        """Give the place of a span."""
        return types.Location(self.uri, self.places.range(span))

    def span(self, uri: str, given: types.Range) -> Span | None:
        """Give the span at a place."""
        return self.places.span(given) if uri == self.uri else None

    def written(self, text: str) -> str:
        """Give the words as they are."""
        return text


@frozen(eq=False, repr=False)
class FileSurface(ByValue):
    """A file whose text is not that of the document: the JSON of a notebook.

    Args:
        uri: Its address.
        places: Its text.
        document: The document.
    """

    uri: str
    places: TextPlaces
    document: Document

    def uris(self) -> tuple[str, ...]:
        """Give its address."""
        return (self.uri,)

    def place(self, span: Span) -> types.Location:
        """Give the place of a span in the file; its top where the reader does not know one."""
        found = self.document.locate(span)
        start = found.offset or 0
        return types.Location(self.uri, self.places.range(Span(start, max(start, found.end or 0))))

    def span(self, uri: str, given: types.Range) -> Span | None:
        """Give the span at a place."""
        if uri != self.uri:
            return None
        wanted = self.places.span(given)
        start, end = self._inside(wanted.start), self._inside(wanted.end)
        return None if start is None or end is None else Span(start, max(start, end))

    def written(self, text: str) -> str:
        """Escape words for a string of JSON."""
        return json.dumps(text, ensure_ascii=False)[1:-1]

    def _inside(self, offset: int) -> int | None:
        for region in self.document.regions:
            start, end = region.location.offset, region.location.end
            if start is not None and end is not None and start <= offset <= end:
                inside = offset - start if region.is_literal else 0
                return region.span.start + min(inside, len(region.span))
        return None


@frozen(eq=False, repr=False)
class NotebookSurface(ByValue):
    """A notebook whose cells are texts of their own.

    Args:
        every: Addresses of all cells, in order.
        cells: Of each cell that is read, its address, its text, and where that stands in the
            document.
    """

    every: tuple[str, ...]
    cells: tuple[tuple[str, TextPlaces, int], ...]

    @classmethod
    def of(cls, cells: Iterable[tuple[str, TextPlaces]], document: Document) -> "NotebookSurface":
        """Find the cells of a notebook in its document.

        Args:
            cells: Address and text of every cell, in order; at least one.
            document: The document that was read from them.
        """
        known = tuple(cells)
        starts = dict(reversed(tuple(_starts(document))))
        numbered = enumerate(known, start=1)
        return cls(
            tuple(uri for uri, _ in known),
            tuple((uri, places, starts[n]) for n, (uri, places) in numbered if n in starts),
        )

    def uris(self) -> tuple[str, ...]:
        """Give the addresses of the cells, those that are not read too."""
        return self.every

    def place(self, span: Span) -> types.Location:
        """Give the place of a span, cut off at the end of its cell."""
        if not self.cells:
            return types.Location(self.every[0], TextPlaces("").line_range(1))
        number = max(bisect_right(self._begins(), span.start) - 1, 0)
        uri, places, start = self.cells[number]
        return types.Location(
            uri, places.range(Span(span.start - start, max(span.start, span.end) - start))
        )

    def span(self, uri: str, given: types.Range) -> Span | None:
        """Give the span at a place."""
        for own, places, start in self.cells:
            if own == uri:
                return places.span(given).shift(start)
        return None

    def written(self, text: str) -> str:
        """Give the words as they are."""
        return text

    def _begins(self) -> Sequence[int]:
        return [start for _, _, start in self.cells]


def _starts(document: Document) -> Iterator[tuple[int, int]]:
    """Give the number of each cell and where it begins, as often as it has a run."""
    for region in document.regions:
        if region.location.cell is not None:
            yield region.location.cell, region.span.start
