"""Works that count publications: they are neither reviews of a question nor studies of people."""

from collections.abc import Iterable

from claimcheck.evidence._tables import phrases
from claimcheck.evidence.abstract import AbstractSentence
from claimcheck.evidence.design import DesignReading
from claimcheck.model import Design

_ENOUGH = 2.0
_LIKELY = 0.8
_OWN = frozenset({"title", "methods", "results", "body"})


def read_counting(parts: Iterable[AbstractSentence]) -> DesignReading | None:
    """Tell whether a work counts publications, authors or citations rather than weighs findings.

    A title says so by one phrase, an abstract by what was done and found; what its background
    tells of the literature does not count.

    Args:
        parts: The sentences of title and abstract.
    """
    total = 0.0
    words: dict[str, str] = {}
    for part in parts:
        if part.role not in _OWN:
            continue
        for match in phrases("counting_words").find(part.tokens):
            start = part.tokens[match.start_token].start
            text = part.text[start : part.tokens[match.end_token - 1].end]
            if text.lower() not in words:
                words[text.lower()] = text
                total += match.weight if part.role == "title" else min(match.weight, 1.0)
    if total < _ENOUGH:
        return None
    return DesignReading(Design.METHODS, _LIKELY, ", ".join(list(words.values())[:3]))
