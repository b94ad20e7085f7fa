"""Sentences that tell harms, and sentences that play them down."""

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.model import Claim, Sentence
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._gated_expressions import expression
from claimcheck.rules._words import Word, Words, words_in, words_of_claim

_HARMS = ("harm_strong", "contraindication")
_ABOUT_HARM = frozenset(
    {"risk", "risks", "complication", "complications", "nausea", "bleeding", "addiction"}
    | {"dependence", "vomiting", "headache", "contraindications", "harm", "harms", "damage"}
)
_PLAYED_DOWN = expression(
    ("safe", "tolerated", "harmless", "effect", "slight "),
    r"\b(?:generally|considered|usually|typically|widely|largely|mostly|very|remarkably|completely"
    r"|perfectly|totally|extremely|gentle and|is|are)"
    r" (?:considered |regarded as |recogni[sz]ed as |to be |a |an ){0,4}"
    r"(?:safe|well[- ]tolerated|harmless)\b"
    r"|\bside[- ]effects?\b[^.;]{0,40}\b(?:mild|minimal|rare|few|minor|temporary|uncommon)\b"
    r"|\b(?:mild|minimal|few|rare|minor|no known|no|virtually no)"
    r" (?:(?:reported|known|serious|significant|adverse) ){0,2}side[- ]effects?\b"
    r"|\bslight (?:redness|discomfort|soreness|bruising)\b|\bsafety record\b",
)
_SERIOUS = lazy_pattern(
    r"\b(?:serious|severe|fatal|life-threatening|dangerous|deaths?|die[sd]?|cancer risk|toxic\w*"
    r"|poison\w*|overdose|liver (?:damage|injury|failure)|kidney (?:damage|failure)|haemorrhage"
    r"|hemorrhage|stroke|anaphyla\w+|seizures?|contraindicated|must not"
    r"|should not (?:take|use|be))\b"
)
_SAID_BY = lazy_pattern(
    r"\b(?:fda|who|efsa|ema|mhra|agency|authority|academies) (?:says?|considers?|rates?)\b"
    r"|\b(?:short[- ]term|up to)\b"
)
_HEADS = (
    r"(?:side[- ]effects?|(?:drug )?interactions?|contra-?indications?|adverse (?:effects|events))"
)
_NONE = r"(?:none|nil|zero|no)(?: (?:known|reported|found|at all))?"
_HEAD = lazy_pattern(rf"\W{{0,4}}(?:known )?{_HEADS}\W{{0,3}}$")
_NONE_LISTED = lazy_pattern(rf"\W{{0,4}}{_NONE}\W{{0,2}}$")
_HEADED_NONE = lazy_pattern(rf"\W{{0,4}}(?:known )?{_HEADS} ?\W{{1,4}} ?{_NONE}\W{{0,2}}$")
_FEELING = lazy_pattern(r"\b(?:you|we|they|children) (?:are|feel) (?:\w+ )?safe$")
_DENIED = lazy_pattern(r"\b(?:no|few|without|minimal|rare)\b")


def tells_harm(sentence: Sentence) -> bool:
    """Tell whether a sentence names harms or risks, and does not deny them."""
    words = words_in(sentence.text)
    return any(
        not words.is_negated(word)
        for word in (*words.of(*_HARMS), *_weaker(words))
        if not any(safe.start <= word.start < safe.end for safe in words.of("safe"))
    )


def _weaker(words: Words) -> tuple[Word, ...]:
    return tuple(word for word in words.of("harm") if word.text.lower() in _ABOUT_HARM)


def tells_serious_harm(sentence: Sentence) -> bool:
    """Tell whether a sentence names a serious harm, or who must not have something."""
    words = words_in(sentence.text)
    if not words.has("side_effect", "harm", *_HARMS):
        return False
    for found in _SERIOUS.finditer(sentence.text.lower()):
        if not words.is_negated(Word(found.group(), found.start(), found.end())):
            return True
    return False


def played_down(claim: Claim) -> Word | None:
    """Give the words of a claim that play harms down, if any."""
    lowered = claim.text.lower()
    found = _PLAYED_DOWN.first_in(lowered)
    if found is None or _SAID_BY.search(lowered) or _FEELING.search(lowered[: found.end()]):
        return None
    names_them = "safe" in found.group() and words_of_claim(claim).has("told_risk")
    if names_them and not _DENIED.search(lowered):
        return None
    return Word(claim.text[found.start() : found.end()], found.start(), found.end())


def none_listed(sentences: Sequence[Sentence]) -> Sentence | None:
    """Find a row or line that lists no side effects, interactions or contraindications at all.

    Args:
        sentences: The units of a document, in order; cells of a row follow each other.
    """
    for one in sentences:
        if _HEADED_NONE.match(one.text.lower()):
            return one
    for head, one in pairwise(sentences):
        if _HEAD.match(head.text.lower()) and _NONE_LISTED.match(one.text.lower()):
            return one
    return None
