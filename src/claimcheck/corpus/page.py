"""The page that sums a corpus up: counts, trends, rules, documents, and what they share."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from claimcheck.corpus.counts import CorpusCounts
from claimcheck.corpus.summary import CorpusSummary
from claimcheck.model import ClaimType, Kind, Severity, Strength, Tier
from claimcheck.model.brief import counted
from claimcheck.pipeline.analysis import AnalysisSettings
from claimcheck.reports._history import Snapshot
from claimcheck.reports._html.markup import (
    EMPTY,
    Html,
    element,
    join_markup,
    line,
    spoken,
)
from claimcheck.reports._html.notes import badge
from claimcheck.reports._html.overview import history_html
from claimcheck.reports._html.page import PageSection, frame, made_by
from claimcheck.reports._html.summary import bar, number_tile, share
from claimcheck.reports._html.words import label

_SEVERITIES: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_COLUMNS: Final = ("Errors", "Warnings", "Notes")
_COUNTS: Final = frozenset({*_COLUMNS, "Findings", "Count", "Documents", "Times"})
_RULES_LEAD: Final = "Active findings of all documents, the most frequent rule first."
_WORST_LEAD: Final = "Worst first. The table of documents has all of them."
_OPEN_LEAD: Final = "What was not checked has not passed. The table of documents has all of them."
_SAME_LEAD: Final = (
    "Claims that occur in several documents, word for word or nearly so, the most widespread "
    "first. What is copied is worth checking once. The table same_claims has all of them."
)
_RETRACTED_LEAD: Final = (
    "Works that the entry of some document, or the evidence store, knows as retracted or under an "
    "expression of concern, and the documents that cite them. The table retracted_uses has all."
)
_OPPOSED_LEAD: Final = (
    "Candidates to look at: documents that say the opposite about the same agent, outcome and "
    "population. Dose, time and setting may explain it. The table contradictions has all of them."
)


def corpus_page(
    summary: CorpusSummary, settings: AnalysisSettings, history: Sequence[Snapshot]
) -> str:
    """Write the page.

    Args:
        summary: What a run found.
        settings: By what it was judged.
        history: CorpusCounts of labelled runs, the latest last.
    """
    counts, across = summary.counts, summary.across
    sections = [
        PageSection("trends", "Trends", history_html(history)),
        PageSection("rules", "Findings by rule", _rules(counts), _RULES_LEAD),
        PageSection("claims", "Claims", _claims(counts)),
        PageSection("documents", "Documents", _worst(counts), _WORST_LEAD),
        PageSection("open", "Not checked", _unchecked(counts), _OPEN_LEAD),
        PageSection("same", "The same claim in several documents", _same(summary), _SAME_LEAD),
        PageSection(
            "retracted", "Retracted works in use", _retracted(across.retracted), _RETRACTED_LEAD
        ),
        PageSection(
            "opposed",
            "Documents that contradict each other",
            _opposed(across.contradictions),
            _OPPOSED_LEAD,
        ),
    ]
    maker = made_by(settings.judging.profile, settings.engine)
    return frame(counted(summary.documents, "document"), _opening(summary), sections, maker, None)


def _opening(summary: CorpusSummary) -> Html:
    figures = list(_figures(summary))
    tone = "bad" if summary.not_checked or summary.errors else "fair"
    read = f"{counted(summary.documents, 'document')} with {counted(summary.claims, 'claim')}"
    words = f"{counted(summary.errors, 'error')} in {read}"
    left = summary.not_checked
    said = f"{words}; {counted(left, 'document')} not checked." if left else f"{words}."
    return element(
        "div",
        element("p", line(said), class_=f"verdict {tone}"),
        element("dl", *figures, class_="figures"),
        class_="opening",
    )


def _figures(summary: CorpusSummary) -> Iterator[Html]:
    numbers = {
        Severity.ERROR: summary.errors,
        Severity.WARNING: summary.warnings,
        Severity.NOTE: summary.notes,
    }
    for severity, number in numbers.items():
        name = severity.value if number == 1 else f"{severity.value}s"
        shown = element("dd", badge(severity), Html(f" {number:,}"))
        yield number_tile(name, shown, severity.value if number else "zero")
    sums = summary.counts.sums
    yield share("claims with a citation", sums["cited_claims"], summary.claims)
    yield share("links checked against the source", sums["opened"], sums["links"])
    checked = summary.documents - summary.not_checked
    yield share("documents checked", checked, summary.documents)


def _rules(counts: CorpusCounts) -> Html:
    by_rule: dict[str, Counter[str]] = {}
    for (rule, name, severity), count in counts.rules.items():
        by_rule.setdefault(f"{rule} {name}", Counter())[severity] += count
    ordered = sorted(by_rule.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    rows = (
        (
            element("span", line(rule), class_="rule"),
            *(_number(found[severity.value]) for severity in _SEVERITIES),
            _number(found.total()),
        )
        for rule, found in ordered
    )
    return _table("Findings by rule", ("Rule", *_COLUMNS, "Findings"), rows)


def _claims(counts: CorpusCounts) -> Html:
    shares = (
        ("Best evidence cited", "claims.tier", _tier),
        ("Strength", "claims.strength", _strength),
        ("Type of claim", "claims.type", _type),
        ("Type of document", "documents.kind", _kind),
    )
    return join_markup(
        Html(element("h3", line(title)) + _shares(title, counts.shares[name], shown))
        for title, name, shown in shares
        if counts.shares[name]
    )


def _shares(title: str, counted_values: Mapping[str, int], shown: Any) -> Html:
    whole = sum(counted_values.values())
    ordered = sorted(counted_values.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = ((line(shown(value)), _number(count), bar(count, whole)) for value, count in ordered)
    return _table(title, (title, "Count", "Share"), rows)


def _tier(value: str) -> str:
    return Tier(int(value)).named


def _strength(value: str) -> str:
    return Strength(int(value)).named


def _type(value: str) -> str:
    return label("type", ClaimType(value))


def _kind(value: str) -> str:
    return Kind(value).words


def _worst(counts: CorpusCounts) -> Html:
    rows = (
        (line(path), _number(errors), _number(warnings), _number(notes))
        for errors, warnings, notes, path in counts.worst
    )
    return _table("Documents, worst first", ("Document", *_COLUMNS), rows)


def _unchecked(counts: CorpusCounts) -> Html:
    rows = ((line(path), line(status), line(reason)) for path, status, reason in counts.unchecked)
    return _table("Documents that were not checked", ("Document", "Status", "Reason"), rows)


def _same(summary: CorpusSummary) -> Html:
    rows = (
        (line(one.text), _number(one.documents), _number(one.claims))
        for one in summary.across.shared
    )
    return _table("Shared claims", ("Claim", "Documents", "Times"), rows)


def _retracted(uses: Iterable[Mapping[str, Any]]) -> Html:
    rows = (
        (
            line(use["title"] or use["work"]),
            line(use["standing"]),
            line(use["document"]),
            line(use["key"]),
            line("yes" if use["says_retracted"] else "no"),
        )
        for use in uses
    )
    names = ("Work", "Standing", "Document", "Key", "Text says so")
    return _table("Retracted works in use", names, rows)


def _opposed(found: Iterable[Mapping[str, Any]]) -> Html:
    rows = (
        (
            line(f"{row['subject']}: {row['outcome']}"),
            line(row["direction"]),
            line(row["text"]),
            line(f"{row['document']}, line {row['line']}"),
            _number(row["documents"]),
        )
        for row in found
    )
    names = ("About", "Direction", "Claim", "Place", "Documents")
    return _table("Contradictions between documents", names, rows)


def _number(count: int) -> Html:
    return Html(f"{count:,}")


def _table(title: str, names: Sequence[str], rows: Iterable[Sequence[Html]]) -> Html:
    """Make a table; the first cell of a row is its heading. Without rows there is none."""
    body = [
        element(
            "tr",
            element("th", row[0], scope="row"),
            *(
                element("td", cell, class_=_class_of(name))
                for name, cell in zip(names[1:], row[1:], strict=True)
            ),
        )
        for row in rows
    ]
    if not body:
        return EMPTY
    head = element(
        "tr", *(element("th", line(name), scope="col", class_=_class_of(name)) for name in names)
    )
    table = element(
        "table",
        element("caption", spoken(title)),
        element("thead", head),
        element("tbody", *body),
    )
    return element("div", table, class_="scroll tally", role="region", tabindex=0, aria_label=title)


def _class_of(name: str) -> str | None:
    return "count" if name in _COUNTS else None
