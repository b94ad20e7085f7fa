"""A rule's answer about a subject, and the outcome made from it."""

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.finding import Basis, NotChecked, Problem
from claimcheck.model.scales import Origin, OutcomeStatus, Severity


@frozen(eq=False, repr=False)
class Passed(ByValue):
    """A rule's answer where it looked and found nothing wrong.

    Args:
        fact: What it looked at and found, one phrase, such as ``"`chen2011` is in the
            bibliography"``.
        origin: Its source.
        source: The words or the field that say it.
    """

    fact: str
    origin: Origin = Origin.TEXT
    source: str = ""


@frozen(eq=False, repr=False)
class NotApplicable(ByValue):
    """A rule's answer where it does not concern the subject.

    Args:
        reason: Why, one short phrase, such as ``"cites nothing"``.
    """

    reason: str = ""


Answer = Problem | Passed | NotChecked | NotApplicable
"""What the body of a rule may yield; a rule that yields nothing says "not applicable"."""


@frozen(eq=False, repr=False)
class SubjectPlace(ByValue):
    """The subject of a rule, by name.

    Args:
        path: File in which it stands.
        line: 1-based line.
        claim: Id of the claim or record that it is.
        key: Key of the reference that it is.
    """

    path: str = ""
    line: int = 1
    claim: str | None = None
    key: str | None = None


@frozen(eq=False, repr=False)
class Outcome(ByValue):
    """The outcome of one rule for one subject.

    Args:
        rule: Code.
        status: One of four; only ``passed`` is ever shown as passed.
        reason: The problem, the missing fact, or why the rule does not concern the subject.
        path: File in which the subject stands.
        line: 1-based line.
        claim: Id of the claim, where the subject is one.
        key: Key of the reference, where the subject is one.
        basis: The facts that were used.
        severity: Where it failed, the severity of the worst problem.
    """

    rule: str
    status: OutcomeStatus
    reason: str = ""
    path: str = ""
    line: int = 1
    claim: str | None = None
    key: str | None = None
    basis: tuple[Basis, ...] = ()
    severity: Severity | None = None
