"""The order in which the units of a document are read, whichever format it is kept in.

A caption stands above its table in a page and in a Word file, and beneath it in Markdown; it is
read before the table, as readers do.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

from claimcheck.model import BlockKind, Sentence

_Unit = TypeVar("_Unit")
_Said = TypeVar("_Said")


def read_in_order(
    sentences: Sequence[Sentence],
    units: Sequence[_Unit],
    read: Callable[[list[_Unit]], Sequence[_Said]],
) -> list[_Said]:
    """Read units in the order of reading, and give the answers in the order of the sentences.

    Args:
        sentences: The sentences of a document, in order.
        units: A unit for each.
        read: Reads units, each among its neighbours.
    """
    order = reading_order(sentences)
    answers = read([units[place] for place in order])
    return [answer for _, answer in sorted(zip(order, answers, strict=True), key=_place)]


def reading_order(sentences: Sequence[Sentence]) -> list[int]:
    """Give the places of sentences in the order of reading: captions beneath a table before it.

    Args:
        sentences: The sentences of a document, in order.
    """
    order: list[int] = []
    table = 0
    before = None
    for kind, run in groupby(range(len(sentences)), lambda place: sentences[place].block.kind):
        places = list(run)
        if kind is BlockKind.CAPTION and before is BlockKind.TABLE_CELL:
            order[table:table] = places
        else:
            table = len(order)
            order += places
        before = kind
    return order


def _place(pair: tuple[int, object]) -> int:
    return pair[0]
