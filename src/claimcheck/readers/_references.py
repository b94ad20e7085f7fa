"""What an entry of a reference list looks like, whoever formatted it."""

import re

from claimcheck.model import BlockKind

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]\d\d|20\d\d)(?!\d)|\b(?:in press|forthcoming|n\.d\.)")
_INITIAL = re.compile(r"\b[^\W\d_]\.(?:[ ,-]|$)|\b[^\W\d_][\w’'-]+,? [A-Z]{1,3}(?=[,.;&])")
_AUTHOR_DATE = re.compile(
    r"[^\W\d_a-z][^.()\[\]]{2,140}\.?,? \((?:(?:1[6-9]|20)\d\d[a-z]?|n\.d\.|in press)[^()]{0,25}\)"
    r"(?:[.,:] \S|(?= [A-Z“\"‘']))"
)
_NAMES_DATE = re.compile(
    r"(?:[a-z]{2,4} ){0,2}[^\W\d_a-z][\w’'-]{1,30}(?: [^\W\d_a-z][\w’'-]{1,30})?, "
    r"[^\W\d_a-z][^:;()]{0,200}?\. (?:1[6-9]|20)\d\d[a-z]?\. "
)
_NAMES_INITIALS = re.compile(
    r"[^\W\d_a-z][\w’'-]{1,30} [A-Z]{1,3}[,.] (?=.{0,500}(?<!\d)(?:1[6-9]|20)\d\d(?!\d))"
)
_DETAIL = re.compile(
    r"\bet al\b|\baccessed\b|\bretrieved\b|\bdoi\b|\bpmid\b|https?://|\bvol\.|\bpp?\.|\bno\.|\beds?\.|\barxiv\b|"
    r"\d{1,9} ?\(\d{1,9}[-–\d]{0,20}\)|\d{1,9}:\s?[a-z]?\d{1,9}|\d{1,9}[-–]\d{1,9}|"
    r"\buniversity\b|\bpress\b|\bjournal\b|[“\"«]|"
    r"\bthesis\b|\bdissertation\b|\bwww\.|;\d+(?:\(|:)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_]{3}: [A-Z][^:;]{1,80}[;,] (?:1[6-9]|20)\d\d")
_LABEL = re.compile(
    r"\[(\w{1,6})\]:?\s+|\[(\d{1,4})\]:?(?=[^\W\d_“\"])|\((\d{1,3})\)\s+|(\d{1,3})[.)]\s+|\^(\d{1,3})\^?\s+"
)
_CONTINUATION = re.compile(
    r"(?:<?https?://|doi\b|pmid\b|pmcid\b|\[crossref|available\b)", re.IGNORECASE
)
_BEGINNING = re.compile(
    r"[^\W\da-zß-ÿ]|\d{1,3}[ \t]+[^\W\da-z]|[“\"«‘'*]"
    r"|(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|zu|el|al|d['’])"
    r"[ '’-]{0,2}(?:\w{1,4} ){0,2}[^\W\da-z]"
)
_SHORTEST = 15
_LONGEST = 1200
_LONGEST_DOUBTFUL = 400
_SENTENCE_END = re.compile(r"[a-z]{3}[.!?] (?=[A-Z])")
_MOST_SENTENCES = 4


def looks_like_reference(text: str) -> bool:
    """Tell whether a paragraph reads as an entry of a reference list, not as prose."""
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    head = text[:_LONGEST]
    if _AUTHOR_DATE.match(head) and (len(head) <= _LONGEST_DOUBTFUL or _DETAIL.search(head)):
        return True
    dated = _YEAR.search(head) is not None
    details = len({match.group().lower() for match in _DETAIL.finditer(head)})
    details += _PLACE.search(head) is not None
    named = _INITIAL.search(head[:120]) is not None
    return details + dated + named >= 2 and (dated or named or details >= 3)  # noqa: PLR2004


def is_note_of_works(text: str) -> bool:
    """Tell whether a note only names works: it looks like an entry and is not several sentences."""
    return looks_like_reference(text) and len(_SENTENCE_END.findall(text)) < _MOST_SENTENCES


def kind_of_note(text: str) -> BlockKind:
    """Tell whether a note is read as an entry or as words of the author."""
    return BlockKind.REFERENCE if is_note_of_works(text) else BlockKind.FOOTNOTE


def is_formatted_entry(text: str) -> bool:
    """Tell whether a paragraph without a list around it is an entry: names first, and a year."""
    if len(text) > _LONGEST_DOUBTFUL:
        return False
    if _NAMES_DATE.match(text) or _NAMES_INITIALS.match(text):
        return True
    return _AUTHOR_DATE.match(text) is not None and looks_like_reference(text)


def is_dated(text: str) -> bool:
    """Tell whether a line names a year, or says that the work is in press or has no date."""
    return _YEAR.search(text) is not None


def may_be_reference(text: str) -> bool:
    """Tell whether a paragraph that stands between entries can be one: short, and not prose."""
    if not _SHORTEST <= len(text) <= _LONGEST_DOUBTFUL or text.endswith((":", "?")):
        return False
    return len(_SENTENCE_END.findall(text)) < _MOST_SENTENCES


def continues_entry(line: str) -> bool:
    """Tell whether a line only goes on with the entry above: an address, small letters."""
    return _CONTINUATION.match(line) is not None or _BEGINNING.match(line) is None


def label_of(text: str) -> tuple[str | None, int]:
    """Give the number that an entry begins with, and how many characters it takes."""
    match = _LABEL.match(text)
    if match is None:
        return None, 0
    return next(group for group in match.groups() if group), match.end()
