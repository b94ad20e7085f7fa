"""What a reader is, and which there are."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from attrs import field, frozen

from claimcheck.model import Document
from claimcheck.model.by_value import ByValue
from claimcheck.plugins import OWN, Registry
from claimcheck.readers._files import SIZE_LIMIT, decode
from claimcheck.readers._unreadable import refuse_unreadable

ReadBytes = Callable[[bytes, str], Document]
ReadText = Callable[[str, str], Document]
Decode = Callable[[bytes, str], str]
Behind = Callable[[str], bytes]


@frozen(eq=False, repr=False)
class Reader(ByValue):
    """One format that can be read.

    Args:
        name: Name of the format, such as ``"markdown"``.
        suffixes: File suffixes in lower case, dot included.
        read: Turns the bytes of a file and its path into a document.
        text_is_source: Whether ``Document.text`` is the text of the file as it stands.
        read_text: Turns text and path into a document, for formats that are text.
        size_limit: Largest file in bytes.
        in_folders: Whether a file of the format that lies in a folder is taken for a document that
            people write there. Printed papers and built pages are not; they are read where they
            are named.
        decode: Turns bytes and path into text, for formats that are text.
        behind: Gives for a path what other files tell of the sense of that one; ``None`` where
            its bytes say all.
    """

    name: str
    suffixes: tuple[str, ...]
    read: ReadBytes = field(repr=False)
    text_is_source: bool = False
    read_text: ReadText | None = field(default=None, repr=False)
    size_limit: int = SIZE_LIMIT
    in_folders: bool = True
    decode: Decode = field(default=decode, repr=False)
    behind: Behind | None = field(default=None, repr=False)

    def of_text(self, text: str, path: str) -> Document:
        """Read a text that is already decoded."""
        if self.read_text is None:
            return self.read(text.encode("utf-8", "surrogatepass"), path)
        return self.read_text(text, path)


def reader(
    name: str,
    *,
    suffixes: tuple[str, ...],
    size_limit: int = SIZE_LIMIT,
    in_folders: bool = True,
) -> Callable[[ReadBytes], Reader]:
    """Make a reader of a function ``(data, path) -> Document``, for formats that are not text.

    Args:
        name: Name of the format.
        suffixes: File suffixes that mean it, dot included; case does not matter.
        size_limit: Largest file in bytes.
        in_folders: Whether files in a folder are taken without being named; see :class:`Reader`.
    """

    def decorate(function: ReadBytes) -> Reader:
        return Reader(
            name, _lowered(suffixes), function, size_limit=size_limit, in_folders=in_folders
        )

    return decorate


def text_reader(
    name: str,
    *,
    suffixes: tuple[str, ...],
    decode: Decode = decode,
    in_folders: bool = True,
    behind: Behind | None = None,
) -> Callable[[ReadText], Reader]:
    """Make a reader of a function ``(text, path) -> Document``, for formats whose text is the file.

    Args:
        name: Name of the format.
        suffixes: File suffixes that mean it, dot included; case does not matter.
        decode: Turns bytes and path into text; by default UTF-8, or what a byte order mark says.
        in_folders: Whether files in a folder are taken without being named; see :class:`Reader`.
        behind: What other files tell of a file; see :class:`Reader`.
    """

    def decorate(function: ReadText) -> Reader:
        def read(data: bytes, path: str) -> Document:
            return function(decode(data, path), path)

        return Reader(
            name,
            _lowered(suffixes),
            read,
            text_is_source=True,
            read_text=function,
            in_folders=in_folders,
            decode=decode,
            behind=behind,
        )

    return decorate


def _lowered(suffixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(suffix.lower() for suffix in suffixes)


READERS: Registry[Reader] = Registry(
    "claimcheck.readers", Reader, lambda reader: reader.name, "claimcheck.readers"
)
"""The readers: those of this package, and those that other distributions register."""


def readers() -> Mapping[str, Reader]:
    """Give every reader by name, in order of names."""
    return READERS.values()


def reader_for(path: str) -> Reader:
    """Choose by suffix, the library's own first; an unknown suffix is read as plain text.

    Raises:
        InputError: The suffix is of a format that is known and has no reader.
    """
    suffix = PurePath(path).suffix.lower()
    found = [each for each in READERS.extensions().values() if suffix in each.value.suffixes]
    if found:
        return min(found, key=lambda each: each.distribution != OWN).value
    refuse_unreadable(suffix, path)
    return READERS.values()["text"]
