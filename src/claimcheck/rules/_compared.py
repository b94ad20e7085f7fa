"""Find sentences that compare groups as they are, and tell in the same breath what caused it."""

from claimcheck.memory import remembered
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._gated_expressions import expression
from claimcheck.rules._words import Word

_DIFFER = (
    r"(?P<differ>\b(?:have|had|has|suffer|get|catch|develop|show|showed|were|are|lived?|live)"
    r" (?:\w{1,12} )?(?:far |much |also )?(?:fewer|less|lower|more|higher|longer|rarer|half"
    r"|a third))\b"
)
_CAUSES = (
    r"(?:protects?|prevents?|cuts?|lowers?|raises?|reduces?|boosts?|cures?|keeps?|stops?"
    r"|causes?|wards?"
    r"|strengthens?|damages?|harms?|triggers?|drives?|shields?|heals?|fights?|slows?|works|speeds?)"
)
_PROVEN = expression(
    ("mean", "prove", "proving", "show", "demonstrat", "confirm"),
    rf"{_DIFFER}[^.;?!]{{1,120}}?(?P<step>\b(?:which|that|this) (?:clearly |just )?(?:means?"
    rf"|proves?|shows?"
    rf"|demonstrates?|confirms?)|\b(?:proving|showing"
    rf"|demonstrating))(?: that)? [^.,;?!]{{1,40}}? {_CAUSES}\b",
)
_PLACES = (
    r"(?:japanese|finnish|finns|sardinians?|okinawans?|italians?|greeks?|cretans?|asians?"
    r"|chinese|koreans?"
    r"|scandinavians?|swedish|swedes|norwegians?|french|spanish|indians?|mediterraneans?"
    r"|eskimos?|inuit"
    r"|maasai|hunza|kitavans?|vegans?|vegetarians?|swimmers|yogis|monks|nuns|amish)"
)
_BECAUSE = expression(
    ("because",),
    rf"\b{_PLACES}\b[^.;?!]{{0,80}}?\b(?:have|had|get|suffer) (?:\w{{1,12}} )?(?:far "
    rf"|much )?(?:fewer|less|lower)\b"
    r"[^.;?!]{1,80}?(?P<step>\b(?:and|and all) (?:that|this) is (?:all )?because|\bbecause they"
    r" (?:eat|drink|take|use))\b",
)
_FAIR = lazy_pattern(
    r"\b(?:may|might|could|whether|not|cannot|unclear|unknown|if|suggests?|perhaps|possibly"
    r"|probably"
    r"|seems?|appears?|likely|thought|believed?|partly|mice|rats?|animals|randomi[sz]ed"
    r"|randomly|trials?"
    r"|assigned|placebo|but|however|although|gene|variant|mutation|smok\w{1,4}|claims?|says)\b"
    r"|n['’]t\b|\?"
)


@remembered
def compared_and_caused(text: str) -> Word | None:
    """Give the words that turn a difference between groups into a cause, if any do.

    Args:
        text: The sentence.
    """
    lowered = text.lower()
    found = _PROVEN.first_in(lowered) or _BECAUSE.first_in(lowered)
    if found is None or _FAIR.search(lowered):
        return None
    start, end = found.span("step")
    return Word(text[start:end], start, end)
