"""Findings that a headline, title or first paragraph announces of a study."""

from claimcheck.model import BlockKind, Claim
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._words import Word
from claimcheck.rules.context import Context

_FIRST, _BEHIND, _TITLES = 8, 12, 2
_SAYS = (
    r"(?:finds?|found|shows?|shown|reveals?|revealed|says?|said|claims?|suggests?|confirms?"
    r"|confirmed"
    r"|proves?|proved|proven|discovers?|discovered|concludes?|concluded|warns?|reports?)"
)
_OF_A_STUDY = lazy_pattern(
    r"\b(?:(?:a|an|the|new|latest|recent|major|large|huge|landmark|biggest|this) (?:\w{1,15} ){0,2}"
    r"(?:study|research|survey|analysis)|(?:study|studies|research|researchers|scientists|experts"
    r"|academics|epidemiologists))"
    rf" (?:(?:of|from|at|in) (?:[^.;:,]|,(?=\d)){{1,60}}? )?(?:have |has )?{_SAYS}\b"
)
_PUBLISHED = lazy_pattern(
    r"\b(?:the|a|this|their|our) (?:\w{1,15} ){0,2}(?:study|research|survey)\b"
)
_PREVENTED = lazy_pattern(
    r"\b(?P<would>(?:would|will|could have) (?:prevent|avoid|avert|save|spare))\b[^.;?]{0,30}?"
    r"\b(?:one in|(?:up to |about |some |nearly |almost )?(?:\d|half\b|a (?:third|quarter"
    r"|fifth|tenth)\b"
    r"|two thirds|thousands|millions))"
)
_CAREFUL = lazy_pattern(
    r"\b(?:may|might|whether|not|cannot|perhaps|possibly|only if|says? nothing|assum\w{1,4}"
    r"|estimated"
    r"|model\w{0,4}|causal|vaccin\w{0,5}|smok\w{1,4})\b|n['’]t\b|\?"
)


def announces_a_study(claim: Claim) -> bool:
    """Tell whether a claim stands at the head of a document and says that a study found it.

    Args:
        claim: The claim.
    """
    return claim.index < _FIRST and _OF_A_STUDY.search(claim.text.lower()) is not None


def is_title_of_a_study(claim: Claim, context: Context) -> bool:
    """Tell whether a claim is the title of a text that goes on to tell of one study.

    Args:
        claim: The claim.
        context: What the rule was given.
    """
    if context.reading is None or claim.index > _TITLES or claim.block is not BlockKind.HEADING:
        return False
    behind = context.reading.sentences[claim.index + 1 : claim.index + _BEHIND]
    return any(_PUBLISHED.search(sentence.text.lower()) for sentence, _ in behind)


def prevented(text: str) -> Word | None:
    """Give the words that say how many cases a change of habit would prevent, if any do.

    Args:
        text: The sentence.
    """
    found = _PREVENTED.search(text.lower())
    if found is None or _CAREFUL.search(text.lower()):
        return None
    start, end = found.span("would")
    return Word(text[start:end], start, end)
