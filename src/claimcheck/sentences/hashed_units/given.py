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
    beside = zip(texts, [None, *texts], [*texts[1:], None], strict=False)
    return [
        Given(own, before, after, unit.title, unit.heading, unit.stem, shown)
        for (own, before, after), unit, shown in zip(beside, units, signs, strict=True)
    ]


def own_texts(units: Sequence[Unit]) -> list[str]:
    """Give the texts of units as they are read, citations as one mark."""
    return [readable(unit) for unit in units]
