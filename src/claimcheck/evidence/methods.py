"""Works about software, statistics and methods, told by their titles: they are no studies."""

from collections.abc import Iterable

from claimcheck.evidence._tables import phrases
from claimcheck.evidence.abstract import AbstractSentence
from claimcheck.evidence.design import DesignReading
from claimcheck.model import Design

_ENOUGH = 1.0
_SURE = 2.0
_LIKELY, _LIKELIER = 0.75, 0.9


def read_method(parts: Iterable[AbstractSentence]) -> DesignReading | None:
    """Tell whether a title is that of a work about methods.

    Words of software and statistics speak for it, words of patients, animals and trials against.

    Args:
        parts: The sentences of title and abstract; only the title counts.
    """
    for_it, against = 0.0, 0.0
    words: list[str] = []
    for part in parts:
        if part.role == "title":
            for match in phrases("method_titles").find(part.tokens):
                if "method" in match.classes:
                    for_it += match.weight
                    start = part.tokens[match.start_token].start
                    words.append(part.text[start : part.tokens[match.end_token - 1].end])
                else:
                    against += match.weight
    if for_it - against < _ENOUGH:
        return None
    probability = _LIKELIER if for_it >= _SURE else _LIKELY
    return DesignReading(Design.METHODS, probability, ", ".join(words[:3]))
