"""CC601: certainty in the wording that no evidence backs."""

from collections.abc import Iterator

from claimcheck.model import Basis, Claim, Origin, Precision, Problem, Severity, Strength, Tier
from claimcheck.rules._context import Context
from claimcheck.rules._rule import rule
from claimcheck.rules._support import best, evidence_basis, supporting


@rule(
    "CC601",
    severity=Severity.WARNING,
    precision=Precision.MEDIUM,
    absorbed_by=("CC401", "CC402", "CC701"),
)
def booster_or_absolute(claim: Claim, context: Context) -> Iterator[Problem]:
    """A booster or an absolute stands in a claim that is not established.

    ## Why it matters

    "Always", "entirely", "the only", "proves" leave no room for exceptions; hardly any single study
    leaves none. With a synthesis of trials behind it the wording may stand.

    ## Example

    ```md bad
    Recovery depends entirely on sleep.
    ```

    Use instead:

    ```md good
    Recovery depends in part on sleep.
    ```
    """
    cues = claim.cues_of("overclaim")
    if not cues or claim.strength < Strength.S2:
        return
    link = best(supporting(claim, context))
    if link is not None and link.tier is Tier.T1:
        return
    first = cues[0]
    evidence = (
        evidence_basis(link, context) if link else Basis("no assessed source is cited", Origin.TEXT)
    )
    yield Problem(
        f"`{first.text}` claims more certainty than the evidence shows",
        span=first.span,
        basis=(evidence,),
        remedy=f"leave `{first.text}` out, or say how often and for whom it holds",
    )
