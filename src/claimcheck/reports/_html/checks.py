"""What was not checked and why, and what became of each rule."""

from claimcheck.auditing.result import Audit
from claimcheck.model import Check, OutcomeStatus
from claimcheck.reports._html.markup import (
    EMPTY,
    Html,
    element,
    escape_part,
    line,
    message_markup,
    spoken,
)
from claimcheck.reports._verdict import not_checked, rule_counts

_MARKS = {
    OutcomeStatus.FAILED: "✗",
    OutcomeStatus.NOT_CHECKED: "?",
    OutcomeStatus.PASSED: "✓",
    OutcomeStatus.NOT_APPLICABLE: "–",
}
"""The mark of each status, in the order in which the table shows them."""


def not_checked_html(audit: Audit) -> Html:
    """List what the run leaves open."""
    items = [
        element("div", element("dt", line(item.what)), element("dd", message_markup(item.why)))
        for item in not_checked(audit)
    ]
    if not items:
        return element("p", Html("Everything was checked."), class_="none")
    return element("dl", *items, class_="open")


def checks_html(audit: Audit) -> Html:
    """Show the rules by what became of them, failed ones first."""
    if not audit.checks:
        return element("p", Html("No rule was run."), class_="none")
    names = ("Rule", "Status", "Passed", "Failed", "Not checked")
    head = element("tr", *(element("th", line(name), scope="col") for name in names))
    order = tuple(_MARKS)
    rows = sorted(audit.checks, key=lambda check: order.index(check.status))
    table = element(
        "table",
        element("caption", spoken("Rules by result")),
        element("thead", head),
        element("tbody", *(_row(check) for check in rows)),
        class_="checks",
    )
    holder = element(
        "div", table, class_="scroll tall", role="region", tabindex=0, aria_label="Table of rules"
    )
    return Html(element("p", line(rule_counts(audit) + "."), class_="lead") + holder)


def _row(check: Check) -> Html:
    kind = check.status.value.replace(" ", "-")
    mark = element("span", Html(_MARKS[check.status]), aria_hidden="true", class_="mark")
    status = element("td", mark, Html(" "), line(check.status.value), class_=f"result {kind}")
    counts = (check.passed, check.failed, check.not_checked)
    reason = element("p", message_markup(check.reason), class_="place") if check.reason else EMPTY
    name = element("span", line(f"{check.rule} {check.name}"), class_="rule")
    return element(
        "tr",
        element("th", name, reason, scope="row"),
        status,
        *(element("td", Html(f"{count:,}"), class_="count") for count in counts),
    )


def resolved_html(audit: Audit) -> Html:
    """List what the baseline holds and is no longer found."""
    items = [
        element(
            "li", element("span", line(rule), class_="rule"), Html(" "), message_markup(words),
            element("small", escape_part(f" ({path})")),
        )
        for path, rule, words in audit.resolved
    ]  # fmt: skip
    return element("ul", *items, class_="resolved") if items else EMPTY
