"""CC602: words that sell."""

import re
from collections.abc import Iterator

from claimcheck.model import Answer, Basis, Claim, ClaimType, Cue, Passed, Problem, Severity
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_OPTIMA = ("optimal", "optimum")


@rule("CC602", severity=Severity.NOTE)
def hype(claim: Claim, context: Context) -> Iterator[Answer]:
    """A word of praise or promotion takes the place of a finding.

    ## Why it matters

    "Breakthrough", "powerful", "landmark" tell the reader what to feel, not what was found. They
    are more frequent in news and abstracts than the findings warrant (Vinkers 2015).

    ## Example

    ```md bad
    This breakthrough supplement lowers blood pressure.
    ```

    Use instead:

    ```md good
    The supplement lowered systolic blood pressure by 3 mmHg.
    ```
    """
    del context
    is_number = claim.claim_type is ClaimType.NUMBER
    cues = () if is_number else tuple(one for one in claim.cues_of("hype") if _praises(one, claim))
    if not cues:
        yield Passed("no promotional wording")
        return
    words = ", ".join(f"`{word}`" for word in dict.fromkeys(cue.text for cue in cues))
    yield Problem(
        f"promotional wording: {words}",
        span=cues[0].span,
        basis=(Basis("listed as promotional", claim.origin_of("cues")),),
        remedy="say what was found, in whom, and how large it was",
    )


def _praises(cue: Cue, claim: Claim) -> bool:
    """Tell whether a word sells; an optimum with its number is a measurement."""
    return not (cue.text.lower().startswith(_OPTIMA) and re.search(r"\d", claim.text))
