"""Markdown in which the words of a document stay words.

Words of documents stand in code spans, where nothing is interpreted; in running text every
character that Markdown, GitHub or GitLab acts upon is written as an entity, and a word joiner
keeps ``@name`` and ``#1`` from notifying or linking.
"""

import re

from claimcheck.reports._safe import one_line

_ACTIVE = re.compile(r"[&<>\"'*_\[\]|~\\$^`]|:(?=[/A-Za-z_])|(?<=www)\.|[@#!%](?=\w)")
_CALLS = frozenset("@#!%")
_TICKS = re.compile("`+")
_JOINER = "\u2060"


def escaped(text: str) -> str:
    """Write words as running text on one line."""
    return _inert(one_line(text))


def code(text: str) -> str:
    """Write words as a code span on one line."""
    words = one_line(text) or " "
    longest = max((len(run) for run in _TICKS.findall(words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if "`" in (words[0], words[-1]) else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def prose(text: str) -> str:
    """Write a message: what it puts in backticks becomes code, the rest running text."""
    words = one_line(text)
    parts = words.split("`")
    if len(parts) % 2 == 0 or not all(parts[1::2]):
        return _inert(words)
    return "".join(code(part) if number % 2 else _inert(part) for number, part in enumerate(parts))


def _inert(words: str) -> str:
    return _ACTIVE.sub(_entity, words)


def _entity(match: re.Match[str]) -> str:
    found = match[0]
    return found + _JOINER if found in _CALLS else f"&#{ord(found)};"
