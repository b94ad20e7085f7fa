"""Which sentences may not be English, found from their words all at once."""

from collections.abc import Mapping

import numpy as np

from claimcheck.sentences.hashed.array_types import NDArray
from claimcheck.sentences.hashed.forward import FIRST, hashed_rows
from claimcheck.sentences.hashed.weights import Network
from claimcheck.sentences.hashed.words import HashedWords, cut_words
from claimcheck.sentences.judgement.language import FEWEST, small_words

_LETTERS = 1
_ENGLISH = "en"
_FOREIGN, _OWN, _SHARED, _KINDS = 1, 2, 3, 4


def kinds_of_rows(network: Network) -> NDArray[np.int64]:
    """Tell for each row of the table of words whether it is a small word, and whose.

    0 for no small word, 1 for one of other languages, 2 for an English one, 3 for one of both. The
    last entry stands for unknown words, whose row is -1.
    """
    small = small_words()
    kinds = np.zeros(len(network.weights.known) + FIRST + 1, np.int64)
    for kind in (_FOREIGN, _OWN, _SHARED):
        words = [word for word in sorted(small) if _kind(small, word) == kind]
        rows = hashed_rows(network, cut_words(words))
        kinds[rows[rows >= 0]] = kind
    return kinds


def _kind(small: Mapping[str, frozenset[str]], word: str) -> int:
    if _ENGLISH not in small[word]:
        return _FOREIGN
    return _OWN if len(small[word]) == 1 else _SHARED


def doubtful(
    words: HashedWords, rows: NDArray[np.int64], kinds: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell which sentences need a closer look at their language.

    Only those do in which another language can outvote English, which have no word of letters, or
    of whose words most hold letters beyond the Latin ones of English.
    """
    here = words.sentence
    small = np.bincount(here * _KINDS + kinds[rows], minlength=words.count * _KINDS)
    foreign, own, shared = small.reshape(-1, _KINDS).T[_FOREIGN:]
    lettered = words.kinds == _LETTERS
    letters = np.bincount(here[lettered], minlength=words.count)
    beyond = np.bincount(here[lettered & words.is_foreign_letters()], minlength=words.count)
    outvoted = (foreign > own) & (foreign + shared >= FEWEST)
    found: NDArray[np.bool_] = outvoted | (letters == 0) | (beyond * 2 > letters)
    return found
