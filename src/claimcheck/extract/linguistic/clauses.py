"""Where the clauses of a sentence end: the reach of a hedge or a negation."""

from claimcheck.extract.linguistic.reading import Reading

_MARKS = frozenset({";", ":", "—", "–", "∞", "(", ")"})
_CONJUNCTIONS = frozenset(
    {"but", "although", "though", "whereas", "while", "because", "however", "yet", "since", "so"}
)
_RELATIVES = frozenset({"which", "who", "whose", "where", "and", "or", "with", "then"})
_ASIDE = 3


def clause_end(reading: Reading, position: int) -> int:
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


def clause_start(reading: Reading, position: int) -> int:
    """Give the number of the first token of the clause around a position."""
    words = reading.lowers
    for index in range(position - 1, -1, -1):
        word = words[index]
        if word in _MARKS or word in _CONJUNCTIONS:
            return index + 1
        if word == "," and reading.word(index + 1) in _RELATIVES:
            return index + 1
    return 0
