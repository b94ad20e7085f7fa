"""Citations of Zotero and Mendeley: JSON in a field's instruction or a content control's tag."""

import base64
import binascii
import json
from collections.abc import Iterator

from claimcheck.readers._embedded_works import EmbeddedRecord
from claimcheck.readers.word._package import OfficePackage

_MENDELEY = "MENDELEY_CITATION_v3_"
_BOOKMARK = "ZOTERO_BREF_"
_LARGEST = 5_000_000


def csl_records(instruction: str) -> list[EmbeddedRecord]:
    """Read the works of a field ``ADDIN … CSL_CITATION {…}``.

    Args:
        instruction: The whole instruction.
    """
    start = instruction.find("{")
    return list(_records(instruction[start:])) if start >= 0 else []


def control_records(tag: str) -> list[EmbeddedRecord]:
    """Read the works of a content control of Mendeley Cite.

    Args:
        tag: The tag of the control.
    """
    if not tag.startswith(_MENDELEY):
        return []
    packed = tag.removeprefix(_MENDELEY)
    try:
        text = base64.b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return []
    return list(_records(text))


def bookmark_records(package: OfficePackage) -> dict[str, list[EmbeddedRecord]]:
    """Read the works of citations that Zotero keeps in bookmarks, by the bookmarks' names.

    What a bookmark cites stands in properties of the file, cut into pieces that are numbered.

    Args:
        package: The file.
    """
    pieces: dict[str, list[tuple[int, str]]] = {}
    custom = package.part("docProps/custom.xml")
    for element in custom if custom is not None else ():
        name, _, number = element.get("name", "").rpartition("_")
        if name.startswith(_BOOKMARK) and number.isdecimal() and len(element):
            pieces.setdefault(name, []).append((int(number), element[0].text or ""))
    return {
        name: csl_records("".join(text for _, text in sorted(found)))
        for name, found in pieces.items()
    }


def _records(text: str) -> Iterator[EmbeddedRecord]:
    if len(text) > _LARGEST:
        return
    try:
        value, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return
    items = value.get("citationItems") if isinstance(value, dict) else None
    for item in items if isinstance(items, list) else ():
        data = item.get("itemData") if isinstance(item, dict) else None
        if isinstance(data, dict) and data:
            yield EmbeddedRecord(_identity(item, data), data)


def _identity(item: dict[str, object], data: dict[str, object]) -> str:
    uris = item.get("uris") or item.get("uri")
    first = uris[0] if isinstance(uris, list) and uris else uris
    return str(first or data.get("DOI") or data.get("id") or json.dumps(data, sort_keys=True))
