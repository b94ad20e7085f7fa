"""Whether a sentence compares, and with what."""

from claimcheck.sentences.linguistic.reading import Found, SentenceReading, once_per_sentence

_REACH = 12
_REFERENCE = frozenset({"than", "versus", "vs", "compared"})


@once_per_sentence
def comparisons(reading: SentenceReading) -> tuple[Found, ...]:
    """Give the comparing cues that name what they compare with: ``lower … than``, ``vs``."""
    words = reading.lowers
    return tuple(
        cue
        for cue in reading.of("comparison")
        if _REFERENCE.intersection(words[cue.start : cue.end + _REACH])
    )


def is_comparison(reading: SentenceReading) -> bool:
    """Tell whether two things are compared."""
    return bool(comparisons(reading))
