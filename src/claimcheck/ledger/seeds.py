"""Where in a text a quote may stand, told from the words that both share."""

import re
from collections import Counter
from functools import cache, cached_property

from attrs import field, frozen

from claimcheck.model.by_value import ByValue

_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"


@cache
def _words() -> re.Pattern[str]:
    """Compile on first use; most runs find every quote exactly."""
    return re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


_MOST_PLACES = 40
_MOST_STARTS = 3


@frozen(slots=False, eq=False, repr=False)
class SeedIndex(ByValue):
    """The places of every word of a text.

    Args:
        places: Offsets of each word, in lower case.
    """

    places: dict[str, list[int]] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> "SeedIndex":
        """Index a text."""
        places: dict[str, list[int]] = {}
        for match in _words().finditer(text):
            places.setdefault(match[0].lower(), []).append(match.start())
        return cls(places)

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(word for word, at in self.places.items() if len(at) > _MOST_PLACES)

    def likely_starts(self, quote: str) -> list[int]:
        """Give up to three offsets at which a quote is likely to begin, likeliest first.

        Each shared word votes for the offset at which the quote would begin if the word stood
        where the quote has it; rare words weigh more, common ones do not vote.
        """
        words = [(match[0].lower(), match.start()) for match in _words().finditer(quote)]
        seeds = [word for word in words if word[0] in self.places]
        seeds = [word for word in seeds if word[0] not in self._common] or seeds
        width = max(16, len(quote) // 4)
        votes: Counter[int] = Counter()
        begins: dict[int, list[int]] = {}
        for word, offset in seeds:
            places = self.places[word]
            for place in places[: 10 * _MOST_PLACES]:
                bucket = (place - offset) // width
                votes[bucket] += 1000 // len(places) + 1
                begins.setdefault(bucket, []).append(place - offset)
        joined = {bucket: votes[bucket] + votes.get(bucket + 1, 0) for bucket in votes}
        best = sorted(joined, key=lambda bucket: (-joined[bucket], bucket))[:_MOST_STARTS]
        return [max(0, _middle(begins[bucket])) for bucket in best]


def _middle(numbers: list[int]) -> int:
    return sorted(numbers)[len(numbers) // 2]
