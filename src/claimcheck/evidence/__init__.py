"""What is known of a cited work as evidence: its design, tier, population, size and status."""

from claimcheck.evidence.study import infer_study, study_of
from claimcheck.evidence.tiers import tier_of, tier_of_code

__all__ = ["infer_study", "study_of", "tier_of", "tier_of_code"]
