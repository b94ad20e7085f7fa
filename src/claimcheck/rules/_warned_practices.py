"""Practices that health authorities warn against, found where a sentence recommends them.

A practice is told by words that stand together: what is used, and for what or on whom; the headings
above a sentence count for the second. A sentence that warns, denies, asks or reports is no
recommendation.
"""

import re
from functools import cache

from attrs import frozen

from claimcheck.lexicon.plain_words import plain_words
from claimcheck.model import Advice, Claim, ClaimType
from claimcheck.resources import read_records
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._listed_names import ListedNames, any_listed, listed_names
from claimcheck.rules._words import Word

_TABLE = "rules/data/warned_practices.tsv"
_REPORTING = frozenset(
    {
        ClaimType.STUDY_REPORT,
        ClaimType.PREVALENCE,
        ClaimType.DEFINITIONAL,
        ClaimType.HARM,
        ClaimType.MECHANISM,
        ClaimType.ASSOCIATION,
    }
)
_WARNING = lazy_pattern(
    r"\?[\"”]?$|\b(?:not|never|no|avoid\w{0,3}|nor|cannot|dangerous|danger|unsafe|risks?|risky"
    r"|warn\w{0,5}|should(?:n['’]t)|contraindicated|myth|poison(?:s|ing|ous)|toxic|botulism"
    r"|illegal|banned|recalled|deaths?|died|fatal|harm\w{0,4}|burns?|injur\w{1,5}|cases? of"
    r"|report(?:s|ed)|trials?|stud(?:y|ies)|researchers|patients who|used to be|once|historically"
    r"|raises?|increases?|keep away|out of reach|clean\w{0,3}|disinfect\w{0,5}|tell your doctor"
    r"|ask your|topical|explosions?|little is known|interacts?|less readily)\b|n['’]t\b"
)
_PLAYED_DOWN = lazy_pattern(
    r"\b(?:no|not any|never any|without) (?:harm|risk|danger)\b|\bnot? dangerous\b|\bharmless\b"
)


@frozen
class WarnedPractice:
    """A practice that a sentence recommends and an authority warns against.

    Args:
        word: What the sentence names.
        warning: What the authority says.
        source: Who says it, and where.
    """

    word: Word
    warning: str
    source: str


def warned_practice_in(claim: Claim) -> WarnedPractice | None:
    """Find a practice in a claim that recommends it; ``None`` where there is none."""
    is_told_to = claim.advice >= Advice.A2
    if (claim.claim_type in _REPORTING and not is_told_to) or claim.citations or claim.hedged:
        return None
    text = claim.text.lower()
    words = plain_words(text)
    for practice in _practices():
        found = practice.used.find(text, words)
        if found is not None and practice.is_for(f"{text} {' '.join(claim.section).lower()}"):
            if _WARNING.search(_PLAYED_DOWN.sub("", text)):
                return None
            word = Word(claim.text[found.start() : found.end()], found.start(), found.end())
            return WarnedPractice(word, practice.warning, practice.source)
    return None


@frozen(eq=False)
class _Practice:
    used: ListedNames
    purpose: re.Pattern[str]
    among: re.Pattern[str]
    warning: str
    source: str

    def is_for(self, text: str) -> bool:
        """Tell whether a sentence and the headings above it name the purpose and the people."""
        return self.purpose.search(text) is not None and self.among.search(text) is not None


@cache
def _practices() -> tuple[_Practice, ...]:
    return tuple(
        _Practice(
            listed_names(row["practice"]),
            any_listed(row["with"]),
            any_listed(row["among"]),
            row["warning"],
            row["source"],
        )
        for row in read_records(_TABLE)
    )
