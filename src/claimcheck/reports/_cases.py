"""Findings put together as a reader meets them: by file, and by the sentence concerned."""

from collections.abc import Sequence
from operator import itemgetter

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import Claim, Finding, Severity
from claimcheck.model.by_value import ByValue
from claimcheck.reports._gravity import Concern, concern_of, concerns, gravity

_TOGETHER = 3
"""Cases of one concern that stand together before the next concern."""

_TREATING = frozenset({"protocols", "unsafe advice"})
"""Concerns that are about a treatment, whichever it is."""

_RUN = 3
"""From so many alike on, findings about references are shown as one list."""

_MARKS = 6
"""From so many passages on whose citations have one trouble alone, they are ranked as one."""


@frozen(eq=False, repr=False)
class FlaggedPassage(ByValue):
    """One passage, and every active finding about it.

    Args:
        path: File.
        findings: At least one, worst first.
        claim: The claim that they are about, where there is one.
        is_list: Whether this is one rule's findings on many references, or on many citations.
    """

    path: str
    findings: tuple[Finding, ...]
    claim: Claim | None = None
    is_list: bool = False

    @property
    def worst(self) -> Finding:
        """Give the most serious finding."""
        return self.findings[0]

    @property
    def passages(self) -> int:
        """Count the passages: one, but for a list of citations, of which each stands in its own."""
        return max(1, len({finding.claim for finding in self.findings} - {None}))

    @property
    def listed(self) -> tuple[str, str]:
        """Name one of what a list holds, and several."""
        return ("entry", "entries") if self.worst.claim is None else ("citation", "citations")


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
    """Give every case of the run, the gravest first.

    What it is about decides before its severity: a regimen without a source weighs more than a
    bold word, whichever of them was found with more confidence. Notes come last. Of each concern
    three stand before the next one, so that many alike do not crowd out the others.
    """
    return _ranked([case for path in audit.paths for case in _in_brief(audit, path)])


def gravest_in(audit: Audit, path: str) -> tuple[FlaggedPassage, ...]:
    """Give every case of a file, in the order of :func:`serious_first`."""
    return _ranked(_in_brief(audit, path))


def _in_brief(audit: Audit, path: str) -> list[FlaggedPassage]:
    """Give the cases of a file, many citations that have one trouble alone as one of them.

    A list that lost its end would else fill a screen with its numbers and hide everything else.
    """
    groups: dict[object, list[tuple[int, FlaggedPassage]]] = {}
    for number, case in enumerate(cases(audit, path)):
        groups.setdefault(_only_trouble(case) or number, []).append((number, case))
    brief: list[tuple[int, FlaggedPassage]] = []
    for together in groups.values():
        if len(together) < _MARKS:
            brief += together
            continue
        findings = tuple(finding for _, case in together for finding in case.findings)
        brief.append((together[0][0], FlaggedPassage(path, findings, is_list=True)))
    return [case for _, case in sorted(brief, key=itemgetter(0))]


def _only_trouble(case: FlaggedPassage) -> tuple[str, str] | None:
    """Name what is wrong with the citations of a claim, where nothing else is wrong with it."""
    troubles = {(finding.rule, str(finding.severity)) for finding in case.findings}
    cites = all(finding.key is not None and finding.claim is not None for finding in case.findings)
    return troubles.pop() if cites and len(troubles) == 1 else None


def _ranked(found: Sequence[FlaggedPassage]) -> tuple[FlaggedPassage, ...]:
    seen: dict[object, int] = {}
    ranked: list[tuple[tuple[int, ...], FlaggedPassage]] = []
    for case in sorted(found, key=_weight):
        about = case.worst.severity is Severity.NOTE, _rank(case)
        turn = seen[about] = seen.get(about, -1) + 1
        is_note, rank = about
        ranked.append(((is_note, turn // _TOGETHER, rank, turn), case))
    return tuple(case for _, case in sorted(ranked, key=lambda pair: pair[0]))


def _weight(case: FlaggedPassage) -> tuple[int, int]:
    """Order cases of one concern: errors first, and where more is wrong before where less is."""
    return case.worst.severity.rank, -sum(1 + len(one.folded) for one in case.findings)


def _rank(case: FlaggedPassage) -> int:
    concern = concern_in(case)
    return gravity(case.worst) if concern is None else concern.rank


def concern_in(case: FlaggedPassage) -> Concern | None:
    """Give the most serious concern of a case; a therapy with its medicine or dose is a regimen."""
    concern = concern_of(one for one in case.findings if one.severity is not Severity.NOTE)
    if concern is not None and concern.name in _TREATING and _is_regimen(case.claim):
        return concerns()[0]
    return concern


def _is_regimen(claim: Claim | None) -> bool:
    if claim is None:
        return False
    return bool(claim.cues_of("drug_name")) or any(one.kind == "dose" for one in claim.quantities)


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
