"""Whether a statement needs a source."""

from claimcheck.model import ClaimType
from claimcheck.sentences.judgement.advice import is_referral
from claimcheck.sentences.judgement.own_work import describes_software, tells_own_methods
from claimcheck.sentences.judgement.statement import Statement

_UNCITED = frozenset({ClaimType.DEFINITIONAL, ClaimType.NON_CLAIM})
_MATTER = (
    "mechanism", "outcome", "therapy", "drug_name", "protocol", "lifestyle", "genotype", "harm",
    "benefit",
)  # fmt: skip


def is_cite_worthy(statement: Statement, kind: ClaimType) -> bool:
    """Tell whether readers may ask where it is from.

    They may not for definitions, for the advice to see a doctor, for advice on other things than
    health, and for what a paper tells of its own software and methods.
    """
    if kind in _UNCITED:
        return False
    reading, strength = statement.reading, statement.strength
    if kind is ClaimType.ADVICE and is_referral(reading, statement.advice):
        return False
    if kind is ClaimType.ADVICE and not reading.has(*_MATTER):
        return False
    return not (describes_software(reading, strength) or tells_own_methods(reading, strength))
