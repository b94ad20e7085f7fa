"""Marks of comments put into the main part of a Word file, and nothing else changed."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.word_comments._byte_edits import SEAM, ByteEdit, end_tag, namespace_of, with_edits
from claimcheck.word_comments._points import MarkPoint
from claimcheck.word_comments._tags import TagTable

KEEP = b' xml:space="preserve"'
"""What keeps the spaces at the ends of words."""
_SPACE = b"xml:space"


@frozen(eq=False, repr=False)
class MarkedRange(ByValue):
    """A comment and where it stands.

    Args:
        id: The comment's id in the file.
        start: Where it begins.
        end: Where it ends.
    """

    id: int
    start: MarkPoint
    end: MarkPoint


def with_marks(table: TagTable, ranges: Iterable[MarkedRange]) -> bytes:
    """Put the marks of comments in.

    Args:
        table: The tags of the main part.
        ranges: One a comment.
    """
    marks = _Marks.of(table)
    placed: list[tuple[int, int, int, MarkPoint, bytes]] = []
    for one in ranges:
        placed.append((one.start.byte, 1, one.id, one.start, marks.start(one.id)))
        placed.append((one.end.byte, 0, one.id, one.end, marks.end(one.id)))
    placed.sort(key=lambda each: each[:3])
    edits: list[ByteEdit] = []
    split: set[int] = set()
    for byte, group in groupby(placed, key=lambda each: each[0]):
        members = list(group)
        point = members[0][3]
        lines = b"".join(member[4] for member in members)
        edits.append(ByteEdit(byte, byte, _parted(table, point, lines)))
        if point.text >= 0:
            split.add(point.text)
    edits += _kept_spaces(table, split)
    return with_edits(table.data, edits)


@frozen(eq=False, repr=False)
class _Marks(ByValue):
    """The marks in the words of the part: with its prefix, or with one of their own."""

    prefix: str
    space: str

    @classmethod
    def of(cls, table: TagTable) -> "_Marks":
        prefix = table.prefix(0)
        if prefix:
            return cls(prefix, "")
        return cls("w:", f' xmlns:w="{namespace_of(table)}"')

    def start(self, number: int) -> bytes:
        return self._one("commentRangeStart", number).encode()

    def end(self, number: int) -> bytes:
        run = f"{self.prefix}r"
        spaced = f"<{run}{self.space}>" if self.space else f"<{run}>"
        reference = self._one("commentReference", number)
        return f"{self._one('commentRangeEnd', number)}{spaced}{reference}</{run}>".encode()

    def _one(self, name: str, number: int) -> str:
        return f'<{self.prefix}{name}{self.space} {self.prefix}id="{number}"/>'


def _parted(table: TagTable, point: MarkPoint, marks: bytes) -> bytes:
    """Give marks with what has to end before and begin again behind them."""
    if point.run < 0:
        return marks
    ending, begun = b"", b""
    if point.text >= 0:
        tag = table.tag(point.text)
        ending = end_tag(tag)
        begun = tag[:-1] + (b"" if _SPACE in tag else KEEP) + SEAM
    tag = table.tag(point.run)
    ending += end_tag(tag)
    return ending + marks + tag[:-1] + SEAM + properties_of(table, point.run) + begun


def properties_of(table: TagTable, run: int) -> bytes:
    """Give the properties of a run as they are written."""
    first = next(table.children(run), None)
    return table.source(first) if first is not None and table.names[first] == "rPr" else b""


def _kept_spaces(table: TagTable, split: Iterable[int]) -> Iterator[ByteEdit]:
    """Keep the spaces at the ends of words that were split."""
    for number in sorted(split):
        tag = table.tag(number)
        if _SPACE not in tag:
            end = table.opened[number]
            yield ByteEdit(end - 1, end, KEEP + SEAM)
