"""One line a finding, ``path:line:column CODE message``, as compilers write and editors read."""

from collections.abc import Iterator

from claimcheck.auditing.result import Audit
from claimcheck.reports._remarks import Remark, not_shown, unread_inputs
from claimcheck.reports._report import report
from claimcheck.reports._safe import one_line, uncommanded
from claimcheck.reports._verdict import open_in_brief, verdict


@report("concise", file="audit.concise.txt")
def concise(audit: Audit) -> str:
    """Write the active findings in order of place, what was not read or shown, the verdict."""
    return "".join(f"{uncommanded(line)}\n" for line in _lines(audit))


def _lines(audit: Audit) -> Iterator[str]:
    for path in audit.paths:
        for finding in audit.findings_in(path):
            if finding.is_active:
                place = f"{one_line(path)}:{finding.line}:{finding.column}"
                yield f"{place} {finding.rule} {one_line(finding.message) or finding.name}"
    for remark in (*unread_inputs(audit), *not_shown(audit)):
        yield _remark(remark)
    left = open_in_brief(audit)
    if left:
        yield f"Not checked: {left}"
    yield verdict(audit)


def _remark(remark: Remark) -> str:
    place = f"{one_line(remark.path)}:{remark.line}:1"
    return f"{place} {remark.name} {one_line(remark.message)}"
