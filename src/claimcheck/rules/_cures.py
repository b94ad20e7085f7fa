"""Illness and injury that a sentence says is undone: lesions removed, tissue regrown, and the like.

The words stand in a table: verbs of undoing and of bringing back, lesions, tissues, infections, and
illnesses that no remedy undoes. What is known to undo them (surgery, antibiotics) and the cells of
the body promise nothing.
"""

import re
from functools import cache, partial

from attrs import frozen

from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._word_roles import any_with_roles, words_with_role
from claimcheck.rules._words import Word, Words

_TABLE = "rules/data/cures.tsv"
_words_of = partial(words_with_role, _TABLE)
_any = partial(any_with_roles, _TABLE)
_BETWEEN = (
    r"(?: (?!(?:or|if|but|in|on|at|by|with|for|from|to|as|which|that|when)\b)"
    r"[\w%'’,-]{1,20}){0,4}?"
)
_TEMPERED = lazy_pattern(
    r"\?[\"”]?$|\b(?:not|never|no|none|nor|cannot|may|might|possible|if|whether|claims?|claimed|claiming|myth"
    r"|trials?|stud(?:y|ies)|mice|mouse|rats?|animals?|dish|vitro|participants|patients who"
    r"|treated with|percent|remission|aims? to|designed to|hopes? to|trying to|try to"
    r"|research(?:ers)?|scientists|seems?|appears?|suggests?|partly|partially|some|sometimes)\b"
    r"|n['’]t\b"
)
_WHOLE = lazy_pattern(r"\b(?:all|always|any|every|everyone|everybody|100)\b")
_BODIES = lazy_pattern(
    r"\b(?:people|women|men|patients|children|adults|babies|smokers|who|body|bodies|liver|skin"
    r"|kidneys|brain)(?: (?:\w{1,15}ly|can|will|often))? $"
)
_SOLD = lazy_pattern(
    r"\b(?:our|my|overnight|naturally|completely|permanently|instantly|effortlessly|for good"
    r"|forever|without (?:\w{1,20} )?(?:surgery|operations?|drugs|medicines?|medication"
    r"|pain|side[- ]effects)"
    r"|(?:in|within|over|after) (?:just |only |as little as |about )?(?:an? |a few |a couple of )?"
    r"(?:\w{1,10} )?(?:minutes?|hours?|days?|nights?|weeks?|months?|sessions?))\b"
)


@frozen
class Undone:
    """An illness or injury that a sentence says is undone.

    Args:
        word: The words from the verb to what is undone.
        is_lasting: Whether it is an illness that no remedy undoes.
        is_sold: Whether the sentence sells: its own remedy, a time, an end for good.
    """

    word: Word
    is_lasting: bool
    is_sold: bool


def undone_in(words: Words) -> Undone | None:
    """Find words that say that an illness or injury is undone.

    Args:
        words: The words of a sentence.

    Returns:
        What is undone, ``None`` where the sentence names nothing of the kind, hedges, denies,
        tells of research or of what bodies do, or names care that is known to do so.
    """
    lowered = words.text.lower()
    if not any(token.lower in _triggers() for token in words.tokens):
        return None
    if _TEMPERED.search(lowered):
        return None
    found = next((one for each in _patterns() if (one := each.search(lowered))), None)
    if found is None or _BODIES.search(lowered[: found.start()]):
        return None
    word = Word(words.text[found.start() : found.end()], found.start(), found.end())
    is_lasting = _lasting().search(found[0]) is not None
    if not is_lasting and is_known_to_undo(words, word):
        return None
    return Undone(word, is_lasting, _SOLD.search(lowered) is not None)


def is_known_to_undo(words: Words, word: Word) -> bool:
    """Tell whether a sentence names a medicine or other care that is known to undo illness.

    Illnesses that nothing undoes, and promises for everybody, are left to the caller as what they
    are: no care is known to undo them.

    Args:
        words: The words of the sentence.
        word: The verb, with what it undoes where that is known.
    """
    lowered = words.text.lower()
    if _WHOLE.search(lowered) or _lasting().search(lowered, word.start):
        return False
    is_medicine = any(one.kind == "drug" and one.end <= word.start for one in words.entities)
    return is_medicine or _proven().search(_told_of(lowered, word)) is not None


def _told_of(text: str, word: Word) -> str:
    """Give what acts: the words before the verb, or after it where it is passive."""
    _, is_passive, actor = text[word.end :].partition(" by ")
    return actor if is_passive and word.text.lower().endswith("ed") else text[: word.start]


@cache
def _triggers() -> frozenset[str]:
    verbs = (
        *_words_of("undoing"),
        *_words_of("bringing back"),
        "reversible",
        "curable",
        "reversed",
    )
    return frozenset(verb.split()[0] for verb in verbs)


@cache
def _proven() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('proven')}\b")


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_any('lasting')}(?![\w-])")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    undone = _any("lesion", "germ", "lasting")
    return (
        re.compile(rf"\b{_any('undoing')}{_BETWEEN} {undone}(?! cells?\b)(?![\w-])"),
        re.compile(
            rf"\bkills?\b[^.;]{{0,90}}\b(?:including|such as) [^.;]{{0,40}}?{_any('germ')}\b"
        ),
        re.compile(rf"\b{_any('bringing back')}{_BETWEEN} {_any('tissue')}(?![\w-])"),
        re.compile(
            rf"\b{_any('lasting')} (?:is|are|can be) (?:completely |fully |totally |entirely )?"
            r"(?:reversible|curable|reversed|cured)\b"
        ),
    )
