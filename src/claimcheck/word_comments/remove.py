"""Taking our comments out of a Word file, and nothing else."""

from collections.abc import Iterable

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.word_comments._archive import with_parts
from claimcheck.word_comments._byte_edits import without_elements
from claimcheck.word_comments._comment import WordComment
from claimcheck.word_comments._commented import CommentedFile, open_commented
from claimcheck.word_comments._related_parts import without_comments_part
from claimcheck.word_comments._tags import TagTable
from claimcheck.word_comments._unmarking import without_marks


@frozen(eq=False, repr=False)
class Removed(ByValue):
    """A Word file without our comments.

    Args:
        data: The file.
        removed: How many were taken out.
        answered: Fingerprints of those that stay because others answered them.
        resolved: Fingerprints of removed ones that somebody had marked as resolved.
    """

    data: bytes
    removed: int = 0
    answered: frozenset[str] = frozenset()
    resolved: frozenset[str] = frozenset()


def remove_comments(data: bytes, path: str) -> Removed:
    """Take out the comments that :func:`write_comments` wrote.

    A comment that somebody answered stays, so that no word of theirs is lost. Comments of others
    stay as they are; parts without a comment of ours stay byte for byte.

    Args:
        data: The file.
        path: How messages name it.

    Raises:
        InputError: It is no Word document, is damaged or too large.
    """
    commented = open_commented(data, path)
    ours = [one for one in commented.comments if one.fingerprint]
    answered = [one for one in ours if _is_answered(commented, one)]
    gone = [one for one in ours if one not in answered]
    stay = frozenset(one.fingerprint for one in answered)
    if not gone:
        return Removed(data, answered=stay)
    changed = _without_states(commented, gone)
    changed |= _without_texts(commented, gone)
    ids = frozenset(one.id for one in gone)
    changed[commented.main] = without_marks(commented.main_table(), ids, all_go=not answered)
    resolved = frozenset(one.fingerprint for one in gone if commented.is_resolved(one))
    return Removed(with_parts(data, changed), len(gone), stay, resolved)


def _is_answered(commented: CommentedFile, one: WordComment) -> bool:
    return any(not answer.fingerprint for answer in commented.answers(one))


def _without_texts(
    commented: CommentedFile, gone: Iterable[WordComment]
) -> dict[str, bytes | None]:
    table = commented.table("comments")
    if table is None:
        return {}
    left = without_elements(table, (one.number for one in gone))
    return {commented.parts["comments"]: left, **without_comments_part(commented, left)}


def _without_states(
    commented: CommentedFile, gone: Iterable[WordComment]
) -> dict[str, bytes | None]:
    """Take out what other parts say of comments that go."""
    changed: dict[str, bytes | None] = {}
    paragraphs = {one.paragraph for one in gone if one.paragraph}
    extended, ids = commented.table("commentsExtended"), commented.table("commentsIds")
    if extended is not None:
        found = _named(extended, "commentEx", "paraId", paragraphs)
        changed[commented.parts["commentsExtended"]] = without_elements(extended, found)
    if ids is None:
        return changed
    named = list(_named(ids, "commentId", "paraId", paragraphs))
    changed[commented.parts["commentsIds"]] = without_elements(ids, named)
    extensible = commented.table("commentsExtensible")
    if extensible is not None:
        durable = {ids.attribute(number, "durableId").upper() for number in named}
        found = _named(extensible, "commentExtensible", "durableId", durable)
        changed[commented.parts["commentsExtensible"]] = without_elements(extensible, found)
    return changed


def _named(table: TagTable, name: str, attribute: str, values: set[str]) -> list[int]:
    return [n for n in table.of_name(name) if table.attribute(n, attribute).upper() in values]
