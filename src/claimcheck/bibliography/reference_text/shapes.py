"""What kind of thing a token is: a year, initials, a month, a word in capitals."""

import re

from claimcheck.bibliography.reference_text.tokens import ReferenceToken
from claimcheck.bibliography.reference_text.words import reference_words

NUMBERS = frozenset(("d1", "d2", "d3", "d4", "d5", "year"))
OPENING = frozenset("“„«‟❝「『《〈")
CLOSING = frozenset("”»❞」』》〉")
STRAIGHT = frozenset('"＂')
SINGLE_OPENING = frozenset("‘‚`'´")
SINGLE_CLOSING = frozenset("’'´‘")
_DASHES = frozenset("-‐‑‒–—―−~～")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?$")
_DIGITS = str.maketrans("123456789", "000000000")
_OWN_KIND = frozenset(("url", "doi", "tag", "tex", "asian"))


def token_class(token: ReferenceToken) -> str:
    """Sort a token into a coarse class, such as ``year``, ``Xx``, ``d3`` or a sign."""
    if token.kind in _OWN_KIND:
        return token.kind
    if token.kind == "sign":
        return _sign(token.text)
    if _YEAR.match(token.text):
        return "year"
    if token.text.lower() in reference_words("month"):
        return "month"
    return _shape(token.text)


def word_of(token: ReferenceToken, kind: str) -> str:
    """Give the word in lower case with its digits made zeros; of a sign or address the class."""
    if token.kind in {"sign", "url", "doi", "tex", "tag"}:
        return kind
    return token.text.lower().translate(_DIGITS)


def _shape(text: str) -> str:
    if text.isdigit():
        return f"d{min(len(text), 5)}"
    if text.isalpha():
        return _case(text)
    if text[0].isdigit():
        return "dx"
    return "Xd" if text[-1].isdigit() else "mix"


def _case(text: str) -> str:
    if len(text) == 1:
        return "X" if text.isupper() else "x"
    if text.isupper():
        return f"X{min(len(text), 4)}"
    if text.islower():
        return "xx"
    return "Xx" if text[0].isupper() and text[1:].islower() else "xX"


def _sign(text: str) -> str:
    if text in _DASHES:
        return "-"
    if text in OPENING or text in CLOSING or text in STRAIGHT:
        return '"'
    if text in SINGLE_OPENING or text in SINGLE_CLOSING:
        return "'"
    return text if text.isascii() else "§"
