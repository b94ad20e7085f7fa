"""Identifiers that stand bare in the text: DOI, PMID, PMCID, arXiv, ISBN, URL."""

import re
from collections.abc import Iterator

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style

_IDENTIFIER = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"“”\[\]{}|\\^`]{3,})"
    r"|(?P<doi>(?:\bdoi:?\s{0,2})?(?<![\w./])10\.\d{4,9}(?:\.\d{1,9})*/[^\s<>\"“”\[\]{}|\\^`;]+)"
    r"|\b(?:PMID|PubMed ID)(?:\s?[:#])?\s?(?P<pmid>\d{5,8})\b"
    r"|(?P<pmcid>\bPMC\d{5,9})\b"
    r"|\barXiv:\s?(?P<arxiv>\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}/\d{7})"
    r"|\bISBN(?:-1[03])?:?\s?(?P<isbn>97[89][\d -]{10,16}|\d[\d -]{8,12}[\dX])\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_TRAILING = ".,;:!?'’”\"*_"
_LIKELY = {"url": 0.5}


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    if "://" not in passage.text and not _DIGIT.search(passage.text):
        return
    for match in _IDENTIFIER.finditer(passage.text):
        kind = match.lastgroup or ""
        end = match.start() + len(_trimmed(match.group()))
        value = _trimmed(match[kind])
        if kind == "doi":
            value = value[value.find("10.") :]
        key = normal_identifier(value if kind == "url" else f"{kind}:{value}")
        yield _pointer(match.start(), end, key)


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
