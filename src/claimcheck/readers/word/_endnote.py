"""Citations of EndNote: XML in a field's instruction, or packed into the field's data."""

import base64
import binascii
from collections.abc import Iterator
from typing import Any

from claimcheck.model import InputError
from claimcheck.readers._embedded_works import EmbeddedRecord
from claimcheck.readers.word._package import parse_xml

_TYPES = {
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "book": "book",
    "edited book": "book",
    "electronic book": "book",
    "book section": "chapter",
    "conference proceedings": "paper-conference",
    "conference paper": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "web page": "webpage",
    "newspaper article": "article-newspaper",
    "dataset": "dataset",
}
_FIELDS = {
    "title": (".//titles/title",),
    "container-title": (".//titles/secondary-title", ".//periodical/full-title"),
    "volume": (".//volume",),
    "issue": (".//number",),
    "page": (".//pages",),
    "publisher": (".//publisher",),
    "DOI": (".//electronic-resource-num",),
    "PMID": (".//accession-num",),
    "URL": (".//urls/related-urls/url", ".//urls/web-urls/url"),
    "ISSN": (".//isbn",),
    "abstract": (".//abstract",),
    "language": (".//language",),
}


def endnote_records(instruction: str, data: str, path: str) -> list[EmbeddedRecord]:
    """Read the works of a field ``ADDIN EN.CITE``.

    Args:
        instruction: The whole instruction.
        data: What the field keeps, in base 64.
        path: How messages name the file.
    """
    found: dict[str, EmbeddedRecord] = {}
    for text in (instruction, *map(_unpacked, data.split("\n"))):
        start, end = text.find("<EndNote"), text.rfind("</EndNote>")
        if 0 <= start < end:
            for record in _records(text[start : end + len("</EndNote>")], path):
                found.setdefault(record.identity, record)
    return list(found.values())


def _unpacked(packed: str) -> str:
    try:
        raw = base64.b64decode("".join(packed.split()))
    except (binascii.Error, ValueError):
        return ""
    wide = raw[1:2] == b"\0"
    return raw.decode("utf-16-le" if wide else "utf-8", "replace")


def _records(text: str, path: str) -> Iterator[EmbeddedRecord]:
    try:
        root = parse_xml(text.encode("utf-8", "replace"), path, "a citation of EndNote")
    except InputError:
        return
    for cite in root.iter("Cite"):
        record = cite.find("record")
        if record is not None:
            item = _item(record)
            number = _text(record, "rec-number")
            yield EmbeddedRecord(f"endnote:{number}:{item.get('title', '')}", item)


def _item(record: Any) -> dict[str, object]:
    kind = record.find("ref-type")
    name = kind.get("name", "").lower() if kind is not None else ""
    item: dict[str, object] = {"type": _TYPES.get(name, "document")}
    for variable, places in _FIELDS.items():
        value = next(filter(None, (_text(record, place) for place in places)), "")
        if value:
            item[variable] = value
    if not str(item.get("PMID", "")).isdecimal():
        item.pop("PMID", None)
    for role, place in (("author", ".//authors/author"), ("editor", ".//secondary-authors/author")):
        people = [_person("".join(one.itertext())) for one in record.iterfind(place)]
        if people:
            item[role] = people
    year = _text(record, ".//dates/year")[:4]
    if year.isdecimal():
        item["issued"] = {"date-parts": [[int(year)]]}
    return item


def _text(record: Any, place: str) -> str:
    found = record.find(place)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _person(name: str) -> dict[str, str]:
    family, comma, given = " ".join(name.split()).partition(",")
    if not comma or not given.strip():
        return {"literal": family.strip()}
    return {"family": family.strip(), "given": given.strip()}
