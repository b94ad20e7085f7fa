"""References of a document as rows, with what tells the same work in other documents."""

from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.auditing import Audit, CitedReference
from claimcheck.bibliography.identifiers import identifiers_of
from claimcheck.evidence.store.keys import title_keys
from claimcheck.model import Reading, Reference

_SAYS_SO = ("retract", "withdrawn", "withdrew")
_ACROSS = frozenset({"doi", "pmid", "pmcid", "arxiv"})


def reference_rows(path: str, audit: Audit) -> Iterator[Mapping[str, Any]]:
    """Give the references of a document, each entry once.

    Args:
        path: The document.
        audit: Its audit.
    """
    reading = audit.readings[0] if audit.readings else None
    entries: dict[tuple[str, str, int], CitedReference] = {}
    for cited in audit.references:
        entry = cited.reference
        place = (cited.key, entry.path, entry.line)
        known = entries.get(place)
        if known is None or (cited.cited and not known.cited):
            entries[place] = cited
    for cited in entries.values():
        yield _row(path, cited, reading)


def _row(path: str, cited: CitedReference, reading: Reading | None) -> Mapping[str, Any]:
    entry, study = cited.reference, cited.study
    return {
        "document": path,
        "path": entry.path,
        "line": entry.line,
        "key": cited.key,
        "cited": cited.cited,
        "claims": list(cited.claims),
        "type": entry.type,
        "title": entry.title or None,
        "authors": [str(person) for person in entry.authors],
        "year": entry.year,
        "container": entry.container or None,
        "doi": entry.doi or None,
        "work": list(_names(entry)),
        "design": study.design.value.value,
        "tier": int(study.tier.value),
        "species": study.species.value.value,
        "sample_size": study.sample_size.value,
        "standing": study.status.value or None,
        "says_retracted": cited.cited and reading is not None and _says_so(cited.key, reading),
    }


def _names(entry: Reference) -> Iterator[str]:
    """Give what a work is known by in every document: its identifiers, else its title."""
    found = [str(one) for one in identifiers_of(entry) if one.kind in _ACROSS]
    yield from found or (f"{key} {entry.year or ''}".strip() for key in title_keys(entry.title))


def _says_so(key: str, reading: Reading) -> bool:
    """Tell whether every sentence that cites a work says that it was retracted."""
    starts = [m.span.start for m in reading.mentions if m.resolved_key == key]
    return bool(starts) and all(
        any(word in _sentence(start, reading) for word in _SAYS_SO) for start in starts
    )


def _sentence(start: int, reading: Reading) -> str:
    for sentence, _ in reading.sentences:
        if sentence.span.start <= start < sentence.span.end:
            return sentence.text.lower()
    return ""
