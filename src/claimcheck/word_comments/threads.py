"""The comments of a Word file, each with the answers that it got."""

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.word_comments._comment import WordComment
from claimcheck.word_comments._commented import CommentedFile, open_commented


@frozen(eq=False, repr=False)
class CommentThread(ByValue):
    """A comment of ours and what people did with it.

    Args:
        fingerprint: Fingerprint of the finding that it tells.
        is_resolved: Whether somebody marked it as resolved.
        replies: The answers of others, as author and text, in order.
    """

    fingerprint: str
    is_resolved: bool
    replies: tuple[tuple[str, str], ...] = ()


def read_threads(data: bytes, path: str) -> tuple[CommentThread, ...]:
    """Read the comments that :func:`write_comments` wrote, and what became of them.

    Args:
        data: The Word file, as people saved it.
        path: How messages name it.

    Raises:
        InputError: It is no Word document, is damaged or too large.
    """
    commented = open_commented(data, path)
    return tuple(_thread(commented, one) for one in commented.comments if one.fingerprint)


def _thread(commented: CommentedFile, root: WordComment) -> CommentThread:
    replies = (one for one in commented.answers(root) if not one.fingerprint)
    return CommentThread(
        root.fingerprint,
        commented.is_resolved(root),
        tuple((one.author, one.text) for one in replies),
    )
