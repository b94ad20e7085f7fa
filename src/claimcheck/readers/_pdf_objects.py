"""The objects of a PDF file by where they begin: what each says, which drawings it names and shows.

Only their bytes are looked at, before a library opens the file.
"""

import re
import zlib
from collections import Counter
from collections.abc import Mapping

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})[ \r\n]{1,4}\d{1,5}[ \r\n]{1,4}obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_RESOURCES = re.compile(rb"/Resources\s{0,4}(\d{1,9})\s{1,4}\d{1,5}\s{1,4}R\b")
_LISTED = re.compile(rb"/XObject\s{0,4}(?:<<([^<>]{0,100000})>>|(\d{1,9})\s{1,4}\d{1,5}\s{1,4}R\b)")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,200})\s{1,4}(\d{1,9})\s{1,4}\d{1,5}\s{1,4}R\b")
_SHOWN = re.compile(rb"/([^\s/<>\[\]()]{1,200})\s{1,4}Do\b")
HEAD = 4_000
"""Bytes in which an object says what it is."""
_LONGEST, _LARGEST = 100_000, 1_000_000
"""Bytes of a form that are looked at, packed and unpacked."""

Places = Mapping[int, int]


def places_of(data: bytes) -> Places:
    """Give where each object begins, by its number."""
    return {int(match[1]): match.end() for match in _OBJECT.finditer(data)}


def drawings_named(data: bytes, start: int, places: Places) -> Mapping[bytes, int]:
    """Give the numbers of the drawings that a page or form may show, by the names that it uses."""
    listed = _listed_in(data, start, places)
    return {name: int(number) for name, number in _NAMED.findall(listed)}


def drawings_shown(content: bytes) -> Counter[bytes]:
    """Count how often a stream shows the drawings of each name."""
    return Counter(_SHOWN.findall(content) if b"Do" in content else ())


def _listed_in(data: bytes, start: int, places: Places) -> bytes:
    """Give the list of drawings in the resources of a form."""
    head = head_of(data, start)
    apart = _RESOURCES.search(head)
    if apart and int(apart[1]) in places:
        head = head_of(data, places[int(apart[1])])
    listed = _LISTED.search(head)
    if listed is None:
        return b""
    if listed[1] is not None:
        return listed[1]
    return head_of(data, places[int(listed[2])]) if int(listed[2]) in places else b""


def head_of(data: bytes, start: int) -> bytes:
    """Give what an object says before its stream."""
    part = data[start : start + HEAD]
    ends = [at for at in (part.find(b"stream"), part.find(b"endobj")) if at >= 0]
    return part[: min(ends)] if ends else part


def form_content(data: bytes, start: int) -> bytes:
    """Give what a form draws, unpacked where it is packed."""
    match = _STREAM.search(data, start, start + HEAD + len(b"stream\r\n"))
    if match is None:
        return b""
    content = data[match.end() : match.end() + _LONGEST].partition(b"endstream")[0]
    if b"FlateDecode" not in head_of(data, start):
        return content
    try:
        return zlib.decompressobj().decompress(content, _LARGEST)
    except zlib.error:
        return b""
