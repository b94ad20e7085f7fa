"""Sentences that say that something was not shown, rather than that something was."""

from claimcheck.memory import remembered
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._gated_expressions import expression

_SHOWN = (
    r"(?:shown|show|proved|proven|prove|found|demonstrated|demonstrate|established|confirmed"
    r"|confirm)"
)
_RESEARCH = ("evidence", "proof", "trial", "stud", "research")
_SHOWING = ("show", "prove", "found", "find", "demonstrat", "establish", "confirm")
_DENIED = expression(
    (*_RESEARCH, *_SHOWING),
    r"\b(?:no|little|not (?:yet )?(?:enough|any|much)|insufficient|scant|(?:is|are)n['’]t"
    r" (?:yet )?(?:enough|any|much)|lack of|absence of)"
    r" (?:[a-z-]+ ){0,2}?(?:evidence|proof|trials?|stud(?:y|ies)|research) (?:that|to (?:say|show"
    r"|suggest|support)|for|of|(?:has |have )?(?:suggests?|shows?|shown|proves?|proven|found))\b"
    r"|\bevidence (?:that|for|of|to)\b.{0,80} (?:is|remains) (?:lacking|missing|insufficient"
    r"|very weak)\b"
    rf"|\b(?:has|have|had|is|are|was|were) (?:not|never)(?: yet| ever)?(?: been)? {_SHOWN}"
    r" (?:that|to|any)\b"
    rf"|\b(?:ha(?:s|ve|d)|is|are|was|were)n['’]t(?: yet| ever)?(?: been)? {_SHOWN}"
    r" (?:that|to|any)\b"
    rf"|\b(?:did not|didn['’]t|do not|don['’]t|does not|doesn['’]t|cannot|can['’]t) {_SHOWN} that\b"
    r"|\bfail(?:ed|s)? to (?:show|prove|find|demonstrate|confirm)\b"
    r"|(?:^|[,;.:] ?|\bbut |\band |\bthat )(?:none|no (?!doubt|wonder|question)[a-z-]+"
    r"(?:,? [a-z-]+){0,5}?)(?: of (?:these|those|them|the)(?: [a-z-]+)?)? (?:has|have|had|is|was)"
    rf"(?: yet| ever| so far)?(?: been)? {_SHOWN} (?:that|to)\b",
)
_THIN = expression(
    ("evidence", "trials", "stud", "none of them", "tested"),
    r"\b(?:few|no) (?:good |large |careful |controlled |human ){0,2}(?:studies|trials)\b"
    r"|\bevidence (?:is|was|remains) (?:\w{1,12} )?(?:anecdotal|thin|weak|poor|inconclusive)\b"
    r"|\bno evidence (?:was|has been) found\b"
    r"|\b(?:trials|studies) (?:are|were) (?:\w{1,12} )?small\b"
    r"|\bnone of them (?:was |were )?(?:good|large|long) enough\b"
    r"|\b(?:has|have|had)(?: not|n['’]t| never)(?: yet| ever)? been (?:tested|studied)\b",
)
"""Words on how little is known."""
_HARM = lazy_pattern(
    r"\b(?:harm\w*|side[- ]effects?|adverse|risks?|danger\w*|toxic\w*|unsafe|problems?|addict\w*"
    r"|interact\w*|damag\w*|caus(?:e|es|ing)|drowsiness|worse)\b"
)
_NOT_ONLY = lazy_pattern(r"\bnot (?:only|just|merely)\b|\b(?:doubt|wonder)\b")


@remembered
def denies_evidence(text: str) -> bool:
    """Tell whether a sentence says that a benefit was not shown, or how little is known of it.

    Where harm is denied, the sentence reassures and rests on research as any other does.

    Args:
        text: The sentence.
    """
    lowered = text.lower()
    found = _DENIED.first_in(lowered) or _THIN.first_in(lowered)
    if found is None or _NOT_ONLY.search(lowered):
        return False
    return _HARM.search(lowered, found.end()) is None
