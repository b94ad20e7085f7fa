"""Everything known about a document, or a library's entries, before project rules run."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.model.assessment import Assessment
from claimcheck.model.by_value import ByValue
from claimcheck.model.citation import CitationMention
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document, Sentence
from claimcheck.model.errors import Failure
from claimcheck.model.finding import Basis, Finding
from claimcheck.model.library import Library
from claimcheck.model.outcome import Outcome, SubjectPlace
from claimcheck.model.reading import Reading
from claimcheck.model.record import Ledger
from claimcheck.model.scales import OutcomeStatus, Severity


@frozen(eq=False, repr=False)
class Verdict(ByValue):
    """A rule's answer for a subject, kept without the subject since many subjects share an answer.

    Args:
        status: One of four.
        reason: The problem, the missing fact, or why the rule does not apply.
        basis: The facts that were used.
        severity: Where it failed, the severity of the worst problem.
    """

    status: OutcomeStatus
    reason: str = ""
    basis: tuple[Basis, ...] = ()
    severity: Severity | None = None


SILENT = Verdict(OutcomeStatus.NOT_APPLICABLE)
"""What a rule has said that said nothing."""


@frozen(eq=False, repr=False)
class RuleAnswers(ByValue):
    """The answers of one rule for each of its subjects.

    Args:
        rule: Code.
        name: Name.
        subjects: What it was applied to, in order.
        verdicts: Its answers, in the same order.
        family: Name of its family.
    """

    rule: str
    name: str
    subjects: tuple[SubjectPlace, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    family: str = ""

    def outcomes(self) -> Iterator[Outcome]:
        """Return one outcome a subject."""
        for place, verdict in zip(self.subjects, self.verdicts, strict=True):
            yield Outcome(
                rule=self.rule,
                status=verdict.status,
                reason=verdict.reason,
                path=place.path,
                line=place.line,
                claim=place.claim,
                key=place.key,
                basis=verdict.basis,
                severity=verdict.severity,
            )


@frozen(eq=False, repr=False)
class Judgement(ByValue):
    """The answers of the rules of some scopes.

    Args:
        answers: One per rule, in order of code.
        findings: The problems as findings, in order of position; none is merged or suppressed yet.
        errors: Rules that raised an exception: errors in the program or a plugin.
    """

    answers: tuple[RuleAnswers, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Failure, ...] = ()


@frozen(slots=False, eq=False, repr=False)
class Analysis(ByValue):
    """Everything known about one document, before rules of the whole project run.

    Args:
        reading: The document and everything extracted from it.
        judgement: The answers of the rules about it, its claims and its records.
        entries: The answers of the rules about the entries of its own reference list.
    """

    reading: Reading
    judgement: Judgement = Judgement()
    entries: Judgement = Judgement()

    @property
    def document(self) -> Document:
        """Return the document."""
        return self.reading.document

    @property
    def sentences(self) -> tuple[tuple[Sentence, Assessment], ...]:
        """Return every sentence of its prose with its assessment."""
        return self.reading.sentences

    @property
    def mentions(self) -> tuple[CitationMention, ...]:
        """Return its citations, resolved."""
        return self.reading.mentions

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return its claims, records merged in."""
        return self.reading.claims

    @property
    def library(self) -> Library:
        """Return the works that its citations resolve to."""
        return self.reading.library

    @property
    def ledger(self) -> Ledger | None:
        """Return its ledger, where there is one."""
        return self.reading.ledger

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings, in order of place, none merged or suppressed."""
        return self.judgement.findings

    @property
    def errors(self) -> tuple[Failure, ...]:
        """Return the rules that raised."""
        return (*self.judgement.errors, *self.entries.errors)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return one outcome for each rule and subject."""
        both = (*self.judgement.answers, *self.entries.answers)
        return tuple(outcome for one in both for outcome in one.outcomes())
