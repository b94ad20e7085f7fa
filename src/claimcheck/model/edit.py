"""Edits of a text: passages and their replacements."""

from collections.abc import Iterable

from attrs import frozen

from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Edit(ByValue):
    """A passage of text and its replacement.

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
