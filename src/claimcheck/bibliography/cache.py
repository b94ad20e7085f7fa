"""Parsed bibliographies kept for the next run, as JSON that names no code to run.

A file's parsed form stands under the hash of its bytes, of the format and of the version, so a
changed file is never taken for its old self. What equals the source text is not repeated.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from itertools import starmap
from pathlib import Path
from typing import Any

from claimcheck._version import __version__
from claimcheck.atomic import write_atomic
from claimcheck.bibliography.field_spans import FieldSpans
from claimcheck.model import Bibliography, Failure, InputError, Person, Reference, Span

_SHAPE = "1"  # goes up when what is kept changes its form


def cache_file(folder: Path, raw: bytes, format_name: str) -> Path:
    """Name the cache file of a bibliography.

    Args:
        folder: Where parsed bibliographies are kept.
        raw: The bytes of the bibliography.
        format_name: Its format.
    """
    digest = blake2b(raw, digest_size=16, key=f"{__version__}/{_SHAPE}/{format_name}".encode())
    return folder / f"{digest.hexdigest()}.json"


def recall(path: Path, text: str, name: str) -> Bibliography | None:
    """Read a kept bibliography; ``None`` where there is none or it is damaged.

    Args:
        path: The cache file.
        text: The text of the bibliography.
        name: The bibliography's file name, for places.
    """
    try:
        digest, _, payload = path.read_bytes().partition(b"\n")
        if digest.decode("ascii") != _checksum(payload):
            return None
        kept = json.loads(payload)
        references = tuple(_reference(item, text, name) for item in kept["references"])
        failures = tuple(_failure(item, name) for item in kept["failures"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    return Bibliography(references, failures, (name,), {name: text})


def remember(path: Path, bibliography: Bibliography, text: str) -> None:
    """Keep a bibliography for the next time; where the folder cannot be written, do nothing.

    Args:
        path: The cache file.
        bibliography: What was parsed.
        text: Its source.
    """
    kept = {
        "references": [_kept_reference(item, text) for item in bibliography.references],
        "failures": [_kept_failure(item) for item in bibliography.failures],
    }
    payload = json.dumps(kept, separators=(",", ":"))
    with suppress(InputError):
        write_atomic(path, f"{_checksum(payload.encode('ascii'))}\n{payload}")


def _checksum(payload: bytes) -> str:
    return blake2b(payload, digest_size=16).hexdigest()


def _kept_reference(item: Reference, text: str) -> list[Any]:
    span = item.span or Span(0, 0)
    places = {name: (where.start, where.end) for name, where in item.field_spans.items()}
    cut = {name: text[start:end] for name, (start, end) in places.items()}
    return [
        item.key,
        item.type,
        item.line,
        span.start,
        span.end,
        item.year,
        int(item.et_al),
        list(places),
        [offset - span.start for where in places.values() for offset in where],
        _differing(item.fields, cut),
        _differing(item.raw_fields, cut),
        _kept_persons(item.authors),
        _kept_persons(item.editors),
    ]


def _differing(fields: Mapping[str, str], cut: Mapping[str, str]) -> Any:
    """Keep the names in order, with the text where it is not what the source says."""
    if all(cut.get(name) == value for name, value in fields.items()) and list(fields) == list(cut):
        return 0
    return {name: 0 if cut.get(name) == value else value for name, value in fields.items()}


def _kept_persons(persons: Iterable[Person]) -> list[Any]:
    return [
        [person.family, person.given, person.is_organisation, person.suffix]
        if person.is_organisation or person.suffix
        else [person.family, person.given]
        for person in persons
    ]


def _reference(item: list[Any], text: str, path: str) -> Reference:
    key, kind, line, start, end, year, et_al, names, offsets, shown, raw, authors, editors = item
    begins = [start + offset for offset in offsets[0::2]]
    ends = [start + offset for offset in offsets[1::2]]
    places = dict(zip(names, zip(begins, ends, strict=True), strict=True))
    cut = {name: text[begin:behind] for name, (begin, behind) in places.items()}
    return Reference(
        key,
        kind,
        _filled(shown, cut),
        _filled(raw, cut),
        tuple(starmap(Person, authors)),
        tuple(starmap(Person, editors)),
        year,
        path,
        line,
        Span(start, end),
        FieldSpans(places),
        text[start:end],
        et_al=et_al == 1,
    )


def _filled(kept: Any, cut: dict[str, str]) -> dict[str, str]:
    if kept == 0:
        return cut
    return {name: cut[name] if value == 0 else value for name, value in kept.items()}


def _kept_failure(item: Failure) -> list[Any]:
    return [item.message, item.line, item.remedy, item.kind, item.key, item.end_line, item.span]


def _failure(item: list[Any], path: str) -> Failure:
    message, line, remedy, kind, key, end_line, span = item
    return Failure(path, message, line, remedy, kind, key, end_line, tuple(span) if span else None)
