"""Wordings that evidence carries, from a table of data, filled with the claim's words."""

from collections.abc import Mapping
from functools import cache

from attrs import frozen

from claimcheck.lexicon.inflection import forms_of
from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import OBJECT, Certainty, Claim, EvidenceLink, Species, Study, Tier
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_records
from claimcheck.rules._support import causal_cue

_TABLE = "rules/data/wording.tsv"
_MOST_WORDS = 7
_POINTERS = frozenset(
    {"it", "this", "that", "these", "they", "he", "she", "we", "you", "which", "who", "there"}
)
_MARKS = frozenset(',;:()[]{}@“”"«»—–.!?~^\\' + OBJECT)
_MODALS = frozenset({"can", "may", "might", "could", "will", "would", "also", "directly", "often"})
_STOPS = frozenset({"and", "but", "because", "which", "while", "when", "if", "so", "by", "or"})
_PLURAL_ENDING = "s"


@frozen(eq=False, repr=False)
class _Sentence(ByValue):
    """A simple sentence taken apart: what acts, how, on what."""

    subject: str
    verb: str
    rest: str


@cache
def _wordings() -> Mapping[str, tuple[str, str]]:
    return {row["level"]: (row["wording"], row["generic"]) for row in read_records(_TABLE)}


def general_wordings() -> frozenset[str]:
    """Give the wordings that stand for any sentence: those about X and Y."""
    return frozenset(generic for _, generic in _wordings().values())


def wording_for(tier: Tier) -> str:
    """Give a wording that evidence of a tier carries (GRADE guidelines 26; Adams et al. 2017)."""
    return _wordings()[tier.name][1]


def fitting_wording(
    link: EvidenceLink, claim: Claim | None = None, study: Study | None = None
) -> str:
    """Say how a sentence that rests on a work could be worded.

    Args:
        link: The work.
        claim: The sentence; where it is simple, its own words are used.
        study: What is known of the work, for the name of the species.
    """
    return f"a wording that fits: {_filled(link.tier.name, claim, _system(study))}"


def wording_of_certainty(certainty: Certainty, claim: Claim) -> str:
    """Say how a sentence could be worded at a GRADE certainty (Santesso et al. 2020)."""
    return f"a wording that fits: {_filled(certainty.value, claim)}"


def wording_of(level: str, claim: Claim) -> str:
    """Say how a sentence could be worded: ``"null"`` where no effect was found, ``"uncited"``."""
    return f"a wording that fits: {_filled(level, claim)}"


def _filled(level: str, claim: Claim | None, system: str = "") -> str:
    template, generic = _wordings()[level]
    taken = _taken_apart(claim) if claim is not None else None
    if taken is None or (not system and "{system}" in template):
        return generic
    base = _base_of(taken.verb)
    if base is None:
        return generic
    _, third, past, *_ = forms_of(base, "v")
    if taken.verb == base or taken.subject.endswith(_PLURAL_ENDING):
        third = base
    if past.endswith("ing"):
        past = base
    return template.format(
        x=taken.subject, y=taken.rest, base=base, third=third, past=past, system=system
    )


def _system(study: Study | None) -> str:
    if study is None:
        return ""
    if study.species.value is Species.IN_VITRO:
        return "cell preparations"
    return ", ".join(study.organisms.value[:2])


def _taken_apart(claim: Claim) -> _Sentence | None:
    """Take a sentence of the form subject, one causal verb, object apart, or give up."""
    cue = causal_cue(claim)
    if cue is None or " " in cue.text or claim.text.count(f" {cue.text} ") != 1:
        return None
    before, _, after = claim.text.partition(f" {cue.text} ")
    subject = [token.text for token in tokenize(before)]
    while subject and subject[-1].lower() in _MODALS:
        subject.pop()
    rest: list[str] = []
    for token in tokenize(after):
        if token.text in _MARKS or token.lower in _STOPS:
            break
        rest.append(token.text)
    if not _is_plain(subject) or not 0 < len(rest) <= _MOST_WORDS:
        return None
    first = subject[0] if subject[0][1:].lower() != subject[0][1:] else subject[0].lower()
    return _Sentence(" ".join([first, *subject[1:]]), cue.text, " ".join(rest))


def _is_plain(words: list[str]) -> bool:
    if not 0 < len(words) <= _MOST_WORDS or words[0].lower() in _POINTERS:
        return False
    return not any(word in _MARKS or word.lower() in _STOPS for word in words)


def _base_of(verb: str) -> str | None:
    """Give the base form of a verb, by trying what may have been added to it."""
    lower = verb.lower()
    if not lower.isalpha():
        return None
    stems = (lower, lower[:-1], lower[:-2], f"{lower[:-3]}y", f"{lower[:-2]}e", lower[:-3])
    for stem in stems[1:] if lower.endswith(("s", "ed")) else stems:
        if len(stem) > 2 and lower in forms_of(stem, "v"):  # noqa: PLR2004 - no verb is shorter
            return stem
    return None
