"""Sentences that a passage tells only in order to disown them, as myths or without support."""

from claimcheck.memory import remembered
from claimcheck.model import Claim
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules.context import Context

_REACH = 8
_DISOWNING = lazy_pattern(
    r"\b(?:things|claims?|statements?|what (?:is|people|you|others|some)|promises|beliefs)\b"
    r"[^.;?]{0,50}\b(?:do(?:es)? not|don['’]t|doesn['’]t|not|no|never|without|n['’]t)\b[^.;?]{0,30}"
    r"\b(?:support\w{0,3}|hold up|hold true|true|evidence|backed|bear out|borne out|stand up)\b"
    r"|\b(?:false|unsupported|unproven|misleading|debunked)"
    r" (?:claims|beliefs|statements|promises)\b"
    r"|\b(?:common |popular )?(?:myths|misconceptions)\b"
)
"""Words that introduce what is not so."""
_ANSWERED = lazy_pattern(r"\b(?:facts?|truths?|realit(?:y|ies)|answers?|true or false|busting)\b")
_BACK = lazy_pattern(
    r"\b(?:in (?:fact|truth|reality)|actually|the (?:truth|fact|evidence)|however|but)\b"
)


def is_disowned(claim: Claim, context: Context) -> bool:
    """Tell whether the sentence that opens a passage says that what follows is not so.

    The passage is the paragraph or the list behind the sentence, or the section under a heading of
    myths; a sentence that turns back to what is so ends it.

    Args:
        claim: The claim.
        context: What the rule was given.
    """
    if context.reading is None:
        return False
    if claim.section and _introduces(claim.section[-1]):
        return claim.cell is None and not _turns_back(claim.text)
    before = context.reading.sentences[max(claim.index - _REACH, 0) : claim.index]
    for sentence, _ in reversed(before):
        if sentence.block.section != claim.section or _turns_back(sentence.text):
            return False
        is_near = sentence.block.span == claim.block_span or sentence.text.rstrip().endswith(":")
        if is_near and _introduces(sentence.text):
            return not _turns_back(claim.text)
    return False


@remembered
def _turns_back(text: str) -> bool:
    return _BACK.search(text.lower()) is not None


@remembered
def _introduces(text: str) -> bool:
    lowered = text.lower()
    return _DISOWNING.search(lowered) is not None and _ANSWERED.search(lowered) is None
