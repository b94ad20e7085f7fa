"""Marks of comments taken out of the main part of a Word file, and split runs joined again."""

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.word_comments._byte_edits import SEAM, ByteEdit, with_edits
from claimcheck.word_comments._marking import KEEP, properties_of
from claimcheck.word_comments._points import contents
from claimcheck.word_comments._tags import TagTable

_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_PATCHED = KEEP + SEAM


def without_marks(table: TagTable, ids: frozenset[str], *, all_go: bool) -> bytes:
    """Take the marks of comments out.

    Args:
        table: The tags of the main part.
        ids: The comments whose marks go.
        all_go: Whether no comment of ours stays, so that every run that was split is whole again.
    """
    gaps = dict(_gaps(sorted(_marked(table, ids))))
    starting = {table.starts[run]: run for run in table.of_name("r")}
    edits: list[ByteEdit] = []
    for run in table.of_name("r"):
        follower = starting.get(gaps.get(table.ends[run], -1))
        if follower is not None and _are_one(table, run, follower):
            del gaps[table.ends[run]]
            edits += _joined(table, run, follower, all_go=all_go)
    edits += (ByteEdit(start, end) for start, end in gaps.items())
    return with_edits(table.data, _apart(edits))


def _marked(table: TagTable, ids: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Give the bytes of each mark; a run that holds nothing else goes with it."""
    for number in table.of_name(*_MARKS):
        if table.attribute(number, "id") not in ids:
            continue
        run = table.parents[number]
        is_alone = table.names[run] == "r" and all(
            table.names[child] in _MARKS and table.attribute(child, "id") in ids
            for child in contents(table, run)
        )
        whole = run if is_alone else number
        yield table.starts[whole], table.ends[whole]


def _gaps(marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join marks that follow each other at once."""
    start, end = -1, -1
    for low, high in dict.fromkeys(marks):
        if low != end:
            if end > start:
                yield start, end
            start = low
        end = high
    if end > start:
        yield start, end


def _are_one(table: TagTable, run: int, follower: int) -> bool:
    """Tell whether two runs are the halves of one that was split."""
    tag, other = table.tag(run), table.tag(follower)
    if not other.endswith(SEAM) or tag.removesuffix(SEAM).removesuffix(b">") != other[:-2]:
        return False
    return properties_of(table, run) == properties_of(table, follower)


def _joined(table: TagTable, run: int, follower: int, *, all_go: bool) -> Iterator[ByteEdit]:
    last = list(contents(table, run))[-1:]
    first = list(contents(table, follower))[:1]
    if not (last and first and table.tag(first[0]).endswith(SEAM)):
        behind = table.opened[follower] + len(properties_of(table, follower))
        yield ByteEdit(table.closed[run], behind)
        return
    yield ByteEdit(table.closed[last[0]], table.opened[first[0]])
    if all_go and table.tag(last[0]).endswith(_PATCHED):
        end = table.opened[last[0]]
        yield ByteEdit(end - len(_PATCHED), end, b">")


def _apart(edits: Iterable[ByteEdit]) -> Iterator[ByteEdit]:
    """Leave out what lies within something that goes as a whole."""
    behind = 0
    for edit in sorted(edits, key=lambda each: (each.start, -each.end)):
        if edit.end > behind or (edit.start >= behind):
            behind = max(behind, edit.end)
            yield edit
