"""Which designs a sentence says it rests on, and which designs of cited works fit them."""

from collections.abc import Iterator, Mapping
from functools import cache

from attrs import frozen

from claimcheck.lexicon.phrases import PhraseIndex, read_entries
from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import Design
from claimcheck.model.by_value import ByValue

_SYNTHESES = frozenset(
    {
        Design.SR_RCT,
        Design.MA_RCT,
        Design.NETWORK_MA,
        Design.UMBRELLA_REVIEW,
        Design.SR_OBSERVATIONAL,
    }
)
_RANDOMISED = frozenset(
    {
        Design.RCT,
        Design.CROSSOVER_RCT,
        Design.CLUSTER_RCT,
        Design.N_OF_1,
        Design.RANDOMIZED_LAB_EXPERIMENT,
    }
)
_ANIMALS = frozenset({Design.ANIMAL_EXPERIMENT, Design.ANIMAL_OBSERVATIONAL, Design.COMPARATIVE})
_BENCH = frozenset({Design.IN_VITRO, Design.EX_VIVO, Design.IN_SILICO})
_CASES = frozenset({Design.CASE_REPORT, Design.CASE_SERIES})
_UNCONTROLLED = frozenset(
    {
        Design.NONRANDOMIZED_TRIAL,
        Design.QUASI_EXPERIMENTAL,
        Design.OPEN_LABEL_SINGLE_ARM,
        Design.BEFORE_AFTER_UNCONTROLLED,
    }
)
_OBSERVED = frozenset(
    {
        Design.PROSPECTIVE_COHORT,
        Design.RETROSPECTIVE_COHORT,
        Design.CASE_CONTROL,
        Design.CROSS_SECTIONAL,
        Design.GENETIC_ASSOCIATION,
        Design.NEUROIMAGING_ASSOCIATION,
        Design.MENDELIAN_RANDOMIZATION,
        Design.INTERRUPTED_TIME_SERIES,
        Design.ECOLOGICAL,
        Design.SURVEY,
        Design.QUALITATIVE,
    }
)
COMPARED = _SYNTHESES | _RANDOMISED | _UNCONTROLLED | _OBSERVED | _ANIMALS | _BENCH | _CASES
"""The designs that a statement can be held against; others tell of studies of any design."""

_FITTING: Mapping[str, frozenset[Design]] = {
    "synthesis": _SYNTHESES,
    "randomised": _RANDOMISED | _SYNTHESES,
    "trial": _RANDOMISED | _UNCONTROLLED | _SYNTHESES,
    "observed": _OBSERVED | _CASES | _UNCONTROLLED | {Design.SR_OBSERVATIONAL},
    "animal": _ANIMALS | _BENCH,
    "bench": _BENCH | _ANIMALS,
    "case": _CASES | _OBSERVED,
}
_MANY = ("trials", "studies", "reviews", "analyses", "rcts", "experiments", "surveys", "cohorts")
_PARTS = (" of ", " across ", " pooling ", " including ")


@frozen(eq=False, repr=False)
class StatedDesign(ByValue):
    """A design that a sentence names.

    Args:
        kind: Such as ``"randomised"`` or ``"synthesis"``.
        text: The words.
        start: Offset of the first character in the sentence.
        end: Offset behind the last.
    """

    kind: str
    text: str
    start: int
    end: int

    @property
    def is_one(self) -> bool:
        """Tell whether one study is meant rather than several."""
        return not self.text.lower().endswith(_MANY)

    def fits(self, design: Design) -> bool:
        """Tell whether a work of a design may be what is meant."""
        return design in _FITTING[self.kind]


def stated_designs(text: str) -> tuple[StatedDesign, ...]:
    """Find the designs that a text names, the longest phrases, those that a synthesis pools aside.

    Args:
        text: A sentence, or title and abstract of a work.
    """
    found: list[StatedDesign] = []
    for one in sorted(_named(text), key=lambda one: (one.start, -one.end)):
        if found and one.start < found[-1].end:
            continue
        if found and found[-1].kind == "synthesis" and _is_pooled(text, found[-1], one):
            continue
        found.append(one)
    return tuple(found)


def _named(text: str) -> Iterator[StatedDesign]:
    tokens = tokenize(text)
    for match in _index().find(tokens):
        start, end = tokens[match.start_token].start, tokens[match.end_token - 1].end
        for kind in match.classes:
            yield StatedDesign(kind, text[start:end], start, end)


def _is_pooled(text: str, synthesis: StatedDesign, other: StatedDesign) -> bool:
    between = text[synthesis.end : other.start]
    return between.startswith(_PARTS) and "," not in between


@cache
def _index() -> PhraseIndex:
    return PhraseIndex(read_entries("rules/data/stated_designs.tsv"))
