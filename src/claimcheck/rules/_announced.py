"""A finding that a headline or first paragraph announces, and what its study is then told to be."""

from claimcheck.model import Claim
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._words import words_in
from claimcheck.rules.context import Context

_FIRST, _BEHIND = 8, 10
_OF_A_STUDY = lazy_pattern(
    r"\b(?:(?:a|an|the|new|latest|recent|major|large|landmark|this) (?:\w{1,15} )?"
    r"(?:study|research)|(?:study|studies|research|researchers|scientists)"
    r" (?:finds?|found|shows?|reveals?|says?"
    r"|claims?|suggests?|confirms?|proves?))\b"
)
_TOLD = lazy_pattern(
    r"\b(?:followed|tracked|surveyed|interviewed|asked|looked at|analy[sz]ed|monitored)"
    r" (?:the \w{1,20} of )?(?:more than |over |nearly |almost |about |some |up to )?"
    r"(?:\d[\d,.]*|thousands|hundreds|\w{1,12} thousand)"
    r"|\b(?:cohort|observational|questionnaires?|health records|survey of|registry)\b"
)
_CHANGED = lazy_pattern(
    r"\b(?:randomly|randomi[sz]ed|assigned|allocated|placebo|trials?|crossover|control group"
    r"|cannot (?:prove|show|say)|does not (?:prove|show)|no proof|observational study cannot"
    r"|cause and effect)\b"
)


def announces_a_study(claim: Claim) -> bool:
    """Tell whether a claim stands at the head of a document and says that a study found it.

    Args:
        claim: The claim.
    """
    return claim.index < _FIRST and _OF_A_STUDY.search(claim.text.lower()) is not None


def observed_behind(claim: Claim, context: Context) -> str | None:
    """Give the words behind a claim that tell that people were only observed.

    ``None`` where there are none, or where the text tells of people who were assigned to
    something, or says itself that no cause was shown.

    Args:
        claim: The claim.
        context: What the rule was given.
    """
    if context.reading is None:
        return None
    behind = context.reading.sentences[claim.index : claim.index + _BEHIND]
    texts = [sentence.text for sentence, _ in behind]
    if any(_CHANGED.search(text.lower()) or words_in(text).has("no_cause") for text in texts):
        return None
    found = (_TOLD.search(text.lower()) for text in texts)
    return next((one.group() for one in found if one is not None), None)
