"""NBIB, what PubMed exports (the MEDLINE display format)."""

import re
from collections.abc import Iterator

from claimcheck.bibliography.drafts import ReferenceDraft, bibliography_of
from claimcheck.bibliography.format import Format
from claimcheck.bibliography.person_names import read_plain_name
from claimcheck.bibliography.tables import name_table
from claimcheck.bibliography.tagged_lines import Tagged, tagged_lines
from claimcheck.model import Bibliography, Failure, LineIndex, Person

_TAG = re.compile(r"([A-Z]{2,4}) {0,2}-(?: |(?=\r|\n|$))")
_HEAD = re.compile(r"\s*PMID ?- ?\d")
_FIRST = re.compile(r"^[A-Z]{2,4} {0,2}- ", re.MULTILINE)
_ONCE = frozenset({"OWN", "STAT", "TI", "DP", "AB", "TA"})
_SEVERAL = frozenset({"publication_types", "keywords", "author_keywords"})
_NAMES = frozenset(
    {"author", "short_author", "corporate_author", "editor", "short_editor", "locator"}
)


def parse_nbib(text: str, path: str) -> Bibliography:
    """Read PubMed records; the key is ``pmid:`` and the number.

    Records end where the next begins: a blank line inside an abstract ends none.

    Publication types and MeSH headings (check tags included, qualifiers and stars taken off)
    stand in ``publication_types`` and ``keywords``, separated by semicolons.

    Args:
        text: The file.
        path: Its name, for places.
    """
    lines = LineIndex(text)
    failures: list[Failure] = []
    records = list(_records(text, path, lines, failures))
    return bibliography_of([_draft(record) for record in records], text, path, failures)


def _records(
    text: str, path: str, lines: LineIndex, failures: list[Failure]
) -> Iterator[list[Tagged]]:
    record: list[Tagged] = []
    parted = False
    for item in tagged_lines(text, _TAG):
        if item.tag == "?":
            if _FIRST.search(text, 0, item.line_start):
                failures.append(_untagged(item, path, lines))
            continue
        if record and (item.tag == "PMID" or (parted and _begins_anew(item, record))):
            yield record
            record = []
        parted = not item.tag
        if item.tag:
            record.append(item)
    if record:
        yield record


def _begins_anew(item: Tagged, record: list[Tagged]) -> bool:
    """Tell whether a tag behind a blank line begins a record that lost its number."""
    return item.tag in _ONCE and any(one.tag == item.tag for one in record)


def _untagged(item: Tagged, path: str, lines: LineIndex) -> Failure:
    return Failure(
        path,
        "the line has no tag",
        line=lines.position(item.line_start).line,
        remedy="begin each record with `PMID- `",
        kind="unreadable-line",
        span=(item.line_start, item.end),
    )


def _draft(record: list[Tagged]) -> ReferenceDraft:
    names = name_table("nbib_tags.tsv")
    values: dict[str, list[Tagged]] = {}
    for item in record:
        if item.value:
            values.setdefault(names.get(item.tag, item.tag.lower()), []).append(item)
    fields = {
        name: _text(name, [item.value for item in items])
        for name, items in values.items()
        if name not in _NAMES
    }
    _settle(fields, [item.value for item in values.get("locator", ())])
    places = {name: (items[0].start, items[0].end) for name, items in values.items()}
    return ReferenceDraft(
        key=f"pmid:{fields['pmid']}" if fields.get("pmid") else "",
        type=_type(fields),
        start=record[0].line_start,
        end=record[-1].end,
        fields=fields,
        authors=_people(record, "FAU", "AU", "CN"),
        editors=_people(record, "FED", "ED", ""),
        places={name: place for name, place in places.items() if len(values[name]) == 1},
    )


def _people(record: list[Tagged], full: str, short: str, corporate: str) -> tuple[Person, ...]:
    """Read people in the order of the record, by full names where there are any."""
    tag = full if any(item.tag == full for item in record) else short
    return tuple(
        Person(item.value.rstrip("."), is_organisation=True)
        if item.tag == corporate
        else read_plain_name(item.value)
        for item in record
        if item.value and item.tag in {tag, corporate}
    )


def _text(name: str, values: list[str]) -> str:
    if name == "keywords":
        headings = (value.split("/")[0].replace("*", "").strip() for value in values)
        return "; ".join(dict.fromkeys(headings))
    if name in _SEVERAL:
        return "; ".join(values)
    return values[0]


def _settle(fields: dict[str, str], locators: list[str]) -> None:
    for locator in locators:
        if locator.endswith("[doi]"):
            fields.setdefault("doi", locator.removesuffix("[doi]").strip())
        elif locator.endswith("[pii]"):
            fields.setdefault("pii", locator.removesuffix("[pii]").strip())
    if fields.get("pmc"):
        fields.setdefault("pmcid", fields.pop("pmc"))
    if fields.get("issn"):
        fields["issn"] = fields["issn"].split()[0]
    if not fields.get("journal") and not fields.get("booktitle"):
        fields["journal"] = fields.get("shortjournal", "")
    fields["title"] = fields.get("title", "").removesuffix(".")


def _type(fields: dict[str, str]) -> str:
    if "Preprint" in fields.get("publication_types", "").split("; "):
        return "online"
    return "incollection" if fields.get("booktitle") else "article"


def _fits(text: str) -> bool:
    return _HEAD.match(text.lstrip("\ufeff")) is not None


FORMAT = Format(
    name="nbib",
    suffixes=frozenset({".nbib", ".medline"}),
    begins=re.compile(r"^\s{0,9}PMID\b", re.MULTILINE),
    fits=_fits,
    parse=parse_nbib,
)
