"""When several rules and the reading speak for a finding together."""

SECONDED = "seconded"
"""Name of the band in which a rule is measured where another one seconds it."""
LEAST_WITNESSES = 2
_AGREEMENTS = ((4, 0.5), (3, 0.9), (LEAST_WITNESSES, 0.93))
_SECONDED_FROM = 0.8


def is_agreed(witnesses: int, query: float) -> bool:
    """Tell whether rules and reading agree on a claim: the more rules, the less the reading need.

    Args:
        witnesses: How many rules found something in it.
        query: How likely an editor would query it.
    """
    return any(witnesses >= least and query >= sure for least, sure in _AGREEMENTS)


def is_seconded(witnesses: int, query: float) -> bool:
    """Tell whether another rule and the reading speak for a finding, each rule by its own record.

    Args:
        witnesses: How many rules found something in the claim.
        query: How likely an editor would query it.
    """
    return witnesses >= LEAST_WITNESSES and query >= _SECONDED_FROM
