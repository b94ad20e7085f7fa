"""How often the forms of a PDF file draw each other, before anything is drawn.

A form is a drawing that pages and other forms show by name. Forms that show themselves, or each
the next one several times over many levels, keep a reader busy without end in a file of 1 kB.
"""

import re
import zlib
from collections import Counter
from collections.abc import Mapping

from claimcheck.readers._files import refuse

OBJECT = re.compile(rb"(?<!\d)(\d{1,9})[ \r\n]{1,4}\d{1,5}[ \r\n]{1,4}obj\b")
_FORM = re.compile(rb"/Subtype\s{0,4}/Form\b")
_STREAM = re.compile(rb"stream\r?\n")
_RESOURCES = re.compile(rb"/Resources\s{0,4}(\d{1,9})\s{1,4}\d{1,5}\s{1,4}R\b")
_LISTED = re.compile(rb"/XObject\s{0,4}(?:<<([^<>]{0,100000})>>|(\d{1,9})\s{1,4}\d{1,5}\s{1,4}R\b)")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,200})\s{1,4}(\d{1,9})\s{1,4}\d{1,5}\s{1,4}R\b")
_SHOWN = re.compile(rb"/([^\s/<>\[\]()]{1,200})\s{1,4}Do\b")
_HEAD = 4_000
_LONGEST, _LARGEST = 100_000, 1_000_000
"""Bytes of a form that are looked at, packed and unpacked."""
_MOST_FORMS = 5_000
_MOST_SHOWN = 10_000
_DEEPEST = 40

Places = Mapping[int, int]
Forms = Mapping[int, Mapping[int, int]]


def check_forms(data: bytes, path: str) -> None:
    """Refuse a file in which one form shows itself, or others over 10,000 times in all.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: One does, or forms stand in each other over more than 40 levels.
    """
    if not _FORM.search(data):
        return
    places = {int(match[1]): match.end() for match in OBJECT.finditer(data)}
    found = [number for number, start in places.items() if _FORM.search(head_of(data, start))]
    forms = {number: _shown(data, places[number], places) for number in found[:_MOST_FORMS]}
    drawn: dict[int, int] = {}
    if any(_drawn(number, forms, drawn, 0) > _MOST_SHOWN for number in forms):
        raise refuse(path, "draws one form over and over", "save it again", "too-large")


def _drawn(number: int, forms: Forms, drawn: dict[int, int], depth: int) -> int:
    """Count how many forms are drawn for one, no further than the limit."""
    if number not in forms:
        return 0
    if depth > _DEEPEST:
        return _MOST_SHOWN + 1
    if number not in drawn:
        whole = 1
        for other, times in forms[number].items():
            whole += times * _drawn(other, forms, drawn, depth + 1)
            if whole > _MOST_SHOWN:
                break
        drawn[number] = whole
    return drawn[number]


def _shown(data: bytes, start: int, places: Places) -> Mapping[int, int]:
    """Count how often a form shows each object that its resources name."""
    names = {name: int(number) for name, number in _NAMED.findall(listed_in(data, start, places))}
    if not names:
        return {}
    counts: Counter[int] = Counter()
    for name in _SHOWN.findall(content_of(data, start)):
        if name in names:
            counts[names[name]] += 1
    return counts


def listed_in(data: bytes, start: int, places: Places) -> bytes:
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
    part = data[start : start + _HEAD]
    ends = [at for at in (part.find(b"stream"), part.find(b"endobj")) if at >= 0]
    return part[: min(ends)] if ends else part


def content_of(data: bytes, start: int) -> bytes:
    """Give what a form draws, unpacked where it is packed."""
    match = _STREAM.search(data, start, start + _HEAD + len(b"stream\r\n"))
    if match is None:
        return b""
    content = data[match.end() : match.end() + _LONGEST].partition(b"endstream")[0]
    if b"FlateDecode" not in head_of(data, start):
        return content
    try:
        return zlib.decompressobj().decompress(content, _LARGEST)
    except zlib.error:
        return b""
