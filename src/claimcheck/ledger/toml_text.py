"""Values as TOML text, on one line each."""

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from math import isfinite

from claimcheck.resources.patterns import lazy_pattern

_ESCAPED = lazy_pattern('["\\\\\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufeff]')
_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_value(value: object) -> str:  # noqa: PLR0911 - one a kind
    """Write a value: text, number, flag, date, word of a scale, list or table.

    A lone surrogate, which TOML cannot hold, becomes the replacement character.

    Raises:
        TypeError: TOML has no such value.
    """
    if isinstance(value, Enum):
        return toml_value(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + _ESCAPED.sub(_escape, value) + '"'
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float) and isfinite(value):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inside = ", ".join(f"{toml_key(key)} = {toml_value(each)}" for key, each in value.items())
        return "{ " + inside + " }" if inside else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml_value(each) for each in value) + "]"
    raise TypeError(f"no TOML for {type(value).__name__}")


def toml_key(key: str) -> str:
    """Write a key, in quotes where it needs them."""
    return key if _BARE.fullmatch(key) else toml_value(key)


def toml_lines(table: Mapping[str, object], newline: str = "\n") -> str:
    """Write the fields of a table, a line each."""
    return "".join(f"{toml_key(k)} = {toml_value(v)}{newline}" for k, v in table.items())


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _NAMED.get(character) or f"\\u{ord(character):04X}"
