"""Identifiers that stand bare in the text: DOI, PMID, PMCID, arXiv, ISBN, URL."""

import re
from collections.abc import Iterator

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.citations._habits import Habits
from claimcheck.citations._links import host_of, leads_to_source
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_IDENTIFIER = lazy_pattern(
    r"(?P<url>\bhttps?://[^\s<>\"“”\[\]{}|\\^`]{3,})"
    r"|(?P<doi>(?:\bdoi:?\s{0,2})?(?<![\w./])10\.\d{4,9}(?:\.\d{1,9})*/[^\s<>\"“”\[\]{}|\\^`;]+)"
    r"|\b(?:PMID|PubMed ID)(?:\s?[:#])?\s?(?P<pmid>\d{5,8})\b"
    r"|(?P<pmcid>\bPMC\d{5,9})\b"
    r"|\barXiv:\s?(?P<arxiv>\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}/\d{7})"
    r"|\bISBN(?:-1[03])?:?\s?(?P<isbn>97[89][\d -]{10,16}|\d[\d -]{8,12}[\dX])\b",
    re.IGNORECASE,
)
_RESOURCE = lazy_pattern(
    r"\b(?:available|accessible|accessed|access|obtained|downloaded?|hosted|deposited|retrieved|"
    r"portal|website|web site|web server|homepage|repository|repositories|github|gitlab|"
    r"source code|"
    r"software|package|tool|toolkit|database|databases|server|browser|dashboard|visit|see also|"
    r"metadata|station\w*|id \d+|archive)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_BEFORE = 90
_SIGNS = ("://", "10.", "pmid", "pubmed", "pmc", "arxiv", "isbn")
"""One of these stands in every identifier; they are found in less time than the pattern."""

_TRAILING = ".,;:!?'’”\"*_"
_LIKELY = {"url": 0.5}


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    lower = passage.text.lower()
    if not any(sign in lower for sign in _SIGNS):
        return
    for match in _IDENTIFIER.finditer(passage.text):
        kind = match.lastgroup or ""
        end = match.start() + len(_trimmed(match.group()))
        value = _trimmed(match[kind])
        if kind == "doi":
            value = value[value.find("10.") :]
        key = normal_identifier(value if kind == "url" else f"{kind}:{value}")
        if key.startswith("url:") and not _is_source(value, match.start(), passage.text, habits):
            continue
        yield _pointer(match.start(), end, key)


def _is_source(address: str, start: int, text: str, habits: Habits) -> bool:
    """Tell the address of a page that is cited from that of a resource that is named."""
    before = text[max(start - _BEFORE, 0) : start]
    if host_of(address) in habits.own_hosts or _RESOURCE.search(before):
        return False
    return leads_to_source(address, address, before)


def _pointer(start: int, end: int, key: str) -> Pointer:
    kind = key.partition(":")[0]
    return Pointer(
        start=start, end=end, group=(start, end), key=key, probability=_LIKELY.get(kind, 1.0)
    )


def _trimmed(text: str) -> str:
    """Take punctuation of the sentence off the end, and brackets that nothing opened."""
    surplus, end = text.count(")") - text.count("("), len(text)
    while end and (text[end - 1] in _TRAILING or (text[end - 1] == ")" and surplus > 0)):
        surplus -= text[end - 1] == ")"
        end -= 1
    return text[:end]


STYLE = Style("identifier", 15, _find)
