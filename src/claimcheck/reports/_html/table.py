"""The table of claims, to sort and to filter."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum

from attrs import frozen

from claimcheck.model import Claim, Reading, Severity
from claimcheck.model.by_value import ByValue
from claimcheck.reports._html.index import Index
from claimcheck.reports._html.markup import (
    EMPTY,
    Html,
    element,
    join_markup,
    line,
    spoken,
)
from claimcheck.reports._html.notes import badge
from claimcheck.reports._html.parts import Part, part_at, parts_of
from claimcheck.reports._html.words import label, short_form

_RESULTS = ("error", "warning", "note", "not checked", "accepted", "passed")
_LONGEST = 400
_NOWHERE = Part("p0-0", "Without a section", 0, 0, 0)


@frozen(eq=False)
class _ClaimRow:
    claim: Claim
    number: int
    result: str
    rules: tuple[str, ...]
    reading: Reading
    part: Part


@frozen(eq=False, repr=False)
class _Facet(ByValue):
    """One select of the filter form.

    Args:
        name: Name of the data attribute.
        title: What it is called.
        values: Value and label of what one row has.
    """

    name: str
    title: str
    values: Callable[[_ClaimRow], Iterable[tuple[str, str]]]


def _scale(name: str, value: IntEnum) -> list[tuple[str, str]]:
    return [(str(int(value)), f"{short_form(value)} {label(name, value)}")]


_FACETS = (
    _Facet("result", "Result", lambda row: [(row.result, row.result)]),
    _Facet("rule", "Rule", lambda row: [(rule, rule) for rule in row.rules]),
    _Facet("part", "Section", lambda row: [(row.part.ident, row.part.title)]),
    _Facet("strength", "Strength", lambda row: _scale("strength", row.claim.strength)),
    _Facet("tier", "Tier", lambda row: _scale("tier", row.claim.tier)),
    _Facet(
        "type",
        "Type",
        lambda row: [(row.claim.claim_type.value, label("type", row.claim.claim_type))],
    ),
    _Facet(
        "population",
        "Population",
        lambda row: [
            (row.claim.population.species.value, label("species", row.claim.population.species))
        ],
    ),
    _Facet("status", "Status", lambda row: [(row.claim.status.value, row.claim.status.value)]),
)
_DOCUMENT = _Facet("document", "Document", lambda row: [(row.claim.document, row.claim.document)])
_COLUMNS = (
    ("number", "No."),
    ("claim", "Claim"),
    ("result", "Result"),
    ("strength", "Strength"),
    ("tier", "Tier"),
    ("type", "Type"),
    ("population", "Population"),
    ("rests", "Evidence"),
    ("status", "Status"),
)


def table_html(index: Index) -> Html:
    """Show every claim as a row, worst first, with the form that filters them."""
    rows = sorted(_rows(index), key=lambda row: (_RESULTS.index(row.result), row.number))
    if not rows:
        return element("p", Html("No claim was found."), class_="none")
    head = element("tr", *(_head(name, title) for name, title in _COLUMNS))
    caption = element("caption", spoken("Every claim, worst first"))
    table = element(
        "table",
        caption,
        element("thead", head),
        element("tbody", *(_tr(row, index) for row in rows)),
        id="claim-table",
    )
    holder = element("div", table, class_="scroll tall", role="region", tabindex=0,
                     aria_label="Table of claims")  # fmt: skip
    return Html(_form(rows) + holder)


def _rows(index: Index) -> Iterator[_ClaimRow]:
    for at, reading in enumerate(index.audit.readings, 1):
        parts = parts_of(reading, at)
        for claim in reading.claims:
            found = index.standings[index.number(claim)].failed
            rules = tuple(dict.fromkeys(one.rule for one in found))
            part = part_at(parts, claim.span.start) if parts else _NOWHERE
            yield _ClaimRow(claim, index.number(claim), _result(claim, index), rules, reading, part)


def _result(claim: Claim, index: Index) -> str:
    stands = index.standings[index.number(claim)]
    return stands.status.value if stands.severity is None else stands.severity.value


def _form(rows: list[_ClaimRow]) -> Html:
    several = len({row.claim.document for row in rows}) > 1
    facets = (*((_DOCUMENT,) if several else ()), *_FACETS)
    search = element(
        "label", element("span", Html("Search")),
        element("input", type="search", id="words", autocomplete="off", spellcheck="false"),
    )  # fmt: skip
    fields = [search, *(_select(facet, rows) for facet in facets)]
    clear = element("button", Html("Show all"), type="reset")
    said = element("p", Html(f"{len(rows):,} of {len(rows):,} claims"), id="shown", role="status")
    return element(
        "form", *fields, element("div", clear, said, class_="state"), id="filter",
        class_="needs-script", aria_label="Filter the claims",
    )  # fmt: skip


def _select(facet: _Facet, rows: list[_ClaimRow]) -> Html:
    counts = Counter(pair for row in rows for pair in facet.values(row))
    options = [
        element("option", line(f"{title} ({counts[value, title]:,})"), value=value)
        for value, title in sorted(counts, key=_order)
    ]
    whole = element("option", Html("all"), value="")
    select = element("select", whole, *options, data_facet=facet.name)
    return element("label", element("span", line(facet.title)), select)


def _order(pair: tuple[str, str]) -> tuple[int, ...] | tuple[int, str]:
    """Order results by gravity, parts as they stand, and all else by its words."""
    value, title = pair
    if value in _RESULTS:
        return (_RESULTS.index(value),)
    if value.startswith("p") and value[1:].replace("-", "").isdigit():
        document, _, part = value[1:].partition("-")
        return int(document), int(part)
    return 0, title


def _head(name: str, title: str) -> Html:
    button = element("button", line(title), type="button", data_sort=name)
    aria = "ascending" if name == "result" else None
    return element("th", button, scope="col", class_=f"col-{name}", aria_sort=aria)


def _tr(row: _ClaimRow, index: Index) -> Html:
    claim = row.claim
    cells = (
        (_number(row), "number", row.number),
        (_quote(row, index), "claim", row.number),
        (_shown_result(row, index), "result", _RESULTS.index(row.result)),
        (_graded("strength", claim.strength), "strength", int(claim.strength)),
        (_graded("tier", claim.tier), "tier", int(claim.tier)),
        (line(label("type", claim.claim_type)), "type", None),
        (_population(claim), "population", None),
        (_rests(row, index), "rests", len(claim.evidence)),
        (line(claim.status.value), "status", None),
    )
    shown = [
        element("td", cell, class_=f"col-{name}", data_by=order) for cell, name, order in cells
    ]
    return element(
        "tr", *shown, id=f"r{row.number}",
        data_result=row.result, data_rule=" ".join(row.rules), data_strength=int(claim.strength),
        data_tier=int(claim.tier), data_type=claim.claim_type.value,
        data_population=claim.population.species.value, data_status=claim.status.value,
        data_document=claim.document, data_part=row.part.ident,
    )  # fmt: skip


def _number(row: _ClaimRow) -> Html:
    return element("a", Html(str(row.number)), spoken(" in the document"), href=f"#c{row.number}")


def _quote(row: _ClaimRow, index: Index) -> Html:
    claim = row.claim
    words = claim.text if len(claim.text) <= _LONGEST else claim.text[:_LONGEST] + "…"
    several = len(index.audit.readings) > 1
    place = f"{claim.document}, line {claim.line}" if several else f"line {claim.line}"
    short = (
        f"{short_form(claim.strength)} {label('strength', claim.strength)} · "
        f"{short_form(claim.tier)} {label('tier', claim.tier)} · {label('type', claim.claim_type)}"
    )
    return join_markup(
        (
            element("p", line(words)),
            element("p", line(place), class_="place"),
            element("p", line(short), class_="short"),
        )
    )


def _shown_result(row: _ClaimRow, index: Index) -> Html:
    if not row.rules:
        reason = index.standings[row.number].reason
        said = element("span", line(row.result), class_=f"result {row.result.replace(' ', '-')}")
        return Html(said + (element("p", line(reason), class_="place") if reason else EMPTY))
    found = index.audit.findings_of(row.claim)
    severities = {one.rule: one.severity for one in found if one.is_active}
    merged = {rule for one in found for rule, _ in one.folded} - severities.keys()
    shown = (_coded(rule, severities.get(rule), is_merged=rule in merged) for rule in row.rules)
    return element("a", join_markup(shown, "<br>"), href=f"#n{row.number}", class_="result")


def _coded(rule: str, severity: Severity | None, *, is_merged: bool) -> Html:
    """Show the code of a rule: with its severity, or as a part of another finding."""
    if is_merged:
        return element("span", line(rule), spoken(", same cause"), class_="rule same")
    return Html(
        (badge(severity) + " " if severity else "") + element("span", line(rule), class_="rule")
    )


def _graded(scale: str, value: IntEnum) -> Html:
    return Html(element("b", Html(short_form(value))) + " " + line(label(scale, value)))


def _population(claim: Claim) -> Html:
    population = claim.population
    named = ", ".join((*population.organisms, *population.sexes, *population.age_groups))
    parts = [label("species", population.species), named.replace("_", " ")]
    return line("; ".join(part for part in parts if part.strip()))


def _rests(row: _ClaimRow, index: Index) -> Html:
    keys = dict.fromkeys(link.key for link in row.claim.evidence)
    if not keys:
        return element("span", Html("none"), class_="nothing")
    return join_markup((_key(key, row, index) for key in keys), "<br>")


def _key(key: str, row: _ClaimRow, index: Index) -> Html:
    number = index.reference(row.reading, key)
    if number is None:
        return line(key)
    return element("a", line(key), href=f"#ref{number}")
