"""What checking some figures against each other gave."""

from attrs import frozen

from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Checked(ByValue):
    """Figures of a text that were checked against each other.

    Args:
        start: Where they begin in the text.
        end: Where they end.
        problem: What does not agree; empty where they agree.
    """

    start: int
    end: int
    problem: str
