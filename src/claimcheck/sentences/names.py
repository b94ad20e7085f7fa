"""Names for claims that survive edits elsewhere in the document."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from claimcheck.lexicon import normalise_quote, quote_hash
from claimcheck.memory import remembered
from claimcheck.sentences.linguistic.verbs import AUXILIARIES, DETERMINERS, PREPOSITIONS

_WORDS = 5
_LONGEST_WORD = 20
_HASH = 6
_EMPTY = AUXILIARIES | DETERMINERS | PREPOSITIONS | {"and", "or", "to", "it", "they", "not", "also"}


def claim_ids(quotes: Iterable[str]) -> Iterator[str]:
    """Name quotes in order: first content words, a hash of the quote, and which occurrence.

    The name depends on the quote alone, apart from the number that a repeated quote gets:
    ``magnesium-required-oxytocin-bind-1c0ffe``, its repetition ``…-1c0ffe-2``.
    """
    seen: Counter[str] = Counter()
    for quote in quotes:
        name = _name(quote)
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


@remembered
def _name(quote: str) -> str:
    return f"{_slug(quote)}-{quote_hash(quote)[:_HASH]}"


def _slug(quote: str) -> str:
    return "-".join(islice(_slug_words(quote), _WORDS)) or "claim"


def _slug_words(quote: str) -> Iterator[str]:
    for match in _WORD.finditer(normalise_quote(quote[:400]).lower()):
        if match[0] not in _EMPTY:
            word = match[0][:_LONGEST_WORD].strip("-")
            if word:
                yield word


_WORD = re.compile(r"[a-z0-9-]+")
