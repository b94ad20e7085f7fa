"""The frame of a page: one file that carries its own style, script and security policy."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache

from attrs import frozen

from claimcheck._version import __version__
from claimcheck.auditing.result import Audit
from claimcheck.model import BlockKind, Kind
from claimcheck.model.brief import counted
from claimcheck.model.by_value import ByValue
from claimcheck.reports._history import Snapshot
from claimcheck.reports._html.checks import checks_html, not_checked_html, resolved_html
from claimcheck.reports._html.document import document_html
from claimcheck.reports._html.glance import glance_html
from claimcheck.reports._html.index import Index
from claimcheck.reports._html.legend import legend_html
from claimcheck.reports._html.markup import EMPTY, Html, element, escape_part, join_markup, line
from claimcheck.reports._html.matrix import matrix_html
from claimcheck.reports._html.overview import documents_html, trends_html
from claimcheck.reports._html.references import elsewhere_html, references_html
from claimcheck.reports._html.scales import scales_html
from claimcheck.reports._html.summary import first_things, summary_html
from claimcheck.reports._html.table import table_html
from claimcheck.resources import read_text

_FOLDER = "reports/_html"
_LONGEST_TITLE = 160


@frozen(eq=False, repr=False)
class PageSection(ByValue):
    """A part of a page with a heading and a place in its contents.

    Args:
        ident: Its id.
        title: Its heading.
        body: What stands in it; a section with nothing is left out.
        lead: A line below the heading.
    """

    ident: str
    title: str
    body: Html
    lead: str = ""


@frozen(eq=False, repr=False)
class Back(ByValue):
    """A link to the page above.

    Args:
        link: Where it is.
        title: What it is called.
    """

    link: str
    title: str


def report_page(audit: Audit, back: Back | None = None) -> str:
    """Write the report of a run: verdict, documents, claims, references, and what is open.

    Args:
        audit: What a run found.
        back: The page above, where there is one.
    """
    index = Index(audit)
    sections = [*_opening(index), *_documents(index), *_closing(index)]
    path = audit.documents[0].path if len(audit.readings) == 1 else ""
    opening = Html(_subject(audit) + summary_html(index))
    return frame(_title(audit), opening, sections, _made_by(audit), back, path=path, keys=_keys())


def index_page(audit: Audit, links: Sequence[str], history: Sequence[Snapshot]) -> str:
    """Write the index of a folder of documents: each with its counts, and the trends.

    Args:
        audit: What a run found.
        links: Where each document's report is, in order.
        history: Counts of earlier runs, the latest last.
    """
    index = Index(audit)
    sections = [
        PageSection("documents", "Documents", documents_html(audit, links), _DOCUMENTS_LEAD),
        PageSection("trends", "Trends", trends_html(audit, history)),
        *(section for section in _closing(index) if section.ident not in {"claims", "references"}),
    ]
    title = counted(len(audit.readings), "document")
    return frame(title, summary_html(index), sections, _made_by(audit), None)


def made_by(profile: str, engine: str) -> str:
    """Say what made a page.

    Args:
        profile: Name of the profile.
        engine: Name of the engine.
    """
    return f"claimcheck {__version__} · profile {profile} · engine {engine}"


def _made_by(audit: Audit) -> str:
    return made_by(audit.profile, audit.engine)


def _title(audit: Audit) -> str:
    if len(audit.readings) != 1:
        return counted(len(audit.readings), "document")
    document = audit.documents[0]
    headings = (block.prose.text for block in document.of_kind(BlockKind.HEADING))
    named = document.metadata.get("title")
    first = named if isinstance(named, str) and named.strip() else next(headings, "")
    return (first.strip() or document.path)[:_LONGEST_TITLE]


_DOCUMENTS_LEAD = "Worst first."
_MATRIX_LEAD = (
    "How strong the wording is (rows: S0 says nothing, S6 is unconditional) against the best "
    "evidence that is cited (columns: T1 is the best, T8 is none). Select a number to see its "
    "claims. Hatched cells lie above what the profile allows for such evidence; each claim is "
    "judged by the rules."
)
_GLANCE_LEAD = "Each section with its share of cited claims, and its claims in order."
_CLAIMS_LEAD = (
    "Every claim, worst first. A heading of the table sorts by its column. S is the strength of "
    "the wording, T the tier of the evidence."
)
_OPEN_LEAD = "What was not checked has not passed."


def _opening(index: Index) -> list[PageSection]:
    audit = index.audit
    sections = [PageSection("first", "Most serious findings", first_things(index))]
    if len(audit.readings) > 1:
        links = [f"#d{number}" for number in range(1, len(audit.readings) + 1)]
        body = Html(trends_html(audit, ()) + documents_html(audit, links))
        sections.append(PageSection("documents", "Documents", body, _DOCUMENTS_LEAD))
    if audit.claims:
        sections.append(PageSection("map", "At a glance", glance_html(index), _GLANCE_LEAD))
        body = Html(matrix_html(index) + scales_html())
        sections.append(PageSection("matrix", "Strength against evidence", body, _MATRIX_LEAD))
    return sections


def _documents(index: Index) -> list[PageSection]:
    readings = index.audit.readings
    if not readings:
        return []
    if len(readings) == 1:
        body = document_html(readings[0], 1, index, 3)
        lead = readings[0].document.path
    else:
        lead = ""
        body = join_markup(
            element(
                "article",
                element("h3", line(reading.document.path) or Html("(no name)")),
                document_html(reading, number, index, 4),
                id=f"d{number}",
            )
            for number, reading in enumerate(readings, 1)
        )
    name = "The document" if len(readings) == 1 else "The documents"
    return [PageSection("document", name, Html(legend_html() + body), lead)]


def _closing(index: Index) -> list[PageSection]:
    audit = index.audit
    return [
        PageSection("claims", "Claims", table_html(index), _CLAIMS_LEAD if audit.claims else ""),
        PageSection("references", "References", references_html(index)),
        PageSection("elsewhere", "Findings in other files", elsewhere_html(index)),
        PageSection("open", "Not checked", not_checked_html(audit), _OPEN_LEAD),
        PageSection("checks", "Rules", checks_html(audit)),
        PageSection("resolved", "Resolved since the baseline", resolved_html(audit)),
    ]


def frame(
    title: str,
    opening: Html,
    sections: Sequence[PageSection],
    maker: str,
    back: Back | None,
    *,
    path: str = "",
    keys: Html = EMPTY,
) -> str:
    """Put a page together.

    Args:
        title: Its title.
        opening: The verdict.
        sections: What follows; empty ones are left out.
        maker: What made the page, from :func:`made_by`.
        back: The page above, where there is one.
        path: The file that it is about, named in the tab of the browser.
        keys: The keys that lead through its findings and claims, where it shows any.
    """
    shown = [section for section in sections if section.body]
    up = EMPTY if back is None else element("a", line(f"↑ {back.title}"), href=back.link)
    eyebrow = element("p", Html("Claims and their evidence"), Html(" ") if up else EMPTY, up,
                      class_="eyebrow")  # fmt: skip
    nav = element(
        "nav",
        element("ul", *(element("li", element("a", line(one.title), href=f"#{one.ident}"))
                        for one in shown)),
        aria_label="Sections",
    )  # fmt: skip
    head = element("header", eyebrow, element("h1", line(title)), opening)
    main = element("main", head, *map(_section, shown), id="main", tabindex=-1)
    skip = element("a", Html("Skip to the verdict"), href="#main", class_="skip")
    footer = element("footer", element("p", line(maker)), keys)
    body = element("body", skip, nav, main, footer)
    tab = f"{title} ({path})" if path and path != title else title
    head_of_page = _head(f"{tab}: claims and their evidence")
    return f'<!DOCTYPE html>\n<html lang="en">\n{head_of_page}\n{body}\n</html>\n'


def _subject(audit: Audit) -> Html:
    """Name the file, and what kind of document it was taken for."""
    if len(audit.readings) != 1:
        return EMPTY
    document = audit.documents[0]
    file = element("code", line(document.path)) if document.path else Html("(no name)")
    kind = document.kind
    known = kind.taken_for is not Kind.UNKNOWN
    taken = escape_part(f" · type of document: {kind.value.words}") if known else EMPTY
    return element("p", file, taken, class_="subject")


def _section(section: PageSection) -> Html:
    lead = element("p", line(section.lead), class_="lead") if section.lead else EMPTY
    title = element("h2", line(section.title), id=f"{section.ident}-title")
    return Html(
        "\n"
        + element(
            "section", title, lead, section.body, id=section.ident,
            aria_labelledby=f"{section.ident}-title",
        )
    )  # fmt: skip


def _keys() -> Html:
    return element(
        "label",
        element("input", type="checkbox", checked=True, id="keys"),
        Html(" Keys: "),
        *(
            Html(element("kbd", Html(key)) + f" {what} ")
            for key, what in (("j", "next finding"), ("k", "previous"), ("/", "search"))
        ),
        class_="needs-script",
    )


def _head(title: str) -> Html:
    style, script = asset("page.css"), asset("page.js")
    policy = (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    metas = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=f"claimcheck {__version__}"),
        element("title", line(title)),
    )
    return element(
        "head",
        *metas,
        element("style", Html(style)),
        element("script", Html(script), type="module"),
    )


@cache
def asset(name: str) -> str:
    """Read a file that is written into the page."""
    return read_text(f"{_FOLDER}/{name}")


def digest(text: str) -> str:
    """Give the hash by which a security policy allows an inline style or script."""
    raw = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(raw).decode()}'"
