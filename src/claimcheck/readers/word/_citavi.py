"""Citations of Citavi: JSON in base 64 in a field's instruction."""

import base64
import binascii
import json
from collections.abc import Iterator

from claimcheck.readers._embedded_works import EmbeddedRecord
from claimcheck.resources.patterns import lazy_pattern

_PACKED = lazy_pattern(r"CitaviPlaceholder\{([A-Za-z0-9+/=\s]{4,5000000})\}")
_YEAR = lazy_pattern(r"\d{4}")
_TYPES = {
    "JournalArticle": "article-journal",
    "Book": "book",
    "BookEdited": "book",
    "Contribution": "chapter",
    "Thesis": "thesis",
    "InternetDocument": "webpage",
    "NewspaperArticle": "article-newspaper",
    "ConferenceProceedings": "paper-conference",
}
_FIELDS = {
    "Title": "title",
    "Volume": "volume",
    "Number": "issue",
    "Doi": "DOI",
    "PubMedId": "PMID",
    "OnlineAddress": "URL",
    "Abstract": "abstract",
}


def citavi_records(instruction: str) -> list[EmbeddedRecord]:
    """Read the works of a field ``ADDIN CitaviPlaceholder{…}``.

    Args:
        instruction: The whole instruction.
    """
    packed = _PACKED.search(instruction)
    try:
        value = json.loads(base64.b64decode("".join(packed[1].split()))) if packed else None
    except (binascii.Error, ValueError, RecursionError):
        return []
    entries = value.get("Entries") if isinstance(value, dict) else None
    return list(_records(entries)) if isinstance(entries, list) else []


def _records(entries: list[object]) -> Iterator[EmbeddedRecord]:
    for entry in entries:
        work = entry.get("Reference") if isinstance(entry, dict) else None
        if isinstance(work, dict) and isinstance(work.get("Title"), str):
            item = _item(work)
            yield EmbeddedRecord(f"citavi:{work.get('Id') or json.dumps(item)}", item)


def _item(work: dict[str, object]) -> dict[str, object]:
    item: dict[str, object] = {"type": _TYPES.get(str(work.get("ReferenceType")), "document")}
    for name, variable in _FIELDS.items():
        value = work.get(name)
        if isinstance(value, dict):
            value = value.get("Text")
        if isinstance(value, str) and value.strip():
            item[variable] = value.strip()
    periodical = work.get("Periodical")
    if isinstance(periodical, dict) and isinstance(periodical.get("Name"), str):
        item["container-title"] = periodical["Name"]
    people = work.get("Authors")
    authors = (
        [_person(one) for one in people if isinstance(one, dict)]
        if isinstance(people, list)
        else []
    )
    if any(authors):
        item["author"] = [one for one in authors if one]
    year = _YEAR.search(str(work.get("YearResolved") or work.get("Year") or work.get("Date") or ""))
    if year:
        item["issued"] = {"date-parts": [[int(year[0])]]}
    return item


def _person(person: dict[str, object]) -> dict[str, str]:
    names = {"family": person.get("LastName"), "given": person.get("FirstName")}
    return {part: name for part, name in names.items() if isinstance(name, str) and name}
