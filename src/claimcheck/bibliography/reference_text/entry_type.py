"""The type of an entry, guessed from the fields that it has."""

import re
from collections.abc import Mapping

from claimcheck.resources.patterns import lazy_pattern

_THESIS = lazy_pattern(r"\bthesis\b|\bthèse\b|\bdissertation\b|\bph\.?\s?d\b", re.IGNORECASE)
_MASTER = lazy_pattern(r"\bmaster|\bm\.?\s?sc\b|\bm\.a\.|\bdiplom", re.IGNORECASE)
_REPORT = lazy_pattern(r"\breport|working paper|tech\.|technical", re.IGNORECASE)
_MEETING = lazy_pattern(
    r"proceeding|\bproc\b|conference|\bconf\b|symposi|workshop|congress|meeting|colloqui|\bannual\b"
    r"|\bintl?\.",
    re.IGNORECASE,
)


_OF_ISSUES = frozenset(("volume", "number", "pages", "doi", "booktitle", "publisher", "pmid"))


def entry_type(fields: Mapping[str, str], rest: str = "") -> str:
    """Guess the BibTeX or biblatex type.

    Args:
        fields: Text of the fields by BibTeX name.
        rest: What of the reference is not its title; a thesis says so there.
    """
    genre = f"{fields.get('genre', '')} {fields.get('note', '')}"
    if "journal" not in fields and "booktitle" not in fields:
        genre += f" {rest}"
    if _THESIS.search(genre):
        return "mastersthesis" if _MASTER.search(genre) else "phdthesis"
    if "urldate" in fields and "url" in fields and not fields.keys() & _OF_ISSUES:
        return "online"
    if "journal" in fields:
        return "article"
    if "booktitle" in fields:
        return "inproceedings" if _MEETING.search(fields["booktitle"]) else "incollection"
    return _without_container(fields)


def _without_container(fields: Mapping[str, str]) -> str:
    if _REPORT.search(fields.get("genre", "")):
        return "techreport"
    if "title" in fields and fields.keys() & {"publisher", "address", "isbn"}:
        return "book"
    if "url" in fields:
        return "online"
    return "article" if {"volume", "pages"} <= fields.keys() else "misc"
