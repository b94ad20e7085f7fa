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
    r"\b(?:so|which (?:means|proves|shows|explains why|is why)|therefore|thus|meaning|proving"
    r"|the same|likewise|and(?= (?:it|this|they|the same|you|your)\b)|just like|as it (?:does"
    r"|will))\b"
)
_READERS = r"\b(?:you|your|yours|us|our|ours|humans?|people|women|men)\b"
_CARRIED = lazy_pattern(
    rf"{_BENCH}[^.?!]{{1,160}}?(?P<step>{_STEP})[^.?!]{{0,60}}?{_READERS}"
    rf"|{_READERS}[^.?!]{{1,80}}?(?P<turned>\b(?:it did|as it does|just as|just like)\b)"
    rf"[^.?!]{{0,20}}?{_BENCH}"
)
_FAIR = lazy_pattern(
    r"\b(?:may|might|could|whether|not|cannot|unlikely|unclear|unknown"
    r"|if(?! you (?:eat|take|drink|use|buy|start|follow)\b)|suggests?|perhaps"
    r"|possibly|until|unless|but|however|although|yet|no|nobody|vets?|pets?|owners?"
    r"|than|both|as well as|humans? and|people and)\b|n['’]t\b"
)
_SPREADS = lazy_pattern(
    r"\b(?:catch|caught|infect\w{0,5}|spreads?|bites?|bitten|carry|carries|carried|transmit\w{0,4}"
    r"|parasites?|allerg\w{1,4}|rabies|poison\w{0,5}|toxic|venom\w{0,3}|stings?|stung)\b"
)
_SAFE = lazy_pattern(
    r"\b(?:mice|rats?|animals?|monkeys?|dogs?|cats?|horses?|cattle|cows?|sheep|pigs?|poultry"
    r"|livestock)\b[^.?!]{1,120}?\b(?P<step>(?:since|because|as|given that|so) (?:its|their"
    r"|the) safety"
    r" (?:is|has been|was) (?:already |now |well |long )?(?:established|proven|proved|shown"
    r"|known))\b"
)
_GIVEN_TO_PEOPLE = lazy_pattern(
    r"\b(?:gps?|doctors?|physicians?|patients?|people|humans?|you|your|prescri\w{2,6}|clinics?)\b"
)
_TRIED_IN_PEOPLE = lazy_pattern(
    r"\b(?:in|with|among|on) (?:\w{1,12} )?(?:people|humans?|patients|volunteers|adults|men"
    r"|women)\b"
    r"|\btrials?\b|\bnot\b|n['’]t\b"
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
    if found is None or _FAIR.search(lowered) or spreads_illness(lowered):
        return _called_safe(text, lowered)
    start, end = found.span("step" if found["step"] else "turned")
    return Word(text[start:end], start, end)


def spreads_illness(lowered: str) -> bool:
    """Tell whether a sentence is about what animals pass on to people, or do to them.

    Args:
        lowered: The sentence in lower case.
    """
    return _SPREADS.search(lowered) is not None


def _called_safe(text: str, lowered: str) -> Word | None:
    """Give the words that call a medicine safe for people because animals were given it."""
    found = _SAFE.search(lowered)
    if found is None or _TRIED_IN_PEOPLE.search(lowered) or not _GIVEN_TO_PEOPLE.search(lowered):
        return None
    start, end = found.span("step")
    return Word(text[start:end], start, end)
