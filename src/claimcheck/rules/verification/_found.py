"""What the rules of this family share: the verdict on an entry, and problems made of it."""

from collections.abc import Iterable, Sequence

from claimcheck.evidence.verification.severity import verdict_severity
from claimcheck.model import (
    Basis,
    Difference,
    NotChecked,
    Origin,
    Passed,
    Problem,
    Reference,
    VerificationStatus,
    Verified,
)
from claimcheck.rules.context import Context

NOT_ASKED = "no store and no service was asked"
_NAMES = {
    "number": "issue",
    "journal": "container",
    "author": "authors",
    "doi": "DOI",
    "pmid": "PMID",
}
_MOST = 3
_LONGEST = 90


def found_for(reference: Reference, context: Context) -> Verified | None:
    """Give what was found for an entry, ``None`` where nothing was asked."""
    found = context.library.verifications.get(reference.key)
    return None if found is None or found.status is VerificationStatus.NOT_ASKED else found


def compared(reference: Reference, context: Context) -> Verified | NotChecked:
    """Give what was found for an entry, or why there is no work to compare it with."""
    found = found_for(reference, context)
    if found is None:
        return NotChecked(NOT_ASKED)
    if found.status is VerificationStatus.UNAVAILABLE:
        return NotChecked("no index gave an answer")
    if found.status is VerificationStatus.NOT_FOUND:
        return NotChecked("no index has a work to compare it with")
    return found


def agreement(found: Verified) -> Passed:
    """Say with which work an entry agrees."""
    work = found.work
    if work is None:
        return Passed("an index was asked", Origin.LOOKUP)
    name = next(iter(work.identifiers), work.service)
    return Passed(f"`{name}` is the work", Origin.LOOKUP, dated(found))


def problem(reference: Reference, found: Verified, message: str, *, remedy: str) -> Problem:
    """Make a problem of a verdict, printed and found values side by side.

    Args:
        reference: The entry.
        found: What was found for it.
        message: What is wrong.
        remedy: How to put it right.
    """
    name = next((one.field for one in found.differences if one.field in reference.field_spans), "")
    span = reference.field_spans.get(name) or reference.span
    return Problem(
        message,
        span=span,
        basis=tuple(_basis(found)),
        remedy=remedy,
        origin=Origin.LOOKUP,
        severity=verdict_severity(found),
        key=reference.key,
        path=reference.path,
        line=None if span is not None else reference.line,
        subject=f"{reference.key}:{found.status}",
    )


def _basis(found: Verified) -> Iterable[Basis]:
    for one in found.differences:
        text = f"{field_name(one)}: printed `{short(one.printed)}`, found `{short(one.found)}`"
        yield Basis(f"{text} ({one.reason})" if one.reason else text, Origin.LOOKUP, dated(found))
    if found.reason:
        yield Basis(found.reason, Origin.LOOKUP)
    if not found.differences:
        for asked in found.asked:
            yield Basis(f"{asked.service}: {asked.outcome}", Origin.LOOKUP, asked.time)


def dated(found: Verified) -> str:
    """Name the index and the day of a record."""
    work = found.work
    return " ".join(part for part in (work.service, work.day) if part) if work else ""


def field_name(difference: Difference) -> str:
    """Name a field for a reader."""
    return _NAMES.get(difference.field, difference.field)


def short(text: str) -> str:
    """Cut a long value for a message."""
    plain = " ".join(text.split()).replace("`", "'")
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 3]}..."


def named(differences: Sequence[Difference]) -> str:
    """Name the fields that differ, in words."""
    names = list(dict.fromkeys(field_name(one) for one in differences))
    shown = names[:_MOST] + ([f"{len(names) - _MOST} more"] if len(names) > _MOST else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def pasted(found: Verified) -> str:
    """Write the fields as they were found, to paste into the entry."""
    return ", ".join(
        f"{one.field} = {{{short(one.found)}}}" for one in found.differences if one.found
    )
