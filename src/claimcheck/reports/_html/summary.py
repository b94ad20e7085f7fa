"""The head of the page: the verdict, the counts, and what matters first."""

from collections.abc import Iterator
from itertools import islice

from claimcheck.model import OutcomeStatus, Severity
from claimcheck.model.brief import counted
from claimcheck.reports._cases import FlaggedPassage, serious_first
from claimcheck.reports._excerpt import excerpt, finding_spans, passage
from claimcheck.reports._html.index import Index
from claimcheck.reports._html.markup import EMPTY, Html, element, escape_part, line, message_markup
from claimcheck.reports._html.notes import badge
from claimcheck.reports._judgement import judgement
from claimcheck.reports._verdict import accepted, next_step, unread_failures, verdict

FIRST = 5
"""Things that the head of the page names."""

_WIDTH = 220


def summary_html(index: Index) -> Html:
    """Show the verdict, the counts and the next step."""
    audit = index.audit
    more = accepted(audit)
    step = next_step(audit)
    before = escape_part(f"{step.before} ") if step.before else EMPTY
    return element(
        "div",
        element("p", line(verdict(audit)), class_=f"verdict {_tone(index)}"),
        element("p", line(judgement(audit)), class_="judgement"),
        element("p", line(f"{more}."), class_="more") if more else EMPTY,
        element("dl", *_figures(index), class_="figures"),
        element("p", Html("Next: "), before, element("code", line(step.command)), class_="next"),
        class_="opening",
    )


def _tone(index: Index) -> str:
    summary = index.audit.summary
    if unread_failures(index.audit) or summary.errors:
        return "bad"
    return "fair" if summary.warnings or summary.notes or not summary.documents else "good"


def _figures(index: Index) -> Iterator[Html]:
    summary = index.audit.summary
    for name, number in (
        ("error", summary.errors),
        ("warning", summary.warnings),
        ("note", summary.notes),
    ):
        shown = element("dd", badge(Severity(name)), Html(f" {number:,}"))
        yield number_tile(name if number == 1 else f"{name}s", shown, name if number else "zero")
    yield share("claims with a citation", summary.cited_claims, summary.claims)
    yield share("links checked against the source", summary.opened, summary.links)
    checks = index.audit.checks
    asked = sum(check.status is not OutcomeStatus.NOT_CHECKED for check in checks)
    yield share("rules that could be checked", asked, len(checks))


def number_tile(name: str, shown: Html, kind: str) -> Html:
    """Show a number with its name.

    Args:
        name: What is counted.
        shown: The number as a definition.
        kind: Class that colours it.
    """
    return element("div", element("dt", line(name)), shown, class_=f"figure {kind}")


def share(name: str, part: int, whole: int) -> Html:
    """Show how many of all are something.

    Args:
        name: What they are.
        part: How many are.
        whole: How many there are.
    """
    words = element("span", Html(f" of {whole:,}"), class_="of")
    shown = element("dd", Html(f"{part:,}"), words, bar(part, whole))
    return number_tile(name, shown, "share")


def bar(part: int, whole: int) -> Html:
    """Draw a share as a bar; the numbers beside it say the same."""
    width = round(100 * part / whole) if whole else 0
    filled = element("rect", width=width, height=4, class_="filled")
    return element(
        "svg", element("rect", width=100, height=4, class_="track"), filled,
        viewBox="0 0 100 4", preserveAspectRatio="none", class_="bar", aria_hidden="true",
        focusable="false",
    )  # fmt: skip


def first_things(index: Index) -> Html:
    """Name what matters first, each with a link to its place."""
    found = list(islice(serious_first(index.audit), FIRST + 1))
    if not found:
        return element("p", Html("No findings in what was checked."), class_="none")
    items = [element("li", *_thing(case, index)) for case in found[:FIRST]]
    rest = EMPTY
    if len(found) > FIRST:
        words = "The others are shown with their passages below and in the table of claims."
        rest = element("p", line(words), class_="more")
    return Html(element("ol", *items, class_="first") + rest)


_HERE = ("more here", "more here")


def _thing(case: FlaggedPassage, index: Index) -> Iterator[Html]:
    worst, *others = case.findings
    target = index.note_for[id(worst)]
    said = element("a", message_markup(worst.message), href=f"#{target}")
    yield element("p", badge(worst.severity), Html(" "), said, class_="said")
    found = passage(index.audit, worst, case.claim)
    if found is not None:
        quote = excerpt(*found, finding_spans(case.findings), _WIDTH).text
        if quote:
            yield element("blockquote", element("p", line(quote)))
    place = f"{worst.path}, line {worst.line}"
    more = ""
    if others:
        one, many = (f"other {name}" for name in case.listed) if case.is_list else _HERE
        more = f" · and {counted(len(others), one, many)}"
    code = element("span", line(f"{worst.rule} {worst.name}"), class_="rule")
    yield element("p", code, escape_part(f" · {place}{more}"), class_="place")
