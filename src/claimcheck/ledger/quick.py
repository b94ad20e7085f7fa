"""A fast reader for ledgers in their usual shape.

``tomllib`` reads some 4 MB a second, too slow for thousands of records. This reader takes the
TOML that ledgers are written in (``[[claim]]`` tables, plain keys, one-line values) and gives
up on anything else; then ``tomllib`` decides. What both read, they read alike.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from json import loads
from typing import Any, Final

from attrs import field, frozen

from claimcheck.model.by_value import ByValue

_REFUSED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_KEY: Final = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*")
_HEADER: Final = re.compile(
    r"[ \t]*\[\[[ \t]*(claim|suppression|checklist|claim\.evidence)[ \t]*\]\]"
    r"[ \t]*(?:#[^\n]*)?(?:\n|\Z)"
)
_REST: Final = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\n|\Z)")
_VALUE: Final = re.compile(
    r'"([^"\\\n]*)"(?!")'
    r'|("(?:[^"\\\n]|\\[btnfr"\\])*")(?!")'
    r"|(true|false)\b"
    r"|(\d{4}-\d\d-\d\d)(?![\w: ])"
    r"|(-?(?:0|[1-9]\d{0,14})\.\d{1,15})(?![\w.])"
    r"|(-?(?:0|[1-9]\d{0,17}))(?![\w.:-])"
    r"|([\[{])[ \t]*"
)
_PLAIN, _OPEN = 1, 7
_COMMA: Final = re.compile(r"[ \t]*,[ \t]*")
_DEEPEST: Final = 8
_ITEMS: Final = {"claim", "suppression", "checklist"}


@frozen(eq=False, repr=False)
class ArrayItem(ByValue):
    """One table of an array, as read.

    Args:
        values: Its fields, evidence links included.
        lines: 1-based line of each field by dotted name, ``""`` for the table itself.
    """

    values: dict[str, Any]
    lines: dict[str, int]


@frozen(eq=False, repr=False)
class Parsed(ByValue):
    """A ledger text as read, not yet validated.

    Args:
        head: Fields above the first table, and tables that ledgers do not know.
        head_lines: Their lines.
        claims: The ``[[claim]]`` tables.
        suppressions: The ``[[suppression]]`` tables.
        checklist: The ``[[checklist]]`` tables.
    """

    head: dict[str, Any]
    head_lines: dict[str, int]
    claims: list[ArrayItem] = field(factory=list)
    suppressions: list[ArrayItem] = field(factory=list)
    checklist: list[ArrayItem] = field(factory=list)


class _UnusualError(Exception):
    """The text has a shape that this reader leaves to tomllib."""


def parse_quickly(text: str) -> Parsed | None:
    """Read a ledger text, or give ``None`` where it is not of the usual shape."""
    if _REFUSED.search(text):
        return None
    try:
        return _parse(text)
    except _UnusualError:
        return None


def _parse(text: str) -> Parsed:
    parsed = Parsed({}, {"": 1})
    values, lines, prefix = parsed.head, parsed.head_lines, ""
    position, line, size = 0, 1, len(text)
    while position < size:
        key = _KEY.match(text, position)
        if key:
            name = key[1]
            value, end = _value(text, key.end(), 0)
            if name in values or (values is parsed.head and name in _ITEMS):
                raise _UnusualError
            values[name] = value
            lines[prefix + name] = line
            rest = _REST.match(text, end)
            if not rest:
                raise _UnusualError
            position = rest.end()
        elif rest := _REST.match(text, position):
            position = rest.end()
        else:
            values, lines, prefix, position = _table(parsed, text, position, line)
        line += 1
    return parsed


def _table(
    parsed: Parsed, text: str, position: int, line: int
) -> tuple[dict[str, Any], dict[str, int], str, int]:
    """Begin the table whose header stands at a position."""
    header = _HEADER.match(text, position)
    if not header:
        raise _UnusualError
    if header[1] == "claim.evidence":
        if not parsed.claims:
            raise _UnusualError
        item = parsed.claims[-1]
        links = item.values.setdefault("evidence", [])
        prefix = f"evidence.{len(links)}"
        if not isinstance(links, list) or ("evidence" in item.lines and not links):
            raise _UnusualError
        if links and "evidence.0" not in item.lines:
            raise _UnusualError
        links.append({})
        item.lines[prefix] = line
        return links[-1], item.lines, prefix + ".", header.end()
    item = ArrayItem({}, {"": line})
    kinds = {"claim": parsed.claims, "suppression": parsed.suppressions}
    kinds.get(header[1], parsed.checklist).append(item)
    return item.values, item.lines, "", header.end()


def _value(text: str, position: int, depth: int) -> tuple[Any, int]:
    found = _VALUE.match(text, position)
    if not found:
        raise _UnusualError
    group = found.lastindex or 0
    if group == _PLAIN:
        return found[1], found.end()
    if group != _OPEN:
        return _SCALARS[group](found[group]), found.end()
    if depth >= _DEEPEST:
        raise _UnusualError
    nested = _inline if found[_OPEN] == "{" else _list
    return nested(text, found.end(), depth + 1)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise _UnusualError from error


_SCALARS: Final[dict[int, Callable[[str], Any]]] = {
    2: partial(loads, strict=False),
    3: "true".__eq__,
    4: _day,
    5: float,
    6: int,
}


def _inline(text: str, position: int, depth: int) -> tuple[dict[str, Any], int]:
    values: dict[str, Any] = {}
    if text.startswith("}", position):
        return values, position + 1
    while True:
        key = _KEY.match(text, position)
        if not key or key[1] in values:
            raise _UnusualError
        values[key[1]], position = _value(text, key.end(), depth)
        comma = _COMMA.match(text, position)
        if not comma:
            return values, _closed(text, position, "}")
        position = comma.end()


def _list(text: str, position: int, depth: int) -> tuple[list[Any], int]:
    values: list[Any] = []
    if text.startswith("]", position):
        return values, position + 1
    while True:
        value, position = _value(text, position, depth)
        values.append(value)
        comma = _COMMA.match(text, position)
        if not comma:
            return values, _closed(text, position, "]")
        position = comma.end()


def _closed(text: str, position: int, bracket: str) -> int:
    while text[position : position + 1] in {" ", "\t"}:
        position += 1
    if not text.startswith(bracket, position):
        raise _UnusualError
    return position + 1
