"""Whether an error may rest on what was found, or a warning at most."""

from collections.abc import Sequence
from functools import cache

from attrs import frozen

from claimcheck.evidence._tables import rows
from claimcheck.evidence.printed import Printed
from claimcheck.evidence.verification.candidates import WorkCandidate
from claimcheck.evidence.verification.verdict import Judged
from claimcheck.model import Asked, VerificationStatus
from claimcheck.model.by_value import ByValue

_TWO = 2
_FIRST_WELL_INDEXED = 1990
_NEVER_ALONE = frozenset({"openalex"})


@frozen(eq=False, repr=False)
class VerdictCertainty(ByValue):
    """How sure a verdict is.

    Args:
        is_certain: Whether an error may rest on it.
        indexes: The indexes that say so.
        reason: What stands against certainty, in words; empty where nothing does.
    """

    is_certain: bool
    indexes: tuple[str, ...] = ()
    reason: str = ""


def verdict_certainty(printed: Printed, judged: Judged, asked: Sequence[Asked]) -> VerdictCertainty:
    """Weigh what a verdict rests on.

    An error needs two independent indexes, or one and an identifier that the entry prints.
    OpenAlex alone never accuses. Books, reports, theses, works before 1990 and works in other
    languages are indexed too poorly for more than a warning.

    Args:
        printed: The entry.
        judged: What was found.
        asked: What was asked.
    """
    if judged.status is VerificationStatus.NOT_FOUND:
        answered = tuple(dict.fromkeys(one.service for one in asked if one.outcome == "not found"))
        services = tuple(name for name in answered if name != "store")
        return _with_limit(printed, None, services, is_backed=_count(services) >= _TWO)
    accuser = judged.accused_by
    if accuser is None:
        return VerdictCertainty(is_certain=False)
    named = accuser.comparison.is_identified
    count = _count(accuser.services)
    is_backed = count >= _TWO or (count == 1 and named)
    return _with_limit(printed, accuser, accuser.services, is_backed=is_backed)


def _count(services: Sequence[str]) -> int:
    return len(set(services) - _NEVER_ALONE)


def _with_limit(
    printed: Printed, accuser: WorkCandidate | None, services: tuple[str, ...], *, is_backed: bool
) -> VerdictCertainty:
    if not is_backed:
        told = f"only {', '.join(services)} says so" if services else "no service was asked"
        return VerdictCertainty(is_certain=False, indexes=services, reason=told)
    limit = _limit(printed, accuser)
    return VerdictCertainty(is_certain=not limit, indexes=services, reason=limit)


def _limit(printed: Printed, accuser: WorkCandidate | None) -> str:
    records = accuser.records if accuser else ()
    types = {record.type for record in records}
    years = [printed.year, *(record.year for record in records)]
    languages = {printed.language.casefold(), *(one.language.casefold() for one in records)}
    if printed.type in _words("entry") and types <= _words("record"):
        return f"works of the type `{printed.type}` are indexed poorly"
    if types & _words("record"):
        return "books, reports and theses are indexed poorly"
    if any(year is not None and year < _FIRST_WELL_INDEXED for year in years):
        return f"works before {_FIRST_WELL_INDEXED} are indexed poorly"
    if not languages <= _words("english") | {""}:
        return "works in languages other than English are indexed poorly"
    return ""


@cache
def _words(of: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("poorly_indexed") if row["of"] == of)
