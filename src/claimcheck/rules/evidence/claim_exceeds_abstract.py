"""CC410: the sentence says more than the abstract that it cites."""

from collections.abc import Iterator

from claimcheck.model import (
    Advice,
    Answer,
    Basis,
    Claim,
    EvidenceLink,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
    Strength,
)
from claimcheck.rules._comparison import StrongestStatement, share_words, statement_of
from claimcheck.rules._support import (
    causal_cue,
    is_textbook_matter,
    is_title,
    said,
    supporting,
    weakest,
    wording_basis,
)
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_SHOWN = 200


@rule(
    "CC410",
    severity=Severity.WARNING,
    precision=Precision.MEDIUM,
)
def claim_exceeds_abstract(claim: Claim, context: Context) -> Iterator[Answer]:
    """The sentence is a band stronger than the conclusion of the abstract that it cites.

    ## Why it matters

    Authors know best what they showed. Where they write "was associated with" or "may" and the
    sentence that cites them writes "does", or where it advises and they did not, the sentence has
    left its source: a third of press releases do (Sumner 2014).

    Both are put on the same scale, and only a difference that readers notice counts: cautious,
    "can", "does". The authors' conclusion is read from the abstract in the bibliography.

    ## Example

    ```bibtex
    @article{diaz2016, title = {Coffee and stroke}, abstract = {Methods: We followed 900 women.
      Conclusion: Coffee drinking was associated with fewer strokes in women.}}
    ```

    ```md bad
    Coffee prevents strokes in women [@diaz2016].
    ```

    Use instead:

    ```md good
    Coffee drinking was associated with fewer strokes in women [@diaz2016].
    ```
    """
    links = supporting(claim, context)
    if not links or is_textbook_matter(claim) or is_title(claim):
        yield NotApplicable("cites no evidence" if not links else "needs no evidence")
        return
    if claim.strength <= Strength.S4 and claim.advice < Advice.A2:
        yield said(claim)
        return
    concluded = [(link, context.study(link.key).conclusion.value) for link in links]
    if not all(text for _, text in concluded):
        yield NotChecked("the bibliography has no abstract with a conclusion for the cited work")
        return
    if not all(share_words(claim.text, text) for _, text in concluded):
        yield NotChecked("the conclusion of the cited abstract shares no word with the sentence")
        return
    judged = [(link, statement_of(text)) for link, text in concluded]
    link, statement = max(judged, key=lambda pair: (pair[1].strength, pair[1].advice))
    more = _more(claim, statement)
    if more:
        yield _problem(claim, link, more, context)
        return
    conclusion = context.study(link.key).conclusion
    yield Passed(
        f"`{link.key}` concludes as strongly as the sentence",
        conclusion.origin,
        conclusion.source,
    )


def _more(claim: Claim, concluded: StrongestStatement) -> str:
    """Say in what the sentence exceeds the conclusion, empty where it does not."""
    said = min(claim.strength, statement_of(claim.text).strength)
    if concluded.strength > Strength.S1 and said.band > concluded.strength.band:
        return "a cause" if concluded.strength <= Strength.S3 else "a certain effect"
    if claim.advice >= Advice.A2 and concluded.advice is Advice.A0:
        return "advice"
    return ""


def _problem(claim: Claim, link: EvidenceLink, more: str, context: Context) -> Problem:
    conclusion = context.study(link.key).conclusion
    cue = None if more == "advice" else causal_cue(claim)
    shown = f"`{cue.text}`" if cue else "the sentence"
    text = conclusion.value
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return Problem(
        f"{shown} states {more}, but the cited abstract does not",
        span=cue.span if cue else None,
        basis=(
            wording_basis(claim),
            Basis(f"{link.key} concludes: {short}", conclusion.origin, conclusion.source),
        ),
        remedy="say no more than the authors conclude, in words as cautious as theirs",
        origin=weakest(claim.origin_of("strength"), Origin.TEXT),
        key=link.key,
    )
