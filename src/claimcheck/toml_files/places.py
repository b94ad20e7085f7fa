"""Where the fields of a TOML text stand: the part of the truth that ``tomllib`` keeps to itself.

The scanner trusts that the text is valid; run on a broken text it still ends, and its places
are then a best guess.
"""

import tomllib
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_BARE = lazy_pattern(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*")
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_DOTTED = lazy_pattern(rf"[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*=[ \t]*")
_PARTS = lazy_pattern(_PART)
_HEADER = lazy_pattern(rf"[ \t]*(\[\[?)[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*\]")
_STRING = lazy_pattern(r'"(?:[^"\\\n]|\\.)*"')
_TOKEN = lazy_pattern(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*(?:"{3,5}|\\?\Z)'
    r"|'''(?:[^']|'(?!''))*(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*|[\[\]{}]"
)
"""A string that never ends goes to the end of its line, or of the text: tried from the next
quotation mark as well, it would be read again for each of them."""


@frozen(eq=False, repr=False)
class FieldPlace(ByValue):
    """Where the value of a field stands.

    Args:
        line: 1-based line of the key.
        line_start: Offset at which that line begins.
        start: Offset of the value.
        end: Offset behind the value.
        line_end: Offset behind the line on which the value ends, line end included.
    """

    line: int
    line_start: int
    start: int
    end: int
    line_end: int


@frozen(eq=False, repr=False)
class TomlTable(ByValue):
    """One table of a TOML text, from its header to its last field.

    Args:
        name: Dotted name, such as ``"claim.evidence"``; empty for the head of the file.
        is_item: Whether it is an item of an array of tables.
        line: 1-based line of the header.
        start: Offset of the header's line.
        end: Offset behind the last line that belongs to it, line end included; comments and
            blank lines behind the last field belong to what follows.
        places: Place of each field by its (dotted) name.
    """

    name: str
    is_item: bool
    line: int
    start: int
    end: int
    places: dict[str, FieldPlace] = field(repr=False)


def scan(text: str) -> list[TomlTable]:
    """List the tables of a TOML text in order, the head of the file first."""
    tables: list[TomlTable] = []
    header, places = ("", False, 1, 0), dict[str, FieldPlace]()
    end = 0
    for found in _statements(text):
        if isinstance(found, _Header):
            tables.append(TomlTable(*header, end, places))
            header, places = (found.name, found.is_item, found.line, found.start), {}
            end = found.end
        else:
            name, place = found
            places.setdefault(name, place)
            end = place.line_end
    tables.append(TomlTable(*header, end, places))
    return tables


@frozen(eq=False, repr=False)
class _Header(ByValue):
    name: str
    is_item: bool
    line: int
    start: int
    end: int


def nearest_line(lines: Mapping[str, int], name: str) -> int:
    """Give the line of a dotted field, or of the table that holds it."""
    while name not in lines and name:
        name = name.rpartition(".")[0]
    return lines.get(name, 1)


def field_lines(text: str) -> dict[str, int]:
    """Give the line of every table and field by its dotted name; tables of a list are numbered."""
    lines: dict[str, int] = {"": 1}
    counts: dict[str, int] = {}
    for table in scan(text):
        if table.is_item:
            counts[table.name] = counts.get(table.name, -1) + 1
        name = _numbered(table.name, counts)
        if name:
            lines.setdefault(name, table.line)
            lines.setdefault(table.name, table.line)
        for key, place in table.places.items():
            whole = f"{name}.{key}" if name else key
            lines.setdefault(whole, place.line)
            for around in _around(key):  # tables that only their dotted keys make
                lines.setdefault(f"{name}.{around}" if name else around, place.line)
    return lines


def _around(key: str) -> Iterator[str]:
    """Give the tables that a dotted key lies in."""
    while "." in key:
        key = key.rpartition(".")[0]
        yield key


def _numbered(name: str, counts: Mapping[str, int]) -> str:
    """Put the number of each list of tables behind its name."""
    shown, so_far = "", ""
    for part in name.split(".") if name else ():
        so_far = f"{so_far}.{part}" if so_far else part
        shown = f"{shown}.{part}" if shown else part
        if so_far in counts:
            shown = f"{shown}.{counts[so_far]}"
    return shown


def _statements(text: str) -> Iterator[_Header | tuple[str, FieldPlace]]:
    start, line, size = 0, 1, len(text)
    if text.startswith("\ufeff"):
        start = 1
    while start < size:
        newline = text.find("\n", start)
        line_end = size if newline < 0 else newline + 1
        following = line_end
        key = _BARE.match(text, start, line_end) or _DOTTED.match(text, start, line_end)
        if key:
            end = _value_end(text, key.end(), line_end)
            if end > line_end:
                newline = text.find("\n", end)
                following = size if newline < 0 else newline + 1
            yield _name(key[1]), FieldPlace(line, start, key.end(), end, following)
        elif header := _HEADER.match(text, start, line_end):
            yield _Header(_name(header[2]), header[1] == "[[", line, start, line_end)
        line += 1 if following == line_end else text.count("\n", start, following)
        start = following


def _name(key: str) -> str:
    if "." not in key and key[0] not in "\"'":
        return key
    return ".".join(map(_plain, _PARTS.findall(key)))


def _plain(part: str) -> str:
    """Give a part of a key as it is read: without quotes, escapes resolved."""
    if part.startswith('"') and "\\" in part:
        try:
            return next(iter(tomllib.loads(f"{part} = 0")))
        except tomllib.TOMLDecodeError:
            return part
    return part.strip("\"'")


def _value_end(text: str, start: int, line_end: int) -> int:
    first = text[start : start + 1]
    if first == '"' and not text.startswith('"""', start):
        string = _STRING.match(text, start, line_end)
        if string:
            return string.end()
    if first in {'"', "'"}:
        token = _TOKEN.match(text, start)
        return token.end() if token else line_end
    if first in {"[", "{"}:
        return _bracket_end(text, start)
    comment = text.find("#", start, line_end)
    return start + len(text[start : line_end if comment < 0 else comment].rstrip())


def _bracket_end(text: str, start: int) -> int:
    depth = 0
    for token in _TOKEN.finditer(text, start):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
            if depth == 0:
                return token.end()
    return len(text)
