"""Changes to the bytes of a part, which leave everything else as it is."""

from collections.abc import Iterable

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.word_comments._tags import TagTable, tag_attributes

SEAM = b" >"
"""How the start tags end that we split or open: no program writes them so, and taking comments out
again can tell what was one before."""


@frozen(eq=False, repr=False)
class ByteEdit(ByValue):
    """Bytes to be replaced.

    Args:
        start: The first.
        end: Behind the last.
        bytes: What is to stand there.
    """

    start: int
    end: int
    bytes: bytes = b""


def with_edits(data: bytes, edits: Iterable[ByteEdit]) -> bytes:
    """Carry out edits, which do not overlap.

    Args:
        data: The part.
        edits: In any order.
    """
    pieces: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        pieces += (data[at : edit.start], edit.bytes)
        at = edit.end
    return b"".join((*pieces, data[at:]))


def appended(table: TagTable, lines: str) -> bytes:
    """Put elements behind the others in the root of a part.

    Args:
        table: Its tags.
        lines: The elements.
    """
    at = table.closed[0]
    if at < table.ends[0]:
        return with_edits(table.data, [ByteEdit(at, at, lines.encode())])
    tag = table.tag(0)
    whole = tag[:-2] + SEAM + lines.encode() + end_tag(tag)
    return with_edits(table.data, [ByteEdit(table.starts[0], table.ends[0], whole)])


def without_elements(table: TagTable, numbers: Iterable[int]) -> bytes:
    """Take elements out of a part; a root that was empty before is empty again.

    Args:
        table: Its tags.
        numbers: The elements.
    """
    gone = [ByteEdit(table.starts[number], table.ends[number]) for number in numbers]
    tag = table.tag(0)
    left = len(table.inside(0)) - sum(edit.end - edit.start for edit in gone)
    if gone and not left and tag.endswith(SEAM):
        whole = tag.removesuffix(SEAM) + b"/>"
        gone = [ByteEdit(table.starts[0], table.ends[0], whole)]
    return with_edits(table.data, gone)


def end_tag(tag: bytes) -> bytes:
    """Give the end tag to a start tag."""
    return b"</" + tag[1:].split(None, 1)[0].rstrip(b"/>") + b">"


def namespace_of(table: TagTable) -> str:
    """Give the namespace of the root of a part."""
    prefix = table.prefix(0).rstrip(":")
    return tag_attributes(table.tag(0)).get(prefix or "xmlns", "")
