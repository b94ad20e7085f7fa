"""Writing findings into a Word file as comments, in place of those of the run before."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimcheck.model import Failure, InputError, Span
from claimcheck.model.by_value import ByValue
from claimcheck.readers.word._traced import trace_words
from claimcheck.word_comments._archive import with_parts
from claimcheck.word_comments._byte_edits import appended, namespace_of
from claimcheck.word_comments._comment import comment_xml, fingerprint_line
from claimcheck.word_comments._commented import CommentedFile, open_commented
from claimcheck.word_comments._marking import MarkedRange, with_marks
from claimcheck.word_comments._points import PointFinder
from claimcheck.word_comments._related_parts import IGNORABLE, W14, new_comments_part
from claimcheck.word_comments._tags import TagTable, tags_of
from claimcheck.word_comments.remove import Removed, remove_comments

_PARAGRAPH = re.compile(rb'paraId="([0-9A-Fa-f]{8})"')
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)<")


@frozen(eq=False, repr=False)
class CommentNote(ByValue):
    """What one comment is to say.

    Args:
        fingerprint: Fingerprint of the finding, 32 hexadecimal digits.
        lines: Its words, a paragraph each.
        span: What it is about, in the text of the document; ``None`` for the whole of it.
    """

    fingerprint: str
    lines: tuple[str, ...]
    span: Span | None = None


@frozen(eq=False, repr=False)
class Written(ByValue):
    """A Word file with comments.

    Args:
        data: The file.
        written: How many comments of ours stand in it anew.
        answered: How many stay as they were because others answered them.
    """

    data: bytes
    written: int
    answered: int


def write_comments(
    data: bytes,
    path: str,
    notes: Sequence[CommentNote],
    *,
    text: str,
    format: str = "docx",  # noqa: A002 - the word of the contract
) -> Written:
    """Write comments into a Word file; those of an earlier run go first.

    A comment that people answered stays as it is, and the finding gets no second one. One that
    was marked as resolved and is written again is resolved still.

    Args:
        data: The file.
        path: How messages name it.
        notes: What to say.
        text: Text of the document as it was audited; spans count in it.
        format: How it was read, which says what became of tracked changes.

    Raises:
        InputError: It is no Word document, is damaged or too large, or was changed since.
    """
    before = remove_comments(data, path)
    due = [note for note in notes if note.fingerprint not in before.answered]
    trace = trace_words(before.data, path, format)
    if trace.text != text:
        remedy = "run the audit again"
        raise InputError(Failure(path, "was changed since it was audited", remedy=remedy))
    commented = open_commented(before.data, path)
    if not due:
        return Written(before.data, 0, len(before.answered))
    main = commented.main_table()
    finder = PointFinder(trace, main)
    first = _first_free(commented)
    placed: list[tuple[CommentNote, MarkedRange]] = []
    for note in due:
        found = finder.find(note.span)
        if found is not None:
            placed.append((note, MarkedRange(first + len(placed), *found)))
    if not placed:
        return Written(before.data, 0, len(before.answered))
    changed: dict[str, bytes | None] = {commented.main: with_marks(main, (m for _, m in placed))}
    changed |= _with_texts(commented, placed, before)
    return Written(with_parts(before.data, changed), len(placed), len(before.answered))


def _first_free(commented: CommentedFile) -> int:
    """Give a number above the id of every comment that is there."""
    ids = [int(one.id) for one in commented.comments if one.id.isascii() and one.id.isdigit()]
    return max(ids, default=-1) + 1


def _with_texts(
    commented: CommentedFile, placed: Sequence[tuple[CommentNote, MarkedRange]], before: Removed
) -> dict[str, bytes | None]:
    """Write what the comments say, and which of them were resolved."""
    changed: dict[str, bytes | None] = {}
    table = commented.table("comments")
    if table is None:
        changed |= new_comments_part(commented)
        name = next(each for each in changed if each not in commented.package.archive.namelist())
        table = tags_of(changed[name] or b"", commented.package.path, name)
    else:
        name = commented.parts["comments"]
    paragraphs = list(_paragraphs(commented, [note.fingerprint for note, _ in placed]))
    prefix, spaces = _names(table)
    date = _last_change(commented)
    written = "".join(
        comment_xml(
            mark.id,
            each,
            (*note.lines, fingerprint_line(note.fingerprint)),
            prefix=prefix,
            spaces=spaces,
            date=date,
        )
        for (note, mark), each in zip(placed, paragraphs, strict=True)
    )
    changed[name] = appended(table, written)
    done = (
        each
        for (note, _), each in zip(placed, paragraphs, strict=True)
        if note.fingerprint in before.resolved
    )
    return changed | _with_resolved(commented, done)


def _last_change(commented: CommentedFile) -> str:
    """Give the day on which the file says it was changed, so that no clock is asked."""
    core = commented.package.raw("docProps/core.xml") or b""
    found = _MODIFIED.search(core)
    return found.group(1).decode() if found else ""


def _with_resolved(commented: CommentedFile, done: Iterable[str]) -> dict[str, bytes | None]:
    """Say again of comments that they are resolved, in the part that said it before."""
    extended = commented.table("commentsExtended")
    if extended is None:
        return {}
    w15 = extended.prefix(0)
    lines = "".join(f'<{w15}commentEx {w15}paraId="{each}" {w15}done="1"/>' for each in done)
    return {commented.parts["commentsExtended"]: appended(extended, lines)} if lines else {}


def _names(table: TagTable) -> tuple[str, str]:
    """Give the prefix of Word's names in a part, and the declarations that it lacks."""
    prefix = table.prefix(0)
    spaces = "" if prefix else f' xmlns:w="{namespace_of(table)}"'
    if b"xmlns:w14=" not in table.tag(0):
        spaces += W14 + IGNORABLE
    return prefix or "w:", spaces


def _paragraphs(commented: CommentedFile, fingerprints: Iterable[str]) -> Iterator[str]:
    """Give each comment the id of a paragraph that follows from its finding and is not taken."""
    texts = (commented.package.raw(name) or b"" for name in (commented.main, *_comments(commented)))
    taken = {int(found, 16) for text in texts for found in _PARAGRAPH.findall(text)}
    for fingerprint in fingerprints:
        number = int(fingerprint[:8], 16) & 0x7FFFFFFF or 1
        while number in taken:
            number = number % 0x7FFFFFFE + 1
        taken.add(number)
        yield f"{number:08X}"


def _comments(commented: CommentedFile) -> list[str]:
    return [commented.parts["comments"]] if "comments" in commented.parts else []
