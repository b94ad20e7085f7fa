"""Stretches of the main part that a field shows, which its program writes anew as a whole."""

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.word_comments._tags import TagTable


@frozen(eq=False, repr=False)
class FieldRange(ByValue):
    """A field that begins and ends in one paragraph.

    Args:
        first: The element with which it begins.
        last: The element with which it ends.
        start: Byte at which the first begins.
        end: Byte behind the last.
    """

    first: int
    last: int
    start: int
    end: int


def field_ranges(table: TagTable) -> tuple[FieldRange, ...]:
    """Find the outermost fields of each paragraph.

    Args:
        table: The tags of the part.
    """
    found: list[FieldRange] = []
    opened: list[int] = []
    for number in table.of_name("fldChar"):
        kind = table.attribute(number, "fldCharType")
        if kind == "begin":
            opened.append(number)
        elif kind == "end" and opened:
            first = opened.pop()
            if _paragraph(table, first) == _paragraph(table, number):
                while found and found[-1].start > table.starts[first]:
                    found.pop()
                start, end = table.starts[first], table.ends[number]
                found.append(FieldRange(first, number, start, end))
    return tuple(found)


def _paragraph(table: TagTable, number: int) -> int:
    return next(each for each in table.path(number) if table.names[each] == "p" or each == number)
