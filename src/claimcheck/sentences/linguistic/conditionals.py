"""Which part of a sentence is only a condition."""

from claimcheck.sentences.linguistic.reading import SentenceReading, once_per_sentence

_OPENERS = frozenset({"if", "unless", "until", "whether", "provided", "supposing", "assuming"})
_TIMES = frozenset({"before", "when", "whenever", "once", "after"})
_STARTS = _OPENERS | _TIMES


@once_per_sentence
def condition_ranges(reading: SentenceReading) -> tuple[tuple[int, int], ...]:
    """Give the token ranges of ``if``, ``unless``, ``until``, ``whether``, ``provided that``.

    What the reader is told to do first (``before you stop``) is a condition too. A condition in
    front ends at its comma, one behind at the end of the sentence. ``even if`` concedes, ``if
    any`` and ``as if`` compare: they are no conditions.
    """
    words = reading.lowers
    if _STARTS.isdisjoint(words):
        return ()
    ranges = []
    for index, word in enumerate(words):
        if word in _TIMES and reading.word(index + 1) == "you":
            ranges.append((index, _end(words, index)))
            continue
        if word not in _OPENERS or reading.word(index - 1) in {"as", "even", "what", "only"}:
            continue
        if reading.word(index + 1) in {"any", "not", "so"}:
            continue
        if word in {"provided", "assuming", "supposing"} and reading.word(index + 1) != "that":
            continue
        ranges.append((index, _end(words, index)))
    return tuple(ranges)


def _end(words: tuple[str, ...], start: int) -> int:
    return next((n for n in range(start, len(words)) if words[n] in {",", ";"}), len(words))


def is_conditional(reading: SentenceReading) -> bool:
    """Tell whether the sentence holds a condition."""
    return bool(condition_ranges(reading))
