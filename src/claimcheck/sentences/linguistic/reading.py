"""A sentence with its tokens and the cues found in it: what every judgement is made from."""

from collections.abc import Callable, Iterator
from functools import cache, cached_property, update_wrapper
from typing import NamedTuple, TypeVar

from attrs import field, frozen

from claimcheck.lexicon import Entry, PhraseIndex, Token, tokenize
from claimcheck.lexicon.phrases import entries_of
from claimcheck.memory import remembered
from claimcheck.model import Cue, Span
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_cells

_CLASS_OF = {
    "drug": "drug_name",
    "peptide": "drug_name",
    "therapy": "therapy",
    "supplement": "lifestyle",
    "vitamin": "lifestyle",
    "mineral": "lifestyle",
    "lifestyle": "lifestyle",
    "hormone": "mechanism",
}
_NOT_TAKEN = frozenset({"screening"})
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
    "software",
)


class Found(NamedTuple):
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


@frozen(slots=False, eq=False, repr=False)
class SentenceReading(ByValue):
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
        cues = self.cues
        if len(kinds) == 1:
            return cues.get(kinds[0], ())
        return tuple([cue for kind in kinds if kind in cues for cue in cues[kind]])

    def has(self, *kinds: str) -> bool:
        """Tell whether a cue of one of the classes is there."""
        return not self.cues.keys().isdisjoint(kinds)

    def count(self, *kinds: str) -> int:
        """Count the cues of some classes."""
        return len(self.of(*kinds))

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
        return len([word for word in self.lowers if word[0].isalpha()])

    def before(self, position: int, stop: frozenset[str]) -> Iterator[int]:
        """Walk left from a position to the nearest of some words."""
        for index in range(position - 1, -1, -1):
            if self.lowers[index] in stop:
                return
            yield index


T = TypeVar("T")


def once_per_sentence(judge: Callable[[SentenceReading], T]) -> Callable[[SentenceReading], T]:
    """Ask a question of a sentence that several judgements share only once."""
    name = f"_{judge.__module__}_{judge.__name__}"

    def remembered(reading: SentenceReading) -> T:
        answers: dict[str, T] = reading.__dict__
        if name not in answers:
            answers[name] = judge(reading)
        return answers[name]

    return update_wrapper(remembered, judge)


@cache
def _index() -> PhraseIndex:
    listed = entries_of(*LEXICA)
    return PhraseIndex((*listed, *_interventions(listed)))


def _interventions(listed: tuple[Entry, ...]) -> Iterator[Entry]:
    """Give the named interventions that no lexicon lists under such a class already."""
    known = {entry.cue for entry in listed if entry.category in _CLASS_OF.values()}
    for name, kind, *_ in read_cells("sentences/data/interventions.tsv"):
        if kind in _CLASS_OF and name not in known and name not in _NOT_TAKEN:
            yield Entry(name, _CLASS_OF[kind], 1.0)


@remembered
def read_sentence(text: str) -> SentenceReading:
    """Tokenise a sentence and find its cues."""
    tokens = tokenize(text)
    cues: dict[str, list[Found]] = {}
    make = tuple.__new__
    for classes, start, end, weight in _index().find(tokens):
        for kind in classes:
            found = make(Found, (kind, start, end, weight))
            if kind in cues:
                cues[kind].append(found)
            else:
                cues[kind] = [found]
    return SentenceReading(text, tokens, {kind: tuple(found) for kind, found in cues.items()})
