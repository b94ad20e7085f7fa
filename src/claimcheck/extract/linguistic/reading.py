"""A sentence with its tokens and the cues found in it: what every judgement is made from."""

from collections.abc import Iterator
from functools import cache, cached_property

from attrs import field, frozen

from claimcheck.lexicon import PhraseIndex, Token, load, tokenize
from claimcheck.model import Cue, Span

LEXICA = (
    "hedges",
    "boosters",
    "hype",
    "causal",
    "correlation",
    "attribution",
    "advice",
    "protocol",
    "mechanism",
    "harm",
    "benefit",
    "signposts",
    "definitions",
    "quantity_frames",
    "negation",
)


@frozen
class Found:
    """A cue in a sentence.

    Args:
        kind: Its class in the lexicon.
        start: Number of its first token.
        end: Number of the token behind it.
        weight: Its weight in the lexicon.
    """

    kind: str
    start: int
    end: int
    weight: float


@frozen(slots=False)
class Reading:
    """A sentence made ready for judgement.

    Args:
        text: The sentence.
        tokens: Its tokens.
        cues: Its cues by class.
    """

    text: str
    tokens: tuple[Token, ...] = field(repr=False)
    cues: dict[str, tuple[Found, ...]] = field(repr=False, hash=False)

    def of(self, *kinds: str) -> tuple[Found, ...]:
        """Give the cues of some classes, in order within each class."""
        return tuple(cue for kind in kinds for cue in self.cues.get(kind, ()))

    def has(self, *kinds: str) -> bool:
        """Tell whether a cue of one of the classes is there."""
        return any(kind in self.cues for kind in kinds)

    def count(self, *kinds: str) -> int:
        """Count the cues of some classes."""
        return sum(len(self.cues.get(kind, ())) for kind in kinds)

    def words(self, cue: Found) -> str:
        """Give the words of a cue as a lexicon writes them."""
        return " ".join(token.lower for token in self.tokens[cue.start : cue.end])

    def word(self, position: int) -> str:
        """Give the word at a position, empty outside the sentence."""
        return self.tokens[position].lower if 0 <= position < len(self.tokens) else ""

    def shown(self, cue: Found, kind: str | None = None) -> Cue:
        """Turn a cue into the record that findings show."""
        span = Span(self.tokens[cue.start].start, self.tokens[cue.end - 1].end)
        return Cue(kind or cue.kind, span.of(self.text), span)

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        """Give every word as a lexicon writes it."""
        return tuple(token.lower for token in self.tokens)

    @cached_property
    def word_count(self) -> int:
        """Count the tokens that begin with a letter."""
        return sum(word[0].isalpha() for word in self.lowers)

    def before(self, position: int, stop: frozenset[str]) -> Iterator[int]:
        """Walk left from a position to the nearest of some words."""
        for index in range(position - 1, -1, -1):
            if self.lowers[index] in stop:
                return
            yield index


@cache
def _index() -> PhraseIndex:
    return load(*LEXICA)


def read(text: str) -> Reading:
    """Tokenise a sentence and find its cues."""
    tokens = tokenize(text)
    cues: dict[str, list[Found]] = {}
    for classes, start, end, weight in _index().find(tokens):
        for kind in classes:
            cues.setdefault(kind, []).append(Found(kind, start, end, weight))
    return Reading(text, tokens, {kind: tuple(found) for kind, found in cues.items()})
