"""The form of a quotation that stays the same when only its typography changes."""

import unicodedata
from hashlib import sha256

_APOSTROPHES = "‘’‚‛′`´ʼ"
_QUOTES = "“”„‟″«»"
_DASHES = "‐‑‒–—―−﹘﹣－"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_FOLDS = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_INVISIBLE)
)
_ROUNDS = 4


def normalise_quote(text: str) -> str:
    """Bring a quotation to the form in which quotations are compared and hashed.

    NFKC, straight quotation marks, one kind of dash, no invisible characters, single spaces,
    folded case. Symbols that some texts use for a dash (``∞``) stay what they are. Applying it
    twice changes nothing.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    for _ in range(_ROUNDS):
        before = text
        folded = unicodedata.normalize("NFKC", text.translate(_FOLDS)).casefold()
        text = " ".join(unicodedata.normalize("NFKC", folded).translate(_FOLDS).split())
        if text == before:
            break
    return text


def quote_hash(text: str) -> str:
    """Give the first 16 hexadecimal digits of the SHA-256 of the normalised quotation."""
    raw = normalise_quote(text).encode("utf-8", "surrogatepass")
    return sha256(raw).hexdigest()[:16]
