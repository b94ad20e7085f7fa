"""The few word lists that reading a reference needs."""

from claimcheck.resources import read_mapping, read_words_by_class

_DATA = "bibliography/reference_text/data"


def reference_words(kind: str) -> frozenset[str]:
    """Give the words of a class, in lower case.

    Args:
        kind: ``organisation``, ``body opening``, ``acronym``, ``group``, ``particle``, ``month`` or
            ``editor``.
    """
    return read_words_by_class(f"{_DATA}/words.tsv").get(kind, frozenset())


def english_month(word: str) -> str:
    """Give the English name of a month in another language, empty where the word is none."""
    return read_mapping(f"{_DATA}/months.tsv", "word", "month").get(word.lower().rstrip("."), "")
