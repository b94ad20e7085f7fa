"""CC602: words that sell."""

import re
from collections.abc import Iterator

from claimcheck.model import Answer, Basis, Claim, ClaimType, Cue, Passed, Problem, Severity, Span
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import Word, place_of, words_of_claim
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
    cues = () if claim.claim_type is ClaimType.NUMBER else _selling(claim, context)
    if not cues:
        yield Passed("no promotional wording")
        return
    words = ", ".join(f"`{word}`" for word in dict.fromkeys(one.text for one in cues))
    yield Problem(
        f"promotional wording: {words}",
        span=_place(claim, cues[0]),
        basis=(Basis("listed as promotional", claim.origin_of("cues")),),
        remedy="say what was found, in whom, and how large it was",
    )


def _selling(claim: Claim, context: Context) -> tuple[Cue | Word, ...]:
    """Give words of hype; where the reading is a second witness, words that sell in some texts."""
    cues = tuple(one for one in claim.cues_of("hype") if _praises(one, claim))
    if cues or not reading_speaks(claim, context):
        return cues
    return words_of_claim(claim).of("selling")


def _place(claim: Claim, first: Cue | Word) -> Span | None:
    return first.span if isinstance(first, Cue) else place_of(claim, first.start, first.end)


def _praises(cue: Cue, claim: Claim) -> bool:
    """Tell whether a word sells; an optimum with its number is a measurement."""
    return not (cue.text.lower().startswith(_OPTIMA) and re.search(r"\d", claim.text))
