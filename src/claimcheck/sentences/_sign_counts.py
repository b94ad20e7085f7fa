"""How often each of some expressions finds something in a text, counted in one pass over its words.

An expression that begins with a word is tried only where a word begins alike.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from claimcheck.sentences._word_openings import LONGEST, word_openings

_OPENING = re.compile(rf"\b\w{{1,{LONGEST}}}")
_OPENINGS_KEPT = 8192


class SignCounts:
    """Counts what expressions find.

    Args:
        expressions: The expressions, without flags.
        most: What counts as many: no more is counted of any.
    """

    def __init__(self, expressions: Iterable[str], most: int) -> None:
        """Compile the expressions."""
        self._most = most
        self._patterns = tuple(map(re.compile, expressions))
        self._openings = tuple(word_openings(one.pattern) for one in self._patterns)
        self._elsewhere = [number for number, known in enumerate(self._openings) if not known]
        self._beginning = lru_cache(_OPENINGS_KEPT)(self._beginning_like)

    def of(self, text: str) -> tuple[int, ...]:
        """Count what each expression finds in a text, in their order."""
        counts = [0] * len(self._patterns)
        for number in self._elsewhere:
            counts[number] = min(self._most, len(self._patterns[number].findall(text)))
        ends = [0] * len(self._patterns)
        for word in _OPENING.finditer(text):
            for number in self._beginning(word[0]):
                start = word.start()
                if start >= ends[number] and counts[number] < self._most:
                    found = self._patterns[number].match(text, start)
                    if found is not None:
                        counts[number] += 1
                        ends[number] = found.end()
        return tuple(counts)

    def _beginning_like(self, opening: str) -> tuple[int, ...]:
        """Give the numbers of the expressions that may find a word with such a beginning."""
        openings = enumerate(self._openings)
        return tuple(number for number, known in openings if opening.startswith(known))
