"""Harm that is told as a sign of healing: "the burning shows that it is working"."""

from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._words import Word, Words

_HARMED = (
    r"(?:burning|pain|throbbing|blister\w{0,3}|rash(?:es)?|fevers?|bleeding|crust|scab|dizziness"
    r"|nausea|vomiting|headaches?|symptoms|reactions?|weight loss|fatigue|tiredness|tired"
    r"|shak(?:e|ing)|sweat(?:ing)?|shivering|swelling|itching|flare-?ups?|diarrhoea|diarrhea|smells?|discharge"
    r"|feel(?:ing)? (?:worse|ill|sick|awful|rotten)|dark purple|redness|crisis)"
)
_SAYS = (
    r"(?:means?|(?:is|are|['’]s) (?:just |simply |only |all |actually )?(?:a |the )?"
    r"(?:good |sure |positive |healthy |clear )?(?:signs?|proof|evidence|your|the|weakness|poison"
    r"|toxins|what)|shows?|proves?|tells? you|signals?)"
)
_HEALING = (
    r"(?:(?:treatment|salve|oil|remedy|protocol|cleanse|it|they|herbs?|drops) (?:is|are|['’]s) "
    r"(?:working|healing|doing)|doing its (?:work|job)|leaving|coming out|detox\w{0,5}"
    r"|die[- ]off|dying off|purging|starving|flushing|you want|found cancer)"
)
_EXPLAINED = lazy_pattern(
    rf"\b{_HARMED}\b[^.;?]{{0,60}}?(?<![a-z]){_SAYS}\b[^.;?]{{0,50}}?\b{_HEALING}\b"
)
_FAIR = lazy_pattern(
    r"\?[\"”]?$|\b(?:not|never|no|myth|may|might|could|vaccin\w{0,5}|immune|claims?|some believe"
    r"|told that|called|mild|common side|usually|trials?|stud(?:y|ies)|tell your|ask your|stop"
    r"|see a|call)\b|n['’]t\b"
)


def explained_away(words: Words) -> Word | None:
    """Find harm that a sentence tells as a sign that a remedy works.

    Args:
        words: The words of a sentence.

    Returns:
        The words for harm and healing; ``None`` where there are none, or where the sentence is
        about vaccines, denies, hedges or sends people to care.
    """
    lowered = words.text.lower()
    found = _EXPLAINED.search(lowered)
    if found is None or _FAIR.search(lowered):
        return None
    return Word(words.text[found.start() : found.end()], found.start(), found.end())
