"""How much the streams of a PDF file unpack to, before anything is made of them."""

import re
import zlib

from claimcheck.readers._files import refuse

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 400
_LARGEST = 25_000_000
_MOST = 200_000_000
_MOST_SHOWN = 30_000
"""How often a page may show letters; those of journals do some thousand times."""
_CHUNK = 1_000_000


def check_streams(data: bytes, path: str) -> None:
    """Refuse a file one of whose streams, pictures aside, unpacks to what no page holds.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: A stream unpacks to over 25 MB, or all of them to over 200 MB, or one shows
            letters over 30,000 times.
    """
    whole = 0
    for match in _STREAM.finditer(data):
        said = data[max(match.start() - _DICTIONARY, 0) : match.start()].rpartition(b"obj")[2]
        if b"FlateDecode" in said and b"/Image" not in said:
            size = _unpacked(data, match.end())
            whole += size
            if size > _LARGEST or whole > _MOST:
                raise refuse(path, "unpacks to far too much", "save it again", "too-large")


def _unpacked(data: bytes, start: int) -> int:
    """Count what a stream unpacks to, no further than the limit."""
    end = data.find(b"endstream", start)
    packed = data[start : end if end >= 0 else len(data)]
    unpacking = zlib.decompressobj()
    size = shown = 0
    try:
        while packed and size <= _LARGEST and not unpacking.eof:
            part = unpacking.decompress(packed, _CHUNK)
            size, shown = size + len(part), shown + part.count(b"Tj") + part.count(b"TJ")
            if shown > _MOST_SHOWN:
                return _LARGEST + 1
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return size
    return size
