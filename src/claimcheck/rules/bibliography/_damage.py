"""Marks that a wrong encoding, a wrong export or an unpaired brace leaves in a value."""

from html import unescape

from claimcheck.resources.patterns import lazy_pattern

_LATIN = lazy_pattern("[\u00c2-\u00c5][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122]")
_PAIRS = lazy_pattern(
    "(?:[\u00ce\u00cf\u00d0\u00d1][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122]){2,20}"
)
_SYMBOL = lazy_pattern("\u00e2[\u0080-\u0084\u20ac\u201a-\u201e][\u0080-\u00bf\u0152-\u2122]")
_LOST = lazy_pattern("\ufffd|\u00ef\u00bf\u00bd")
_ASKED = lazy_pattern(r"[^\W\d_]\?[^\W\d_]")
_ENTITY = lazy_pattern(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-z]{2,8}|[A-Z][a-z]{2,8});")
_TAG = lazy_pattern(r"</?(?:i|b|em|strong|sub|sup|scp|italic|jats:\w{1,20}|mml:\w{1,20})>")
_ESCAPED = lazy_pattern(r"\\[\\{}]")


def broken_characters(text: str) -> str:
    """Give the first run of characters that was read in a wrong encoding, or an empty text.

    UTF-8 read as Windows-1252 or Latin-1 leaves a capital with accent and a sign behind it; each
    candidate must turn back into a letter.
    """
    lost = _LOST.search(text)
    if lost:
        return lost.group()
    for pattern in (_LATIN, _SYMBOL, _PAIRS):
        for match in pattern.finditer(text):
            if _mended(match.group()):
                return match.group()
    return ""


def _mended(run: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""


def lost_letters(name: str) -> str:
    """Give a question mark that stands inside a name in place of a letter, with its neighbours."""
    found = _ASKED.search(name)
    return found.group() if found else ""


def markup(text: str) -> str:
    """Give the first HTML entity or tag that a value still holds, or an empty text."""
    if "&" in text:
        entity = _ENTITY.search(text)
        if entity and unescape(entity.group()) != entity.group():
            return entity.group()
    found = _TAG.search(text) if "<" in text else None
    return found.group() if found else ""


def is_unbalanced(raw: str) -> bool:
    """Tell whether the braces of a value do not pair."""
    if "{" not in raw and "}" not in raw:
        return False
    depth = 0
    for character in _ESCAPED.sub("", raw):
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return True
    return depth != 0
