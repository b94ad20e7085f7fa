"""RIS, the exchange format of reference managers."""

import re
from collections.abc import Iterator

from claimcheck.bibliography.drafts import ReferenceDraft, bibliography_of
from claimcheck.bibliography.format import Format
from claimcheck.bibliography.formats.web_sites import site_field
from claimcheck.bibliography.person_names import read_plain_name
from claimcheck.bibliography.tables import name_table
from claimcheck.bibliography.tagged_lines import Tagged, tagged_lines
from claimcheck.model import Bibliography, Failure, LineIndex

_TAG = re.compile(r"([A-Z][A-Z0-9]) {0,3}-(?: |(?=\r|\n|$))")
_FIRST = re.compile(r"^TY {0,3}-", re.MULTILINE)
_ENDS = frozenset({"ER"})
_SEVERAL = frozenset({"author", "editor", "keywords", "publication_types"})
_UNFINISHED = "end the record with `ER  - `"


def parse_ris(text: str, path: str) -> Bibliography:
    """Read RIS records; the head that databases write before the first one is passed over.

    A record without an end is read with a failure of kind ``"unclosed-record"``; lines that
    belong to no record are failures of kind ``"unreadable-line"``.

    Args:
        text: The file.
        path: Its name, for places.
    """
    failures: list[Failure] = []
    lines = LineIndex(text)
    drafts = [_draft(record) for record in _records(text, path, lines, failures)]
    return bibliography_of(drafts, text, path, failures)


def _records(
    text: str, path: str, lines: LineIndex, failures: list[Failure]
) -> Iterator[list[Tagged]]:
    record: list[Tagged] = []
    head = _FIRST.search(text)
    begin = head.start() if head else 0
    for item in tagged_lines(text, _TAG, _ENDS):
        if item.line_start < begin:
            continue
        if item.tag == "TY":
            if record:
                failures.append(_unclosed(record, path, lines))
                yield record
            record = [item]
        elif item.tag == "ER" and record:
            if item.value:
                failures.append(_stray(item, path, lines))
            yield record
            record = []
        elif record and item.tag not in {"", "?"}:
            record.append(item)
        elif item.tag not in {"", "ER"}:
            failures.append(_stray(item, path, lines))
    if record:
        failures.append(_unclosed(record, path, lines))
        yield record


def _unclosed(record: list[Tagged], path: str, lines: LineIndex) -> Failure:
    first, last = record[0], record[-1]
    return Failure(
        path,
        "the record has no end",
        line=lines.position(first.line_start).line,
        remedy=_UNFINISHED,
        kind="unclosed-record",
        end_line=lines.position(last.line_start).line,
        span=(first.line_start, last.end),
    )


def _stray(item: Tagged, path: str, lines: LineIndex) -> Failure:
    return Failure(
        path,
        "the line belongs to no record",
        line=lines.position(item.end).line,
        remedy="begin each record with `TY  - `",
        kind="unreadable-line",
        span=(item.line_start, item.end),
    )


def _draft(record: list[Tagged]) -> ReferenceDraft:
    names = name_table("ris_tags.tsv")
    values: dict[str, list[Tagged]] = {}
    for item in record[1:]:
        if item.value:
            values.setdefault(names.get(item.tag, item.tag.lower()), []).append(item)
    entry = name_table("ris_types.tsv").get(record[0].value.upper(), "misc")
    fields, places = _fields(values, entry)
    return ReferenceDraft(
        key=fields.pop("key", ""),
        type=entry,
        start=record[0].line_start,
        end=record[-1].end,
        fields=fields,
        authors=tuple(read_plain_name(item.value) for item in values.get("author", ())),
        editors=tuple(read_plain_name(item.value) for item in values.get("editor", ())),
        places=places,
    )


def _fields(
    values: dict[str, list[Tagged]], entry: str
) -> tuple[dict[str, str], dict[str, tuple[int, int]]]:
    fields: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    for name, items in values.items():
        if name in {"author", "editor"}:
            continue
        target = _target(name, entry)
        if name in _SEVERAL:
            fields[target] = "; ".join(line for item in items for line in item.lines)
        else:
            best = _best(name, items)
            target = site_field(target, entry, best.value)
            fields.setdefault(target, best.value)
            places.setdefault(target, (best.start, best.end))
    _join_pages(fields)
    _settle_date(fields)
    _settle_accession(fields)
    return fields, places


def _best(name: str, items: list[Tagged]) -> Tagged:
    """Choose among tags of one meaning: the order of the table counts."""
    order = [tag for tag, field in name_table("ris_tags.tsv").items() if field == name]
    return min(items, key=lambda item: order.index(item.tag) if item.tag in order else 0)


def _target(name: str, entry: str) -> str:
    match name:
        case "container" if entry in {"article", "periodical", "online"}:
            return "journal"
        case "container":
            return "booktitle"
        case "serial":
            return "issn" if entry in {"article", "periodical"} else "isbn"
        case _:
            return name


def _join_pages(fields: dict[str, str]) -> None:
    first, last = fields.pop("first_page", ""), fields.pop("last_page", "")
    if first or last:
        joined = first if "-" in first or not last else f"{first}-{last}" if first else last
        fields.setdefault("pages", joined)


def _settle_date(fields: dict[str, str]) -> None:
    date = fields.get("date", "")
    parts = [part.strip() for part in date.split("/")][:3]
    whole = [part for part in parts if part.isdecimal()]
    if len(parts) > 1 and whole and whole[0] == parts[0]:
        fields["date"] = "-".join(part.zfill(2) for part in whole)


def _settle_accession(fields: dict[str, str]) -> None:
    """An accession number of PubMed is a PMID."""
    database = fields.get("database", "").lower()
    number = fields.get("accession", "")
    if number.isdecimal() and ("pubmed" in database or "medline" in database):
        fields.setdefault("pmid", number)


def _fits(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith("TY  -")


FORMAT = Format(
    name="ris",
    suffixes=frozenset({".ris"}),
    begins=_FIRST,
    fits=_fits,
    parse=parse_ris,
)
