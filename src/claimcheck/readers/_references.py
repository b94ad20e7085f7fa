"""What an entry of a reference list looks like, whoever formatted it."""

import re

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]\d\d|20\d\d)(?!\d)|\b(?:in press|forthcoming|n\.d\.)")
_INITIAL = re.compile(r"\b[^\W\d_]\.(?:[ ,-]|$)|\b[^\W\d_][\w’'-]+,? [A-Z]{1,3}(?=[,.;&])")
_DETAIL = re.compile(
    r"\bet al\b|\baccessed\b|\bretrieved\b|\bdoi\b|\bpmid\b|https?://|\bvol\.|\bpp?\.|\bno\.|\beds?\.|\barxiv\b|"
    r"\d+ ?\(\d+[-–\d]*\)|\d+:\s?[a-z]?\d+|\d+[-–]\d+|\buniversity\b|\bpress\b|\bjournal\b|[“\"«]",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\[(\w{1,6})\]:?\s+|\((\d{1,3})\)\s+|(\d{1,3})[.)]\s+|\^(\d{1,3})\^?\s+")
_SHORTEST = 15
_LONGEST = 1200


def looks_like_reference(text: str) -> bool:
    """Tell whether a paragraph reads as an entry of a reference list, not as prose."""
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    head = text[:_LONGEST]
    dated = _YEAR.search(head) is not None
    details = len({match.group().lower() for match in _DETAIL.finditer(head)})
    named = _INITIAL.search(head[:120]) is not None
    return details + dated + named >= 2 and (dated or named or details >= 3)  # noqa: PLR2004


def label_of(text: str) -> tuple[str | None, int]:
    """Give the number that an entry begins with, and how many characters it takes."""
    match = _LABEL.match(text)
    if match is None:
        return None, 0
    return next(group for group in match.groups() if group), match.end()
