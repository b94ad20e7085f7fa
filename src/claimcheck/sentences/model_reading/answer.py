"""What a trained model answers of one unit, the same record whichever model it was."""

from collections.abc import Mapping

from attrs import frozen

from claimcheck.model.by_value import ByValue

HARMFUL = "harmful"
"""Name of the query whether advice may harm, which is raised beside the flags of the guide."""


@frozen(eq=False, repr=False)
class Answer(ByValue):
    """What a model makes of one unit.

    Args:
        shares: By question, the probability of each class.
        flags: What an editor would query, with its probability.
        certainty: How certain it sounds, 1 to 6.
        hedges: Start and end of the words in which it hears speculation.
    """

    shares: Mapping[str, tuple[float, ...]]
    flags: tuple[tuple[str, float], ...]
    certainty: float
    hedges: tuple[tuple[int, int], ...]
