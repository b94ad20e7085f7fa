"""Illness and injury that a sentence says is undone: lesions removed, tissue regrown, and the like.

The words stand in a table: verbs of undoing and of bringing back, lesions, tissues, infections, and
illnesses that no remedy undoes. What is known to undo them (surgery, antibiotics) and the cells of
the body promise nothing.
"""

import re
from functools import cache

from claimcheck.resources import read_records
from claimcheck.rules._words import Word, Words

_TABLE = "rules/data/cures.tsv"
_BETWEEN = (
    r"(?: (?!(?:or|if|but|in|on|at|by|with|for|from|to|as|which|that|when)\b)"
    r"[\w%'’,-]{1,20}){0,4}?"
)
_TEMPERED = re.compile(
    r"\?[\"”]?$|\b(?:not|never|no|nor|cannot|may|might|possible|if|whether|claims?|claimed|claiming|myth"
    r"|trials?|stud(?:y|ies)|mice|mouse|rats?|animals?|dish|vitro|participants|patients who"
    r"|treated with|percent|remission|aims? to|designed to|hopes? to|trying to|try to"
    r"|research(?:ers)?|scientists|seems?|appears?|suggests?|partly|partially|some|sometimes)\b"
    r"|n['’]t\b"
)


def undone_in(words: Words) -> Word | None:
    """Find words that say that an illness or injury is undone.

    Args:
        words: The words of a sentence.

    Returns:
        The words from the verb to what is undone, ``None`` where the sentence has none, hedges,
        denies, tells of research, or names what is known to do so.
    """
    lowered = words.text.lower()
    if not any(token.lower in _triggers() for token in words.tokens):
        return None
    if _TEMPERED.search(lowered):
        return None
    found = next((one for each in _patterns() if (one := each.search(lowered))), None)
    if found is None or _proven().search(lowered, 0, found.start()):
        return None
    return Word(words.text[found.start() : found.end()], found.start(), found.end())


@cache
def _words_of(role: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in read_records(_TABLE) if row["role"] == role)


def _any(*roles: str) -> str:
    listed = sorted({word for role in roles for word in _words_of(role)}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(one).replace("'", "['’]") for one in listed) + ")"


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
