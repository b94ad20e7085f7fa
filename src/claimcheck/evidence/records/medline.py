"""Articles as PubMed exports them in its MEDLINE display format (``.nbib``)."""

from claimcheck.bibliography.formats.nbib import parse_nbib
from claimcheck.bibliography.matching import normal_identifier
from claimcheck.evidence.records import values
from claimcheck.model import Notice, Reference, Work

SERVICE = "pubmed"
_IDENTIFIERS = ("doi", "pmid", "pmcid")
_TYPES = {"Retracted Publication": "retraction"}
_MARKS = {
    "retraction_in": "retraction",
    "concern_in": "expression of concern",
    "erratum_in": "correction",
}


def works_of_text(text: str, day: str = "") -> tuple[Work, ...]:
    """Read every record of a text.

    Args:
        text: One or more records.
        day: Day on which it was fetched.

    Raises:
        RecordError: No record in it is readable.
    """
    found = tuple(
        work_of(reference, day) for reference in parse_nbib(text, "").references if reference.title
    )
    if not found:
        raise values.RecordError("no record of PubMed: no `PMID-` with a title")
    return found


def work_of(reference: Reference, day: str = "") -> Work:
    """Read one record.

    Args:
        reference: The record as :func:`~claimcheck.bibliography.formats.nbib.parse_nbib` reads it.
        day: Day on which it was fetched.
    """
    types = _several(reference, "publication_types")
    identifiers = (
        normal_identifier(f"{kind}:{reference.get(kind)}")
        for kind in _IDENTIFIERS
        if reference.get(kind)
    )
    names = (reference.container, reference.get("shortjournal"))
    dates = (reference.year, reference.get("dep")[:4])
    return Work(
        service=SERVICE,
        day=day,
        identifiers=tuple(identifiers),
        title=values.text_value(reference.title, values.LONGEST_TITLE),
        authors=reference.authors[: values.MOST_PEOPLE],
        editors=reference.editors,
        containers=tuple(dict.fromkeys(name for name in names if name)),
        volume=reference.volume,
        issue=reference.issue,
        pages=reference.pages,
        years=values.distinct_years(dates),
        type="book" if reference.type == "incollection" else "journal-article",
        language=reference.get("language"),
        is_preprint="Preprint" in types,
        abstract=values.text_value(reference.abstract, values.LONGEST_ABSTRACT),
        publication_types=types,
        headings=_several(reference, "keywords"),
        notices=_notices(reference, types, day),
    )


def _several(reference: Reference, name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in reference.get(name).split(";") if part.strip())


def _notices(reference: Reference, types: tuple[str, ...], day: str) -> tuple[Notice, ...]:
    kinds = [kind for mark, kind in _MARKS.items() if reference.get(mark)]
    kinds.extend(_TYPES[name] for name in types if name in _TYPES)
    return tuple(Notice(kind, "", "", SERVICE, day) for kind in dict.fromkeys(kinds))
