"""Find sentences that tell of animals or cells and say in the same breath that people are alike."""

from claimcheck.memory import remembered
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._words import Word

_BENCH = (
    r"\b(?:mice|mouse|rats?|rodents?|voles?|hamsters?|rabbits?|animals?|monkeys?|macaques?"
    r"|primates?|chimps?|beagles?|pigs?|worms?|nematodes?|flies|zebrafish|yeast|petri dish"
    r"|cultured cells|in vitro|cell cultures?|test tubes?)\b"
)
_STEP = (
    r"\b(?:so|which means|which explains why|which is why|therefore|thus|meaning|the same|likewise"
    r"|and(?= (?:it|this|they|the same|you|your)\b)|just like|as it (?:does|will))\b"
)
_READERS = r"\b(?:you|your|yours|us|our|ours|humans?|people|women|men)\b"
_CARRIED = lazy_pattern(
    rf"{_BENCH}[^.?!]{{1,160}}?(?P<step>{_STEP})[^.?!]{{0,60}}?{_READERS}"
    rf"|{_READERS}[^.?!]{{1,80}}?(?P<turned>\b(?:it did|as it does|just as|just like)\b)"
    rf"[^.?!]{{0,20}}?{_BENCH}"
)
_FAIR = lazy_pattern(
    r"\b(?:may|might|could|whether|not|cannot|unlikely|unclear|unknown|if|suggests?|perhaps"
    r"|possibly|until|unless|but|however|although|yet|no|nobody|vets?|pets?|owners?"
    r"|than|both|as well as|humans? and|people and)\b|n['’]t\b"
)


@remembered
def carried_over(text: str) -> Word | None:
    """Give the words that carry what animals or cells showed over to people, if any do.

    A sentence that hedges, denies, or reports both animals and people has been fair.

    Args:
        text: The sentence.
    """
    lowered = text.lower()
    found = _CARRIED.search(lowered)
    if found is None or _FAIR.search(lowered):
        return None
    start, end = found.span("step" if found["step"] else "turned")
    return Word(text[start:end], start, end)
