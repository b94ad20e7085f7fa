"""Which words are negated, and by what."""

from collections.abc import Iterator

from claimcheck.sentences.linguistic.clauses import clause_end
from claimcheck.sentences.linguistic.reading import Found, SentenceReading, once_per_sentence

_NOUN_REACH = 6
_DETERMINERS = frozenset({"no", "without", "lack of", "absence of", "neither", "never", "free of"})


@once_per_sentence
def negations(reading: SentenceReading) -> tuple[Found, ...]:
    """Give the cues that negate; ``not only``, ``no doubt`` and their like do not."""
    found = reading.of("negation")
    if not found:
        return ()
    seeming = reading.of("pseudo_negation")
    return tuple(
        cue for cue in found if not any(other.start <= cue.start < other.end for other in seeming)
    )


@once_per_sentence
def negated_ranges(reading: SentenceReading) -> tuple[tuple[int, int], ...]:
    """Give the token ranges that are negated.

    ``not`` and its contractions reach to the end of their clause or the next comma; ``no``,
    ``without`` and ``lack of`` reach over the noun phrase behind them. A stated null result
    (``no significant difference``) is a range of its own.
    """
    return tuple(_ranges(reading))


def is_negated(reading: SentenceReading, cue: Found) -> bool:
    """Tell whether a cue stands in the scope of a negation."""
    return any(start <= cue.start < end for start, end in negated_ranges(reading))


def _ranges(reading: SentenceReading) -> Iterator[tuple[int, int]]:
    for cue in negations(reading):
        end = min(clause_end(reading, cue.start), _next_comma(reading, cue.end))
        if reading.words(cue) in _DETERMINERS:
            end = min(end, cue.end + _NOUN_REACH)
        yield cue.start, end
    for cue in reading.of("null_result"):
        yield cue.start, cue.end


def _next_comma(reading: SentenceReading, position: int) -> int:
    words = reading.lowers
    for index in range(position, len(words)):
        if words[index] == ",":
            return index
    return len(words)
