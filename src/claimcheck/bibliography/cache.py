"""Parsed bibliographies kept for the next run, as JSON that names no code to run.

What equals the source text is not repeated.
"""

from collections.abc import Iterable
from itertools import starmap
from pathlib import Path
from typing import Any

from claimcheck import disk_cache
from claimcheck.bibliography.field_places import FieldSpans, SourceFields
from claimcheck.model import Bibliography, Failure, Person, Reference, Span


def cache_file(folder: Path, raw: bytes, format_name: str) -> Path:
    """Name the cache file of a bibliography.

    Args:
        folder: Where parsed bibliographies are kept.
        raw: The bytes of the bibliography.
        format_name: Its format.
    """
    return disk_cache.cache_path(folder, "bibliography", (format_name.encode(), raw))


def load_parsed(path: Path, text: str, name: str) -> Bibliography | None:
    """Read a kept bibliography; ``None`` where there is none or it is damaged.

    Args:
        path: The cache file.
        text: The text of the bibliography.
        name: The bibliography's file name, for places.
    """
    kept = disk_cache.load(path)
    if kept is None:
        return None
    try:
        shapes = [tuple(shape) for shape in kept["shapes"]]
        references = tuple(_reference(item, shapes, text, name) for item in kept["references"])
        failures = tuple(_failure(item, name) for item in kept["failures"])
    except (ValueError, LookupError, TypeError):
        return None
    return Bibliography(references, failures, (name,), {name: text})


def store_parsed(path: Path, bibliography: Bibliography, text: str) -> None:
    """Keep a bibliography for the next time.

    Args:
        path: The cache file.
        bibliography: What was parsed.
        text: Its source.
    """
    shapes: dict[tuple[str, ...], int] = {}
    kept = {
        "references": [_kept_reference(item, shapes, text) for item in bibliography.references],
        "shapes": list(shapes),
        "failures": [_kept_failure(item) for item in bibliography.failures],
    }
    disk_cache.store(path, kept)


def _kept_reference(item: Reference, shapes: dict[tuple[str, ...], int], text: str) -> list[Any]:
    span = item.span or Span(0, 0)
    places = dict(item.field_spans)
    names = tuple(places)
    cut = {name: place.of(text) for name, place in places.items()}
    is_cut = dict(item.raw_fields) == cut
    shown = [None if item.fields.get(name) == cut[name] else item.fields.get(name) for name in cut]
    follows = list(item.fields) == list(names)
    return [
        item.key,
        item.type,
        item.line,
        span.start,
        span.end,
        item.year,
        int(item.et_al),
        shapes.setdefault(names, len(shapes)),
        [at - span.start for place in places.values() for at in (place.start, place.end)],
        shown if follows else dict(item.fields),
        0 if is_cut else dict(item.raw_fields),
        _kept_persons(item.authors),
        _kept_persons(item.editors),
    ]


def _kept_persons(persons: Iterable[Person]) -> list[Any]:
    return [
        [person.family, person.given, person.is_organisation, person.suffix]
        if person.is_organisation or person.suffix
        else [person.family, person.given]
        for person in persons
    ]


def _reference(item: list[Any], shapes: list[tuple[str, ...]], text: str, path: str) -> Reference:
    key, kind, line, start, end, year, et_al, shape, at, shown, raw, authors, editors = item
    spans = FieldSpans(shapes[shape], at, start)
    if isinstance(shown, list):
        pairs = zip(shapes[shape], shown, at[0::2], at[1::2], strict=True)
        shown = {
            name: text[start + begin : start + behind] if value is None else value
            for name, value, begin, behind in pairs
        }
    return Reference(
        key,
        kind,
        shown,
        SourceFields(text, spans) if raw == 0 else raw,
        tuple(starmap(Person, authors)),
        tuple(starmap(Person, editors)) if editors else (),
        year,
        path,
        line,
        Span(start, end),
        spans,
        text[start:end],
        et_al=et_al == 1,
    )


def _kept_failure(item: Failure) -> list[Any]:
    return [item.message, item.line, item.remedy, item.kind, item.key, item.end_line, item.span]


def _failure(item: list[Any], path: str) -> Failure:
    message, line, remedy, kind, key, end_line, span = item
    return Failure(path, message, line, remedy, kind, key, end_line, tuple(span) if span else None)
