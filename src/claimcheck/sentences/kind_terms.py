"""How the single words of a document speak for its kind, learned from labelled documents.

Every word that tells kinds apart has a weight for each (``training/document_kind``). A word counts
by the logarithm of how often it stands and by how few documents have it (Salton and Buckley 1988,
doi:10.1016/0306-4573(88)90021-0); a document counts as a whole, however long.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from claimcheck.memory import remembered
from claimcheck.resources import read_cells

_TERM = re.compile(r"[a-z][a-z'-]*[a-z]|[a-z]")
_TABLE = "sentences/data/document_kind_terms.tsv"


def term_counts(texts: Sequence[str]) -> Counter[str]:
    """Count the words of a document, in small letters.

    Args:
        texts: Its units.
    """
    found: Counter[str] = Counter()
    for text in texts:
        found.update(terms_of(text))
    return found


@remembered
def terms_of(text: str) -> tuple[str, ...]:
    """Give the words of a text, in small letters."""
    return tuple(_TERM.findall(text.lower().replace("’", "'")))


def term_shares(counts: Mapping[str, int], rareness: Mapping[str, float]) -> dict[str, float]:
    """Give the share of each known word in a document, their squares adding up to one.

    Args:
        counts: How often each word stands in it.
        rareness: Of each known word, how few documents have it: the logarithm of all over those.
    """
    known = {
        term: (1 + math.log(count)) * rareness[term]
        for term, count in sorted(counts.items())
        if term in rareness
    }
    length = math.sqrt(math.fsum(value * value for value in known.values())) or 1.0
    return {term: value / length for term, value in known.items()}


def term_scores(texts: Sequence[str], kinds: int) -> tuple[float, ...]:
    """Add up what the words of a document say for each kind.

    Args:
        texts: Its units.
        kinds: How many kinds there are.
    """
    rows = _rows()
    counts = term_counts(texts)
    known = {term: _numbers_of(term) for term in counts if term in rows}
    shares = term_shares(counts, {term: numbers[0] for term, numbers in known.items()})
    weights = {term: known[term][1:] for term in shares}
    return tuple(
        math.fsum(share * weights[term][place] for term, share in shares.items())
        for place in range(kinds)
    )


@cache
def _numbers_of(term: str) -> tuple[float, ...]:
    """Give of a known word how few documents have it, then its weight for each kind."""
    return tuple(map(float, _rows()[term][1:-1]))


@cache
def _rows() -> Mapping[str, Sequence[str]]:
    """Give the row of each word as it stands: a document has a few hundred of the words."""
    return {row[0]: row for row in read_cells(_TABLE)}
