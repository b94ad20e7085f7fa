"""What the network is given of a unit: its words, those around it, and its signs."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.sentences.reading.units import Unit
from claimcheck.sentences.reading.windows import readable


class Given(NamedTuple):
    """All that the answers for a unit follow from.

    Args:
        own: Its text, citations as one mark.
        before: The text of the unit before, ``None`` where there is none.
        after: The text of the unit after, ``None`` where there is none.
        title: The title of its document.
        heading: The heading that it stands under.
        stem: The stem of its list.
        signs: Its signs.
    """

    own: str
    before: str | None
    after: str | None
    title: str
    heading: str
    stem: str
    signs: tuple[str, ...]


def given_of(units: Sequence[Unit], signs: Sequence[tuple[str, ...]]) -> list[Given]:
    """Say what is given of each unit of a document.

    Args:
        units: The units, in order.
        signs: The signs of each.
    """
    texts = own_texts(units)
    return [
        Given(
            own,
            _beside(units, texts, at, at - 1),
            _beside(units, texts, at, at + 1),
            unit.title,
            unit.heading,
            unit.stem,
            shown,
        )
        for at, (own, unit, shown) in enumerate(zip(texts, units, signs, strict=True))
    ]


def _beside(units: Sequence[Unit], texts: Sequence[str], at: int, other: int) -> str | None:
    """Give the text of a neighbour, ``None`` at an end; front matter is read by itself."""
    if not 0 <= other < len(units) or units[other].is_front != units[at].is_front:
        return None
    return texts[other]


def own_texts(units: Sequence[Unit]) -> list[str]:
    """Give the texts of units as they are read, citations as one mark."""
    return [readable(unit) for unit in units]
