"""Find sentences that draw a flat conclusion from what stands before them."""

from claimcheck.memory import remembered
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._words import Word

_CONCLUDING = lazy_pattern(
    r"\b(?:therefore|thus|hence|consequently"
    r"|(?:this|it|that|which) (?:clearly |thus )?(?:shows|indicates|means|proves|demonstrates"
    r"|confirms|establishes|explains why)"
    r"|(?:these|the) (?:results|findings|data|observations|figures) (?:clearly |thus |therefore )?"
    r"(?:prove|show|demonstrate|mean|confirm|indicate|establish)"
    r"|(?:that|this|which) is why"
    r"|(?:results?|figures|numbers|data|findings) speaks? for (?:itself|themselves))\b"
    r"|^so\b|^\W{0,4}(?:in )?conclusions?\b|, then(?=[.!]?$)"
)
_CAREFUL = lazy_pattern(
    r"\b(?:may|might|could|whether|suggests?|unclear|cannot|possibl[ey]|perhaps|likely|appears?"
    r"|seems?|if|associated|association|linked|correlat\w*|not|no (?:evidence|cause|proof))\b"
    r"|\b(?:thus|therefore) (?:reflects?|been|no longer|a matter|need)\b"
    r"|\btherefore [a-z]{1,12}ed\b"
    r"|n['’]t\b|\?"
)


_BLAMING = lazy_pattern(
    r"\b(?:was|were|is|are) (?:the (?:real |true |only )?(?:culprits?|cause)|to blame"
    r"|what (?:did it|helped))\b"
)


def blames(text: str) -> bool:
    """Tell whether a sentence names a culprit: a cause in words that are no verbs of effect.

    Args:
        text: The sentence.
    """
    return _BLAMING.search(text.lower()) is not None


@remembered
def concluding_words(text: str) -> Word | None:
    """Give the words by which a sentence concludes from what was said, without any caution.

    Args:
        text: The sentence.
    """
    lowered = text.lower()
    found = _CONCLUDING.search(lowered)
    if found is None or _CAREFUL.search(lowered):
        return None
    return Word(text[found.start() : found.end()], found.start(), found.end())
