"""The checklist as a page to print and sign."""

from itertools import groupby

from claimcheck.auditing.result import Audit
from claimcheck.reports._checklist_answers import AnsweredItem, answers
from claimcheck.reports._checklist_table import BOXES, HEADS, item_cells
from claimcheck.reports._html.markup import EMPTY, Html, element, join_markup, line
from claimcheck.reports._verdict import coverage, verdict

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 1rem auto; padding: 0 1rem;
  overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; }
th, td { border: 1px solid GrayText; padding: .3rem .5rem; text-align: left; vertical-align: top; }
td:nth-child(n+5) { min-width: 5rem; }
.wide { overflow-x: auto; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def checklist_page(audit: Audit) -> str:
    """Write the checklist as one page without script."""
    head = join_markup(
        (
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", line("Evidence checklist")),
            element("style", Html(_STYLE)),
        )
    )
    body = join_markup(
        (
            element("h1", line("Evidence checklist")),
            element("p", element("strong", line(verdict(audit)))),
            element("p", line(f"{coverage(audit)}.")),
            *(
                join_markup((element("h2", line(section)), _table(section, tuple(group))))
                for section, group in groupby(answers(audit), key=lambda one: one.item.section)
            ),
        )
    )
    page = element("html", element("head", head), element("body", element("main", body)), lang="en")
    return f"<!DOCTYPE html>\n{page}\n"


def _table(section: str, group: tuple[AnsweredItem, ...]) -> Html:
    heads = join_markup(element("th", line(head), scope="col") for head in HEADS)
    rows = join_markup(element("tr", join_markup(_cells(answer))) for answer in group)
    table = element(
        "table", element("thead", element("tr", heads)), element("tbody", rows), aria_label=section
    )
    return element("div", table, class_="wide", tabindex=0, role="region", aria_label=section)


def _cells(answer: AnsweredItem) -> list[Html]:
    row = item_cells(answer)
    seen = join_markup((line(each) for each in row.seen), "<br>")
    box = element("span", line(BOXES[row.ticked]), role="img", aria_label=_said(row.ticked))
    made = [
        element("td", line(str(row.number))),
        element("th", line(row.item), scope="row"),
        element("td", line(row.status)),
        element("td", seen),
        element("td", box),
    ]
    rest = (row.name, row.date, row.note)
    return made + [element("td", line(words) if words else EMPTY) for words in rest]


def _said(ticked: bool) -> str:  # noqa: FBT001 - the box itself
    return "ticked" if ticked else "not ticked"
