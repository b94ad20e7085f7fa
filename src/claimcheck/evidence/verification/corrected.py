"""The entry as the indexes have it, to paste in place of the printed one; what it lacks, to add."""

from collections.abc import Mapping

from attrs import evolve

from claimcheck.bibliography.drafts import names_text
from claimcheck.bibliography.person_names import read_names
from claimcheck.model import Reference, VerificationStatus, Verified, Work

_CONTAINERS = ("journal", "journaltitle", "booktitle")


def corrected_entry(reference: Reference, found: Verified) -> Reference | None:
    """Give an entry with every differing particular as it was found, ``None`` where there is none.

    Args:
        reference: The entry as printed.
        found: What was found for it.
    """
    if found.work is None or not found.differences or found.status is VerificationStatus.AMBIGUOUS:
        return None
    changes = {_name(reference, one.field): one.found for one in found.differences if one.found}
    fields = {**reference.fields, **changes}
    year = int(fields["year"]) if fields.get("year", "").isdecimal() else reference.year
    authors, et_al = reference.authors, reference.et_al
    if "author" in changes:
        authors, et_al = read_names(changes["author"])
    return evolve(
        reference, fields=fields, raw_fields=fields, year=year, authors=authors, et_al=et_al
    )


def _name(reference: Reference, field: str) -> str:
    """Give the name under which the entry itself holds a field."""
    if field == "journal":
        return next((name for name in _CONTAINERS if reference.get(name)), "journal")
    if field == "number" and reference.get("issue") and not reference.get("number"):
        return "issue"
    if field == "pages" and reference.get("eid") and not reference.get("pages"):
        return "eid"
    return field


def missing_fields(reference: Reference, work: Work) -> Mapping[str, str]:
    """Give what a work can add to an entry: identifiers, abstract, keywords, publication types.

    Nothing that the entry has is given again.

    Args:
        reference: The entry.
        work: The work that it means.
    """
    known = {
        "doi": work.identifier("doi"),
        "pmid": work.identifier("pmid"),
        "pmcid": work.identifier("pmcid"),
        "abstract": work.abstract,
        "keywords": "; ".join(work.headings),
        "publicationtype": "; ".join(work.publication_types),
    }
    return {name: text for name, text in known.items() if text and not _has(reference, name)}


def _has(reference: Reference, name: str) -> bool:
    return any(reference.get(each) for each in _SAME.get(name, (name,)))


_SAME = {
    "keywords": ("keywords", "keyword"),
    "publicationtype": ("publicationtype", "publication_type", "publicationtypes", "pt"),
}


def entry_of_work(key: str, work: Work) -> Reference:
    """Give the entry of a work, for showing what an identifier names."""
    fields = {
        "title": work.full_title,
        "journal": next(iter(work.containers), ""),
        "year": str(work.year or ""),
        "volume": work.volume,
        "number": work.issue,
        "pages": work.pages,
        "doi": work.identifier("doi"),
        "pmid": work.identifier("pmid"),
    }
    shown = {"author": names_text(work.authors), **{n: text for n, text in fields.items() if text}}
    return Reference(key, "article", shown, shown, work.authors, (), work.year)
