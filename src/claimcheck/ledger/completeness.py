"""What a claim's record still lacks for its kind of statement, as docs/ledger.md tells."""

from functools import singledispatch
from typing import Final

from claimcheck.model import (
    Claim,
    ClaimType,
    Design,
    EvidenceLink,
    Population,
    Record,
    Species,
    SupportStatus,
    Tier,
)

NEEDS: Final = {
    ClaimType.DEFINITIONAL: (),
    ClaimType.MECHANISM: ("evidence", "design"),
    ClaimType.ASSOCIATION: ("evidence", "population"),
    ClaimType.CAUSAL_EFFECT: ("evidence", "design", "population"),
    ClaimType.TREATMENT_BENEFIT: ("evidence", "design", "population"),
    ClaimType.HARM: ("evidence", "design", "population"),
    ClaimType.PROTOCOL: ("evidence", "design", "population", "regulatory"),
    ClaimType.ADVICE: ("evidence", "design", "population", "regulatory"),
    ClaimType.PREVALENCE: ("evidence", "quote"),
    ClaimType.NUMBER: ("evidence", "quote"),
    ClaimType.STUDY_REPORT: ("evidence", "population"),
    ClaimType.NON_CLAIM: (),
}
"""Fields that each kind of statement needs, in the words of a ledger."""


@singledispatch
def incomplete(subject: Record | Claim) -> tuple[str, ...]:
    """Name the fields that a record or a merged claim lacks for its type.

    A record is judged by what it holds itself: a missing ``type`` is named first and alone.
    A merged claim is judged by what record and inference know together.

    Args:
        subject: The record or the claim.

    Returns:
        Some of ``type``, ``evidence``, ``design``, ``population``, ``quote``, ``regulatory``.
    """
    raise TypeError(f"neither a record nor a claim: {type(subject).__name__}")


@incomplete.register
def _(subject: Record) -> tuple[str, ...]:
    claim_type = subject.values.get("claim_type")
    if not isinstance(claim_type, ClaimType):
        return ("type",)
    return _lacking(
        claim_type,
        subject.evidence,
        subject.values.get("population"),
        subject.values.get("intervention"),
    )


@incomplete.register
def _(subject: Claim) -> tuple[str, ...]:
    return _lacking(subject.claim_type, subject.evidence, subject.population, subject.intervention)


def _lacking(
    claim_type: ClaimType,
    evidence: tuple[EvidenceLink, ...],
    population: object,
    intervention: object,
) -> tuple[str, ...]:
    held = {
        "evidence": bool(evidence),
        "design": not evidence or any(_is_assessed(link) for link in evidence),
        "population": isinstance(population, Population)
        and population.species is not Species.UNKNOWN,
        "quote": not evidence or any(_is_quoted(link) for link in evidence),
        "regulatory": getattr(intervention, "regulatory", None) is not None,
    }
    return tuple(name for name in NEEDS[claim_type] if not held[name])


def _is_assessed(link: EvidenceLink) -> bool:
    return link.design is not Design.UNKNOWN or link.tier is not Tier.T0


def _is_quoted(link: EvidenceLink) -> bool:
    return bool(link.support.quote) or link.support.status is SupportStatus.NOT_SUPPORTED
