"""Which words hedge a statement, how far they reach, and which only look as if they did."""

from collections.abc import Iterator

from claimcheck.sentences.linguistic.clauses import clause_end
from claimcheck.sentences.linguistic.reading import Found, SentenceReading, once_per_sentence

HEDGES = ("modal", "hedge", "unknown")
_MONTH_BEFORE = frozenset(
    {"in", "on", "since", "by", "until", "from", "of", "late", "early", "mid"}
)
_RATIO = frozenset({"more", "less", "most", "least", "equally", "twice", "times", "as", "fold"})
_THINGS = frozenset({"action", "potential", "membrane", "evoked", "resting"})
_REASONS = frozenset({"likely", "unlikely", "probable", "likelihood"})


@once_per_sentence
def hedges(reading: SentenceReading) -> tuple[Found, ...]:
    """Give the cues that hedge, in order.

    Not hedges: ``May`` the month, ``could not`` and ``cannot`` (a fact, told), ``indicated for``
    (a licence), ``more likely`` (a comparison), ``action potential`` (a thing), and ``can``,
    which tells of ability and has a class of its own.
    """
    if not reading.has(*HEDGES):
        return ()
    found = [cue for cue in reading.of(*HEDGES) if not _is_literal(reading, cue)]
    return tuple(sorted(found, key=lambda cue: (cue.start, cue.end)))


@once_per_sentence
def hedge_scopes(reading: SentenceReading) -> tuple[tuple[Found, int, int], ...]:
    """Give each hedge with the token range that it covers: from itself to its clause's end."""
    return tuple((cue, cue.start, clause_end(reading, cue.end - 1)) for cue in hedges(reading))


def hedges_over(reading: SentenceReading, position: int) -> Iterator[Found]:
    """Give the hedges whose scope holds a position."""
    for cue, start, end in hedge_scopes(reading):
        if start <= position < end:
            yield cue


def is_hedged(reading: SentenceReading) -> bool:
    """Tell whether anything in the sentence is hedged."""
    return bool(hedges(reading))


def _is_literal(reading: SentenceReading, cue: Found) -> bool:
    before, after = reading.word(cue.start - 1), reading.word(cue.end)
    match reading.word(cue.start):
        case "may":
            return _is_month(reading, cue, before, after)
        case "could":
            return after == "not"
        case "possible":
            return before == "as"
        case "potential" | "potentials":
            return before in _THINGS
        case "indicate" | "indicated":
            return after in {"for", "in"} or before in {"is", "are", "as"}
        case word:
            return word in _REASONS and before in _RATIO


def _is_month(reading: SentenceReading, cue: Found, before: str, after: str) -> bool:
    written = reading.tokens[cue.start].text
    if not written[0].isupper() or after == "":
        return False
    if cue.start == 0:
        return after.isdigit() and len(after) in {1, 2, 4}
    return after.isdigit() or before.isdigit() or before in _MONTH_BEFORE or after in {",", "and"}
