"""One person's story, or what a seller's own customers say, told as proof."""

from claimcheck.memory import remembered
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._gated_expressions import expression
from claimcheck.rules._words import Word

_STORY = (
    r"(?:(?:own |personal )?(?:success )?(?:stor(?:y|ies)|experiences?|journeys?|recover(?:y|ies)"
    r"|transformations?|testimonials?|turnaround|healing|remission))"
)
_PICTURE = r"(?:(?:before[- ]and[- ]after|own|latest|follow-up) )?(?:photos?|pictures|scans?)"
_WHOSE = r"(?:\w{1,30}['’]s?|my|our|her|his|their|this|that|these|one|every)"
_PROVES = (
    r"(?:(?:clearly |really |truly )?(?:proves?|confirms?|demonstrates?)\b"
    r"|(?:is|are|was) (?:(?:living|the|all|more|further|clear|real) ){0,4}(?:proof|evidence)\b"
    r"|says? it all\b)"
)
_TOLD = expression(
    ("prove", "confirm", "demonstrate", "proof", "evidence", "it all", "speak"),
    rf"\b{_WHOSE} (?:\w{{1,30}} )?{_STORY} {_PROVES}(?! (?:nothing|little|neither|no)\b)"
    r"|\b(?:results?|stories|testimonials|photos?|reviews) speaks? for (?:itself|themselves)\b"
    rf"|\b{_WHOSE} {_PICTURE} (?:proves?|(?:is|are) (?:all )?the proof|says? it all)\b"
    r"|\bi(?:['’]m| am) living proof\b",
)
_NOT = lazy_pattern(
    r"\?[\"”]?\s*$|\b(?:not|never|nor|neither|cannot|hardly|no (?:one|single|story|testimonial)"
    r"|if|whether|diagnos(?:is|es)|biops(?:y|ies))\b|n['’]t\b"
)
_SHARE = (
    r"(?:\d{1,3}(?:[.,]\d+)? ?(?:%|per ?cent)|(?:\d{1,3}|nine|eight|seven|ten) (?:out of|in)"
    r" (?:every )?(?:\d{1,4}|ten))"
)
_BUYERS = (
    r"(?:customers|clients|users|members|buyers|guests|subscribers|mums|moms|mothers|dads"
    r"|families|patients|women|men|people|parents|readers|them)"
)
_SURVEYED = lazy_pattern(
    rf"\bour (?:own )?(?:[\w-]+ ){{0,3}}?(?:survey|poll|questionnaire|feedback|data)\b.{{0,60}}?"
    rf"\b{_SHARE}"
    rf"|\b{_SHARE} of (?:our|all our|the) (?:[\w-]+ ){{0,2}}?{_BUYERS}\b"
    rf"|\b{_SHARE} (?:of \w+ )?(?:\w+ )?(?:told|tell|say to|wrote to) us\b"
    rf"|\b(?:we asked|we surveyed|we polled)\b.{{0,60}}?\b(?:customers|clients|users|members|buyers"
    rf"|guests|subscribers|mums|moms|families)\b.{{0,40}}?\b{_SHARE}"
)
_WORKED = lazy_pattern(
    r"\b(?:saw|see|felt|feel|notic\w+|settled?|improv\w+|fell|came down|better|less|fewer|lower\w*"
    r"|more energy|relie\w+|slept|sleep|lost|gone|pain|symptoms?|heal\w*|younger|calm\w*|free of"
    r"|stopped|reduc\w+|drop\w*|recover\w*|energy|weight)\b"
)
_PLEASED = lazy_pattern(
    r"\b(?:satisf\w+|delivery|staff|service|friendly|booking|recommend (?:us|the|it|our)"
    r"|would (?:buy|use|recommend|come)|dignity|waiting|easy to use|information|app store|refund)\b"
)
_STUDIED = lazy_pattern(
    r"\b(?:in the (?:trial|study)|randomi[sz]ed|placebo|cohort|respondents|gps|students|employees"
    r"|households|teachers|voters)\b"
)


@remembered
def story_told_as_proof(text: str) -> Word | None:
    """Give the words by which a sentence takes one story for proof; ``None`` where there are none.

    Args:
        text: The sentence.
    """
    lowered = text.lower()
    found = _TOLD.first_in(lowered)
    if found is None or _NOT.search(lowered[: found.end()]) or lowered.rstrip(' "”').endswith("?"):
        return None
    return Word(text[found.start() : found.end()], found.start(), found.end())


@remembered
def own_survey(text: str) -> Word | None:
    """Give the share of a seller's customers whom something is said to have helped.

    What pleased them is no effect, and studies ask people who are nobody's customers.

    Args:
        text: The sentence.
    """
    lowered = text.lower()
    found = _SURVEYED.search(lowered)
    if found is None or _STUDIED.search(lowered) or _PLEASED.search(lowered):
        return None
    if not _WORKED.search(lowered) or _NOT.search(lowered):
        return None
    return Word(text[found.start() : found.end()], found.start(), found.end())


_OWN_SURVEY = lazy_pattern(
    r"\b(?:our|my)(?: own)?(?: \w+)? (?:survey|poll|audit|records|questionnaire|registry)\b"
    r"|\b(?:survey|poll|audit) of (?:our|my)\b"
)


def names_own_survey(text: str) -> bool:
    """Tell whether a sentence says that its figures are the writer's own: "in our 2023 survey".

    Args:
        text: The sentence.
    """
    return _OWN_SURVEY.search(text.lower()) is not None
