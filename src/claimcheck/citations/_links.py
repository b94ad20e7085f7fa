"""Which hyperlinks lead to a source, and which to a shop, a picture, a menu or a home page."""

import re
from urllib.parse import SplitResult, unquote, urlsplit

from claimcheck.bibliography.matching import fold, normal_identifier
from claimcheck.resources import read_mapping
from claimcheck.resources.patterns import lazy_pattern

_LEARNED = lazy_pattern(
    r"\.(?:gov|edu|mil|int)(?:\.[a-z]{2})?$|\.(?:ac|nhs|gob|gouv)\.[a-z]{2}$|journal"
)
_SHOP_PATH = lazy_pattern(
    r"/(?:shop|store|products?|cart|checkout|collections|buy|book-?(?:now|online)|appointments?|"
    r"pricing|order|donate|subscribe|newsletter|register|sign-?up|log-?in|contact(?:-us)?|"
    r"discount|affiliate\w*|coupon)(?:/|$)",
    re.IGNORECASE,
)
_SHOP_QUERY = lazy_pattern(
    r"(?:^|&)(?:aff(?:iliate)?(?:_?id)?|affid|tag|coupon|discount|sscid|irclickid|rfsn|share)=",
    re.IGNORECASE,
)
_CREDIT = lazy_pattern(
    r"\b(?:photo(?:graph)?|image|picture|illustration|cover art|icon)s?\b[^.]{0,40}"
    r"\b(?:by|from|via|courtesy|credit|source)\b[^.]{0,40}$|\b(?:credit|photo|image)s?:\s?[^.]{0,40}$",
    re.IGNORECASE,
)
_MENU = frozenset(
    {
        "about", "about us", "back", "back to top", "blog", "book a call", "book a consultation",
        "book an appointment", "book now", "buy now", "contact", "contact us", "continue reading",
        "donate", "faq", "find out more", "get started", "home", "join", "log in", "login", "menu",
        "next", "order now", "previous", "privacy policy", "read more", "register", "schedule",
        "share", "shop", "shop now", "sign up", "sitemap", "skip to content", "subscribe", "terms",
        "terms of service", "top", "visit our website", "website",
    }
)  # fmt: skip
_ARROWS = " »›>→←‹«….:!|"
_DEFINED_BEFORE = lazy_pattern(
    r"\b(?:is|are|was|were|as|means|called|termed|named|an?)(?:\s(?:an?|the))?(?:\s\w+){0,3}\s\(?$",
    re.IGNORECASE,
)
_DEFINED_BEHIND = lazy_pattern(r"\s?(?:\([^()]{0,40}\)\s)?(?:is|are|was|were|refers?|means)\b")
_WORD = lazy_pattern(r"[^\W_]+")
_SMALL = frozenset(
    {"a", "an", "and", "for", "in", "of", "on", "or", "s", "the", "to", "our", "your"}
)
_SCHEMES = ("http://", "https://", "doi:")
_LONGEST_TOPIC = 4
_STEM = 4
_SOCIAL = frozenset({"shop", "social", "picture"})


def leads_to_source(label: str, target: str, before: str = "", behind: str = "") -> bool:
    """Tell whether a link leads to a work or page that may stand behind a statement.

    Args:
        label: Its visible words.
        target: Its address.
        before: The words before it, in which a picture may be credited.
        behind: The words behind it. A link that only repeats the name of its page, as to an
            encyclopaedia, is a source where the sentence defines that name.
    """
    if not target.lower().startswith(_SCHEMES):
        return False
    if not normal_identifier(target).startswith("url:"):
        return True
    parts = _parts(target)
    host = host_of(target)
    if parts is None or "." not in host or _CREDIT.search(before):
        return False
    kind = _class_of(host)
    if kind in _SOCIAL or _SHOP_PATH.search(parts.path) or _SHOP_QUERY.search(parts.query):
        return False
    if kind == "authority":
        return True
    return not (
        " ".join(label.lower().split()).strip(_ARROWS) in _MENU
        or (not parts.path.strip("/") and _is_name(label))
        or (_is_topic(_own_words(label), parts.path) and not _is_defined(before, behind))
    )


def _own_words(label: str) -> list[str]:
    return [word for word in _WORD.findall(fold(label)) if word not in _SMALL]


def host_of(target: str) -> str:
    """Give the host of an address without ``www.``; empty where there is none."""
    if not target.lower().startswith(("http://", "https://")):
        return ""
    parts = _parts(target)
    return (parts.hostname or "").lower().removeprefix("www.") if parts else ""


def _parts(target: str) -> SplitResult | None:
    """Take an address apart; what is none, such as ``http://[``, has no parts."""
    try:
        return urlsplit(target)
    except ValueError:
        return None


def _is_name(label: str) -> bool:
    """Tell whether a link to the front page of a site only names the site; an address does not."""
    return len(label.split()) <= _LONGEST_TOPIC and "." not in label


def _is_defined(before: str, behind: str) -> bool:
    """Tell whether a sentence says what the linked thing is."""
    if _DEFINED_BEFORE.search(before):
        return True
    opens = not before.strip() or before.rstrip()[-1:] in {".", "!", "?", ":"}
    return opens and _DEFINED_BEHIND.match(behind) is not None


def _is_topic(words: list[str], path: str) -> bool:
    """Tell whether a label only repeats the name of the page, as a link to a glossary does."""
    slug = fold(unquote(path).rstrip("/").rsplit("/", 1)[-1])
    held = [word.removesuffix("s") for word in _WORD.findall(slug)]
    if not words or len(words) > _LONGEST_TOPIC:
        return False
    return all(_is_held(word, held) for word in words)


def _is_held(word: str, held: list[str]) -> bool:
    stem = word.rstrip("s")[: max(len(word) - 2, _STEM)]
    return any(other.startswith(stem) for other in held)


def _class_of(host: str) -> str:
    if _LEARNED.search(host):
        return "authority"
    hosts = read_mapping("citations/data/link_hosts.tsv", "host", "class")
    names = host.split(".")[:-1]
    return next((hosts[name] for name in reversed(names) if name in hosts), "")
