"""How many letters the pages of a PDF file show, counted before any page is drawn.

A page names streams and forms, any of them as often as it likes, and a font may show a letter as
many others: a file of some kB can show billions.
"""

import re
from collections import Counter
from collections.abc import Mapping

from claimcheck.readers._files import refuse
from claimcheck.readers._pdf_objects import (
    HEAD,
    Places,
    drawings_named,
    drawings_shown,
    form_content,
    head_of,
)

_PAGE = re.compile(rb"/Type\s{0,4}/Page\b")
_CONTENTS = re.compile(rb"/Contents\s{0,4}(?:(\[)|(\d{1,9})\s)")
_REFERENCE = re.compile(rb"(\d{1,9})\s{1,4}\d{1,5}\s{1,4}R\b")
_WORDS = re.compile(rb"\([^()]*+\)|<[0-9A-Fa-f]++>")
_MAP = re.compile(rb"/ToUnicode\s{1,4}(\d{1,9})\s")
_LONG = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_DIGITS_OF_LETTER = 4
_MOST_LETTERS = 1_000_000
_MOST_ALIKE = 30
_DEEPEST = 40
_LONGEST_LIST = 1_000_000


def check_letters(data: bytes, places: Places, path: str) -> None:
    """Refuse a file one of whose pages shows over a million letters, or is shown over and over.

    Args:
        data: The file.
        places: Where its objects begin.
        path: How the document is named.

    Raises:
        InputError: One does, with all that its streams and forms show, as often as they do.
    """
    longest = max((_longest(data, places, int(one)) for one in set(_MAP.findall(data))), default=1)
    most = _MOST_LETTERS // longest
    rough, exact = _Letters(data, places, is_exact=False), _Letters(data, places, is_exact=True)
    alike: Counter[tuple[bytes, ...]] = Counter()
    for start in places.values():
        if not _PAGE.search(head_of(data, start)):
            continue
        contents = _contents_of(data, start)
        alike[contents] += 1
        if alike[contents] > _MOST_ALIKE and rough.of_page(start):
            message = f"shows one page over and over, over {_MOST_ALIKE} times"
            raise refuse(path, message, "keep the pages that matter", "too-large")
        if rough.of_page(start) > most and exact.of_page(start) > most:
            message = f"shows over {_MOST_LETTERS:,} letters on a page"
            raise refuse(path, message, "save it again", "too-large")


def _contents_of(data: bytes, start: int) -> tuple[bytes, ...]:
    """Give the numbers of the streams that a page is drawn by."""
    match = _CONTENTS.search(data, start, start + HEAD)
    if match is None:
        return ()
    if match[2] is not None:
        return (match[2],)
    listed = data[match.end() : match.end() + _LONGEST_LIST].partition(b"]")[0]
    return tuple(_REFERENCE.findall(listed))


def _longest(data: bytes, places: Places, number: int) -> int:
    """Give how many letters a font shows for one at most, as its table says."""
    if number not in places:
        return 1
    found = _LONG.findall(form_content(data, places[number]))
    return max((len(one) // _DIGITS_OF_LETTER for one in found), default=1)


class _Letters:
    """The letters that each stream shows, counted once; roughly, they are all that it holds."""

    def __init__(self, data: bytes, places: Places, *, is_exact: bool) -> None:
        self._is_exact = is_exact
        self._data = data
        self._places = places
        self._known: dict[int, tuple[int, Counter[bytes]]] = {}
        self._forms: dict[int, int] = {}

    def of_page(self, start: int) -> int:
        """Count what a page shows."""
        names = drawings_named(self._data, start, self._places)
        return sum(
            times * self._of_stream(int(number), names, 0)
            for number, times in Counter(_contents_of(self._data, start)).items()
        )

    def _of_stream(self, number: int, names: Mapping[bytes, int], depth: int) -> int:
        if number not in self._places or depth > _DEEPEST:
            return 0
        if number not in self._known:
            content = form_content(self._data, self._places[number])
            words = _WORDS.findall(content) if self._is_exact else [content]
            self._known[number] = sum(map(len, words)), drawings_shown(content)
        letters, shown = self._known[number]
        for name, times in shown.items():
            if name in names:
                letters += times * self._of_form(names[name], depth + 1)
        return min(letters, _MOST_LETTERS + 1)

    def _of_form(self, number: int, depth: int) -> int:
        if number not in self._forms:
            self._forms[number] = 0
            if number in self._places:
                names = drawings_named(self._data, self._places[number], self._places)
                self._forms[number] = self._of_stream(number, names, depth)
        return self._forms[number]
