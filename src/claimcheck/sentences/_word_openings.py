r"""How the words begin with which an expression begins, read off the expression.

``\b(?:trials?|cohort)\b`` finds nothing but where a word begins with "trial" or "cohor". To look up
how the words of a text begin takes less than to search it for each of thirty expressions.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

LONGEST = 5
_BOUND = r"\b"
_GROUP = ["(", "?", ":"]
_MAY_BE_LEFT_OUT = ("?", "*", "{")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_LETTERS = re.compile(rf"\w{{0,{LONGEST}}}(?![?*{{])")


def word_openings(expression: str) -> tuple[str, ...]:
    r"""Give up to five letters of words with one of which begins whatever an expression finds.

    None are given where it may begin otherwise.

    Args:
        expression: A regular expression without flags.

    Examples:
        >>> word_openings(r"\b(?:trials?|cohort|rr)\b")
        ('cohor', 'rr', 'trial')
    """
    if not expression.startswith(_BOUND):
        return ()
    pieces: list[str] = _PIECE.findall(expression[len(_BOUND) :])
    depths = list(accumulate((piece == "(") - (piece == ")") for piece in pieces))
    if ("|", 0) in zip(pieces, depths, strict=True):
        return ()
    found = {_letters(one) for one in _alternatives(pieces, depths)}
    return () if "" in found else tuple(sorted(found))


def _letters(alternative: str) -> str:
    """Give the first letters of an alternative, without one that may be left out."""
    found = _LETTERS.match(alternative)
    return found[0] if found is not None else ""


def _alternatives(pieces: Sequence[str], depths: Sequence[int]) -> list[str]:
    """Give the alternatives of the group that comes first, or all where none does."""
    if pieces[: len(_GROUP)] != _GROUP:
        return ["".join(pieces)]
    end = depths.index(0)
    if "".join(pieces[end + 1 : end + 2]) in _MAY_BE_LEFT_OUT:
        return [""]
    bars = [place for place in range(end) if pieces[place] == "|" and depths[place] == 1]
    cuts = [len(_GROUP) - 1, *bars, end]
    return ["".join(pieces[before + 1 : behind]) for before, behind in pairwise(cuts)]
