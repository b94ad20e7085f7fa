"""Identifiers in a reference string: they have a form, so they are found by it."""

import re
from typing import NamedTuple

from claimcheck.resources.patterns import lazy_pattern

_TRAILING = ".,;:)]}'’>\"”"
_PATTERNS = (
    ("doi", lazy_pattern(r"(?<![\d.])10\.\d{4,9}/[^\s<>\"“”»]{1,300}")),
    ("pmcid", lazy_pattern(r"\bPMC\s?\d{4,9}\b", re.IGNORECASE)),
    ("pmid", lazy_pattern(r"\b(?:PMID|PubMed(?: ID)?)[:\s]{0,3}(\d{4,9})\b", re.IGNORECASE)),
    ("eprint", lazy_pattern(r"\barXiv\s?[:.]?\s?(\d{4}\.\d{4,5}(?:v\d{1,2})?)", re.IGNORECASE)),
    ("eprint", lazy_pattern(r"\barXiv\s?:\s?([a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE)),
    ("isbn", lazy_pattern(r"\bISBN(?:-1[03])?[:\s]{0,3}([\dXx][\dXx -]{8,16}[\dXx])\b")),
    ("issn", lazy_pattern(r"\bISSN[:\s]{0,3}(\d{4}-?\d{3}[\dXx])\b")),
    ("url", lazy_pattern(r"(?:https?://|ftp://|\bwww\.)[^\s<>\"“”»]{1,2000}")),
)
_RESOLVER = lazy_pattern(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)


class WrittenIdentifier(NamedTuple):
    """An identifier and its place.

    Args:
        field: ``doi``, ``pmid``, ``pmcid``, ``eprint``, ``isbn``, ``issn`` or ``url``.
        value: As written, without the punctuation of the sentence.
        start: Offset of its first character.
    """

    field: str
    value: str
    start: int


def identifiers(text: str) -> dict[str, WrittenIdentifier]:
    """Find the first identifier of each kind.

    An address that only resolves the DOI is the DOI, not a second thing.

    Args:
        text: One reference.
    """
    found: dict[str, WrittenIdentifier] = {}
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            group = 1 if pattern.groups else 0
            value = trimmed_identifier(match.group(group))
            if name == "url" and _RESOLVER.match(value):
                continue
            if value:
                found.setdefault(name, WrittenIdentifier(name, value, match.start(group)))
    return found


def trimmed_identifier(text: str) -> str:
    """Cut the punctuation of the sentence off the end; a bracket that belongs stays."""
    while text and text[-1] in _TRAILING:
        closing = text[-1]
        opening = {")": "(", "]": "[", "}": "{"}.get(closing)
        if opening and text.count(opening) >= text.count(closing):
            break
        text = text[:-1]
    return text
