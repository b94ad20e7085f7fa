"""Rows of the Retraction Watch file: works retracted, questioned, corrected, reinstated."""

import re
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.bibliography.dois import normal_doi
from claimcheck.evidence.notices import kind_of_notice
from claimcheck.evidence.records import values
from claimcheck.model import Notice

SERVICE = "retraction watch"
_NAMES: Mapping[str, tuple[str, ...]] = {
    "doi": ("originalpaperdoi", "doi"),
    "pmid": ("originalpaperpubmedid", "pmid"),
    "nature": ("retractionnature", "retractionwatch", "nature"),
    "day": ("retractiondate", "date"),
    "notice": ("retractiondoi", "noticedoi"),
}
_WITHOUT_HEAD = ("doi", "nature", "notice", "day")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\b")


def column_names(head: Sequence[str]) -> tuple[str, ...] | None:
    """Tell what stands in each column, by the first row of a file.

    Args:
        head: The first row.

    Returns:
        A name for each column, empty for one that is not used; ``None`` where the row is no head
        but holds a work already, with DOI, nature, notice and day in that order.

    Raises:
        RecordError: It is neither.
    """
    plain = [re.sub(r"[^a-z]", "", cell.casefold()) for cell in head]
    named = tuple(next((n for n, words in _NAMES.items() if cell in words), "") for cell in plain)
    if {"doi", "nature"} <= set(named):
        return named
    if len(head) > 1 and normal_doi(head[0]) and kind_of_notice(head[1].split(";")[0]):
        return None
    raise values.RecordError(
        "not a file of retractions: no columns for the original DOI and nature"
    )


def retraction_notices(
    row: Sequence[str], columns: tuple[str, ...] | None, day: str = ""
) -> Iterator[tuple[str, Notice]]:
    """Read a row: the identifiers of the work concerned, each with what was published about it.

    Args:
        row: The cells.
        columns: As :func:`column_names` gives them.
        day: Day on which the file was imported.

    Raises:
        RecordError: The row names no work or no known nature.
    """
    cells = dict(zip(columns or _WITHOUT_HEAD, row, strict=False))
    kinds = [kind_of_notice(word) for word in cells.get("nature", "").split(";")]
    about = tuple(_identifiers(cells))
    if not all(kinds) or not about:
        raise values.RecordError("the row names no work by DOI or PMID, or no known nature")
    notice = normal_doi(cells.get("notice", ""))
    when = _day(cells.get("day", "")) if len(kinds) == 1 else ""
    for kind in kinds:
        told = Notice(kind, when, f"doi:{notice}" if notice else "", SERVICE, day)
        for identifier in about:
            yield identifier, told


def _identifiers(cells: Mapping[str, str]) -> Iterator[str]:
    doi = normal_doi(cells.get("doi", ""))
    if doi:
        yield f"doi:{doi}"
    pmid = cells.get("pmid", "").strip().removesuffix(".0")
    if pmid.isdecimal() and int(pmid):
        yield f"pmid:{int(pmid)}"


def _day(text: str) -> str:
    """Read a date of the file, month first, or an ISO date."""
    found = _DATE.match(text.strip())
    if found:
        month, day, year = (int(part) for part in found.groups())
        return f"{year:04d}-{month:02d}-{day:02d}"
    iso = _ISO.match(text.strip())
    return iso.group() if iso else ""
