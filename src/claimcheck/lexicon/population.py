"""Whom a text speaks about: species, sex, age and condition words, read once for every layer."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from attrs import frozen

from claimcheck.lexicon.phrases import Match, load_phrases
from claimcheck.lexicon.tokens import Token
from claimcheck.model import AgeGroup, Sex, Species
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

EXPLICIT = 1.0
_BREAKS_WORDS = (
    "and or but of in on at for with from by to than as that which who is are was were has have had"
    " , . ; : ( ) / the a an"
)
_BREAKS = frozenset(_BREAKS_WORDS.split())
_REACH = 4
_ANIMAL_TAIL = lazy_pattern(r"(?: models?| study| studies|'s)$")
_SEXED = frozenset({"female", "male", "mixed_sex"})
_LINKS = (
    ("suffering", "from"),
    ("diagnosed", "with"),
    ("affected", "by"),
    ("treated", "for"),
    ("living", "with"),
    ("at", "risk", "of"),
    ("who", "have"),
    ("who", "had"),
    ("with",),
)
_STOPS_WORDS = (
    "and or but who whom which that is are was were has have had may might can could should will"
    " would do does did receive received receiving reduces reduced improves improved reported"
    " showed show undergoing taking treated given than compared to in on at for from by during"
    " after before versus vs when while if because as , . ; : ( ) [ ] ! ? / ="
)
_STOPS = frozenset(_STOPS_WORDS.split())
_NOT_CONDITIONS_WORDS = (
    "a an the this that these those its their high higher low lower more less each both some any"
    " no good better greatest"
)
_NOT_CONDITIONS = frozenset(_NOT_CONDITIONS_WORDS.split())
_LONGEST = 6


class Mention(NamedTuple):
    """Words that name a population or a part of one.

    Args:
        kind: ``"human"``, ``"animal"``, ``"in_vitro"``, ``"context"`` (what only people have),
            ``"generic"`` (an animal without its name), ``"female"``, ``"male"``,
            ``"mixed_sex"``, ``"age:<group>"``, ``"condition"`` or ``"head"``.
        text: The words in lower case.
        start: Number of the first token.
        end: Number of the token behind the last.
        weight: 1 for a plain name, less for a word that often means something else.
    """

    kind: str
    text: str
    start: int
    end: int
    weight: float


def species_of_kinds(kinds: AbstractSet[str]) -> Species:
    """Give the species of what is named: people beside others are mixed.

    Cells that are given to an animal are part of an experiment on it.

    Args:
        kinds: Kinds of beings that are named: ``human``, ``animal``, ``in_vitro``.
    """
    if "human" in kinds and len(kinds) > 1:
        return Species.MIXED
    for kind in ("human", "animal", "in_vitro"):
        if kind in kinds:
            return Species(kind)
    return Species.UNKNOWN


@frozen(eq=False, repr=False)
class PopulationReading(ByValue):
    """What the words of a text say about whom it speaks of.

    Args:
        mentions: Every word that counts, in the order of the text.
    """

    mentions: tuple[Mention, ...] = ()

    def of(self, *kinds: str) -> tuple[Mention, ...]:
        """Give the mentions of some kinds."""
        return tuple(mention for mention in self.mentions if mention.kind in kinds)

    def weight(self, kind: str) -> float:
        """Add up the weights of one kind."""
        return sum(mention.weight for mention in self.mentions if mention.kind == kind)

    def names(self, kind: str) -> bool:
        """Tell whether a kind is named plainly."""
        return any(m.kind == kind and m.weight >= EXPLICIT for m in self.mentions)

    @property
    def species(self) -> Species:
        """Weigh the plain names, as :func:`species_of_kinds` does."""
        return species_of_kinds(
            {kind for kind in ("human", "animal", "in_vitro") if self.names(kind)}
        )

    @property
    def organisms(self) -> tuple[str, ...]:
        """Name the animals, each once; "animal models" and strains name none."""
        generic = {mention.start for mention in self.mentions if mention.kind == "generic"}
        named = (m.text for m in self.mentions if m.kind == "animal" and m.start not in generic)
        return tuple(dict.fromkeys(_ANIMAL_TAIL.sub("", name) for name in named))

    @property
    def sexes(self) -> tuple[Sex, ...]:
        """Give the sexes named, female first."""
        kinds = {mention.kind for mention in self.mentions}
        if kinds.isdisjoint(_SEXED):
            return ()
        both = "mixed_sex" in kinds
        return tuple(sex for sex in Sex if both or sex.value in kinds)

    @property
    def age_groups(self) -> tuple[AgeGroup, ...]:
        """Give the age groups named by words, youngest first."""
        ages = {mention.kind[4:] for mention in self.mentions if mention.kind[:4] == "age:"}
        return tuple(group for group in AgeGroup if group.value in ages) if ages else ()


_NOTHING = PopulationReading()


def read_population(tokens: Sequence[Token]) -> PopulationReading:
    """Read the population words of a text, idioms and look-alikes left out.

    "Fish oil", "guinea pig" for a person, antibodies "anti-mouse" and "dog owners" name no animal;
    the "adult" of "adult rats" and the "individual" of "individual mice" name no human.
    """
    matches = load_phrases("population").find(tokens)
    if not matches:
        return _NOTHING
    idioms = [match for match in matches if "idiom" in match.classes]
    if idioms:
        matches = tuple(match for match in matches if not _is_masked(match, idioms))
    mentions: list[Mention] = []
    animals: set[int] = set()
    for classes, start, end, weight in matches:
        words = tokens[start].lower if end == start + 1 else _joined(tokens, start, end)
        mentions += [Mention(kind, words, start, end, weight) for kind in classes]
        if "animal" in classes:
            animals.add(start)
    if animals:
        mentions = [m for m in mentions if not _modifies_animal(m, animals, tokens)]
    return PopulationReading(tuple(mentions))


def _joined(tokens: Sequence[Token], start: int, end: int) -> str:
    return " ".join(token.lower for token in tokens[start:end])


def _is_masked(match: Match, idioms: Sequence[Match]) -> bool:
    if "idiom" in match.classes:
        return True
    return any(
        idiom.start_token < match.end_token and match.start_token < idiom.end_token
        for idiom in idioms
    )


def _modifies_animal(mention: Mention, animals: set[int], tokens: Sequence[Token]) -> bool:
    if mention.kind not in {"human", "head"}:
        return False
    for position in range(mention.end, min(mention.end + _REACH, len(tokens))):
        if position in animals:
            return True
        if tokens[position].lower in _BREAKS:
            return False
    return False


def condition_of(text: str, tokens: Sequence[Token], reading: PopulationReading) -> str | None:
    """Give the condition behind a population noun ("with PCOS"), or the adjectives before it.

    Args:
        text: The text.
        tokens: Its tokens.
        reading: What was read from them.
    """
    for head in reading.of("head"):
        words = _condition_behind(text, tokens, head.end)
        if words:
            return words
    heads = [head.start for head in reading.of("head")]
    adjectives = dict.fromkeys(
        mention.text for mention in reading.of("condition") if _describes(mention, heads, reading)
    )
    return " ".join(adjectives) or None


def _describes(adjective: Mention, heads: Sequence[int], reading: PopulationReading) -> bool:
    """Tell whether an adjective stands before those it describes, or fits women alone."""
    if any(adjective.end <= head < adjective.end + _REACH for head in heads):
        return True
    return any(mention.start == adjective.start for mention in reading.of("female"))


def _is_at(link: Sequence[str], tokens: Sequence[Token], start: int) -> bool:
    return all(
        start + ahead < len(tokens) and tokens[start + ahead].lower == word
        for ahead, word in enumerate(link)
    )


def _condition_behind(text: str, tokens: Sequence[Token], start: int) -> str:
    for link in _LINKS:
        if start < len(tokens) and tokens[start].lower == link[0] and _is_at(link, tokens, start):
            first = last = start + len(link)
            while last < len(tokens) and last - first < _LONGEST:
                if tokens[last].lower in _STOPS:
                    break
                last += 1
            if last > first and tokens[first].lower not in _NOT_CONDITIONS:
                return text[tokens[first].start : tokens[last - 1].end]
            return ""
    return ""
