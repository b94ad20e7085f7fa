"""The small closed word classes of English that the other modules ask for."""

from claimcheck.resources import read_words_by_class


def word_class(name: str) -> frozenset[str]:
    """Give the words of a class of ``data/word_classes.tsv``, such as ``"auxiliary"``."""
    return read_words_by_class("sentences/data/word_classes.tsv")[name]
