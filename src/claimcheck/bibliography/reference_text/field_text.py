"""The text of a field of a reference, and where it stands."""

from typing import NamedTuple


class FieldText(NamedTuple):
    """A field's text.

    Args:
        text: As the record shows it.
        start: Offset of the first character in the reference.
        end: Offset behind the last character.
        probability: How likely it is right, 0 to 1.
    """

    text: str
    start: int
    end: int
    probability: float
