"""Whether a sentence reports what a study found, or states what holds in general."""

import re

from claimcheck.model import Claim, ClaimType
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._support import causal_cue

_PAST = ("ed", "cut", "led", "rose", "fell", "drove", "made", "gave", "brought", "kept", "had")
_STUDIES = lazy_pattern(
    r"\b(?:stud(?:y|ies)|trials?|reviews?|meta-analys[ei]s|analys[ei]s|experiments?|cohorts?|found"
    r"|reported|showed|participants|authors|et al)\b",
    re.IGNORECASE,
)


def is_told_as_past(claim: Claim) -> bool:
    """Tell whether the effect is told in the past tense, as what a study found."""
    cue = causal_cue(claim)
    return cue is not None and cue.text.lower().split()[0].endswith(_PAST)


def reports_finding(claim: Claim) -> bool:
    """Tell whether a sentence reports what a study found, rather than what holds in general.

    "Zinc shortens colds [1]" states a fact, whatever stands behind it.
    """
    if is_told_as_past(claim):
        return True
    if claim.claim_type is not ClaimType.STUDY_REPORT:
        return False
    cue = causal_cue(claim)
    is_present = cue is not None and cue.text.lower().split()[0].endswith("s")
    return not is_present or bool(_STUDIES.search(claim.text))
