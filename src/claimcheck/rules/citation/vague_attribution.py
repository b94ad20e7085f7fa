"""CC205: research is invoked, and no study is named."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    NotApplicable,
    Origin,
    Passed,
    Problem,
    Severity,
    Span,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._denials import denies_evidence
from claimcheck.rules._gated_expressions import expression
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import place_of, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_SAYING = lazy_pattern(
    r"\b(?:stud(?:y|ies)|trials?|research|researchers|scientists|science|experts|evidence)\b"
    r".{0,200}\b(?:shows?|shown|proves?|proven|demonstrates?|demonstrated|confirms?|confirmed|finds?|found"
    r"|agree|recommend|say|believe|suggests?|suggested|reveals?|revealed|indicates?|indicated)\b"
)

_AS_TOPIC = lazy_pattern(
    r"(?:research(?:ers)?|science|stud(?:y|ies|ied)|trials?|evidence|data) (?:interest|efforts?"
    r"|topics?|areas?|fields?|focus|questions?|agenda|program(?:me)?s?|groups?|cent(?:er|re)s?"
    r"|teams?|community|funding|ongoing"
    r"|(?:is|are) (?:\w+ )?(?:ongoing|under ?way|needed|expanding|limited|lacking|scarce|sparse"
    r"|few|mixed|growing|emerging|unclear)"
    r"|ha(?:s|ve) (?:explored|investigated|studied|several|asked)|for potential|in progress)\b"
)
"""Words for research as a field or a want, which appeal to no finding."""
_NO_APPEAL = expression(
    ("research", "stud", "scientific", "trial"),
    r"\b(?:cites?|citing) (?:only |peer[- ]reviewed |published ){0,3}(?:stud(?:y|ies)|research)\b"
    r"|\b(?:after|through|with|did|done|doing) (?:[\w’']{1,12} ){0,3}research\b(?=.{0,60}\bi\b)"
    r"|\bscientific (?:inquiry|interest|debate|curiosity|community|literacy)\b"
    r"|\b(?:research|trials?|studies) (?:goes|go|continues?|carr(?:y|ies)) (?:on|its|their)?\b",
)
"""Words on how the author works, or on science as such."""
_LIMITED = lazy_pattern(
    r"\b(?:small|short|mixed|inconclusive|preliminary|uncertain) (?:\w+ )?"
    r"(?:trials?|stud(?:y|ies))\b"
    r"|\b(?:trials?|stud(?:y|ies)|results?|evidence|they|it)\b[^.;]{0,40}\b(?:was|were|is|are|been)"
    r" (?:\w+ )?(?:small|short|mixed|weak|inconclusive|preliminary|limited|scarce|few)\b"
    r"|\b(?:larger|more|longer|better) (?:trials|studies|research) (?:is|are)\b"
    r"|\btells? us little\b|\bno (?:treatment|drug|supplement|therapy|diet|method) has been\b"
)


@rule("CC205", severity=Severity.WARNING)
def vague_attribution(claim: Claim, context: Context) -> Iterator[Answer]:
    """The sentence appeals to research or experts without saying which.

    ## Why it matters

    "Studies show" borrows the authority of science and gives the reader nothing to open. It is the
    commonest way in which a sentence sounds sourced and is not.

    That nothing was shown ("there is no good evidence that it helps") is no such appeal, unless it
    is harm that is denied.

    ## Example

    ```md bad
    Studies show that cold showers strengthen immunity.
    ```

    Use instead:

    ```bibtex
    @article{buijze2016, title = {Cold showering and sick leave}, year = {2016}}
    ```

    ```md good
    In one trial, people who ended their shower cold took fewer sick days [@buijze2016].
    ```
    """
    if _NO_APPEAL.first_in(claim.text.lower()) and not _is_asserted(claim):
        yield NotApplicable("tells how its author works")
        return
    if denies_evidence(claim.text):
        yield NotApplicable("says that something was not shown, which appeals to no research")
        return
    told, is_plain = _appeal(claim, context), True
    is_asserted = told is not None and _is_asserted(claim)
    if told is None:
        told, is_plain = _report(claim, context), False
    if told is None:
        yield NotApplicable("appeals to no research")
        return
    if claim.is_cited:
        yield Passed(f"`{told[0]}` has a citation in the sentence or its passage")
        return
    shown, span = told
    yield Problem(
        f"`{shown}` names no study",
        span=span,
        basis=(Basis("no citation in the sentence or its passage", Origin.TEXT),),
        remedy="name and cite the study, or remove the appeal to it",
        severity=None if is_plain and not _is_limited(claim) else Severity.NOTE,
        variant="asserted" if is_asserted else "",
    )


def _is_limited(claim: Claim) -> bool:
    """Tell whether the sentence says itself how little the studies show."""
    return _LIMITED.search(claim.text.lower()) is not None


def _appeal(claim: Claim, context: Context) -> tuple[str, Span | None] | None:
    """Give the words that invoke research, weaker ones where the reading is a second witness."""
    cue = next(iter(claim.cues_of("vague_attribution")), None)
    if cue is not None:
        return cue.text, cue.span
    return _worded(claim, "research_soft") if reading_speaks(claim, context) else None


def _is_asserted(claim: Claim) -> bool:
    """Tell whether the words say that research or experts, none of them named, hold something.

    Such words ("studies show that") need no second witness.
    """
    cue = next(iter(claim.cues_of("vague_attribution")), None)
    return cue is not None and _SAYING.search(cue.text.lower()) is not None


def _report(claim: Claim, context: Context) -> tuple[str, Span | None] | None:
    """Give the words of a report that only a reading tells from the author's own: a survey, users.

    A result told without any such word is left to CC201, which asks for its source.
    """
    if not reading_speaks(claim, context):
        return None
    return _worded(claim, "research_told")


def _worded(claim: Claim, kind: str) -> tuple[str, Span | None] | None:
    lowered = claim.text.lower()
    words = (
        one for one in words_of_claim(claim).of(kind) if _AS_TOPIC.match(lowered, one.start) is None
    )
    return next(((one.text, place_of(claim, one.start, one.end)) for one in words), None)
