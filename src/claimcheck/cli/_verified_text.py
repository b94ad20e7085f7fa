"""What verifying a bibliography found, as lines for a terminal and as JSON."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.bibliography import write_bibtex
from claimcheck.evidence.verification.corrected import corrected_entry, entry_of_work
from claimcheck.evidence.verification.severity import severity_of_standing, verdict_severity
from claimcheck.model import (
    Difference,
    Notice,
    Reference,
    Severity,
    Verification,
    VerificationStatus,
    Verified,
)

_WIDEST = 76


def worst_of(verification: Verification) -> Severity | None:
    """Give the worst severity of all verdicts."""
    order = list(Severity)
    found = [level for one in verification.works.values() for level in _levels(one)]
    return min(found, key=order.index, default=None)


def _levels(found: Verified) -> Iterator[Severity]:
    for level in (verdict_severity(found), severity_of_standing(found)):
        if level is not None:
            yield level


def verified_text(references: Mapping[str, Reference], verification: Verification) -> Iterator[str]:
    """Give the lines: each reference with its state, and where it differs, both sides.

    Args:
        references: The entries by key.
        verification: What was found.
    """
    for key, found in verification.works.items():
        yield from _entry(references[key], found)
    counts = {
        status: sum(one.status is status for one in verification.works.values())
        for status in VerificationStatus
    }
    told = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    yield f"{len(verification.works)} references: {told or 'none'}"


def _entry(reference: Reference, found: Verified) -> Iterator[str]:
    level = verdict_severity(found)
    yield _plain(f"{found.key}: {found.status}" + (f" ({level})" if level else ""))
    for difference in found.differences:
        yield from _difference(difference)
    if found.reason and (level or found.status is VerificationStatus.NOT_FOUND):
        yield _plain(f"  not certain: {found.reason}")
    yield from map(_notice, found.verdict.notices)
    for one in found.asked:
        yield _plain(f"  asked {one.service}{f' {one.time}' if one.time else ''}: {one.outcome}")
    corrected = _shown_entry(reference, found)
    if corrected is not None:
        yield from (_plain(f"  {line}") for line in write_bibtex([corrected]).splitlines())


def _difference(difference: Difference) -> Iterator[str]:
    """Show what is printed above what was found."""
    reason = f"  {difference.reason}" if difference.reason else ""
    yield f"  {difference.field}{reason and ':'}{_plain(reason)}"
    yield f"    printed  {_short(difference.printed)}"
    yield f"    found    {_short(difference.found)}"


def _notice(notice: Notice) -> str:
    where = f", {notice.notice}" if notice.notice else ""
    when = f" {notice.day}" if notice.day else ""
    return _plain(f"  {notice.kind}{when}{where} ({notice.source}, as of {notice.fetched})")


def _shown_entry(reference: Reference, found: Verified) -> Reference | None:
    """Choose the entry to show: the corrected one, or what a wrong identifier names."""
    if found.status is VerificationStatus.POINTS_ELSEWHERE and found.work is not None:
        return entry_of_work(reference.key, found.work)
    return corrected_entry(reference, found)


def _short(text: str) -> str:
    plain = _plain(" ".join(text.split()))
    return plain if len(plain) <= _WIDEST else f"{plain[: _WIDEST - 3]}..."


def _plain(text: str) -> str:
    """Take out characters that a terminal would obey."""
    return "".join(character for character in text if character.isprintable())


def verified_json(verification: Verification) -> str:
    """Give one JSON object: for each key its state, differences, notices, and who was asked."""
    works = {key: _record(found) for key, found in verification.works.items()}
    return json.dumps({"works": works}, ensure_ascii=False, indent=2)


def _record(found: Verified) -> dict[str, Any]:
    level, standing = verdict_severity(found), severity_of_standing(found)
    work = found.work
    return {
        "status": found.status.value,
        "certain": found.is_certain,
        "severity": level.value if level else None,
        "reason": found.reason,
        "differences": [
            {"field": one.field, "printed": one.printed, "found": one.found, "reason": one.reason}
            for one in found.differences
        ],
        "work": None
        if work is None
        else {
            "identifiers": list(work.identifiers),
            "title": work.full_title,
            "service": work.service,
            "day": work.day,
        },
        "standing": {
            "status": found.verdict.standing.value,
            "severity": standing.value if standing else None,
            "notices": [
                {"kind": one.kind, "day": one.day, "notice": one.notice, "source": one.source}
                for one in found.verdict.notices
            ],
        },
        "asked": [
            {"service": one.service, "time": one.time, "outcome": one.outcome}
            for one in found.asked
        ],
    }
