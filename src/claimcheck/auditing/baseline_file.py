"""The file of a baseline: JSON, one finding a line, read as strictly as any other input."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from claimcheck.model import ConfigurationError, Failure, InputError
from claimcheck.parse_faults import parse_fault
from claimcheck.regular_files import line_of_fault, read_regular
from claimcheck.toml_files.fields import nearest, quoted_value, shorten

VERSION: Final = 1
_KEYS: Final = ("version", "findings")
_ROW: Final = ("path", "rule", "fingerprint", "message")
_NEEDED: Final = 3
"""How many cells of a row, from its first, may not be empty."""
_MOST_TOLD: Final = 100
_LARGEST: Final = 100_000_000
_AGAIN: Final = "write it again with `claimcheck baseline`"


def read_rows(path: Path) -> tuple[tuple[str, ...], ...]:
    """Read the findings of a baseline, each as path, rule, fingerprint and message.

    Raises:
        InputError: The file cannot be read.
        ConfigurationError: It is not a baseline of this version; every fault is named.
    """
    text = _text(path)
    name = path.as_posix()
    try:
        table = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise _refused(name, error.lineno, f"is not JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise _refused(name, None, parse_fault(error)) from error
    faults = list(_faults(name, text, table))
    if faults:
        raise ConfigurationError("\n".join(faults))
    return tuple(tuple(row) for row in table["findings"])


def _text(path: Path) -> str:
    try:
        return read_regular(path, _LARGEST).decode("utf-8")
    except UnicodeDecodeError as error:
        line = line_of_fault(error)
        message = "is not UTF-8 text"
        raise InputError(Failure(path.as_posix(), message, line=line, remedy=_AGAIN)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        message = f"the baseline cannot be read: {reason}"
        raise InputError(Failure(path.as_posix(), message, remedy=_AGAIN)) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("has the same key twice")
    return found


def _refused(name: str, line: int | None, message: str) -> ConfigurationError:
    place = name if line is None else f"{name}:{line}"
    return ConfigurationError(f"{place}: {message} ({_AGAIN})")


def _faults(name: str, text: str, table: object) -> Iterator[str]:
    """Say what a JSON value lacks to be a baseline."""
    if not isinstance(table, dict) or isinstance(table.get("version"), bool | None):
        yield f"{name}: not a baseline of version {VERSION} ({_AGAIN})"
        return
    if table["version"] != VERSION:
        shown = quoted_value(table["version"])
        yield f"{name}: not a baseline of version {VERSION} but {shown} ({_AGAIN})"
    for key in table:
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            hint = f"did you mean `{near}`?" if near else f"known keys: {', '.join(_KEYS)}"
            yield f"{name}: unknown key `{shorten(key)}` ({hint})"
    yield from _wrong_rows(name, text, table)


def _wrong_rows(name: str, text: str, table: Mapping[str, Any]) -> Iterator[str]:
    rows = table.get("findings")
    if not isinstance(rows, list):
        yield f"{name}: `findings` is not a list ({_AGAIN})"
        return
    form = f"[{', '.join(_ROW)}], each in quotes"
    told = 0
    for row, line in zip(rows, _lines(text), strict=False):
        if not _is_row(row):
            told += 1
            if told > _MOST_TOLD:
                yield f"{name}: more findings are written otherwise"
                return
            yield f"{name}:{line}: a finding is written as {form} ({_AGAIN})"


def _is_row(value: object) -> bool:
    if not isinstance(value, list) or len(value) != len(_ROW):
        return False
    return all(isinstance(cell, str) for cell in value) and all(value[:_NEEDED])


def _lines(text: str) -> Iterator[int]:
    """Give the line of each finding in order: the text is known to be JSON."""
    decoder = json.JSONDecoder()
    at = text.index("[", text.index('"findings"')) + 1
    line, counted = 1, 0
    while True:
        while text[at] in ", \t\r\n":
            at += 1
        line += text.count("\n", counted, at)
        counted = at
        yield line
        at = decoder.raw_decode(text, at)[1]
