"""The result of a run: what was read, found, checked, and what was not."""

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from claimcheck.auditing.checks import check_of
from claimcheck.auditing.display import audit_html
from claimcheck.auditing.record_json import RecordEncoder
from claimcheck.auditing.summary import Summary, summarise
from claimcheck.model import (
    Check,
    Claim,
    ClaimType,
    Document,
    Failure,
    Finding,
    Library,
    Outcome,
    Project,
    Reading,
    Reference,
    RuleAnswers,
    Severity,
    Study,
    Tier,
)
from claimcheck.model.arguments import a_path
from claimcheck.model.brief import brief, counted
from claimcheck.model.by_value import ByValue

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


SAVED_FORMAT: Final = "claimcheck-audit"
SAVED_VERSION: Final = 1


@frozen(eq=False, repr=False)
class CitedReference(ByValue):
    """A reference as the audit leaves it.

    Args:
        key: Its key.
        reference: The entry.
        library: The works among which it stands.
        cited: Whether a document or record of the run cites it.
        claims: Ids of the claims that rest on it.
        status: Whether it was verified against a service: ``"not checked"`` without one.
    """

    key: str
    reference: Reference = field(repr=False)
    library: Library = field(repr=False)
    cited: bool
    claims: tuple[str, ...] = ()
    status: str = "not checked"

    @property
    def study(self) -> Study:
        """Return what is known of it as evidence, found out when it is first asked for."""
        return self.library.study(self.key)


@frozen(slots=False, eq=False, repr=False)
class Audit(ByValue):
    """The result of one run.

    Args:
        project: Everything that was read.
        findings: Sorted by path, place and rule; suppressed and known ones are kept.
        answers: The answers of each rule for each of its subjects, in order of code.
        references: One per reference, in the order of the bibliographies.
        failures: Inputs that could not be read: the run is incomplete where there are any.
        profile: Name of the profile.
        engine: Name of the engine that assessed the sentences.
        resolved: Baseline entries (path, rule, message) that are no longer found.
        skipped: How many files and folders were left out, by reason.
    """

    project: Project = field(repr=False)
    findings: tuple[Finding, ...] = ()
    answers: tuple[RuleAnswers, ...] = ()
    references: tuple[CitedReference, ...] = ()
    failures: tuple[Failure, ...] = ()
    profile: str = "default"
    engine: str = "accurate"
    resolved: tuple[tuple[str, str, str], ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()

    def __repr__(self) -> str:
        """Show it in one line."""
        summary = self.summary
        counts = (
            counted(summary.documents, "document"),
            counted(summary.claims, "claim"),
            counted(summary.errors, "error"),
            counted(summary.warnings, "warning"),
            counted(summary.notes, "note"),
            counted(summary.unread, "failure") if summary.unread else "",
        )
        return brief("Audit", "", *counts)

    def to_dict(self) -> dict[str, Any]:
        """Return the whole audit as plain lists, mappings, text and numbers.

        For programs that read a report, ``render(audit, "json")`` is the documented shape; this one
        holds everything, and :func:`claimcheck.load_audit` makes the same audit of it.
        """
        shared: list[Any] = []
        return {
            "format": SAVED_FORMAT,
            "version": SAVED_VERSION,
            "audit": RecordEncoder(shared).encoded(self),
            "shared": shared,
        }

    def save(self, path: str | Path) -> None:
        """Write the whole audit to a file, whole or not at all.

        Args:
            path: The file; :func:`claimcheck.load_audit` reads it.

        Raises:
            ArgumentError: The path is neither a string nor a path.
            InputError: The file cannot be written.
        """
        from claimcheck.atomic_write import write_atomic  # noqa: PLC0415 - only for a file

        write_atomic(a_path("path", path), json.dumps(self.to_dict(), ensure_ascii=True) + "\n")

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return one outcome for each rule and each of its subjects, in order of code."""
        return tuple(outcome for answers in self.answers for outcome in answers.outcomes())

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Count the outcomes, one check a rule, in order of code."""
        return tuple(map(check_of, self.answers))

    def outcomes_of(self, claim: Claim) -> tuple[Outcome, ...]:
        """Return what each rule said of one claim and of what it cites, in order of code."""
        return self._outcomes_by_claim.get((claim.document, claim.id), ())

    @cached_property
    def _outcomes_by_claim(self) -> dict[tuple[str, str], tuple[Outcome, ...]]:
        found: dict[tuple[str, str], list[Outcome]] = {}
        for outcome in self.outcomes:
            if outcome.claim is not None:
                found.setdefault((outcome.path, outcome.claim), []).append(outcome)
        return {key: tuple(items) for key, items in found.items()}

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Return each document with all that was read out of it."""
        return self.project.readings

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return the documents."""
        return tuple(reading.document for reading in self.readings)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of all documents, in order."""
        return tuple(claim for reading in self.readings for claim in reading.claims)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Name every file that was audited or has a finding: documents first, then the others."""
        documents = [document.path for document in self.documents]
        others = {finding.path for finding in self.findings} - set(documents)
        shelved = {
            path for library in self.project.libraries for path in library.bibliography.paths
        }
        return (*documents, *sorted((others | shelved) - set(documents)))

    @cached_property
    def texts(self) -> dict[str, str]:
        """Return the source text of every audited file by its path."""
        texts = {ledger.path: ledger.text for ledger in self.project.ledgers}
        for library in self.project.libraries:
            texts.update(library.bibliography.texts)
        texts.update({document.path: document.text for document in self.documents})
        return texts

    def claims_in(self, path: str) -> tuple[Claim, ...]:
        """Return the claims of one document, in order."""
        return self._claims_by_path.get(path, ())

    @cached_property
    def _claims_by_path(self) -> dict[str, tuple[Claim, ...]]:
        found: dict[str, tuple[Claim, ...]] = {}
        for reading in self.readings:
            path = reading.document.path
            found[path] = (*found.get(path, ()), *reading.claims)
        return found

    def findings_in(self, path: str) -> tuple[Finding, ...]:
        """Return the findings of one file, in order of place."""
        return self._by_path.get(path, ())

    def findings_of(self, claim: Claim) -> tuple[Finding, ...]:
        """Return the findings about one claim, worst first."""
        return self._by_claim.get((claim.document, claim.id), ())

    def library_of(self, claim: Claim) -> Library | None:
        """Return the works behind a claim's document."""
        return self._libraries.get(claim.document)

    @cached_property
    def _libraries(self) -> dict[str, Library]:
        return {reading.document.path: reading.library for reading in self.readings}

    @cached_property
    def _by_path(self) -> dict[str, tuple[Finding, ...]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.path, []).append(finding)
        return {path: tuple(items) for path, items in found.items()}

    @cached_property
    def _by_claim(self) -> dict[tuple[str, str], tuple[Finding, ...]]:
        found: dict[tuple[str, str], list[Finding]] = {}
        for finding in self.findings:
            if finding.claim is not None:
                found.setdefault((finding.path, finding.claim), []).append(finding)
        return {
            key: tuple(sorted(items, key=lambda finding: finding.severity.rank))
            for key, items in found.items()
        }

    @cached_property
    def active(self) -> tuple[Finding, ...]:
        """Return the findings that count, worst first and then in order of place."""
        chosen = (finding for finding in self.findings if finding.is_active)
        return tuple(sorted(chosen, key=lambda finding: finding.severity.rank))

    @cached_property
    def summary(self) -> Summary:
        """Count."""
        return summarise(
            self.documents,
            self.claims,
            self.findings,
            references=len(self.references),
            cited_references=sum(reference.cited for reference in self.references),
            unread=len(self.failures),
        )

    def fails(self, level: Severity | None) -> bool:
        """Return whether an active finding is at or above a level; never for ``None``."""
        if level is None:
            return False
        return any(finding.severity.rank <= level.rank for finding in self.active)

    def by_tier(self) -> dict[Tier, int]:
        """Count claims by the best tier of what they cite."""
        return {tier: sum(claim.tier is tier for claim in self.claims) for tier in Tier}

    def by_type(self) -> dict[ClaimType, int]:
        """Count claims by type."""
        return {kind: sum(claim.claim_type is kind for claim in self.claims) for kind in ClaimType}

    def to_frame(self) -> "pd.DataFrame":
        """Return one row a claim, indexed by claim id, with its findings counted."""
        from claimcheck.auditing.frame import claims_frame  # noqa: PLC0415 - pandas only when asked

        return claims_frame(self.claims, self.findings_of)

    def findings_frame(self) -> "pd.DataFrame":
        """Return one row a finding."""
        from claimcheck.auditing.frame import findings_frame  # noqa: PLC0415 - pandas only when asked

        return findings_frame(self.findings)

    def plot(self) -> "Figure":
        """Draw claims by tier, strength against tier, and coverage; needs the extra ``plot``.

        Raises:
            ClaimcheckError: matplotlib is not installed.
        """
        from claimcheck.auditing.plot import plot_claims  # noqa: PLC0415 - an optional extra

        return plot_claims(self.claims)

    def _repr_html_(self) -> str:
        """Show the audit in a notebook."""
        return audit_html(self.summary, self.documents, self.checks, self.failures, self.active)
