"""Edits of a text: stretches of it and what takes their place."""

from collections.abc import Iterable

from attrs import frozen

from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Edit(ByValue):
    """A stretch of text and what takes its place.

    Args:
        start: Offset at which it begins.
        end: Offset behind it.
        text: The new text.
    """

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Carry out edits that do not overlap; those at one place stand in the order given."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join(parts) + text[position:]
