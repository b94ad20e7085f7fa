"""Which part of a sentence only says what a thing is."""

from claimcheck.sentences.linguistic.reading import SentenceReading, once_per_sentence

_COPULAS = frozenset({"is", "are"})
_DETERMINERS = frozenset({"a", "an", "the", "one", "both"})
_STOPS = frozenset({"that", "which", "who", "to", "for", "with", "not", ",", ";", ":", "because"})
_KINDS = frozenset({"one", "type", "kind", "class", "group", "form", "any", "member"})
_JOINERS = frozenset({"and", "but", "so", "while", "whereas"})
_REACH = 7
_NAMES_A_THING = 0.9
_FIRM = 0.8
_PRAISE = ("absolute", "booster", "hype", "requirement", "causal_adj", "causal_frame", "benefit")


@once_per_sentence
def defined_range(reading: SentenceReading) -> tuple[int, int] | None:
    """Give the token range of the predicate that defines, or ``None``.

    ``Zinc is an element that the body needs`` says what zinc is; the need stands in an aside. A
    copula, a determiner and a noun for a kind of thing make a definition, words of praise between
    them none, and neither does an aside that promises an effect on health (``a hormone that cures
    depression``). The range runs from the noun to the next statement of the sentence.
    """
    if not reading.has("definition_noun"):
        return None
    for position in range(1, len(reading.tokens)):
        if reading.lowers[position] in _COPULAS:
            noun = _noun_behind(reading, position)
            if noun is not None:
                end = _end_behind(reading, noun)
                return None if _promises(reading, noun, end) else (position, end)
    return None


def is_definition(reading: SentenceReading) -> bool:
    """Tell whether the sentence says what a thing is."""
    return defined_range(reading) is not None


def _noun_behind(reading: SentenceReading, copula: int) -> int | None:
    words = reading.lowers
    limit = _noun_phrase_end(reading, copula + 1)
    if _DETERMINERS.isdisjoint(words[copula + 1 : min(copula + 3, limit)]):
        return None
    if any(copula < cue.start < limit for cue in reading.of(*_PRAISE)):
        return None
    nouns = [
        cue.end
        for cue in reading.of("definition_noun")
        if copula < cue.start and cue.end <= limit and cue.weight >= _NAMES_A_THING
    ]
    return min(nouns, default=None)


def _noun_phrase_end(reading: SentenceReading, start: int) -> int:
    words = reading.lowers
    last = min(start + _REACH, len(words))
    for index in range(start, last):
        if words[index] in _STOPS or (words[index] == "of" and words[index - 1] not in _KINDS):
            return index
    return last


def _end_behind(reading: SentenceReading, start: int) -> int:
    words = reading.lowers
    for index in range(start, len(words)):
        if words[index] == ";" or (words[index] == "," and reading.word(index + 1) in _JOINERS):
            return index
    return len(words)


def _promises(reading: SentenceReading, start: int, end: int) -> bool:
    firm = any(start <= cue.start < end and cue.weight > _FIRM for cue in reading.of("causal_verb"))
    return firm and any(start <= cue.start < end for cue in reading.of("outcome"))
