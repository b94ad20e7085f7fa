"""Findings put together as a reader meets them: by file, and by the sentence concerned."""

from collections.abc import Sequence

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import Claim, Finding

_RUN = 3
"""From so many alike on, findings about references are shown as one list."""


_FAMILIES = "745928316"
"""Hundreds of the rule codes: protocols first, then evidence, population, verification,
citations, numbers, bibliography, records, language."""


@frozen
class FlaggedPassage:
    """One passage, and every active finding about it.

    Args:
        path: File.
        findings: At least one, worst first.
        claim: The claim that they are about, where there is one.
        is_list: Whether this is one rule's findings on many references.
    """

    path: str
    findings: tuple[Finding, ...]
    claim: Claim | None = None
    is_list: bool = False

    @property
    def worst(self) -> Finding:
        """Give the most serious finding."""
        return self.findings[0]


def cases(audit: Audit, path: str) -> tuple[FlaggedPassage, ...]:
    """Group the active findings of a file; in order of place, lists of references last."""
    claims = {claim.id: claim for claim in audit.claims_in(path)}
    groups: dict[object, list[Finding]] = {}
    runs = _runs(audit, path)
    for number, finding in enumerate(audit.findings_in(path)):
        if not finding.is_active:
            continue
        is_run = _run_of(finding) in runs
        about = _run_of(finding) if is_run else finding.claim or (number,)
        groups.setdefault(about, []).append(finding)
    made = [
        FlaggedPassage(
            path, tuple(_by_severity(found)), claims.get(found[0].claim or ""), about in runs
        )
        for about, found in groups.items()
    ]
    return tuple(sorted(made, key=lambda case: case.is_list))


def serious_first(audit: Audit) -> tuple[FlaggedPassage, ...]:
    """Give every case of the run: errors first, and then one of each rule before the next.

    Many findings of one rule would otherwise crowd out a single one of another.
    """
    return _ranked([case for path in audit.paths for case in cases(audit, path)])


def gravest_in(audit: Audit, path: str) -> tuple[FlaggedPassage, ...]:
    """Give every case of a file, in the order of :func:`serious_first`."""
    return _ranked(cases(audit, path))


def _ranked(found: Sequence[FlaggedPassage]) -> tuple[FlaggedPassage, ...]:
    seen: dict[str, int] = {}
    ranked: list[tuple[tuple[int, int, int], FlaggedPassage]] = []
    for case in found:
        finding = case.worst
        turn = seen[finding.rule] = seen.get(finding.rule, 0) + 1
        ranked.append(((finding.severity.rank, turn, gravity(finding)), case))
    return tuple(case for _, case in sorted(ranked, key=lambda pair: pair[0]))


def gravity(finding: Finding) -> int:
    """Rank findings of one severity by what their family is about, 0 for the gravest."""
    return _FAMILIES.find(finding.rule[2:3])


def _run_of(finding: Finding) -> tuple[str, str] | None:
    if finding.claim is not None or finding.key is None:
        return None
    return finding.rule, finding.severity


def _runs(audit: Audit, path: str) -> frozenset[object]:
    seen: dict[object, int] = {}
    for finding in audit.findings_in(path):
        if finding.is_active and (run := _run_of(finding)) is not None:
            seen[run] = seen.get(run, 0) + 1
    return frozenset(run for run, number in seen.items() if number >= _RUN)


def _by_severity(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.severity.rank, gravity(finding)))
