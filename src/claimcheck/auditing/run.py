"""One run: read, ask every rule, sign, suppress, fold, compare with the baseline."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimcheck.auditing.ask import Answered, Answers, ask, signed
from claimcheck.auditing.baseline import Known, apply_baseline
from claimcheck.auditing.config import Ignore
from claimcheck.auditing.entry_answers import ask_about_entries
from claimcheck.auditing.fold import fold
from claimcheck.auditing.result import Audit, CitedReference
from claimcheck.auditing.sign import Signer, order
from claimcheck.auditing.subjects import Place, Subject, subjects
from claimcheck.auditing.suppressions import Scoped, apply_suppressions, in_document, in_ledger
from claimcheck.model import Bibliography, Finding, Suppression
from claimcheck.rules import (
    Context,
    Project,
    Rule,
    Settings,
    Shelf,
    SuppressionUse,
)


def run(
    project: Project,
    rules: Mapping[str, Rule[Any]],
    settings: Settings,
    *,
    engine: str = "accurate",
    baseline: Iterable[Known] = (),
    ignores: Iterable[Ignore] = (),
    cache: Path | None = None,
) -> Audit:
    """Audit what was read.

    Args:
        project: Everything that was read.
        rules: The rules to ask, by code.
        settings: Profile, ceilings and thresholds.
        engine: Name of the engine that read the sentences, for the report.
        baseline: Findings that are known.
        ignores: Findings that the configuration switches off.
        cache: Folder of what is kept between runs, or ``None``.
    """
    signer = Signer(settings, _texts(project))
    given = _ask_early(project, rules, settings, cache)
    answers = {code: signed(rules[code], given[code], signer) for code in rules if code in given}
    found = tuple(sorted(_all(answers.values()), key=order))
    scoped = _suppressions(project, ignores)
    marked, uses = apply_suppressions(found, scoped, project.readings, settings.today)
    answers |= _ask_about_suppressions(project, rules, settings, signer, uses)
    late = tuple(_all(answers[code] for code in _late(rules)))
    folded = fold(marked)
    known, mended = apply_baseline(sorted((*folded, *late), key=order), baseline)
    return Audit(
        project=project,
        findings=known,
        checks=tuple(answers[code].check for code in rules),
        references=tuple(_references(project)),
        failures=project.failures,
        profile=settings.profile,
        engine=engine,
        mended=tuple((item.path, item.rule, item.message) for item in mended),
    )


def _ask_early(
    project: Project, rules: Mapping[str, Rule[Any]], settings: Settings, cache: Path | None
) -> dict[str, Answers]:
    """Ask all rules but those about suppressions, which must wait for the findings."""
    alone = {code: rule for code, rule in rules.items() if rule.by_entries_alone}
    shelved = [shelf.bibliography for shelf in project.shelves]
    given = ask_about_entries(alone, shelved, settings.today, cache)
    others = {
        code: rule
        for code, rule in rules.items()
        if code not in alone and rule.subject is not SuppressionUse
    }
    by_kind: dict[type, list[Subject]] = {}
    for subject in subjects(project, settings) if others else ():
        by_kind.setdefault(subject.kind, []).append(subject)
    return given | {code: ask(rule, by_kind.get(rule.subject, ())) for code, rule in others.items()}


def _all(answers: Iterable[Answered]) -> Iterable[Finding]:
    return (finding for answer in answers for finding in answer.findings)


def _texts(project: Project) -> dict[str, str]:
    return Audit(project).texts


def _late(rules: Mapping[str, Rule[Any]]) -> list[str]:
    return [code for code, rule in rules.items() if rule.subject is SuppressionUse]


def _suppressions(project: Project, ignores: Iterable[Ignore]) -> tuple[Scoped, ...]:
    in_text = (item for reading in project.readings for item in in_document(reading.document))
    in_records = (item for ledger in project.ledgers for item in in_ledger(ledger))
    configured = (
        Scoped(
            Suppression(
                rules=one.rules, reason=one.reason, author="configuration", expires=one.expires
            ),
            one.path,
            claim_types=frozenset(one.types),
        )
        for one in ignores
    )
    return (*in_text, *in_records, *configured)


def _ask_about_suppressions(
    project: Project,
    rules: Mapping[str, Rule[Any]],
    settings: Settings,
    signer: Signer,
    uses: Iterable[SuppressionUse],
) -> dict[str, Answered]:
    context = Context(project, settings, Shelf(Bibliography()))
    asked = [
        Subject(
            use, SuppressionUse, context, Place(use.suppression.path, line=use.suppression.line)
        )
        for use in uses
    ]
    return {code: signed(rules[code], ask(rules[code], asked), signer) for code in _late(rules)}


def _references(project: Project) -> Iterable[CitedReference]:
    for shelf in project.shelves:
        claims: dict[str, list[str]] = {}
        for reading in project.readings:
            if reading.shelf is shelf:
                for claim in reading.claims:
                    for link in claim.evidence:
                        claims.setdefault(link.key, []).append(claim.id)
        for key, reference in shelf.bibliography.items():
            yield CitedReference(
                key=key,
                reference=reference,
                shelf=shelf,
                cited=key in shelf.cited,
                claims=tuple(claims.get(key, ())),
            )
