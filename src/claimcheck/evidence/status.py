"""Marks in an entry that a work is retracted, corrected or not peer reviewed."""

import re
from collections.abc import Mapping
from functools import cache

from claimcheck.evidence._tables import rows
from claimcheck.evidence.facts import Known
from claimcheck.model import Fact, Origin, Reference

_OPENING = 60
_LONGEST = 120
_NOTICES: Mapping[str, str] = {
    "retraction_in": "retracted",
    "retraction_of": "retraction notice",
    "concern_in": "expression of concern",
    "erratum_in": "corrected",
}
_NOTES = ("note", "annotation", "annote", "addendum")
_FIELDS = ("status", "pubstate", "retracted", "retraction")
_TYPES = ("publication_types", "publicationtype", "publication_type", "keywords", "pt")
_TRUE = frozenset({"yes", "true", "1", "y"})


def from_marks(title: str, journal: str) -> Known:
    """Read the marks that publishers print into titles, and the names of preprint servers.

    A mark counts where the title begins with it, or stands in brackets: a paper about
    retractions is not retracted.

    Args:
        title: Title as the entry has it.
        journal: Journal, server or book.
    """
    known: Known = {}
    start = title.strip().lower()[:_OPENING]
    for row in rows("status_marks"):
        mark = row["mark"]
        if start.startswith(mark) or (mark[0] in "[(" and mark in title.lower()):
            known["status"] = Fact(
                row["status"], Origin.BIBLIOGRAPHY, None, title.strip()[:_OPENING]
            )
            break
    name = journal.strip().lower()
    if name and any(name.startswith(server) for server in _servers()):
        known["is_preprint"] = Fact(value=True, origin=Origin.BIBLIOGRAPHY, source=journal.strip())
    return known


def from_notices(fields: Mapping[str, str]) -> Known:
    """Read what PubMed and people note of a work: retracted in, expression of concern in.

    Args:
        fields: Fields of the entry by lower-case name.
    """
    for name, standing in _NOTICES.items():
        text = fields.get(name, "").strip()
        if text:
            return {
                "status": Fact(standing, Origin.BIBLIOGRAPHY, None, f"{name} = {text}"[:_LONGEST])
            }
    for name in _NOTES:
        text = fields.get(name, "").strip()
        found = _standing_in_note(text.lower()) if text else ""
        if found:
            return {"status": _noted(found, name, text)}
    return {}


def _noted(standing: str, name: str, text: str) -> Fact[str]:
    return Fact(standing, Origin.BIBLIOGRAPHY, None, f"{name} = {text}"[:_LONGEST])


def _standing_in_note(note: str) -> str:
    if "not retracted" in note or "not been retracted" in note:
        return ""
    if note.startswith(("retracted", "[retracted", "(retracted")):
        return "retracted"
    marks = ((row["mark"], row["standing"]) for row in rows("notice_marks"))
    return next((standing for mark, standing in marks if mark in note), "")


def standing_of(reference: Reference) -> Fact[str] | None:
    """Tell what an entry itself says of the standing of its work, ``None`` where it says nothing.

    Cheap: nothing else of the study is inferred.

    Args:
        reference: An entry, or a printed reference.

    Returns:
        ``"retracted"``, ``"expression of concern"``, ``"retraction notice"``, ``"erratum"`` or
        ``"corrected"``, with the words that say so.
    """
    fields = reference.fields
    for name in _FIELDS:
        if name in fields:
            word = " ".join(fields[name].lower().replace("_", " ").split())
            standing = "retracted" if name == "retracted" and word in _TRUE else _words().get(word)
            if standing:
                return Fact(standing, Origin.BIBLIOGRAPHY, None, f"{name} = {fields[name].strip()}")
    for name in _TYPES:
        for word in re.split("[;,]", fields.get(name, "")):
            term = word.strip().lower()
            standing = _words().get(term) if " " in term else None
            if standing:
                return Fact(standing, Origin.BIBLIOGRAPHY, None, f"{name} = {word.strip()}")
    found = from_marks(reference.title, "") or from_notices(fields)
    return found.get("status")


@cache
def _words() -> Mapping[str, str]:
    return {row["word"]: row["standing"] for row in rows("standings")}


@cache
def _servers() -> tuple[str, ...]:
    return tuple(row["server"] for row in rows("preprint_servers"))
