"""Works that a page cites in the words of schema.org (JSON-LD)."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.readers._embedded_works import EmbeddedRecord
from claimcheck.readers._html_head_records import (
    issued_in,
    person_fields,
    words_record,
    work_record,
)

_DOI = re.compile(r"10\.\d{4,9}/\S{1,300}")
_TYPES = {
    "ScholarlyArticle": "article-journal",
    "MedicalScholarlyArticle": "article-journal",
    "Book": "book",
    "Chapter": "chapter",
    "Dataset": "dataset",
    "Thesis": "thesis",
    "Report": "report",
    "WebPage": "webpage",
    "WebSite": "webpage",
    "NewsArticle": "article-newspaper",
}
_DEEPEST = 8


def linked_works(source: str) -> Iterator[EmbeddedRecord]:
    """Read the works under ``citation``.

    Args:
        source: The JSON of one script; what is no JSON names no work.
    """
    try:
        value = json.loads(source)
    except (ValueError, RecursionError):
        return
    for cited in _citations(value):
        if isinstance(cited, str):
            yield words_record(" ".join(cited.split()))
        elif isinstance(cited, dict) and (record := _of_thing(cited)):
            yield record


def _citations(value: Any, depth: int = 0) -> Iterator[Any]:
    """Find what stands under ``citation``, in a graph or in what the page is about."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _citations(one, depth + 1)
    elif isinstance(value, dict):
        cited = value.get("citation", [])
        yield from cited if isinstance(cited, list) else [cited]
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _citations(value.get(name), depth + 1)


def _of_thing(thing: Mapping[str, Any]) -> EmbeddedRecord | None:
    """Read a work in the words of schema.org."""
    title = thing.get("headline") or thing.get("name")
    if not isinstance(title, str) or not title.strip():
        return None
    kind = thing.get("@type")
    item: dict[str, object] = {
        "type": _TYPES.get(kind if isinstance(kind, str) else "", "document"),
        "title": " ".join(title.split()),
        "issued": issued_in(str(thing.get("datePublished") or "")),
    }
    if doi := _DOI.search(" ".join(_addresses(thing))):
        item["DOI"] = doi.group().rstrip(".,;)")
    elif isinstance(thing.get("url"), str):
        item["URL"] = thing["url"]
    host = thing.get("isPartOf")
    if isinstance(host, dict) and isinstance(host.get("name"), str):
        item["container-title"] = host["name"]
    return work_record(item, list(_people(thing.get("author"))), title)


def _addresses(thing: Mapping[str, Any]) -> Iterator[str]:
    for name in ("@id", "sameAs", "identifier", "url"):
        value = thing.get(name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                yield one
            elif isinstance(one, dict):
                yield str(one.get("value", ""))


def _people(value: Any) -> Iterator[dict[str, str]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and one.strip():
            yield person_fields(one)
        elif isinstance(one, dict) and isinstance(one.get("familyName"), str):
            yield {"family": one["familyName"], "given": str(one.get("givenName") or "")}
        elif isinstance(one, dict) and isinstance(one.get("name"), str):
            yield person_fields(one["name"])
