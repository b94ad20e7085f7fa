"""Where a passage of a document stands in its file, for formats whose text is not the file."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from attrs import evolve, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.span import Span

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge on a page, in points from its upper left corner."""

_START = attrgetter("span.start")


@frozen(kw_only=True, eq=False, repr=False)
class Location(ByValue):
    """A place as people and programs find it in the file.

    Args:
        line: Line, from 1: of the file; of the cell in a notebook; of ``Document.text`` in a
            format without lines of its own.
        column: Column in code points, from 1.
        offset: Code points before it in the file's text; ``None`` where the file holds no such
            text (an archive, a PDF).
        end: Offset behind it, where ``offset`` is known.
        paragraph: Number of the paragraph, from 1, in a word processor's file.
        cell: Number of the cell, from 1, in a notebook.
        page: Number of the page, from 1, in a format with pages.
        box: Where on the page.
    """

    line: int
    column: int
    offset: int | None = None
    end: int | None = None
    paragraph: int | None = None
    cell: int | None = None
    page: int | None = None
    box: Box | None = None

    def __str__(self) -> str:
        """Name the place in the words of its format."""
        if self.cell is not None:
            return f"cell {self.cell}, line {self.line}"
        if self.page is not None:
            return f"page {self.page}"
        if self.paragraph is not None:
            return f"paragraph {self.paragraph}"
        return f"line {self.line}, column {self.column}"


@frozen(eq=False, repr=False)
class Region(ByValue):
    """A run of a document's text that has one place in the file and crosses no line.

    Args:
        span: The run, in ``Document.text``.
        location: Its place; where ``end - offset`` is the length of the run, each character
            stands for itself in the file.
    """

    span: Span
    location: Location

    @property
    def is_literal(self) -> bool:
        """Tell whether each character of the run is one character of the file."""
        offset, end = self.location.offset, self.location.end
        return offset is not None and end is not None and end - offset == len(self.span)


def locate(regions: Sequence[Region], span: Span) -> Location:
    """Find the place of a span by the regions of its document.

    Args:
        regions: In order, not overlapping, at least one.
        span: A span of the document's text.
    """
    first = _region_at(regions, span.start)
    last = _region_at(regions, max(span.end - 1, span.start))
    start = regions[first].location
    inside = _inside(regions[first], span.start)
    return evolve(
        start,
        column=start.column + inside,
        offset=_offset(regions[first], span.start),
        end=_end(regions[last], span.end),
        box=_around(regions[first : last + 1], start),
    )


def _region_at(regions: Sequence[Region], offset: int) -> int:
    return max(bisect_right(regions, offset, key=_START) - 1, 0)


def _inside(region: Region, offset: int) -> int:
    return min(max(offset - region.span.start, 0), len(region.span))


def _offset(region: Region, offset: int) -> int | None:
    start = region.location.offset
    if start is None or not region.is_literal:
        return start
    return start + _inside(region, offset)


def _end(region: Region, offset: int) -> int | None:
    start = region.location.offset
    if start is None or not region.is_literal:
        return region.location.end
    return start + _inside(region, offset)


def _around(regions: Sequence[Region], first: Location) -> Box | None:
    """Give the smallest box around what stands on the first page."""
    boxes = [
        region.location.box
        for region in regions
        if region.location.box is not None and region.location.page == first.page
    ]
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
