"""The type of an entry, guessed from the fields that it has."""

import re
from collections.abc import Mapping

_THESIS = re.compile(r"thesis|thèse|dissertation|doctoral|ph\.?\s?d", re.IGNORECASE)
_MASTER = re.compile(r"master|m\.?\s?sc|\bm\.?a\b|diplom", re.IGNORECASE)
_REPORT = re.compile(r"\breport|working paper|tech\.|technical", re.IGNORECASE)
_MEETING = re.compile(
    r"proceeding|\bproc\b|conference|\bconf\b|symposi|workshop|congress|meeting|colloqui|\bannual\b"
    r"|\bintl?\.",
    re.IGNORECASE,
)


def entry_type(fields: Mapping[str, str]) -> str:
    """Guess the BibTeX or biblatex type.

    Args:
        fields: Text of the fields by BibTeX name.
    """
    genre = f"{fields.get('genre', '')} {fields.get('note', '')}"
    if _THESIS.search(genre):
        return "mastersthesis" if _MASTER.search(genre) else "phdthesis"
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
