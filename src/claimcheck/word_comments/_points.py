"""Where in the main part of a Word file a comment on some words begins and ends."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from attrs import define, field, frozen

from claimcheck.model import Span
from claimcheck.model.by_value import ByValue
from claimcheck.readers.word._traced import ShownElement, WordTrace
from claimcheck.word_comments._characters import character_places
from claimcheck.word_comments._shown_fields import FieldRange, field_ranges
from claimcheck.word_comments._tags import TagTable

_PASSED = frozenset(
    {"ins", "del", "moveTo", "moveFrom", "hyperlink", "smartTag", "customXml", "bdo", "dir"}
)
"""Elements in a paragraph that hold runs and may hold marks of comments as well."""
_WORDS = frozenset({"t", "delText"})


@frozen(eq=False, repr=False)
class MarkPoint(ByValue):
    """A place at which a mark can be put.

    Args:
        byte: Where, in the bytes of the part.
        run: The run that has to be split there; -1 where none has.
        text: The element of words in it that has to be split; -1 where none has.
    """

    byte: int
    run: int = -1
    text: int = -1


@define
class PointFinder:
    """Finds places in the main part by offsets in the text of the document.

    Args:
        trace: What shows each word.
        table: The tags of the main part.
    """

    trace: WordTrace
    table: TagTable
    _starts: list[int] = field(init=False)
    _ends: list[int] = field(init=False)
    _fields: tuple[FieldRange, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Look up once what every search needs."""
        self._starts = [one.start for one in self.trace.shown]
        self._ends = [one.end for one in self.trace.shown]
        self._fields = field_ranges(self.table)

    def find(self, span: Span | None) -> tuple[MarkPoint, MarkPoint] | None:
        """Give where a comment begins and ends; ``None`` in a file that shows no words.

        Words of a note are marked where the note is pointed at, those of a text box at the box,
        since Word keeps comments in neither. Without a span the first paragraph is marked.

        Args:
            span: The words, in the text of the document.
        """
        noted = self._note(span)
        if noted is not None:
            return self._around([self._whole(noted)])
        found = self._shown(span)
        if not found:
            found, span = self._first_paragraph(), None
        return self._around(found, span) if found else None

    def _note(self, span: Span | None) -> int | None:
        if span is None:
            return None
        for start, end, pointing in self.trace.notes:
            if start <= span.start < max(end, start + 1):
                return pointing
        return None

    def _whole(self, number: int) -> ShownElement:
        return ShownElement(0, 0, number)

    def _shown(self, span: Span | None) -> list[ShownElement]:
        """Give what shows the words, of paragraphs that stand side by side."""
        if span is None:
            return []
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, max(span.end, span.start + 1))
        found = list(self.trace.shown[first:last])
        around = [self._level(one) for one in found]
        return [one for one, level in zip(found, around, strict=True) if level == around[0]]

    def _first_paragraph(self) -> list[ShownElement]:
        if not self.trace.shown:
            return []
        first = self._paragraph(self.trace.shown[0])
        return [one for one in self.trace.shown if self._paragraph(one) == first]

    def _paragraph(self, shown: ShownElement) -> int:
        path = self.table.path(shown.number)
        return next((number for number in path if self.table.names[number] == "p"), -1)

    def _level(self, shown: ShownElement) -> int:
        paragraph = self._paragraph(shown)
        return self.table.parents[paragraph] if paragraph >= 0 else -2

    def _around(
        self, found: list[ShownElement], span: Span | None = None
    ) -> tuple[MarkPoint, MarkPoint]:
        starts = [self._start(one, span) for one in found]
        ends = [self._end(one, span) for one in found]
        start = min(starts, key=lambda point: point.byte)
        end = max(ends, key=lambda point: point.byte)
        return self._widened(start, end)

    def _widened(self, start: MarkPoint, end: MarkPoint) -> tuple[MarkPoint, MarkPoint]:
        """Leave fields whole, since what they show is written anew by the program they are of."""
        for one in self._fields:
            if one.start < start.byte < one.end:
                start = before(self.table, one.first)
            if one.start < end.byte < one.end:
                end = point_behind(self.table, one.last)
        return start, end

    def _start(self, shown: ShownElement, span: Span | None) -> MarkPoint:
        offset = 0 if span is None else span.start - shown.start
        if offset > 0 and (places := self._characters(shown)) is not None:
            byte = self.table.opened[shown.number] + places[offset][0]
            return MarkPoint(byte, self.table.parents[shown.number], shown.number)
        return before(self.table, shown.number)

    def _end(self, shown: ShownElement, span: Span | None) -> MarkPoint:
        count = shown.end - shown.start if span is None else span.end - shown.start
        if 0 < count < shown.end - shown.start:
            places = self._characters(shown)
            if places is not None:
                byte = self.table.opened[shown.number] + places[count - 1][1]
                return MarkPoint(byte, self.table.parents[shown.number], shown.number)
        return point_behind(self.table, shown.number)

    def _characters(self, shown: ShownElement) -> list[tuple[int, int]] | None:
        """Give where each character stands, where the element can be split between them."""
        number = shown.number
        if self.table.names[number] not in _WORDS or splittable_run(self.table, number) < 0:
            return None
        places = character_places(self.table.inside(number))
        known = places is not None and len(places) == shown.end - shown.start
        return places if known else None


def before(table: TagTable, number: int) -> MarkPoint:
    """Give the place before an element in a paragraph: in its run, or before what holds it."""
    run = splittable_run(table, number)
    if run < 0:
        return MarkPoint(table.starts[_unit(table, number)])
    if number == next(contents(table, run)):
        return MarkPoint(table.starts[run])
    return MarkPoint(table.starts[number], run)


def point_behind(table: TagTable, number: int) -> MarkPoint:
    """Give the place behind an element in a paragraph."""
    run = splittable_run(table, number)
    if run < 0:
        return MarkPoint(table.ends[_unit(table, number)])
    if number == list(contents(table, run))[-1]:
        return MarkPoint(table.ends[run])
    return MarkPoint(table.ends[number], run)


def contents(table: TagTable, run: int) -> Iterator[int]:
    """Give what stands in a run beside its properties."""
    return (child for child in table.children(run) if table.names[child] != "rPr")


def splittable_run(table: TagTable, number: int) -> int:
    """Give the run directly around an element where that may be split; else -1."""
    unit = _unit(table, number)
    return unit if table.names[unit] == "r" and table.parents[number] == unit else -1


def _unit(table: TagTable, number: int) -> int:
    """Give the element that may stand between marks and holds the given one."""
    path = table.path(number)
    inner = iter(path)
    for each in inner:
        if table.names[each] == "p":
            break
    return next((each for each in inner if table.names[each] not in _PASSED), number)
