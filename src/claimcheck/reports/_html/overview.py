"""Many documents at a glance, worst first, and how the counts have moved."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import Reading, Severity
from claimcheck.reports._history import Snapshot
from claimcheck.reports._html.markup import EMPTY, Html, element, line, spoken
from claimcheck.reports._html.summary import bar

_HEIGHT, _WIDTH = 40, 200


@frozen(eq=False)
class _DocumentRow:
    reading: Reading
    link: str
    counts: Counter[Severity]
    cited: int

    @property
    def rank(self) -> tuple[int, ...]:
        return tuple(-self.counts[severity] for severity in Severity)


def documents_html(audit: Audit, links: Sequence[str]) -> Html:
    """Show one row a document, worst first.

    Args:
        audit: What a run found.
        links: Where each document's report is, in order.
    """
    rows = sorted(_rows(audit, links), key=lambda row: row.rank)
    names = ("Document", "Errors", "Warnings", "Notes", "Claims", "Cited")
    head = element("tr", *(element("th", line(name), scope="col") for name in names))
    table = element(
        "table",
        element("caption", spoken("Documents, worst first")),
        element("thead", head),
        element("tbody", *(_tr(row) for row in rows)),
        class_="overview",
    )
    return element(
        "div", table, class_="scroll", role="region", tabindex=0, aria_label="Table of documents"
    )


def _rows(audit: Audit, links: Sequence[str]) -> Iterator[_DocumentRow]:
    for reading, link in zip(audit.readings, links, strict=True):
        found = audit.findings_in(reading.document.path)
        counts = Counter(finding.severity for finding in found if finding.is_active)
        cited = sum(claim.is_cited for claim in reading.claims)
        yield _DocumentRow(reading, link, counts, cited)


def _tr(row: _DocumentRow) -> Html:
    name = element("a", line(row.reading.document.path) or Html("(no name)"), href=row.link)
    counts = (
        element("td", Html(f"{row.counts[severity]:,}"), class_=_kind(severity, row))
        for severity in Severity
    )
    whole = len(row.reading.claims)
    share = element("td", Html(f"{row.cited:,} "), bar(row.cited, whole), class_="count")
    claims = element("td", Html(f"{whole:,}"), class_="count")
    return element("tr", element("th", name, scope="row"), *counts, claims, share)


def _kind(severity: Severity, row: _DocumentRow) -> str:
    return f"count {severity.value if row.counts[severity] else 'zero'}"


def trends_html(audit: Audit, history: Sequence[Snapshot]) -> Html:
    """Show how the counts moved over earlier runs, and what became of the baseline's findings."""
    summary = audit.summary
    parts = []
    if summary.known or audit.resolved:
        fresh = summary.errors + summary.warnings + summary.notes
        words = (
            f"Since the baseline: {fresh:,} new, {summary.known:,} unchanged, "
            f"{len(audit.resolved):,} resolved."
        )
        parts.append(element("p", line(words), class_="lead"))
    return Html("".join((*parts, history_html(history))))


def history_html(history: Sequence[Snapshot]) -> Html:
    """Draw how the counts moved over runs; one run alone shows nothing.

    Args:
        history: Counts of runs, the latest last.
    """
    if len(history) <= 1:
        return EMPTY
    charts = element("ul", *_charts(history), class_="trends", role="list")
    return Html(charts + _numbers(history))


_MEASURES: tuple[tuple[str, Callable[[Snapshot], int]], ...] = (
    ("Errors", lambda run: run.errors),
    ("Warnings", lambda run: run.warnings),
    ("Claims", lambda run: run.claims),
    ("Claims cited, %", lambda run: round(100 * run.cited / run.claims) if run.claims else 0),
    (
        "Links checked against the source, %",
        lambda run: round(100 * run.opened / run.links) if run.links else 0,
    ),
)


def _charts(history: Sequence[Snapshot]) -> Iterator[Html]:
    for name, measure in _MEASURES:
        values = [measure(run) for run in history]
        words = f"{name}: {values[0]:,} → {values[-1]:,}"
        yield element("li", element("p", line(words)), _chart(values))


def _chart(values: Sequence[int]) -> Html:
    top = max(*values, 1)
    step = _WIDTH / (len(values) - 1)
    points = " ".join(
        f"{round(at * step, 1)},{round(_HEIGHT - 2 - (_HEIGHT - 4) * value / top, 1)}"
        for at, value in enumerate(values)
    )
    drawn = element("polyline", points=points, class_="trend")
    return element(
        "svg", drawn, viewBox=f"0 0 {_WIDTH} {_HEIGHT}", preserveAspectRatio="none",
        class_="chart", aria_hidden="true", focusable="false",
    )  # fmt: skip


def _numbers(history: Sequence[Snapshot]) -> Html:
    head = element(
        "tr",
        element("th", Html("Run"), scope="col"),
        *(element("th", line(name), scope="col") for name, _ in _MEASURES),
    )
    rows = (
        element(
            "tr",
            element("th", line(run.label) or Html("-"), scope="row"),
            *(element("td", Html(f"{measure(run):,}"), class_="count") for _, measure in _MEASURES),
        )
        for run in reversed(history)
    )
    table = element(
        "table",
        element("caption", spoken("Earlier runs, latest first")),
        element("thead", head),
        element("tbody", *rows),
    )
    held = element(
        "div", table, class_="scroll", role="region", tabindex=0, aria_label="Table of runs"
    )
    return element("details", element("summary", Html("The numbers")), held)
