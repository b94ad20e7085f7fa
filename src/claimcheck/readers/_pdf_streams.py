"""How much the streams of a PDF file unpack to, before anything is made of them."""

import re
import zlib
from collections.abc import Iterator

from claimcheck.readers._files import refuse

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 400
_LARGEST = 25_000_000
_MOST = 200_000_000
_MOST_SHOWN = 30_000
"""How often a page may show letters; those of journals do some thousand times."""
_SAVED = re.compile(rb"(?<!\S)q(?!\S)")
_MOST_SAVED = 200_000
"""How often a page may keep what it is drawn with; what is never let go takes memory."""
_CHUNK = 1_000_000


class _FarTooMuchError(Exception):
    """A stream unpacks to what no page holds."""


def check_streams(data: bytes, path: str) -> None:
    """Refuse a file one of whose streams, pictures aside, unpacks to what no page holds.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: A stream unpacks to over 25 MB, or all of them to over 200 MB, or one shows
            letters over 30,000 times or keeps what it is drawn with over 200,000 times.
    """
    whole = 0
    for match in _STREAM.finditer(data):
        said = data[max(match.start() - _DICTIONARY, 0) : match.start()].rpartition(b"obj")[2]
        layers = said.count(b"FlateDecode")
        if layers and b"/Image" not in said:
            try:
                whole += _unpacked(data, match.end(), layers)
            except _FarTooMuchError:
                whole = _MOST + 1
            if whole > _MOST:
                raise refuse(path, "unpacks to far too much", "save it again", "too-large")


def _unpacked(data: bytes, start: int, layers: int) -> int:
    """Count what a stream unpacks to, no further than the limit."""
    end = data.find(b"endstream", start)
    parts = iter((data[start : end if end >= 0 else len(data)],))
    for _ in range(layers):
        parts = _inflated(parts)
    size = shown = saved = 0
    try:
        for part in parts:
            size, shown = size + len(part), shown + part.count(b"Tj") + part.count(b"TJ")
            saved += sum(1 for _ in _SAVED.finditer(part))
            if shown > _MOST_SHOWN or saved > _MOST_SAVED:
                raise _FarTooMuchError
    except zlib.error:
        return size
    return size


def _inflated(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack one layer, a chunk at a time."""
    unpacking = zlib.decompressobj()
    size = 0
    for packed in parts:
        left = packed
        while left and not unpacking.eof:
            part = unpacking.decompress(left, _CHUNK)
            left = unpacking.unconsumed_tail
            size += len(part)
            if size > _LARGEST:
                raise _FarTooMuchError
            yield part
