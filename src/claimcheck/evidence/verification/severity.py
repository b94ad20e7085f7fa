"""How much a verdict on a reference matters; an error needs certainty."""

from claimcheck.model import EditorialStatus, Severity, VerificationStatus, Verified

_SLIGHT = frozenset({"year"})
_ACCUSING = frozenset(
    {VerificationStatus.CHIMERA, VerificationStatus.POINTS_ELSEWHERE, VerificationStatus.NOT_FOUND}
)
_OF_STANDING = {
    EditorialStatus.RETRACTED: Severity.ERROR,
    EditorialStatus.CONCERN: Severity.WARNING,
    EditorialStatus.CORRECTED: Severity.NOTE,
}


def verdict_severity(found: Verified) -> Severity | None:
    """Give the severity of a verdict, ``None`` where it accuses of nothing.

    A work that only a store does not know accuses of nothing: a store holds what was put in.

    Args:
        found: The reference held against store and services.
    """
    if found.status in _ACCUSING:
        if found.status is VerificationStatus.NOT_FOUND and not services_that_answered(found):
            return None
        return Severity.ERROR if found.is_certain else Severity.WARNING
    if found.status is VerificationStatus.DIFFERS:
        return Severity.NOTE if _is_slight(found) else Severity.WARNING
    return Severity.NOTE if found.status is VerificationStatus.AMBIGUOUS else None


def severity_of_standing(found: Verified) -> Severity | None:
    """Give the severity of what was published about a work since, ``None`` where it is sound."""
    return _OF_STANDING.get(found.verdict.standing)


def services_that_answered(found: Verified) -> tuple[str, ...]:
    """Name the services, the store left out, that answered whether they know the work."""
    answered = (one.service for one in found.asked if one.outcome in {"found", "not found"})
    return tuple(dict.fromkeys(name for name in answered if name != "store"))


def _is_slight(found: Verified) -> bool:
    """Tell whether only the year differs, and by one: online and print often do."""
    return all(one.field in _SLIGHT and one.reason[:6] == "1 year" for one in found.differences)
