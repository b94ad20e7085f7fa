"""CC601: certainty in the wording that no evidence backs."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    Cue,
    NotApplicable,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
    Span,
    Strength,
    Tier,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._support import best, causal_cue, evidence_basis, supporting
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import Word, place_of, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_MILD = frozenset({"in fact", "particularly", "very", "known", "show", "shows", "showed"})
_ASKED = ("overclaim", "absolute", "booster")
_PURPOSES = frozenset({"required to", "necessary to"})
_TOLD_TO = frozenset({ClaimType.ADVICE, ClaimType.HARM, ClaimType.PROTOCOL})
_BE = (" is", " are", " was", " were", " be")
_HEDGE_REACH = 16
_DENIALS = (" not", "n't", "n’t", " nor", " never", " nearly", " almost", " hardly")

_IDIOMS = lazy_pattern(
    r"every (?:other|second|third|few|\d+|day|week|month|year|morning|evening|night|time|hour)\b"
    r"|100 ?% (?:natural|organic|pure|vegan|plant|cotton|recycl)"
    r"|every (?:\w+ ){0,2}(?:guidelines?|society|authority|textbook)\b"
    r"|just (?:as|about|after|before|over|under|above|below)\b"
)


@rule(
    "CC601",
    severity=Severity.WARNING,
    precision=Precision.MEDIUM,
)
def booster_or_absolute(claim: Claim, context: Context) -> Iterator[Answer]:
    """A claim that is not established uses a booster or an absolute.

    ## Why it matters

    "Always", "entirely", "the only", "proves" leave no room for exceptions; and hardly any single
    study justifies that. With a synthesis of trials behind it the wording is accepted.

    Denied, hedged and quoted words do not count ("nothing proves", "appears necessary").

    ## Example

    ```md bad
    Recovery depends entirely on sleep.
    ```

    Use instead:

    ```md good
    Recovery depends in part on sleep.
    ```
    """
    cues, is_plain = _asked(claim, _ASKED[:1]), True
    if not cues and reading_speaks(claim, context):
        cues = _softer(claim)
        is_plain = bool(cues)
        cues = cues or _asked(claim, _ASKED[1:])
    if claim.strength < Strength.S2 and (claim.strength is Strength.S1 or not causal_cue(claim)):
        yield NotApplicable("states no relation")
        return
    if not cues:
        yield Passed("no absolute or booster without qualification")
        return
    link = best(supporting(claim, context))
    if link is not None and link.tier is Tier.T1:
        what = evidence_basis(link, context)
        yield Passed(what.text, what.origin, what.source)
        return
    first = cues[0]
    evidence = (
        evidence_basis(link, context) if link else Basis("no assessed source is cited", Origin.TEXT)
    )
    yield Problem(
        f"`{first.text}` claims more certainty than the evidence shows",
        span=first.span,
        basis=(evidence,),
        remedy=f"remove `{first.text}`, or say how often and for whom it holds",
        severity=None if is_plain else Severity.NOTE,
    )


def _asked(claim: Claim, kinds: tuple[str, ...]) -> list[Cue]:
    cues = claim.cues_of(*kinds)
    return [one for one in cues if one.text.lower() not in _MILD and _stands(claim, one)]


def _softer(claim: Claim) -> list[Cue]:
    """Give words that are too strong in some sentences only, which a reading tells apart."""
    words = words_of_claim(claim).of("overclaim_soft")
    cues = [Cue("overclaim_soft", one.text, _span(claim, one)) for one in words]
    return [cue for cue in cues if _stands(claim, cue)]


def _is_idiom(claim: Claim, word: Word) -> bool:
    """Tell whether a word belongs to an idiom: "every other day", "just as well"."""
    return _IDIOMS.match(claim.text.lower(), word.start) is not None


def _span(claim: Claim, word: Word) -> Span:
    return place_of(claim, word.start, word.end) or claim.span


def _stands(claim: Claim, cue: Cue) -> bool:
    """Tell whether an absolute is the sentence's own and without reserve."""
    start = claim.text.find(cue.text)
    if start < 0:
        return True
    before = claim.text[:start].rstrip().lower()
    if cue.text.lower() in _PURPOSES and not before.endswith(_BE):
        return False
    if cue.text.lower() == "must" and claim.claim_type in _TOLD_TO:
        return False
    word = Word(cue.text, start, start + len(cue.text))
    words = words_of_claim(claim)
    is_hedged = any(
        cue.span.start - _HEDGE_REACH <= hedge.span.start < cue.span.start
        for hedge in claim.cues_of("hedge")
    )
    is_denied = words.is_negated(word) or before.endswith(_DENIALS) or _is_idiom(claim, word)
    return not is_hedged and not is_denied and not words.is_quoted(word)
