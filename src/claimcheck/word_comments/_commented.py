"""A Word file with its comments and what other parts say of them."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._files import read_limited, refuse
from claimcheck.readers.word._document import main_part
from claimcheck.readers.word._package import OfficePackage, open_package, parse_xml
from claimcheck.word_comments._comment import WordComment, comments_of
from claimcheck.word_comments._tags import TagTable, tags_of

_LARGEST = 100_000_000


@frozen(eq=False, repr=False)
class CommentState(ByValue):
    """What a part beside the comments says of one.

    Args:
        parent: Paragraph of the comment that it answers; ``""`` where it answers none.
        is_resolved: Whether somebody marked it as resolved.
    """

    parent: str = ""
    is_resolved: bool = False


@frozen(eq=False, repr=False)
class CommentedFile(ByValue):
    """A Word file and its comments.

    Args:
        package: The file.
        main: Name of the part that holds the text.
        parts: Names of the parts to which that one refers, by kind.
        comments: All comments, in the order of their part.
        states: What is said of each, by its paragraph.
    """

    package: OfficePackage
    main: str
    parts: Mapping[str, str]
    comments: tuple[WordComment, ...]
    states: Mapping[str, CommentState]

    def table(self, kind: str) -> TagTable | None:
        """Read the tags of a part by its kind; ``None`` where the file has none."""
        return table_of(self.package, self.parts[kind]) if kind in self.parts else None

    def main_table(self) -> TagTable:
        """Read the tags of the part that holds the text.

        Raises:
            InputError: The file has none, or it is damaged.
        """
        table = table_of(self.package, self.main)
        if table is None:
            remedy = "open it in Word or LibreOffice and save it as .docx"
            raise refuse(self.package.path, "is not a Word document", remedy, "damaged")
        return table

    def answers(self, comment: WordComment) -> Iterator[WordComment]:
        """Give the comments that answer one, or answer its answers."""
        if not comment.paragraph:
            return
        for other in self.comments:
            above, left = self._parent(other.paragraph), len(self.comments)
            while above and above != comment.paragraph and left:
                above, left = self._parent(above), left - 1
            if above == comment.paragraph:
                yield other

    def is_resolved(self, comment: WordComment) -> bool:
        """Tell whether somebody marked a comment as resolved."""
        state = self.states.get(comment.paragraph) if comment.paragraph else None
        return state is not None and state.is_resolved

    def _parent(self, paragraph: str) -> str:
        state = self.states.get(paragraph) if paragraph else None
        return state.parent if state is not None else ""


def open_commented(data: bytes, path: str) -> CommentedFile:
    """Open a Word file and read its comments.

    Args:
        data: The file.
        path: How messages name it.

    Raises:
        InputError: It is no Word document, is damaged or too large.
    """
    package = open_package(data, path)
    main = main_part(package)
    parts = dict(package.related(main).values())
    comments = table_of(package, parts["comments"]) if "comments" in parts else None
    extended = table_of(package, parts.get("commentsExtended", ""))
    return CommentedFile(
        package,
        main,
        parts,
        tuple(comments_of(comments)) if comments is not None else (),
        dict(_states(extended)) if extended is not None else {},
    )


def table_of(package: OfficePackage, name: str) -> TagTable | None:
    """Read the tags of a part; ``None`` where the file has none of the name.

    Args:
        package: The file.
        name: The part.

    Raises:
        InputError: It is damaged, too large, or not written in UTF-8.
    """
    raw = package.raw(name) if name else None
    if raw is None:
        return None
    parse_xml(raw, package.path, name)
    return tags_of(raw, package.path, name)


def _states(table: TagTable) -> Iterator[tuple[str, CommentState]]:
    for number in table.of_name("commentEx"):
        paragraph = table.attribute(number, "paraId").upper()
        parent = table.attribute(number, "paraIdParent").upper()
        done = table.attribute(number, "done").lower() in {"1", "true", "on"}
        yield paragraph, CommentState(parent, done)


def load_word_file(path: str) -> bytes:
    """Read the bytes of a Word file.

    Args:
        path: The file.

    Raises:
        InputError: It is missing, a folder, unreadable or too large.
    """
    return read_limited(path, path, _LARGEST)
