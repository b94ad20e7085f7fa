"""Organisations that a sentence names as if they stood behind what it speaks of."""

import re

from attrs import frozen

from claimcheck.citations.attributions import NAMES, is_body
from claimcheck.memory import remembered
from claimcheck.resources import read_words
from claimcheck.resources.patterns import lazy_pattern

_REGULATORS, _KNOWN = "rules/data/regulators.tsv", "rules/data/endorsers.tsv"
_ADVERBS = r"(?: (?:now|also|already|just|recently|fully|formally|officially|both|all|even))?"
_BACKS = r"(?:approve[sd]?|back(?:s|ed)?|trust(?:s|ed)?|swears? by)"
_ENDORSES = (
    r"(?:endorse[sd]?|vouch(?:es|ed)? for|stands? behind|stood behind"
    r"|certif(?:y|ies|ied)(?= [^.;:?!]{2,60} (?:as|to) (?:an? )?(?:treat|cur|prevent|safe|effective"
    r"|heal|remed)))"
)
_ADVISES = (
    r"(?:recommend(?:s|ed)?|advise[sd]?|support(?:s|ed)?|prefers?|uses?(?: and recommends?)?"
    r"|(?:recogni[sz]e|praise|select|cho(?:o|)se)[sd]?)"
)
_LISTS = (
    r"(?:includes?|lists?|names?|ranks?|places?) [^.;:?!]{2,60}? (?:in|among|as part of)"
    r" (?:its|their) (?:[A-Za-z-]+ ){0,2}?(?:[Ss]tandards?|[Gg]uidelines?|[Gg]uidance"
    r"|[Rr]ecommendations?|[Pp]athways?|[Pp]rotocols?)"
)
_ACTIVE = lazy_pattern(
    rf"(?P<name>{NAMES})(?P<document>(?:['’]s?)?(?: (?:guidance|guidelines?|standards|experts))?)"
    rf"(?: ha(?:s|ve))?{_ADVERBS} "
    rf"(?P<verb>(?P<endorses>{_ENDORSES}|{_LISTS})|(?P<backs>{_BACKS})|{_ADVISES})\b"
)
_PASSIVE = lazy_pattern(
    r"(?P<told>^\W{0,3}|\b(?:is|are|was|were|been|being|and) (?:\w+ly )?)"
    r"(?:(?P<endorses>[Ee]ndorsed)|(?P<backs>[Aa]pproved|[Bb]acked|[Tt]rusted)|[Rr]ecommended"
    rf"|[Vv]alidated|[Rr]ecogni[sz]ed) by (?:both )?(?:the )?(?P<name>{NAMES})"
)
_ENDS = lazy_pattern(r"[,;:(–—]|\b(?:and|but|that|which|who|because|so|while)\b")
_OUR = lazy_pattern(
    r"\b(?:our|my)\b (?!(?:own )?(?:bod|child|kid|health|diet|li[fv]e|da[iy]|intake|skin|heart"
    r"|brain|bone|sleep|food|salt|planet|societ|communit|nation|countr|rights?\b|charit"
    r"|stud(?:y|ies)\b|trials?\b|research|paper|staff|doctors?\b|nurses?\b|patients?\b))",
    re.IGNORECASE,
)
_PRODUCT = lazy_pattern(
    r"\b(?!Ma?c[A-Z])[A-Z][a-z]{1,20}[A-Z][a-z]{1,20}|\b[A-Z][\w-]{1,30} ?[®™]"
    r"|\bthis (?:product|supplement|device|formula|app|method|programme|program|system)\b"
)
_NOT = lazy_pattern(
    r"\?[\"”]?\s*$|\b(?:no|not|never|nor|neither|none|without|if|unless|whether|would|should|could"
    r"|may|might|cannot|denie[sd]|false(?:ly)?|claim(?:s|ed|ing)? that|rather than)\b|n['’]t\b"
)
_STUDIED = lazy_pattern(
    r"\b(?:ethics|ethical|review board|stud(?:y|ies)|trials?|research protocols?|grants?|budget"
    r"|law|bill|appointment)\b",
    re.IGNORECASE,
)
_LARGE = lazy_pattern(r"(?:World|UK|British|International) [A-Z]")


@frozen
class Endorsement:
    """An organisation that is said to stand behind something.

    Args:
        text: The name with the words that say so.
        name: The organisation.
        is_of_own: Whether it is said to stand behind what the author offers.
        force: ``"endorses"``, ``"backs"``, or ``"advises"`` where it only recommends, as
            organisations do of ordinary care.
    """

    text: str
    name: str
    is_of_own: bool
    force: str


@remembered
def endorsement_in(text: str) -> Endorsement | None:
    """Give the organisation that a sentence names as an endorser; ``None`` where there is none.

    What a regulator approved or warned of is a fact about that regulator; an ethics committee
    approves studies.

    Args:
        text: The sentence.
    """
    if _NOT.search(text.lower()) or _STUDIED.search(text):
        return None
    for match in _ACTIVE.finditer(text):
        name = _body_in(match["name"])
        if name is not None and not _is_regulator(name):
            is_document = bool(match["document"].strip("'’s "))
            force = "endorses" if is_document else _force(match)
            return Endorsement(match.group(), name, _is_own(_object(text, match)), force)
    for match in _PASSIVE.finditer(text):
        name = _body_in(match["name"])
        if name is not None and not _is_regulator(name):
            around = text if match.start() == 0 else text[: match.start()]
            return Endorsement(match.group(), name, _is_own(around), _force(match))
    return None


def _force(match: re.Match[str]) -> str:
    return "endorses" if match["endorses"] else "backs" if match["backs"] else "advises"


def _object(text: str, match: re.Match[str]) -> str:
    """Give the words behind the verb, up to where another clause begins."""
    behind = text[match.end("verb") :]
    end = _ENDS.search(behind)
    return behind[: end.start()] if end is not None else behind


def _is_own(text: str) -> bool:
    return _OUR.search(text) is not None or _PRODUCT.search(text) is not None


def _body_in(name: str) -> str | None:
    """Give an organisation's name, or that of one of two that are named together."""
    parts = (name, *re.split(r",? and (?:the )?", name))
    return next((one for one in parts if _is_organisation(one)), None)


def _is_organisation(name: str) -> bool:
    plain = name.removeprefix("The ")
    is_large = _LARGE.match(plain) is not None or plain.endswith(" UK")
    return is_large or is_body(name) or plain in read_words(_KNOWN, "name")


def _is_regulator(name: str) -> bool:
    """Tell whether a body is a regulator, whose approval is a fact about it."""
    known = read_words(_REGULATORS, "name")
    return any(one in known for one in (name, name.removeprefix("The "), *name.split()))
