"""What a text tells of a study: whether people were only observed, or assigned to something."""

from collections.abc import Sequence

from claimcheck.model import Assessment, Claim, Sentence
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._setting import sentences_before
from claimcheck.rules.context import Context

_BEHIND, _REACH = 12, 40
_TOLD = lazy_pattern(
    r"\b(?:followed|tracked|surveyed|interviewed|asked|looked at|analy[sz]ed|monitored|compared"
    r"|linked the records of|questioned)"
    r" (?:the \w{1,20} of )?(?:more than |over |nearly |almost |about |some |up to )?"
    r"(?:\d[\d,.]*|thousands|hundreds|\w{1,12} thousand)"
    r"|\b(?:cohort|observational|questionnaires?|(?:health|hospital|medical) records"
    r"|survey of|regist(?:ry|ers?)"
    r"|food diar(?:y|ies)|meal diar(?:y|ies)|biobank)\b"
)
_CHANGED = lazy_pattern(
    r"\b(?:randomly|randomi[sz]ed|assigned|allocated|placebo|dummy|trials?|crossover|control group"
    r"|by lot)\b"
)
_UNCONTROLLED = lazy_pattern(
    r"\b(?:no|without (?:a|any)) (?:comparison|control)(?: group)?\b|\bnobody was randomi[sz]ed\b"
)
_NOT_YET = lazy_pattern(
    r"\b(?:would|will|needed?|needs|plan(?:s|ned|ning)?|await\w{0,4}|until|only a|without|next year"
    r"|not|nobody|no one|none|neither|never|lack\w{0,3})\b|n['’]t\b"
)


def observed_behind(claim: Claim, context: Context) -> str | None:
    """Give the words behind a claim that tell that people were only observed.

    ``None`` where there are none, or where the text tells of people who were assigned to something.

    Args:
        claim: The claim.
        context: What the rule was given.
    """
    if context.reading is None:
        return None
    return _observed(context.reading.sentences[claim.index : claim.index + _BEHIND])


def observed_before(claim: Claim, context: Context) -> str | None:
    """Give the words before a claim that tell that people were only observed, likewise.

    Args:
        claim: The claim.
        context: What the rule was given.
    """
    if context.reading is None:
        return None
    return _observed(context.reading.sentences[max(claim.index - _REACH, 0) : claim.index])


def observed_in_passage(claim: Claim, context: Context) -> str | None:
    """Give the words of a claim's passage that tell of people, or animals, without a comparison.

    Args:
        claim: The claim.
        context: What the rule was given.
    """
    passage = sentences_before(claim, context)
    seen = _observed(passage)
    if seen is not None:
        return seen
    found = (_UNCONTROLLED.search(sentence.text.lower()) for sentence, _ in passage)
    return next((one.group() for one in found if one is not None), None)


def _observed(sentences: Sequence[tuple[Sentence, Assessment]]) -> str | None:
    texts = [sentence.text.lower() for sentence, _ in sentences]
    if any(_CHANGED.search(text) and not _NOT_YET.search(text) for text in texts):
        return None
    found = (_TOLD.search(text) for text in texts)
    return next((one.group() for one in found if one is not None), None)
