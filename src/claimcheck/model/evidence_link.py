"""What ties a claim to a reference: intent, the study in short, and the verdict on it."""

from datetime import date

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.scales import Intent, Origin, SupportStatus
from claimcheck.model.study_scales import Certainty, Design, OutcomeKind, Tier


@frozen(eq=False, repr=False)
class Support(ByValue):
    """What a person found on opening the source.

    Args:
        status: The verdict.
        quote: Supporting words of the source.
        locator: Page, paragraph or table.
        checked_by: Name of the checker.
        checked_on: Date of the check.
    """

    status: SupportStatus = SupportStatus.UNCHECKED
    quote: str = ""
    locator: str = ""
    checked_by: str = ""
    checked_on: date | None = None


@frozen(eq=False, repr=False)
class Effect(ByValue):
    """The effect that a study reports, as a person recorded it.

    Args:
        measure: Such as ``"RR"``, ``"OR"``, ``"SMD"`` or ``"mean difference, mmHg"``.
        value: The estimate.
        ci: Lower and upper bound of its confidence interval.
        p: The p value as reported, such as ``"0.03"`` or ``"<0.001"``.
        significant: Whether the study calls it statistically significant.
    """

    measure: str = ""
    value: float | None = None
    ci: tuple[float, float] | None = None
    p: str = ""
    significant: bool | None = None


@frozen(eq=False, repr=False)
class EvidenceLink(ByValue):
    """What ties a claim to a reference.

    Args:
        key: Key in the bibliography.
        intent: Why it is cited.
        design: Study design where a person recorded one, else unknown.
        tier: Tier of the study for this claim.
        n: Sample size where recorded.
        population: Population of the study in words, where recorded.
        outcome_kind: What the outcome measures.
        significant: Whether the recorded effect is statistically significant.
        certainty: GRADE certainty of the body of evidence, where recorded.
        support: Verdict on opening the source.
        origin: ``record`` where a person recorded the link, ``text`` where a mention made it.
        coverage: How likely the link is meant for this claim, 0 to 1.
        effect: The effect reported, where recorded.
        directness: In what the study differs from the claim, a phrase each, where recorded.
        replication: Whether others found the same, in words, where recorded.
    """

    key: str
    intent: Intent = Intent.CITES_AS_EVIDENCE
    design: Design = Design.UNKNOWN
    tier: Tier = Tier.T0
    n: int | None = None
    population: str = ""
    outcome_kind: OutcomeKind = OutcomeKind.UNKNOWN
    significant: bool | None = None
    certainty: Certainty | None = None
    support: Support = Support()
    origin: Origin = Origin.TEXT
    coverage: float = 1.0
    effect: Effect | None = None
    directness: tuple[str, ...] = ()
    replication: str = ""
