"""Reading dumps in a stream: gzip undone, one line or article at a time, nothing without end."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from claimcheck.model import Failure, InputError
from claimcheck.parse_faults import parse_fault
from claimcheck.regular_files import open_regular

LONGEST_LINE = 64_000_000
_BLOCK = 1 << 20
_LONGEST_ARTICLE = 32_000_000
_LONGEST_CELL = 10_000_000
_PEEKED = 200
_GZIP = b"\x1f\x8b"


class BrokenStreamError(InputError):
    """The rest of a file cannot be read; what came before it stands."""


@contextmanager
def open_stream(path: str) -> Iterator[BinaryIO]:
    """Open a file for reading bytes, gzip undone by what the file holds, not by its name.

    Raises:
        InputError: There is no such file, or it cannot be read.
    """
    with _raw(path) as raw:
        if raw.peek(len(_GZIP))[: len(_GZIP)] == _GZIP:
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield unpacked  # type: ignore[misc]
        else:
            yield raw


def _raw(path: str) -> io.BufferedReader:
    try:
        return open_regular(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(Failure(path, f"cannot be read: {reason}", kind="unreadable")) from error


def start_of(stream: BinaryIO, path: str) -> bytes:
    """Give the first bytes of a file that are no blanks, without taking them from it.

    Raises:
        BrokenStreamError: The file breaks off before them.
    """
    try:
        head: bytes = stream.peek(_PEEKED)  # type: ignore[attr-defined]
    except (OSError, EOFError, zlib.error) as error:
        raise _broken(path, None, error) from error
    return head[:_PEEKED].lstrip(b"\xef\xbb\xbf \t\r\n")


def numbered_lines(stream: BinaryIO, path: str) -> Iterator[tuple[int, bytes]]:
    """Give each line with its number; a line beyond the limit comes back cut and cannot be read.

    Raises:
        BrokenStreamError: The file breaks off.
    """
    number = 0
    while True:
        try:
            line = stream.readline(LONGEST_LINE)
        except (OSError, EOFError, zlib.error) as error:
            raise _broken(path, number + 1, error) from error
        if not line:
            return
        number += 1
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
            if len(rest) < LONGEST_LINE or rest.endswith(b"\n"):
                break
        yield number, line


def objects_of(stream: BinaryIO, path: str) -> Iterator[tuple[int, Any]]:
    """Give each JSON value of a file of lines, or of one whole JSON text, with its line.

    A line that is no JSON comes back as a ``ValueError``.

    Raises:
        BrokenStreamError: The file breaks off.
    """
    for number, line in numbered_lines(stream, path):
        bare = line.strip().removeprefix(b"\xef\xbb\xbf").removesuffix(b",")
        if not bare or bare in {b"[", b"]", b'{"items":[', b"]}"}:
            continue
        try:
            yield number, json.loads(bare)
        except (ValueError, RecursionError) as error:
            if number == 1 and bare[:1] in b"{[":
                yield from _whole(bare, stream, path)
                return
            yield number, ValueError(f"not JSON: {parse_fault(error)}"[:200])


def _whole(start: bytes, stream: BinaryIO, path: str) -> Iterator[tuple[int, Any]]:
    """Read a file that is one JSON text over many lines, as the parts of Crossref's file are."""
    try:
        rest = stream.read(LONGEST_LINE * 8)
    except (OSError, EOFError, zlib.error) as error:
        raise _broken(path, 2, error) from error
    try:
        value = json.loads(start + b"\n" + rest)
    except (ValueError, RecursionError):
        yield 1, ValueError("no JSON")
        for number, line in enumerate(rest.split(b"\n"), 2):
            if line.strip():
                yield number, _decoded(line)
        return
    yield 1, value


def _decoded(line: bytes) -> Any:
    try:
        return json.loads(line.strip().removesuffix(b","))
    except (ValueError, RecursionError) as error:
        return ValueError(f"not JSON: {parse_fault(error)}"[:200])


def articles_of(stream: BinaryIO, path: str, tags: frozenset[str]) -> Iterator[tuple[int, Element]]:
    """Give each element of some names with its number, and forget it afterwards.

    A file that declares entities of its own is refused.

    Args:
        stream: The file.
        path: Its name.
        tags: Names of the elements.

    Raises:
        BrokenStreamError: The file is not well formed from some place on.
    """
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    number = pending = 0
    above: list[Element] = []
    for block in _blocks(stream, path):
        _feed(parser, block, path)
        pending += len(block)
        for event, element in _events(parser, path):
            if event == "start":
                above.append(element)
                continue
            above.pop()
            if element.tag in tags:
                number, pending = number + 1, 0
                yield number, element
                element.clear()
                if above:
                    above[-1].remove(element)
        if pending > _LONGEST_ARTICLE:
            raise _broken(path, None, ValueError("an article of more than 32 MB"))


def _blocks(stream: BinaryIO, path: str) -> Iterator[bytes]:
    """Give the file in blocks and an empty one at its end."""
    while True:
        try:
            block = stream.read1(_BLOCK)  # type: ignore[attr-defined]
        except (OSError, EOFError, zlib.error) as error:
            raise _broken(path, None, error) from error
        yield block
        if not block:
            return


def _feed(parser: "XMLPullParser[Any]", block: bytes, path: str) -> None:
    if b"<!ENTITY" in block:
        raise _broken(path, None, ValueError("declares entities"))
    try:
        if block:
            parser.feed(block)
        else:
            parser.close()
    except ParseError as error:
        raise _broken(path, error.position[0], error) from error


def _events(parser: "XMLPullParser[Any]", path: str) -> Iterator[tuple[str, Element]]:
    """Give what the last block held; the parser tells of damage here rather than when it is fed."""
    try:
        events: Iterator[tuple[str, object]] = parser.read_events()  # type: ignore[assignment]
        for event, element in events:
            if isinstance(element, Element):
                yield event, element
    except ParseError as error:
        raise _broken(path, error.position[0], error) from error


def numbered_rows(stream: BinaryIO, path: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row of a file of comma or tab separated values with the line on which it ends.

    Raises:
        BrokenStreamError: The file breaks off.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="")
    csv.field_size_limit(_LONGEST_CELL)
    try:
        start = text.readline(LONGEST_LINE)
        delimiter = "\t" if start.count("\t") > start.count(",") else ","
        reader = csv.reader(_with_start(start, text), delimiter=delimiter)
        for row in reader:
            yield reader.line_num, row
    except (csv.Error, OSError, EOFError, zlib.error) as error:
        raise _broken(path, None, error) from error
    finally:
        with suppress(ValueError):  # closed already
            text.detach()


def _with_start(start: str, text: io.TextIOWrapper) -> Iterator[str]:
    if start:
        yield start
    yield from text


def _broken(path: str, line: int | None, error: Exception) -> BrokenStreamError:
    reason = str(error) or type(error).__name__
    return BrokenStreamError(
        Failure(path, f"breaks off or is damaged: {reason}"[:200], line=line, kind="broken")
    )
