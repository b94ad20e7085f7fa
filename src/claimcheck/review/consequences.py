"""What a decision would make graver: findings that become errors, a check that fails then."""

from collections.abc import Mapping

from attrs import field, frozen

from claimcheck.auditing import Audit
from claimcheck.model import Finding, Severity
from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Graver(ByValue):
    """One finding that would be an error and is none now.

    Args:
        finding: As it would be.
        before: Severity that it has now, ``None`` where it is new.
    """

    finding: Finding
    before: Severity | None

    @property
    def line(self) -> str:
        """Say it in one line."""
        one = self.finding
        now = "not a finding" if self.before is None else f"a {self.before.value}"
        return f"{one.rule} {one.name} becomes an error (now {now}): {one.message}"


@frozen(eq=False, repr=False)
class Consequences(ByValue):
    """What a decision would make graver.

    Args:
        graver: The findings that would become errors.
        fails: Whether ``claimcheck check`` passes now and would fail.
    """

    graver: tuple[Graver, ...] = field(default=())
    fails: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is anything to say."""
        return bool(self.graver) or self.fails

    @property
    def line(self) -> str:
        """Say it in one line."""
        count = len(self.graver)
        rises = f"{count} {'finding becomes an error' if count == 1 else 'findings become errors'}"
        fails = "`claimcheck check` passes now and would fail (exit code 1)"
        said = [rises] if count else []
        return "; ".join([*said, fails] if self.fails else said)


def consequences_of(before: Audit, after: Audit, level: Severity | None) -> Consequences:
    """Compare what stands with what a decision would make of it.

    Args:
        before: The audit as it stands.
        after: The audit as it would be.
        level: Least severity that fails a check.
    """
    known = _severities(before)
    graver = [
        Graver(finding, known.get(_identity(finding)))
        for finding in after.active
        if finding.severity is Severity.ERROR
        and known.get(_identity(finding)) is not Severity.ERROR
    ]
    return Consequences(tuple(graver), after.fails(level) and not before.fails(level))


_Identity = tuple[str, str, int]


def _identity(finding: Finding) -> _Identity:
    """Tell a finding by rule and place: the claim that it is about may get another id."""
    return finding.rule, finding.path, finding.span.start if finding.span else finding.line


def _severities(audit: Audit) -> Mapping[_Identity, Severity]:
    """Give the severity of each finding that counts, the gravest where several stand together."""
    found: dict[_Identity, Severity] = {}
    for one in audit.active:
        known = found.get(_identity(one))
        if known is None or one.severity.rank < known.rank:
            found[_identity(one)] = one.severity
    return found
