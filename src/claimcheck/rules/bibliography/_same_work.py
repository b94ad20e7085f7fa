"""Whether two entries are one work, two versions of one, or two works with much in common."""

from enum import Enum

from claimcheck.bibliography.dois import normal_doi
from claimcheck.bibliography.matching import (
    YEAR_TOLERANCE,
    fold,
    normal_title,
    same_family,
    title_similarity,
)
from claimcheck.model import Reference
from claimcheck.rules.bibliography._entries import has
from claimcheck.rules.bibliography._journals import journal_words, same_journal
from claimcheck.rules.bibliography._preprints import is_preprint

_TELLING_WORDS = 4
_LIKE = 0.6
_APART = ("edition", "version", "chapter", "part", "issuetitle", "type", "langid", "language")
_PIECES = frozenset({"inbook", "incollection", "inproceedings", "conference", "inreference"})
_KINDS = {
    "article": "article",
    "inproceedings": "meeting",
    "conference": "meeting",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "book": "book",
    "incollection": "chapter",
    "inbook": "chapter",
}


class Kinship(Enum):
    """What two entries are to each other."""

    STRANGERS = "strangers"
    SAME = "same"
    VERSIONS = "versions"
    ONE_DOI = "one doi"


def kinship(first: Reference, again: Reference) -> Kinship:
    """Judge two entries that share an identifier, or title and first author."""
    if _share_identifier(first, again):
        return _with_one_identifier(first, again)
    if normal_title(first.title) != normal_title(again.title) or not _same_people(first, again):
        return Kinship.STRANGERS
    if is_preprint(first) != is_preprint(again) or _kind(first) != _kind(again):
        return Kinship.VERSIONS if _is_telling(first) else Kinship.STRANGERS
    return Kinship.SAME if _agree(first, again) else Kinship.STRANGERS


def _share_identifier(first: Reference, again: Reference) -> bool:
    doi = normal_doi(first.doi)
    if doi and doi == normal_doi(again.doi):
        return True
    pmid = first.get("pmid").strip()
    return bool(pmid) and pmid.isdigit() and pmid == again.get("pmid").strip()


def _with_one_identifier(first: Reference, again: Reference) -> Kinship:
    if not first.title or not again.title:
        return Kinship.SAME
    one, other = normal_title(first.title), normal_title(again.title)
    if one.startswith(other) or other.startswith(one) or title_similarity(one, other) >= _LIKE:
        return Kinship.SAME
    if not _PIECES.isdisjoint((first.type, again.type)):
        return Kinship.STRANGERS
    return Kinship.ONE_DOI


def _kind(reference: Reference) -> str:
    return _KINDS.get(reference.type, "other")


def _is_telling(reference: Reference) -> bool:
    """Tell a title that only one work has from "Introduction" and "Annual report"."""
    return len(normal_title(reference.title).split()) >= _TELLING_WORDS


def _same_people(first: Reference, again: Reference) -> bool:
    one, other = first.authors or first.editors, again.authors or again.editors
    if not one or not other:
        return not one and not other
    return same_family(one[0].family, other[0].family)


def _agree(first: Reference, again: Reference) -> bool:
    """Tell whether nothing speaks against one work, and enough speaks for it."""
    if any(_differ(first, again, name) for name in _APART):
        return False
    dois = normal_doi(first.doi), normal_doi(again.doi)
    if all(dois):
        return False
    container = _same_container(first, again)
    if container is False or (not _is_telling(first) and not container):
        return False
    volumes, pages = _differ(first, again, "volume"), _first_page(first) != _first_page(again)
    if (volumes or pages) and has(first, "pages", "eid") and has(again, "pages", "eid"):
        return False
    return _same_time(first, again) or (bool(container) and not volumes and not pages)


def _differ(first: Reference, again: Reference, name: str) -> bool:
    one, other = first.get(name), again.get(name)
    return bool(one and other) and fold(one) != fold(other)


def _same_container(first: Reference, again: Reference) -> bool | None:
    """Tell whether both appeared in the same place; ``None`` where one does not say."""
    one, other = first.container, again.container
    if one and other:
        return same_journal(journal_words(one), journal_words(other))
    if has(first, "url") and has(again, "url") and not (one or other):
        return first.get("url") == again.get("url")
    return None


def _first_page(reference: Reference) -> str:
    return reference.pages.replace("\u2013", "-").partition("-")[0].strip()


def _same_time(first: Reference, again: Reference) -> bool:
    if first.year is None or again.year is None:
        return first.year is again.year
    return abs(first.year - again.year) <= YEAR_TOLERANCE
