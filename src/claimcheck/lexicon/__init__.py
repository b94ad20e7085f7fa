"""Words and phrases as data, and the one way to find them in a text."""

from claimcheck.lexicon.normal import normalise_quote, quote_hash
from claimcheck.lexicon.phrases import Entry, Match, PhraseIndex, load_phrases
from claimcheck.lexicon.tokens import Token, tokenize

__all__ = [
    "Entry",
    "Match",
    "PhraseIndex",
    "Token",
    "load_phrases",
    "normalise_quote",
    "quote_hash",
    "tokenize",
]
