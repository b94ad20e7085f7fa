"""Units in windows of word pieces: what the encoder is given.

A window holds what is known of the document, its title, the heading, the stem of a list, then
units one after another, each opened by a mark of the place it stands in. It answers for those units
that stand in it whole; the last words of the unit before and the first of the unit after are read
with them. So a unit is read with its neighbours at little more than its own cost.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.sentences.reading.facts import FACTS
from claimcheck.sentences.reading.units import PLACES, Unit

CLS, SEP, CITED = 101, 102, 103
CITED_MARK = " [MASK] "
_HELD = re.compile(r"\(\s?\[MASK\](?:\s{0,2}[;,]\s{0,2}\[MASK\]){0,50}\s?\)")
"""Marks that stand in brackets of the sentence and are alone there."""
MARKERS = 104
"""Word pieces below this number are marks of ours."""

KINDS = (
    "unknown", "leaflet", "guideline", "wellness", "clinic", "news", "selfhelp", "llm", "review",
    "textbook", "nonmedical", "research",
)  # fmt: skip
PLACE_TOKENS: Mapping[str, int] = {name: 10 + at for at, name in enumerate(PLACES)}
KIND_TOKENS: Mapping[str, int] = {name: 30 + at for at, name in enumerate(KINDS)}
FACT_TOKENS: Mapping[str, int] = {name: 50 + at for at, name in enumerate(FACTS)}

_STRAIGHT = str.maketrans("‘’`“”", "'''\"\"")
"""Word processors and converters bend the quotation marks that people type."""

_TYPED = re.compile("---?|…")
_SIGNS = {"---": "—", "--": "–", "…": "..."}

LONGEST = 160
_UNIT, _TITLE, _HEADING, _STEM, _BEFORE, _AFTER = 96, 8, 10, 12, 20, 12
LONGEST_TEXT = 2000


@frozen(eq=False, repr=False)
class Window(ByValue):
    """Word pieces of some units, and where each unit stands among them.

    Args:
        tokens: The word pieces.
        parts: Number of a unit, and start and end of its pieces, its mark included.
    """

    tokens: tuple[int, ...]
    parts: tuple[tuple[int, int, int], ...]


class Encoding(Protocol):
    """Word pieces of a text."""

    @property
    def ids(self) -> Sequence[int]:
        """Give their numbers in the vocabulary."""


Cut = Callable[[Sequence[str]], Sequence[Encoding]]
Pieces = Sequence[Sequence[int]]


@frozen(eq=False, repr=False)
class Cutting(ByValue):
    """The word pieces of a document's units and of what stands around them."""

    units: Sequence[Unit]
    own: Pieces
    around: Mapping[str, Sequence[int]]

    def only(self, number: int) -> "Cutting":
        """Give one unit without the others."""
        return Cutting(self.units[number : number + 1], self.own[number : number + 1], self.around)


def readable(unit: Unit) -> str:
    """Give the text of a unit with one mark for each citation."""
    text = unit.text[:LONGEST_TEXT].translate(_STRAIGHT)
    places = [(start, end) for start, end in unit.marks]
    places += [(end, end) for end in unit.named]
    for start, end in sorted(places, reverse=True):
        if end <= len(text):
            text = f"{text[:start]}{CITED_MARK}{text[end:]}"
    return _plain(_HELD.sub(CITED_MARK, text))


def plain_places(text: str) -> tuple[str, list[int]]:
    """Give a text as it is read where it has no citations, and where each character comes from.

    Args:
        text: The text.

    Returns:
        The text as it is read; the offset in ``text`` of each of its characters, and of the end.
    """
    plain = _plain(text.translate(_STRAIGHT))
    places: list[int] = []
    last = 0
    for found in _TYPED.finditer(text):
        places += range(last, found.start())
        places += [found.start()] * len(_SIGNS[found.group()])
        last = found.end()
    places += range(last, len(text) + 1)
    return plain, places


def _plain(text: str) -> str:
    """Write dashes and dots as one sign each, however they are typed."""
    text = _TYPED.sub(lambda found: _SIGNS[found.group()], text)
    return text.encode("utf-8", "replace").decode("utf-8")


def cut_units(units: Sequence[Unit], cut: Cut) -> Cutting:
    """Cut units and their surroundings into word pieces, each text once."""
    own = [each.ids for each in cut([readable(unit) for unit in units])]
    texts = sorted({text for unit in units for text in (unit.title, unit.heading, unit.stem)})
    around = {
        text: each.ids for text, each in zip(texts, cut([_safe(t) for t in texts]), strict=True)
    }
    own = [[PLACE_TOKENS[unit.place], *ids][:_UNIT] for unit, ids in zip(units, own, strict=True)]
    return Cutting(units, own, around)


def _safe(text: str) -> str:
    return _plain(text[:LONGEST_TEXT].translate(_STRAIGHT))


def _all(most: int) -> int:
    return most


def windows(
    cutting: Cutting, kind: str, facts: Sequence[str], room: Callable[[int], int] = _all
) -> Iterator[Window]:
    """Lay the units of a document out in windows, each unit in one.

    Args:
        cutting: The units, cut.
        kind: The kind of document, one of :data:`KINDS`.
        facts: What is known of the document.
        room: How many of the pieces that are free are to be filled; training varies it.
    """
    known = [CLS, KIND_TOKENS[kind], *(FACT_TOKENS[fact] for fact in facts)]
    first = 0
    while first < len(cutting.own):
        opening = known + _surroundings(cutting, first)
        before = _before(cutting, first)
        free = room(LONGEST - len(opening) - len(before) - _AFTER - 1)
        last, taken = first + 1, len(cutting.own[first])
        while _goes_on(cutting, last) and taken + len(cutting.own[last]) <= free:
            taken += len(cutting.own[last])
            last += 1
        yield _window(cutting, [*opening, *before], first, last)
        first = last


def _goes_on(cutting: Cutting, number: int) -> bool:
    """Tell whether a unit is read with the one before it: front matter is read by itself."""
    units = cutting.units
    return number < len(units) and units[number].is_front == units[number - 1].is_front


def _window(cutting: Cutting, opening: list[int], first: int, last: int) -> Window:
    tokens = opening
    parts = []
    for number in range(first, last):
        start = len(tokens)
        tokens = tokens + list(cutting.own[number])
        parts.append((number, start, len(tokens)))
    after = cutting.own[last][:_AFTER] if _goes_on(cutting, last) else []
    return Window((*tokens, *after, SEP), tuple(parts))


def _surroundings(cutting: Cutting, first: int) -> list[int]:
    unit = cutting.units[first]
    given = [
        *cutting.around[unit.title][:_TITLE],
        *cutting.around[unit.heading][:_HEADING],
        *cutting.around[unit.stem][:_STEM],
    ]
    return [*given, SEP] if given else given


def _before(cutting: Cutting, first: int) -> list[int]:
    if not first or not _goes_on(cutting, first):
        return []
    mark, *pieces = cutting.own[first - 1]
    return [mark, *pieces[-_BEFORE:]]
