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
        if words := _words(work.get(name)):
            item[variable] = words
    periodical = work.get("Periodical")
    if isinstance(periodical, dict) and isinstance(periodical.get("Name"), str):
        item["container-title"] = periodical["Name"]
    if authors := _people(work.get("Authors")):
        item["author"] = authors
    year = _YEAR.search(str(work.get("YearResolved") or work.get("Year") or work.get("Date") or ""))
    if year:
        item["issued"] = {"date-parts": [[int(year[0])]]}
    return item


def _words(value: object) -> str:
    """Read a field: words, or a table that holds them."""
    words = value.get("Text") if isinstance(value, dict) else value
    return words.strip() if isinstance(words, str) else ""


def _people(people: object) -> list[dict[str, str]]:
    """Read those of a list of people who have a name."""
    listed = people if isinstance(people, list) else []
    named = (_person(one) for one in listed if isinstance(one, dict))
    return [one for one in named if one]


def _person(person: dict[str, object]) -> dict[str, str]:
    names = {"family": person.get("LastName"), "given": person.get("FirstName")}
    return {part: name for part, name in names.items() if isinstance(name, str) and name}
