"""The few word lists that reading a reference needs."""

from claimcheck.resources import read_words_by_class


def words_of(kind: str) -> frozenset[str]:
    """Give the words of a class, in lower case.

    Args:
        kind: ``organisation``, ``particle``, ``month`` or ``editor``.
    """
    classes = read_words_by_class("bibliography/reference_text/data/words.tsv")
    return classes.get(kind, frozenset())
