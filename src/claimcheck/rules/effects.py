"""What claims say of one thing and another, so that one can be held against the other."""

from attrs import frozen

from claimcheck.model import AgeGroup, Claim, ClaimType, Sex, Species, Strength
from claimcheck.model.by_value import ByValue
from claimcheck.rules._support import causal_cue, is_title
from claimcheck.rules._words import Words, words_in, words_of_claim

_STATING = frozenset(
    {"hormone", "drug", "peptide", "vitamin", "mineral", "supplement", "therapy", "lifestyle"}
)
_EXEMPT = frozenset({ClaimType.STUDY_REPORT, ClaimType.NON_CLAIM, ClaimType.DEFINITIONAL})
_DIRECTIONS = frozenset({"increase", "decrease", "none"})
_BOUND = ("genotype", "contrast", "condition")
_IFS = ("if ", "when ", "unless ", "without ", "except ", "low ", "high ", "too much", "excess")


@frozen(eq=False, repr=False)
class StatedEffect(ByValue):
    """What a claim says of one thing and another.

    Args:
        claim: The claim.
        subject: One name for what acts.
        outcome: What it acts on.
        direction: Which way: ``"increase"``, ``"decrease"`` or ``"none"``.
    """

    claim: Claim
    subject: str
    outcome: str
    direction: str

    @property
    def population(
        self,
    ) -> tuple[Species, tuple[Sex, ...], tuple[AgeGroup, ...], str | None]:
        """Give whom it is about, as far as that is named; only equal ones are compared."""
        named = self.claim.population
        return named.species, named.sexes, named.age_groups, named.condition


def are_opposite(one: str, other: str) -> bool:
    """Tell whether two directions cannot both hold."""
    return one != other and {one, other} <= _DIRECTIONS


def stated_effect(claim: Claim) -> StatedEffect | None:
    """Read the effect that a claim states without a condition; ``None`` where it states none.

    Args:
        claim: The claim.
    """
    if claim.claim_type in _EXEMPT or claim.hedged or is_title(claim):
        return None
    if claim.direction not in _DIRECTIONS or claim.strength is Strength.S0:
        return None
    cue = causal_cue(claim)
    if cue is None:
        return None
    words = words_of_claim(claim)
    text = claim.text.lower()
    if words.has(*_BOUND) or any(mark in f" {text}" for mark in _IFS):
        return None
    at = claim.text.find(cue.text)
    subject, outcome = _agent(claim, words, at), _outcome(words, at + len(cue.text))
    if at < 0 or not subject or not outcome or subject == outcome:
        return None
    return StatedEffect(claim, subject, outcome, claim.direction)


def _agent(claim: Claim, words: Words, at: int) -> str:
    """Name what acts: the only thing named before the verb, or a table row's own."""
    before = [e.normal for e in words.entities if e.kind in _STATING and e.end <= at]
    if not before and claim.cell is not None:
        row = words_in(claim.cell.row_header)
        before = [entity.normal for entity in row.entities if entity.kind in _STATING]
    return before[0] if len(set(before)) == 1 else ""


def _outcome(words: Words, behind: int) -> str:
    """Name what is acted on: the first outcome or body part behind the verb."""
    found = words.of("outcome", "patient_important", "mechanism", "surrogate")
    after = [word for word in found if word.start >= behind]
    if not after:
        return ""
    first = after[0].start
    return max((w.text.lower() for w in after if w.start == first), key=len)
