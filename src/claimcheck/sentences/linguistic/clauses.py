"""Where the clauses of a sentence end: the reach of a hedge or a negation."""

from claimcheck.sentences.linguistic.reading import SentenceReading

_MARKS = frozenset({";", ":", "—", "–", "∞", "(", ")"})
_CONJUNCTIONS = frozenset(
    {"but", "although", "though", "whereas", "while", "because", "however", "yet", "since", "so"}
)
_RELATIVES = frozenset({"which", "who", "whose", "where", "and", "or", "with", "then"})
_ASIDE = 3
_EMBEDDERS = frozenset({"that", "which", "who", "whose", "where"})
_EMBEDDED_REACH = 7
_CONCESSIONS = frozenset({"while", "although", "though", "despite", "whereas"})
_CONTENT_CLAUSE = (
    "report_verb", "hedge", "booster", "speech", "definition", "absolute", "study_noun",
)  # fmt: skip


def clause_end(reading: SentenceReading, position: int) -> int:
    """Give the number of the token at which the clause around a position ends.

    A clause ends at a strong mark, before a contrasting or reasoning conjunction, and at a comma
    that opens a relative or coordinated clause.
    """
    words = reading.lowers
    for index in range(position + 1, len(words)):
        word = words[index]
        if word in _MARKS or word in _CONJUNCTIONS:
            return index
        if word == "," and reading.word(index + 1) in _RELATIVES and index - position > _ASIDE:
            return index
    return len(words)


def clause_start(reading: SentenceReading, position: int) -> int:
    """Give the number of the first token of the clause around a position."""
    words = reading.lowers
    for index in range(position - 1, -1, -1):
        word = words[index]
        if word in _MARKS or word in _CONJUNCTIONS:
            return index + 1
        if word == "," and reading.word(index + 1) in _RELATIVES:
            return index + 1
    return 0


def opening_aside(reading: SentenceReading) -> int:
    """Give the end of a conceding clause that opens the sentence (``While often …,``), else 0."""
    if reading.word(0) not in _CONCESSIONS:
        return 0
    return reading.lowers.index(",") if "," in reading.lowers else 0


def is_embedded(reading: SentenceReading, position: int) -> bool:
    """Tell whether a position is close behind a relative pronoun.

    The ``that`` of ``studies show that`` opens what is asserted, not an aside, and so does any
    pronoun that opens the sentence.
    """
    for index in range(position - 1, max(position - _EMBEDDED_REACH, 0), -1):
        word = reading.lowers[index]
        if word in {",", ";", ":"}:
            return False
        if word in _EMBEDDERS:
            return not any(cue.end in {index, index + 1} for cue in reading.of(*_CONTENT_CLAUSE))
    return False
