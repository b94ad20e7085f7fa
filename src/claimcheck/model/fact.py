"""A value together with where it comes from."""

from typing import Generic, TypeVar

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.scales import Origin

T_co = TypeVar("T_co", covariant=True)


@frozen(eq=False, repr=False)
class Fact(ByValue, Generic[T_co]):
    """A value with its origin.

    Args:
        value: The value; ``unknown`` or ``None`` where nothing says it.
        origin: Where the value is from.
        probability: How likely it is to be right, 0 to 1, where a model gave it.
        source: The words, field or keyword on which it rests, for the reader of a finding.
        service: Of a fact that was looked up, the index that says it.
        day: Of a fact that was looked up, the day on which it was fetched, ``YYYY-MM-DD``.
    """

    value: T_co
    origin: Origin = Origin.TEXT
    probability: float | None = None
    source: str = ""
    service: str = ""
    day: str = ""
