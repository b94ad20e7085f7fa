"""Surgical edits of BibTeX source: only the characters of a changed field change."""

import re
from collections.abc import Mapping

from attrs import frozen

from claimcheck.bibliography.bibtex_blocks import BibtexBlock, split_blocks
from claimcheck.bibliography.bibtex_field_text import field_source
from claimcheck.bibliography.bibtex_fields import field_values, shown_text, strings_of
from claimcheck.bibliography.bibtex_values import MacroTexts
from claimcheck.model.by_value import ByValue
from claimcheck.model.edit import Edit

_NAME = re.compile(r"[A-Za-z][\w:.+/-]*")
_INDENT = re.compile(r"(?:\r\n|\r|\n)[ \t]*$")


@frozen(eq=False, repr=False)
class _Field(ByValue):
    """A field of an entry: its name, where name and value stand, and what it says."""

    name: str
    name_start: int
    start: int
    end: int
    shown: str


def line_end_of(text: str) -> str:
    """Give the line end that a text uses, by its first."""
    match = re.search(r"\r\n|\r|\n", text)
    return match.group() if match else "\n"


def entry_edits(text: str, changes: Mapping[str, Mapping[str, str | None]]) -> list[Edit]:
    """Work out the edits that make the changes.

    Raises:
        KeyError: No entry has a key.
        ValueError: A field's name cannot be written.
    """
    blocks: dict[str, BibtexBlock] = {}
    all_blocks = split_blocks(text)
    for block in all_blocks:
        if block.kind == "entry":
            blocks.setdefault(block.key, block)
    strings = strings_of(text, all_blocks)
    edits: list[Edit] = []
    for key, wanted in changes.items():
        if key not in blocks:
            raise KeyError(key)
        fields = _fields(text, blocks[key], strings)
        edits.extend(_edits(text, blocks[key], fields, wanted))
    return edits


def _fields(text: str, block: BibtexBlock, strings: MacroTexts) -> list[_Field]:
    found = []
    for item, value in field_values(text, block, strings):
        name = item.name.lower()
        shown = shown_text(name, value.text)
        end = max(value.behind, item.start)
        found.append(_Field(name, item.name_start, item.start, end, shown))
    return found


def _edits(
    text: str, block: BibtexBlock, fields: list[_Field], wanted: Mapping[str, str | None]
) -> list[Edit]:
    by_name: dict[str, _Field] = {}
    for item in fields:
        by_name.setdefault(item.name, item)
    edits: list[Edit] = []
    new: list[tuple[str, str]] = []
    for raw_name, value in wanted.items():
        name = raw_name.lower()
        if not _NAME.fullmatch(name):
            raise ValueError(f"a field cannot have the name {raw_name!r}")
        present = by_name.get(name)
        if value is None:
            edits.extend(_removal(text, item) for item in fields if item.name == name)
        elif present is None:
            new.append((name, field_source(name, value)))
        elif present.shown != " ".join(value.split()):
            edits.append(Edit(present.start, present.end, field_source(name, value)))
    if new:
        is_last_gone = bool(fields) and wanted.get(fields[-1].name, "") is None
        edits.append(_insertion(text, block, fields, new, "" if is_last_gone else ","))
    return edits


def _removal(text: str, item: _Field) -> Edit:
    """Take out a field, the blanks before it and the comma behind it."""
    blank = len(text[: item.name_start]) - len(text[: item.name_start].rstrip())
    comma = re.compile(r"\s*,").match(text, item.end)
    return Edit(item.name_start - blank, comma.end() if comma else item.end, "")


def _insertion(
    text: str, block: BibtexBlock, fields: list[_Field], new: list[tuple[str, str]], joint: str
) -> Edit:
    """Put new fields behind the last one, or behind the key."""
    lead = _lead(text, block, fields)
    written = [f"{_name_source(text, fields, name)}{source}" for name, source in new]
    if fields:
        at = fields[-1].end
        comma = re.compile(r"\s*,").match(text, at)
        if comma:
            return Edit(comma.end(), comma.end(), "".join(f"{lead}{item}," for item in written))
        return Edit(at, at, joint + ",".join(f"{lead}{item}" for item in written))
    close = block.span.end - 1
    inside = text[block.span.start : close].rstrip()
    at = block.span.start + len(inside)
    joint = "" if inside.endswith(",") else ","
    return Edit(at, at, joint + ",".join(f"{lead}{item}" for item in written))


def _lead(text: str, block: BibtexBlock, fields: list[_Field]) -> str:
    """Give what stands before a field: a line end and indentation, or a blank."""
    for item in reversed(fields):
        match = _INDENT.search(text, block.span.start, item.name_start)
        if match:
            return match.group()
    return " " if fields else line_end_of(text) + "  "


def _name_source(text: str, fields: list[_Field], name: str) -> str:
    """Write the name and the equals sign as the entry's other fields do, aligned if they are."""
    if not fields:
        return f"{name} = "
    last = fields[-1]
    between = text[last.name_start + len(last.name) : last.start]
    widths = {item.start - item.name_start for item in fields}
    lengths = {len(item.name) for item in fields}
    if len(widths) == 1 and len(lengths) > 1 and "\n" not in between:
        sign = between.lstrip()
        return name.ljust(max(widths.pop() - len(sign), len(name) + 1)) + sign
    return name + (between if not between.strip("= \t") else " = ")
