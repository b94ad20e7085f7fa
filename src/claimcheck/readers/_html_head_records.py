"""Works as the head of a page describes them, as records."""

import re
from collections.abc import Iterable, Mapping

from claimcheck.readers._embedded_works import EmbeddedRecord

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


def words_record(content: str) -> EmbeddedRecord:
    """Give the record of a work of which only the words of its entry are known.

    Args:
        content: The words, on one line.
    """
    return EmbeddedRecord(_identity(content), {}, content)


def person_fields(name: str) -> dict[str, str]:
    """Take a name apart: ``Family, Given``, ``Given Family`` or ``Family G``."""
    whole = " ".join(name.split())
    family, comma, given = whole.partition(", ")
    if comma:
        return {"family": family, "given": given}
    words = whole.split(" ")
    if len(words) == 1:
        return {"literal": whole}
    if words[-1].strip(".").isupper() and len(words[-1].replace(".", "")) <= len("ABC"):
        return {"family": " ".join(words[:-1]), "given": words[-1]}
    return {"family": words[-1], "given": " ".join(words[:-1])}


def issued_in(text: str) -> dict[str, list[list[int]]] | None:
    """Give the year in a date as CSL-JSON writes it, ``None`` where there is none."""
    year = _YEAR.search(text)
    return {"date-parts": [[int(year.group())]]} if year else None


def work_record(
    item: Mapping[str, object], people: Iterable[Mapping[str, str]], words: str
) -> EmbeddedRecord:
    """Give the record of a work.

    Args:
        item: Its fields in the variables of CSL-JSON; empty ones are left out.
        people: Its authors.
        words: All that the page says of it, for a work without a title.
    """
    whole = {name: value for name, value in item.items() if value}
    authors = list(people)
    if authors:
        whole["author"] = authors
    if not whole.get("title"):
        return EmbeddedRecord(_identity(words), {}, words)
    return EmbeddedRecord(_identity(str(whole.get("DOI") or whole["title"])), whole, words)


def _identity(words: str) -> str:
    return " ".join(words.lower().split())
