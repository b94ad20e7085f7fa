"""Values of foreign records, taken out with care: of the wrong kind, they count as missing."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

LONGEST_TITLE = 2_000
LONGEST_ABSTRACT = 40_000
MOST_PEOPLE = 5_000
_LONGEST_FIELD = 500
_FIRST_YEAR, _LAST_YEAR = 1400, 2100

_LABEL = re.compile(r"</?(?:jats:)?title[^<>]{0,200}>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:jats:)?(?:p|sec|br|div|li|list)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][\w:.-]{0,40}(?:\s[^<>]{0,400})?/?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


class RecordError(ValueError):
    """A record is not of the form that its index uses; the message says what is missing."""


def mapping(value: Any) -> Mapping[str, Any]:
    """Take a mapping, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def list_value(value: Any) -> list[Any]:
    """Take a list, an empty one for anything else."""
    return value if isinstance(value, list) else []


def mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    """Take the mappings of a list."""
    return (item for item in list_value(value) if isinstance(item, dict))


def text_value(value: Any, longest: int = _LONGEST_FIELD) -> str:
    """Take a text or a number as plain text: markup, entities and control characters gone."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    raw = str(value)[: longest * 4]
    if raw.isprintable() and "<" not in raw and "&" not in raw:
        return " ".join(raw.split())[:longest]
    if "<" in raw or "&" in raw:
        raw = _TAG.sub("", html.unescape(raw))
        raw = html.unescape(raw) if "&" in raw else raw
    return " ".join(_CONTROL.sub(" ", raw).split())[:longest]


def first(value: Any, longest: int = _LONGEST_FIELD) -> str:
    """Take the first text of a list, or a bare text."""
    candidates = value if isinstance(value, list) else [value]
    return next((found for item in candidates if (found := text_value(item, longest))), "")


def texts(value: Any, most: int = 200) -> tuple[str, ...]:
    """Take every text of a list, each once."""
    found = (text_value(item) for item in list_value(value)[:most])
    return tuple(dict.fromkeys(one for one in found if one))


def abstract(value: Any) -> str:
    """Take an abstract: JATS titles become section labels, the rest plain text."""
    if not isinstance(value, str):
        return ""
    raw = value[: LONGEST_ABSTRACT * 4]
    if "<" in raw:
        raw = _BREAK.sub(" ", _labelled(raw))
    return text_value(raw, LONGEST_ABSTRACT).removeprefix("Abstract: ").removeprefix("ABSTRACT: ")


def _labelled(raw: str) -> str:
    parts = _LABEL.split(raw)
    labels = (f" {part.strip().rstrip(':.')}: " if part.strip() else " " for part in parts[1::2])
    rest = iter(labels)
    return "".join(part + next(rest, "") for part in parts[0::2])


def year(value: Any) -> int | None:
    """Take a year of an age in which works are printed."""
    try:
        found = int(str(value)[:4])
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found <= _LAST_YEAR else None


def distinct_years(values: Iterable[Any]) -> tuple[int, ...]:
    """Take the years among some values, in order, each once."""
    found = (year(value) for value in values)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def date_parts(value: Any) -> tuple[int, ...]:
    """Take the numbers of a ``date-parts`` value: year, month, day, as many as there are."""
    parts = list_value(mapping(value).get("date-parts"))
    inner = list_value(parts[0]) if parts else []
    found: list[int] = []
    for part in inner[:3]:
        if isinstance(part, bool) or not str(part).isdecimal():
            break
        found.append(int(part))
    return tuple(found)


def iso_day(parts: Iterable[int]) -> str:
    """Write year, month and day as ``YYYY-MM-DD``, or as much of it as is known."""
    return "-".join(
        f"{part:04d}" if place == 0 else f"{part:02d}" for place, part in enumerate(parts)
    )
