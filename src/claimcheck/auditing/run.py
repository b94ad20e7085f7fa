"""One run: analyse each document, ask the project's rules, suppress, merge, compare, sum up."""

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from attrs import evolve

from claimcheck.auditing.baseline import Known, apply_baseline
from claimcheck.auditing.config import Ignore
from claimcheck.auditing.result import Audit, CitedReference
from claimcheck.auditing.same_cause import merge_same_cause
from claimcheck.auditing.suppressions import (
    Scoped,
    apply_suppressions,
    in_document,
    in_ledger,
)
from claimcheck.bibliography.projects import citing_words
from claimcheck.model import (
    Bibliography,
    Failure,
    Finding,
    Judgement,
    Library,
    Project,
    RuleAnswers,
    Suppression,
    SuppressionUse,
)
from claimcheck.pipeline.analyses import Gathered
from claimcheck.pipeline.analysis import (
    AnalysisSettings,
    judge_entries,
    judge_ledger,
    judge_project,
)
from claimcheck.pipeline.ask import ask_rules
from claimcheck.pipeline.findings import order
from claimcheck.pipeline.subjects import Place, Subject
from claimcheck.project_folder import ProjectFolder
from claimcheck.rules import ProjectContext, Rule, Scope

_UNUSED = "CC203"
_INVALID = "CC101"


def conclude(
    gathered: Gathered,
    settings: AnalysisSettings,
    *,
    baseline: Iterable[Known] = (),
    ignores: Iterable[Ignore] = (),
) -> Audit:
    """Make an audit of analyses.

    Args:
        gathered: What was read and analysed.
        settings: By what it was judged.
        baseline: Findings that are known.
        ignores: Findings that the configuration switches off.
    """
    project = _project(gathered, looks_outside=_UNUSED in settings.codes)
    judged = list(_judgements(gathered, project, settings))
    found = _sorted(finding for one in judged for finding in one.findings)
    scoped = _suppressions(project, ignores, gathered.libraries.project_folder)
    marked, uses = apply_suppressions(found, scoped, project.readings, settings.judging.today)
    late = _judge_suppressions(project, settings, uses)
    merged = merge_same_cause(marked, project.readings)
    found = _sorted((*merged, *late.findings))
    known, resolved = apply_baseline(found, baseline, gathered.libraries.project_folder)
    return Audit(
        project=project,
        findings=known,
        answers=_joined([*judged, late], settings.codes),
        references=tuple(_references(project)),
        failures=(
            *project.failures,
            *(one for reading in project.readings for one in reading.document.failures),
            *_untold(project, settings.codes),
            *_errors((*judged, late)),
        ),
        profile=settings.judging.profile,
        engine=settings.engine,
        resolved=tuple((item.path, item.rule, item.message) for item in resolved),
    )


def _judgements(
    gathered: Gathered, project: Project, settings: AnalysisSettings
) -> Iterator[Judgement]:
    for analysis in gathered.analyses:
        yield analysis.judgement
        yield analysis.entries
    for library in gathered.libraries.read:
        yield judge_entries(library, settings)
    known = {one.ledger.path for one in project.readings if one.ledger}
    for ledger in gathered.libraries.ledgers:
        if ledger.path not in known:
            yield judge_ledger(ledger, gathered.libraries.empty, settings)
    yield judge_project(project, settings)


def _untold(project: Project, codes: Container[str]) -> Iterator[Failure]:
    """Give what cannot be read in ledgers, where the rule that tells of it is not asked."""
    if _INVALID not in codes:
        for ledger in project.ledgers:
            yield from (one for one in ledger.failures if one not in project.failures)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by place; what two libraries share is told once."""
    return tuple(dict.fromkeys(sorted(findings, key=order)))


def _project(gathered: Gathered, *, looks_outside: bool) -> Project:
    """Put a project together; what others cite is looked up where a rule asks for it."""
    readings = tuple(analysis.reading for analysis in gathered.analyses)
    libraries: dict[int, Library] = {id(one): one for one in gathered.libraries.read}
    for reading in readings:
        if reading.library.bibliography.paths:
            libraries.setdefault(id(reading.library), reading.library)
    merged = {one.ledger.path: one.ledger for one in readings if one.ledger}
    ledgers = (merged.get(one.path, one) for one in gathered.libraries.ledgers)
    known = tuple(libraries.values())
    project = Project(
        readings,
        known,
        tuple(ledgers),
        gathered.failures,
        looked_at=gathered.libraries.project_files,
    )
    if not looks_outside or all(_is_used_up(project, one) for one in known):
        return project
    unread = gathered.libraries.unread(one.document.path for one in readings)
    return evolve(
        project,
        cited_elsewhere=citing_words(unread),
        looked_at=(*project.looked_at, *(path.as_posix() for path in unread)),
    )


def _is_used_up(project: Project, library: Library) -> bool:
    return project.used_in(library).issuperset(library.bibliography)


def _joined(judged: Iterable[Judgement], codes: Iterable[str]) -> tuple[RuleAnswers, ...]:
    """Put what each rule said of all its subjects together, in order of code."""
    found: dict[str, list[RuleAnswers]] = {code: [] for code in codes}
    for one in judged:
        for answers in one.answers:
            found[answers.rule].append(answers)
    return tuple(_together(parts) for parts in found.values() if parts)


def _together(parts: list[RuleAnswers]) -> RuleAnswers:
    if len(parts) == 1:
        return parts[0]
    return evolve(
        parts[0],
        subjects=tuple(chain.from_iterable(one.subjects for one in parts)),
        verdicts=tuple(chain.from_iterable(one.verdicts for one in parts)),
    )


def _errors(judged: Iterable[Judgement]) -> tuple[Failure, ...]:
    """Name each rule that raised, once a file."""
    return tuple(dict.fromkeys(error for one in judged for error in one.errors))


def _suppressions(
    project: Project, ignores: Iterable[Ignore], folder: ProjectFolder | None
) -> tuple[Scoped, ...]:
    in_text = (item for reading in project.readings for item in in_document(reading.document))
    in_records = (item for ledger in project.ledgers for item in in_ledger(ledger))
    configured = (
        Scoped(
            Suppression(
                rules=one.rules, reason=one.reason, author="configuration", expires=one.expires
            ),
            one.path,
            claim_types=frozenset(one.types),
            project=folder,
        )
        for one in ignores
    )
    return (*in_text, *in_records, *configured)


def _judge_suppressions(
    project: Project, settings: AnalysisSettings, uses: Iterable[SuppressionUse]
) -> Judgement:
    context = ProjectContext(settings.judging, Library(Bibliography()), project=project)
    ledgers = {ledger.path for ledger in project.ledgers}
    asked = [
        Subject(
            evolve(use, is_in_ledger=use.suppression.path in ledgers),
            SuppressionUse,
            context,
            Place(use.suppression.path, line=use.suppression.line),
        )
        for use in uses
    ]
    texts = {one.document.path: one.document.text for one in project.readings}
    return ask_rules(_about_suppressions(settings), asked, texts, settings.judging)


def _about_suppressions(settings: AnalysisSettings) -> Mapping[str, Rule[Any]]:
    found = settings.rules(Scope.PROJECT)
    return {code: rule for code, rule in found.items() if rule.subject is SuppressionUse}


def _references(project: Project) -> Iterator[CitedReference]:
    """Give each entry once: a file that carries records has a library with the given entries."""
    known: dict[object, CitedReference] = {}
    for library in project.libraries:
        for one in _references_in(library, project):
            entry = one.reference
            place = (entry.path or id(library), entry.line, one.key)
            before = known.get(place)
            known[place] = one if before is None else _used_in_both(before, one)
    yield from known.values()


def _used_in_both(first: CitedReference, second: CitedReference) -> CitedReference:
    cited, claims = first.cited or second.cited, (*first.claims, *second.claims)
    return evolve(second, cited=cited, claims=claims)


def _references_in(library: Library, project: Project) -> Iterator[CitedReference]:
    cited = project.cited_in(library)
    claims: dict[str, list[str]] = {}
    for reading in project.readings:
        if reading.library is library:
            for claim in reading.claims:
                for link in claim.evidence:
                    claims.setdefault(link.key, []).append(claim.id)
    for key, reference in library.bibliography.items():
        yield CitedReference(
            key=key,
            reference=reference,
            library=library,
            cited=key in cited,
            claims=tuple(claims.get(key, ())),
        )
