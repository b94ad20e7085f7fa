"""What a trained model adds to an assessment as an editor reads: need, cover, and what to query."""

from collections.abc import Sequence

from attrs import evolve

from claimcheck.model import Assessment, ClaimType, Need
from claimcheck.sentences.model_reading.answer import Answer

TYPES = (
    ClaimType.NON_CLAIM, ClaimType.DEFINITIONAL, ClaimType.MECHANISM, ClaimType.ASSOCIATION,
    ClaimType.CAUSAL_EFFECT, ClaimType.TREATMENT_BENEFIT, ClaimType.HARM, ClaimType.PROTOCOL,
    ClaimType.ADVICE, ClaimType.PREVALENCE, ClaimType.NUMBER, ClaimType.STUDY_REPORT,
)  # fmt: skip
_REQUIRED_AT = 0.3
_SHOWN_AT = 0.02
FEWEST_UNITS = 4
_HALF = 0.5
_DIGITS = 4


def likeliest_type(found: Answer) -> ClaimType:
    """Give the kind of statement that a claim most likely is."""
    shares = found.shares["claim_type"][1:]
    return TYPES[1 + shares.index(max(shares))]


def step_of(shares: Sequence[float], below: float = _HALF) -> int:
    """Give the step of an ordered scale at or below which so much of the probability lies.

    Args:
        shares: Probability of each step, from the lowest.
        below: The share, half for the median.
    """
    total = 0.0
    for step, share in enumerate(shares):
        total += share
        if total >= below:
            return step
    return len(shares) - 1


def _need(shares: Sequence[float]) -> Need:
    """Give the need; where a source is likely enough to be required, it is (best F1 on `dev`)."""
    none, _, required = shares
    if required >= _REQUIRED_AT:
        return Need.REQUIRED
    return Need.NONE if none >= _HALF else Need.WELCOME


def as_edited(assessment: Assessment, found: Answer, units: int = 1) -> Assessment:
    """Add what an editor would ask of a unit.

    What to query was learned in whole documents; of a few units nothing is said.

    Args:
        assessment: What the unit was judged to be.
        found: What the model says of it.
        units: How many units the document has.
    """
    need, is_document = found.shares["need"], units >= FEWEST_UNITS
    return evolve(
        assessment,
        need=_need(need) if assessment.is_claim else Need.NONE,
        need_probability=round(need[2], _DIGITS),
        covered=round(1 - found.shares["cited"][0], _DIGITS),
        query=round(found.shares["query"][1], _DIGITS) if is_document else 0.0,
        queries=tuple(
            (flag, round(share, _DIGITS))
            for flag, share in found.flags
            if share >= _SHOWN_AT and is_document
        ),
    )
