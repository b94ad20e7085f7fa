"""The text report on one screen a document: verdict, kind, gravest findings, counts, what is open.

Paths are shown in full, however long; findings beyond the screen are counted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.auditing.summary import told_skipped
from claimcheck.model import DocumentKind, Kind, Severity
from claimcheck.model.brief import counted
from claimcheck.model.by_value import ByValue
from claimcheck.reports._cases import FlaggedPassage, gravest_in
from claimcheck.reports._excerpt import excerpt, finding_spans, passage
from claimcheck.reports._paint import SEVERITY, Paint, in_colour, plain
from claimcheck.reports._safe import elide, one_line, uncommanded, width_of
from claimcheck.reports._verdict import next_step, open_in_brief, severity_counts, verdict

_MOST = 10
_FEWEST = 3
_BESIDE = 12
"""Lines of a screen that are taken by all but findings: verdict, head, counts, what is open."""
_LINES_A_FINDING = 2
_LEAST_WIDTH = 40
_PLACE = 8
"""Columns of a line and column number."""


@frozen(eq=False, repr=False)
class Screen(ByValue):
    """What a summary is written for.

    Args:
        colour: Whether to write colours.
        width: Columns; fewer than 40 are taken for 40.
        height: Lines; they decide how many findings are shown, three to ten.
    """

    colour: bool = False
    width: int = 80
    height: int = 24

    @property
    def paint(self) -> Paint:
        """Give what colours text."""
        return in_colour if self.colour else plain

    @property
    def columns(self) -> int:
        """Count the columns that are used."""
        return max(self.width, _LEAST_WIDTH)

    @property
    def findings(self) -> int:
        """Count the findings of a document that fit."""
        return min(_MOST, max(_FEWEST, (self.height - _BESIDE) // _LINES_A_FINDING))


def render_summary(audit: Audit, screen: Screen) -> str:
    """Write at most one screen about each document.

    Args:
        audit: What a run found.
        screen: What it is written for.
    """
    kinds = {reading.document.path: reading.document.kind for reading in audit.readings}
    lines = chain(
        (screen.paint(_style(audit), verdict(audit)),),
        *(_file(audit, path, kinds.get(path), screen) for path in audit.paths),
        _closing(audit, screen),
    )
    return "\n".join(uncommanded(line.rstrip()) for line in lines) + "\n"


def render_verdict(audit: Audit, screen: Screen) -> str:
    """Write the verdict alone."""
    return screen.paint(_style(audit), verdict(audit)) + "\n"


def render_statistics(audit: Audit, screen: Screen) -> str:
    """Count the findings of each rule, most first, and give the verdict."""
    rows = [
        f"{number:>6,}  {screen.paint('rule', rule)} {name}"
        for (rule, name), number in _by_rule(audit)
    ]
    return "\n".join((*rows, render_verdict(audit, screen)))


def _style(audit: Audit) -> str:
    if audit.summary.errors or audit.failures:
        return "error"
    return "head" if audit.active or not audit.readings else "good"


def _file(audit: Audit, path: str, kind: DocumentKind | None, screen: Screen) -> Iterator[str]:
    found = gravest_in(audit, path)
    if kind is None and not found:
        return
    if kind is not None:
        yield ""
    number = severity_counts([finding for case in found for finding in case.findings])
    yield f"{screen.paint('path', one_line(path))}: {number}"
    if kind is not None and kind.taken_for is not Kind.UNKNOWN:
        yield f"  Type of document: {kind.value.words} ({_sure(kind)})"
    shown = found[: screen.findings] if kind is not None else _errors(found)
    for case in shown:
        yield from _case(audit, case, screen)
    more = sum(len(case.findings) for case in found) - len(shown)
    if shown and more:
        yield f"  {counted(more, 'more finding')}; --verbose shows all"


def _errors(found: Sequence[FlaggedPassage]) -> Sequence[FlaggedPassage]:
    """Give the few errors that are shown of a bibliography or a ledger."""
    return [case for case in found if case.worst.severity is Severity.ERROR][:_FEWEST]


def _sure(kind: DocumentKind) -> str:
    return "as recorded" if kind.origin.is_established else f"inferred, {kind.probability:.0%}"


def _case(audit: Audit, case: FlaggedPassage, screen: Screen) -> Iterator[str]:
    finding = case.worst
    head = f"{finding.line}:{finding.column}"
    message = one_line(finding.message)
    if case.is_list:
        message = f"{counted(len(case.findings), *case.listed)}, such as: {message}"
    room = screen.columns - width_of(f"  {head:<{_PLACE}}{finding.severity}  {finding.rule}  ")
    severity = screen.paint(SEVERITY[finding.severity], finding.severity.value)
    rule = screen.paint("rule", finding.rule)
    yield f"  {head:<{_PLACE}}{severity}  {rule}  {elide(message, max(room, _PLACE))}"
    found = None if case.is_list else passage(audit, finding, case.claim)
    if found is not None:
        words = excerpt(*found, finding_spans(case.findings), screen.columns - _PLACE - 2).text
        if words:
            yield f"  {'':<{_PLACE}}{screen.paint('dim', words)}"


def _by_rule(audit: Audit) -> Sequence[tuple[tuple[str, str], int]]:
    counts = Counter((finding.rule, finding.name) for finding in audit.active)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _closing(audit: Audit, screen: Screen) -> Iterator[str]:
    yield ""
    rules = [f"{number:,} {rule}" for (rule, _), number in _by_rule(audit)]
    if rules:
        yield _fitting("By rule: ", rules, screen.columns)
    left = open_in_brief(audit)
    if left:
        yield f"Not checked: {left} (reasons: --verbose)"
    if audit.skipped:
        yield told_skipped(audit.skipped).capitalize()
    step = next_step(audit)
    before = f"{step.before} " if step.before else ""
    yield f"Next: {before}{screen.paint('rule', step.command)}"


def _fitting(lead: str, parts: Sequence[str], width: int) -> str:
    """Put as many parts on a line as fit, at least one, and count the rest."""
    for kept in range(len(parts), 0, -1):
        rest = len(parts) - kept
        tail = f", and {counted(rest, 'more rule')} (--statistics)" if rest else ""
        line = f"{lead}{', '.join(parts[:kept])}{tail}"
        if width_of(line) <= width:
            break
    return line
