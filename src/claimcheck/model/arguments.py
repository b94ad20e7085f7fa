"""Checks of what callers hand to public functions; a refusal says what to give instead."""

import os
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from claimcheck.model.errors import ArgumentError

T = TypeVar("T")


def a_string(name: str, value: object) -> str:
    """Take a string.

    Args:
        name: Name of the argument.
        value: What was given.

    Raises:
        ArgumentError: It is none.
    """
    if not isinstance(value, str):
        raise _refusal(name, value, "a string")
    return value


def strings(name: str, value: object, example: str) -> tuple[str, ...]:
    """Take several strings; a single one is refused, since its letters would be taken.

    Args:
        name: Name of the argument.
        value: What was given.
        example: What to give, as it is written in Python.

    Raises:
        ArgumentError: It is a string, or no list, or holds something that is no string.
    """
    wanted = f"a list of strings, such as {example}"
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise _refusal(name, value, wanted)
    items = tuple(value)
    for index, item in enumerate(items):
        if not isinstance(item, str):
            raise _refusal(f"{name}[{index}]", item, "a string")
    return items


def a_path(name: str, value: object) -> Path:
    """Take the path of a file or folder.

    Args:
        name: Name of the argument.
        value: What was given.

    Raises:
        ArgumentError: It is neither a string nor a path, or it is empty.
    """
    if isinstance(value, bytes) or not isinstance(value, str | os.PathLike):
        raise _refusal(name, value, "a path, as a string or `pathlib.Path`")
    if not os.fspath(value):
        raise ArgumentError(f"`{name}` is empty; give the path of a file or folder")
    return Path(os.fsdecode(value))


def a_number(name: str, value: object) -> float:
    """Take a number above zero.

    Args:
        name: Name of the argument.
        value: What was given.

    Raises:
        ArgumentError: It is none, or not above zero.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _refusal(name, value, "a number")
    if not value > 0:
        raise ArgumentError(f"`{name}` is {value}; give a number above 0")
    return value


def one_of(name: str, value: object, known: Iterable[str]) -> str:
    """Take one of several names.

    Args:
        name: Name of the argument.
        value: What was given.
        known: The names.

    Raises:
        ArgumentError: It is none of them; the nearest is named.
    """
    names = tuple(known)
    if not isinstance(value, str):
        raise _refusal(name, value, f"one of {', '.join(names)}")
    if value not in names:
        near = get_close_matches(value.lower(), names, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(names)}"
        raise ArgumentError(f"there is no {name} `{value}`; {hint}")
    return value


def a_record(name: str, value: object, kind: type[T], source: str) -> T:
    """Take a record of a kind.

    Args:
        name: Name of the argument.
        value: What was given.
        kind: Its class.
        source: The call that gives one, such as ``"claimcheck.read(...)"``.

    Raises:
        ArgumentError: It is something else.
    """
    return a_value(name, value, kind, f"what `{source}` gives")


def a_value(name: str, value: object, kind: type[T], wanted: str) -> T:
    """Take a value of a kind.

    Args:
        name: Name of the argument.
        value: What was given.
        kind: Its class.
        wanted: What to give, such as ``"a whole number"``.

    Raises:
        ArgumentError: It is something else.
    """
    if not isinstance(value, kind):
        raise _refusal(name, value, wanted)
    return value


def a_mapping(name: str, value: object, wanted: str) -> Mapping[Any, Any]:
    """Take a mapping.

    Args:
        name: Name of the argument.
        value: What was given.
        wanted: What to give, such as ``"`dict(design=...)`"``.

    Raises:
        ArgumentError: It is none.
    """
    if not isinstance(value, Mapping):
        raise _refusal(name, value, wanted)
    return value


def _refusal(name: str, value: object, wanted: str) -> ArgumentError:
    return ArgumentError(f"`{name}` is {_told(value)}; give {wanted}")


def _told(value: Any) -> str:
    if value is None:
        return "None"
    kind = {"str": "string", "int": "whole number", "float": "number"}.get(type(value).__name__)
    if kind:
        return f"a {kind}"
    word = type(value).__name__
    return f"of type {word}"
