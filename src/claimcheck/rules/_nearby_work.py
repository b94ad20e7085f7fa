"""How grave it is that a claim says more than a work that only stands cited nearby."""

from typing import Any

from attrs import evolve

from claimcheck.model import Claim, Problem, Severity
from claimcheck.rules._support import cites_itself
from claimcheck.rules.api import Rule

_LOWER = {
    Severity.ERROR: Severity.WARNING,
    Severity.WARNING: Severity.NOTE,
    Severity.NOTE: Severity.NOTE,
}


def less_grave_if_nearby(problem: Problem, rule: Rule[Any], claim: Claim | None) -> Problem:
    """Lower by a step what depends on a nearby citation being meant for the claim too.

    Args:
        problem: What the rule found.
        rule: The rule.
        claim: The claim that it is about, if any.
    """
    if problem.key is None or claim is None or cites_itself(claim):
        return problem
    wanted = problem.severity or rule.severity
    if wanted is Severity.ERROR and not problem.origin.is_established:
        wanted = Severity.WARNING
    return evolve(problem, severity=_LOWER[wanted])
