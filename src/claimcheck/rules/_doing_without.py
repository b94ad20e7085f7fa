"""Words of doing without prescribed care: what is stopped, called needless or belittled.

Each pattern names care, so that a sentence without a word of it is not searched.
"""

import re
from collections.abc import Iterator

from claimcheck.lexicon.plain_words import plain_words
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._gated_expressions import expression
from claimcheck.rules._words import Word, Words

_BEFORE = 40
_CARE = (
    r"(?:medications?|meds|medicines?|drugs|pills?|tablets|prescriptions?(?: pad)?"
    r"|antidepressants?|ssris?|statins?|insulin|metformin|chemo(?:therapy)?|antibiotics|stimulants"
    r"|benzodiazepines|painkillers|anti-inflammator(?:y|ies)|aspirin|levothyroxine|methadone"
    r"|steroids|surgery|vaccin(?:es?|ation)|flu shot|doctors?|specialists?|rehab|mammograms?"
    r"|screening|therapists?|inhalers?)"
)
_CARE_WORDS = frozenset(
    {
        "medication", "medications", "meds", "medicine", "medicines", "drugs", "pill", "pills",
        "tablets", "prescription", "prescriptions", "antidepressant", "antidepressants", "ssri",
        "ssris", "statin", "statins", "insulin", "metformin", "chemo", "chemotherapy",
        "antibiotics", "stimulants", "benzodiazepines", "painkillers", "anti", "aspirin",
        "levothyroxine", "methadone", "steroids", "surgery", "vaccine", "vaccines", "vaccination",
        "flu", "doctor", "doctors", "specialist", "specialists", "rehab", "mammogram",
        "mammograms", "screening", "therapist", "therapists", "inhaler", "inhalers", "cpap",
        "radiotherapy", "relying",
    }
)  # fmt: skip
"""The first words of care and of what stands in its place in the patterns of giving up."""
_CEASING = lazy_pattern(
    r"\b(?:stop(?:ped)?|quit|ditch(?:ed)?|drop(?:ped)?|skip(?:ped)?|cancel(?:led)?|flush(?:ed)?"
    r"|paus(?:e|ing)|c[ao]me off|g[eo]t off|taper off|threw|throw|toss(?:ed)?|leave out|swap|refuse"
    r"|avoid|cut|line up for)(?: [\w'’-]+){0,3}? " + _CARE + r"\b"
)
_NEEDLESS = lazy_pattern(
    r"\b(?:no longer need|don['’]t need|do not need|won['’]t need|never need|no need for|no need to"
    r"|no more|without|instead of|rather than|need for|off)(?: [\w'’-]+){0,3}? " + _CARE + r"\b"
    r"|\brelying (?:solely|only) on\b"
)
_BELITTLED = expression(
    (
        "mask",
        "crutch",
        "less effective",
        "racket",
        "come with side",
        "prescribe",
        "offer you surgery",
        "trained",
        "know",
        "behind",
        "miss",
        "ignore",
    ),
    _CARE
    + r" (?:\w+ ){0,2}?(?:only |just |merely )?(?:masks?|mask|are a crutch|gets? less effective"
    r"|is a racket|is a crutch|come with side[- ]effects, but)\b"
    r"|\b(?:just|simply|only) (?:to )?(?:prescribe|mask|offer you surgery)\b"
    r"|\b(?:doctors|pcps|cardiologists|endocrinologists) (?:\w+ ){0,3}?"
    r"(?:aren['’]t trained|are not trained|don['’]t know|behind|miss|ignore)\b",
)
_NOT_WHO = r"(?<!who )(?<!who had )(?<!who have )"
"""Not of people who are only told apart by what they gave up."""
_GIVEN_UP = lazy_pattern(
    rf"{_NOT_WHO}\b(?:(?:no longer|never|rarely|hardly ever) needs?"
    r"|you (?:don['’]t|do not|won['’]t) need"
    r"|without needing|(?:able|want(?:ed)?|decided) to (?:stop|quit)|quit(?:ting)?|ditch(?:ed|ing)?"
    r"|threw (?:away|out)|throw (?:away|out)|toss(?:ed)?|flush(?:ed)?|c[ao]me off|g[eo]t off"
    r"|skip(?:ped)?|refuse[ds]?|cancel(?:led)?|avoid the need for)\b"
    r"(?: (?!(?:or|and|if|but|during|before|after|from|for|to|at|in|on|of|with)\b)"
    r"[\w'’-]+){0,3}? (?:" + _CARE + r"|cpap|radiotherapy)\b"
)
_STOPPING = lazy_pattern(
    rf"(?<!to ){_NOT_WHO}\b(?:stop|quit|ditch|drop|skip|halve|come off"
    r"|get off|swap|replace)"
    r"(?: taking)?(?: your| the| his| her)? $"
)


def care_given_up(words: Words) -> Iterator[Word]:
    """Find care that a sentence has given up, and medicines told to be stopped by their names.

    Args:
        words: The words of the sentence.
    """
    if _names_care(words):
        yield from found_in(_GIVEN_UP, words)
    lowered = words.text.lower()
    for entity in words.entities:
        if entity.kind != "drug":
            continue
        before = _STOPPING.search(lowered, max(entity.start - _BEFORE, 0), entity.start)
        if before is not None:
            yield Word(words.text[before.start() : entity.end], before.start(), entity.end)


def talk_of_doing_without(words: Words) -> Iterator[Word]:
    """Find talk of doing without care: of ceasing it, of needing none, of what it is worth.

    Args:
        words: The words of a sentence.
    """
    if _names_care(words):
        yield from found_in(_CEASING, words)
        yield from found_in(_NEEDLESS, words)
    for found in _BELITTLED.finds_in(words.text.lower()):
        yield _word(words, found)


def found_in(pattern: re.Pattern[str], words: Words) -> Iterator[Word]:
    """Give what a pattern finds in a sentence.

    Args:
        pattern: A pattern of small letters.
        words: The words of the sentence.
    """
    for found in pattern.finditer(words.text.lower()):
        yield _word(words, found)


def _word(words: Words, found: re.Match[str]) -> Word:
    return Word(words.text[found.start() : found.end()], found.start(), found.end())


def _names_care(words: Words) -> bool:
    """Tell whether a sentence holds a word of care, without one of which none is given up."""
    return not _CARE_WORDS.isdisjoint(plain_words(words.text.lower()))
