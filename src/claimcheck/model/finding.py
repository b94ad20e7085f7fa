"""The answers of rules, and the findings that the engine makes from them."""

from attrs import frozen

from claimcheck.model.brief import brief
from claimcheck.model.by_value import ByValue
from claimcheck.model.display import quoted, shown
from claimcheck.model.scales import Origin, OutcomeStatus, Precision, Severity
from claimcheck.model.span import Span


@frozen(eq=False, repr=False)
class Basis(ByValue):
    """One fact on which a finding rests, in words, with its origin.

    Args:
        text: Such as ``"chen2011 is a narrative review (T5)"``.
        origin: Its source.
        source: The words or field that say it.
    """

    text: str
    origin: Origin
    source: str = ""


@frozen(eq=False, repr=False)
class Problem(ByValue):
    """A problem as a rule reports it; the engine adds code, severity, position and fingerprint.

    Args:
        message: One line, offending value in backticks, no full stop, no advice.
        span: The words in question, in the file of the subject; ``None`` for the whole subject.
        basis: The facts about text and evidence.
        remedy: How to fix it, one sentence; a suitable wording where there is one.
        origin: Weakest origin that the finding depends on; it caps the severity.
        severity: Only where it differs from the rule's own.
        key: Reference concerned, where there is one.
        related: Further places, each with a note.
        path: File of ``span`` where it is not the subject's.
        line: 1-based line where only that is known.
        subject: What the fingerprint is made from, where the words at ``span`` do not do.
        variant: Which of the rule's findings it is, where their precision is measured apart, such
            as ``"medicine"`` for a regimen that names one.
        earned: Gravest severity that findings of such confidence have earned; ``None`` where
            nothing was measured.
    """

    message: str
    span: Span | None = None
    basis: tuple[Basis, ...] = ()
    remedy: str = ""
    origin: Origin = Origin.TEXT
    severity: Severity | None = None
    key: str | None = None
    related: tuple[tuple[Span, str], ...] = ()
    path: str | None = None
    line: int | None = None
    subject: str | None = None
    variant: str = ""
    earned: Severity | None = None


@frozen(eq=False, repr=False)
class NotChecked(ByValue):
    """A rule's answer if it lacks the facts to judge.

    Args:
        reason: What is missing, one phrase.
    """

    reason: str


@frozen(eq=False, repr=False)
class Finding(ByValue):
    """A problem with its rule, severity, position and fingerprint.

    Args:
        rule: Code, such as ``"CC201"``.
        name: Name, such as ``"uncited-claim"``.
        severity: After origin, profile and configuration.
        message: One line.
        path: File in which it stands.
        span: Half-open span in that file's text; ``None`` where the file has no text to point at.
        line: 1-based line.
        column: 1-based column.
        end_line: Line on which the span ends.
        end_column: Column behind its last character.
        claim: Id of the claim, where it is about one.
        key: Key of the reference, where it is about one.
        fingerprint: 32 hexadecimal digits; unchanged when text is moved or rewrapped.
        basis: The facts on which it rests.
        remedy: How to fix it.
        precision: How often the rule is expected to be right.
        related: Further places in the same file, each with a note.
        folded: Codes and messages of findings with the same cause that were merged into this one.
        suppressed: Whether a suppression covers it.
        justification: The suppression's reason.
        known: Whether the baseline holds it.
        quote: The words at ``span``.
        location: Where it stands, in the words of a format whose text is not the file's, such as
            ``"cell 3, line 2"`` or ``"page 4"``; ``""`` where line and column say it.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    path: str
    span: Span | None = None
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    claim: str | None = None
    key: str | None = None
    fingerprint: str = ""
    basis: tuple[Basis, ...] = ()
    remedy: str = ""
    precision: Precision = Precision.HIGH
    related: tuple[tuple[Span, str], ...] = ()
    folded: tuple[tuple[str, str], ...] = ()
    suppressed: bool = False
    justification: str = ""
    known: bool = False
    quote: str = ""
    location: str = ""

    def __repr__(self) -> str:
        """Show it in one line."""
        name = f"{self.rule} {self.name}"
        return brief("Finding", name, self.severity, f"{self.path}:{self.line}")

    def _repr_html_(self) -> str:
        """Show the finding in a notebook."""
        facts = (f"{one.text} [source: {one.origin.words}]" for one in self.basis)
        rows = (
            ("severity", shown(self.severity)),
            ("place", shown(f"{self.path}, line {self.line}, column {self.column}")),
            ("message", shown(self.message)),
            ("facts", "<br>".join(map(shown, facts)) or "none"),
            ("remedy", shown(self.remedy or "none")),
            ("fingerprint", f"<code>{shown(self.fingerprint)}</code>"),
        )
        return quoted(f"{self.rule} {self.name}", self.quote, rows)

    @property
    def is_active(self) -> bool:
        """Return whether it counts: neither suppressed nor known."""
        return not (self.suppressed or self.known)


@frozen(eq=False, repr=False)
class Check(ByValue):
    """What became of one rule in one run.

    Args:
        rule: Code.
        name: Name.
        status: Failed where one subject failed; passed where at least one passed and none was left
            open; not checked where a fact was missing; else not applicable.
        reason: Why it was not checked, where it was not (in whole or in part).
        passed: Subjects that were looked at and found in order.
        failed: Subjects with a finding.
        not_checked: Subjects for which the facts were missing.
        not_applicable: Subjects that the rule does not concern.
    """

    rule: str
    name: str
    status: OutcomeStatus
    reason: str = ""
    passed: int = 0
    failed: int = 0
    not_checked: int = 0
    not_applicable: int = 0
