"""Everything known of one document, or of one library's entries, before a project is asked."""

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
    """What a rule said of a subject, without the subject: rules often say the same of many.

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
    """What one rule said of each of its subjects.

    Args:
        rule: Code.
        name: Name.
        subjects: What it was asked about, in order.
        verdicts: What it said, in the same order.
        family: Name of its family.
    """

    rule: str
    name: str
    subjects: tuple[SubjectPlace, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    family: str = ""

    def outcomes(self) -> Iterator[Outcome]:
        """Give one outcome a subject."""
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
    """What the rules of some scope said.

    Args:
        answers: One a rule, in order of code.
        findings: The problems, signed, in order of place; none is merged or suppressed yet.
        errors: Rules that raised: faults of the program or of a plugin.
    """

    answers: tuple[RuleAnswers, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Failure, ...] = ()


@frozen(slots=False, eq=False, repr=False)
class Analysis(ByValue):
    """Everything known of one document, before rules of the whole project are asked.

    Args:
        reading: The document and all that was read out of it.
        judgement: What the rules said of it, of its claims and of its records.
        entries: What the rules said of the entries of its own reference list.
    """

    reading: Reading
    judgement: Judgement = Judgement()
    entries: Judgement = Judgement()

    @property
    def document(self) -> Document:
        """Give the document."""
        return self.reading.document

    @property
    def sentences(self) -> tuple[tuple[Sentence, Assessment], ...]:
        """Give every sentence of its prose with its assessment."""
        return self.reading.sentences

    @property
    def mentions(self) -> tuple[CitationMention, ...]:
        """Give its citations, resolved."""
        return self.reading.mentions

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Give its claims, records merged in."""
        return self.reading.claims

    @property
    def library(self) -> Library:
        """Give the works that its citations resolve to."""
        return self.reading.library

    @property
    def ledger(self) -> Ledger | None:
        """Give its ledger, where there is one."""
        return self.reading.ledger

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give the findings, in order of place, none merged or suppressed."""
        return self.judgement.findings

    @property
    def errors(self) -> tuple[Failure, ...]:
        """Give the rules that raised."""
        return (*self.judgement.errors, *self.entries.errors)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Give one outcome for each rule and subject."""
        both = (*self.judgement.answers, *self.entries.answers)
        return tuple(outcome for one in both for outcome in one.outcomes())
