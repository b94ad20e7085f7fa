"""The end of the text report: what was checked, what was not, the verdict, the next command."""

from collections.abc import Iterator

from claimcheck.auditing.result import Audit
from claimcheck.auditing.summary import told_skipped
from claimcheck.reports._paint import Paint
from claimcheck.reports._safe import wrap
from claimcheck.reports._verdict import (
    Unchecked,
    accepted,
    coverage,
    next_step,
    not_checked,
    rule_counts,
    verdict,
)


def closing(audit: Audit, paint: Paint, width: int) -> Iterator[str]:
    """Give the closing lines."""
    yield paint("head", "Checked")
    yield f"  {rule_counts(audit)}"
    yield from _wrapped(coverage(audit), width)
    if accepted(audit):
        yield from _wrapped(accepted(audit), width)
    if audit.skipped:
        yield from _wrapped(told_skipped(audit.skipped).capitalize(), width)
    left = list(not_checked(audit))
    if left:
        yield ""
        yield paint("head", "Not checked")
        for reason, items in _by_reason(left).items():
            yield from _wrapped(f"{', '.join(items)}: {reason}", width)
    yield ""
    style = "error" if audit.summary.errors or audit.failures else "head"
    style = "good" if not audit.active and not audit.failures and audit.readings else style
    step = next_step(audit)
    before = f"{step.before} " if step.before else ""
    yield f"{paint(style, verdict(audit))} Next: {before}{paint('rule', step.command)}"


def _by_reason(left: list[Unchecked]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in left:
        found.setdefault(item.why, []).append(item.what)
    return found


def _wrapped(text: str, width: int) -> Iterator[str]:
    for number, line in enumerate(wrap(text, width - 4)):
        yield ("  " if number == 0 else "    ") + line
