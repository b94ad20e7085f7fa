"""Numbers as texts write them, with the step of their last digit."""

import re

from attrs import frozen

from claimcheck.model.by_value import ByValue

FIGURE = (
    r"(?<![\d.,·])\d{1,3}(?:[, \u2009\u202f]\d{3}){1,3}(?![\d])|(?<![\d.,·])\d{0,9}[.·]?\d{1,9}"
)
"""A number without a sign: thousands set off or not, a full stop or a raised one in it."""

_THOUSANDS = re.compile(r"(?<=\d)[, \u2009\u202f](?=\d{3})")


@frozen(eq=False, repr=False)
class Figure(ByValue):
    """A number in a text.

    Args:
        text: As it is written.
        value: What it is.
        step: The unit of its last digit: .01 for 0.35, 1 for 35.
    """

    text: str
    value: float
    step: float


def tells_percent(text: str) -> bool:
    """Tell whether a text may tell something in per cent; most do not, and need no search for it.

    Args:
        text: A sentence.
    """
    return "%" in text or "cent" in text


def read_figure(text: str) -> Figure:
    """Read a number that :data:`FIGURE` finds.

    Args:
        text: Such as ``3,322``, ``0.75`` or ``69·2``.
    """
    plain = _THOUSANDS.sub("", text).replace("·", ".")
    decimals = plain.partition(".")[2]
    return Figure(text, float(plain), 10.0 ** -len(decimals))
