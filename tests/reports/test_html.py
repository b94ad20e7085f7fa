"""The page for people: it holds everything, acts on nothing, and needs nothing else."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings

from claimcheck.auditing.result import Audit
from claimcheck.model import Bibliography, BlockKind, InputError, Library, Reading, Severity
from claimcheck.reports import render
from claimcheck.reports._history import history_text, parse_history, snapshot
from claimcheck.reports._html.markup import escape_part
from claimcheck.reports._html.page import asset, digest
from claimcheck.reports.html import html_site
from factories import audit_of, claim, document, finding, small_audit
from reports.test_hostile import WORDS, poisoned
from strategies import HOSTILE, audits

SETTINGS = settings(deadline=None, max_examples=15)
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Collects elements, ids, links and text, and checks that elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data) -> None:
        if self._open and self._open[-1] not in {"style", "script"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def ids(self) -> Counter:
        return Counter(attributes["id"] for _, attributes in self.elements if "id" in attributes)

    def of_class(self, name: str) -> list[dict[str, str | None]]:
        return [
            attributes
            for _, attributes in self.elements
            if name in (attributes.get("class") or "").split()
        ]


@given(audits())
@SETTINGS
def test_every_id_is_given_once_and_every_inner_link_leads_somewhere(audit: Audit) -> None:
    page = Page(render(audit, "html"))
    ids = page.ids()
    assert set(ids.values()) == {1}
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    inner = {link[1:] for link in links if link.startswith("#")}
    unmarked = {f"c{number}" for number in range(1, len(audit.claims) + 1)}
    assert inner - set(ids) <= unmarked
    labels = {one["aria-labelledby"] for _, one in page.elements if "aria-labelledby" in one}
    assert labels <= set(ids)


@given(audits())
@SETTINGS
def test_the_page_holds_every_finding_once(audit: Audit) -> None:
    html = render(audit, "html")
    heads = re.findall(r'<div class="finding"><p><span class="rule">(CC\d+) [\w-]+</span> '
                       r'<span class="place">line (\d+), column (\d+)<', html)  # fmt: skip
    held = Counter((rule, int(line), int(column)) for rule, line, column in heads)
    assert held == Counter((one.rule, one.line, one.column) for one in audit.findings)


@given(audits())
@SETTINGS
def test_the_page_counts_active_findings_by_severity(audit: Audit) -> None:
    html = render(audit, "html")
    for severity in Severity:
        shown = html.count(f'<span class="headline"><b class="badge {severity.value}">')
        assert shown == sum(one.severity is severity for one in audit.active)
    quiet = html.count('<span class="headline"><b class="badge accepted">')
    assert quiet == len(audit.findings) - len(audit.active)


@given(audits())
@SETTINGS
def test_every_claim_has_its_row_and_every_reference_its_entry(audit: Audit) -> None:
    ids = Page(render(audit, "html")).ids()
    for number in range(1, len(audit.claims) + 1):
        assert f"r{number}" in ids
    for number in range(1, len(audit.references) + 1):
        assert f"ref{number}" in ids


@given(audits())
@SETTINGS
def test_what_was_not_checked_or_not_read_is_named(audit: Audit) -> None:
    text = Page(render(audit, "html")).text
    for check in audit.checks:
        assert f"{check.rule} {check.name}" in text
    assert text.count("not assessed)") >= sum(bool(one.not_checked) for one in audit.checks)


@pytest.mark.parametrize("words", WORDS)
def test_hostile_text_adds_no_element_and_no_handler(words: str) -> None:
    page = Page(render(poisoned(words), "html"))
    tags = Counter(tag for tag, _ in page.elements)
    assert tags["script"] == tags["style"] == tags["title"] == 1
    assert not set(tags) & {"img", "iframe", "object", "embed", "link", "base", "video", "audio"}
    for tag, attributes in page.elements:
        assert not any(name.startswith("on") or name in {"style", "src"} for name in attributes)
        for link in (attributes.get("href"), attributes.get("action")):
            assert link is None or link.startswith(("#", "https://doi.org/")), tag


def test_hostile_text_is_shown_and_not_lost() -> None:
    shown = Page(render(poisoned("<script>alert(1)</script>"), "html")).text
    assert shown.count("<script>alert(1)</script>") > 10


def test_the_page_allows_its_own_style_and_script_by_hash_and_nothing_else() -> None:
    html = render(small_audit(), "html")
    page = Page(html)
    policy = next(
        one["content"]
        for tag, one in page.elements
        if tag == "meta" and one.get("http-equiv") == "Content-Security-Policy"
    )
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL).group(1)
    script = re.search(r'<script type="module">(.*?)</script>', html, re.DOTALL).group(1)
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src {digest(style)}",
        f"script-src {digest(script)}",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_style_and_script_name_no_other_resource() -> None:
    for name in ("page.css", "page.js"):
        assert not re.search(r"https?:|url\(|@import|\bimport\b|fetch|</", asset(name))


def test_the_same_audit_gives_the_same_page() -> None:
    assert render(small_audit(), "html") == render(small_audit(), "html")


def test_headings_go_down_one_level_at_a_time() -> None:
    source = document("# One\n\n# Two\n\nTea helps.\n")
    page = Page(render(audit_of((reading(source),)), "html"))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def reading(source, claims=(), library=None):
    return Reading(source, (), (), tuple(claims), library or Library(Bibliography()))


def test_a_claim_is_marked_with_its_severity_and_the_words_in_question() -> None:
    html = render(small_audit(), "html")
    assert re.search(
        r'<mark class="warning" id="c1">Evening tea <span class="words">lowers</span>', html
    )
    assert '<mark class="error" id="c3">' in html
    assert re.search(r'</mark><a class="flag error" href="#n3">', html)


def test_a_citation_in_the_text_leads_to_its_reference() -> None:
    assert '<a class="cite" href="#ref1">@moreau2015</a>' in render(small_audit(), "html")


def test_suppressed_and_known_findings_are_shown_with_their_reason() -> None:
    text = Page(render(small_audit(), "html")).text
    assert "Suppressed: agreed with the editor" in text
    assert "Known: it is in the baseline" in text


def test_a_finding_on_a_reference_stands_at_the_reference() -> None:
    html = render(small_audit(), "html")
    entry = html[html.index('id="ref2"') :]
    assert "is cited nowhere" in entry[: entry.index("</section>")]


def test_a_cell_above_the_ceiling_of_the_profile_says_so() -> None:
    html = render(small_audit(), "html")
    assert re.search(r'<td class="above"><a [^>]*data-strength="6" data-tier="4"[^>]*>1'
                     r'<span class="vh"> claim: S6, unconditional effect, on T4, observational study, above the ceiling', html)  # fmt: skip


def test_a_finding_without_a_place_stands_above_the_document() -> None:
    source = document()
    found = finding(source.text, None, message="no place at all")
    html = render(audit_of((reading(source),), (found,)), "html")
    assert "About the document as a whole" in html
    assert html.index("no place at all", html.index("About the document")) < html.index(
        "Warmth", html.index("About the document")
    )


def test_blocks_keep_their_kind() -> None:
    source = document("Tea helps.\n\nSo does rest.\n\ncode here\n")
    kinds = (BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE, BlockKind.CODE)
    blocks = tuple(evolve(b, kind=k) for b, k in zip(source.blocks, kinds, strict=True))
    tags = [
        tag
        for tag, _ in Page(
            render(audit_of((reading(evolve(source, blocks=blocks)),)), "html")
        ).elements
    ]
    assert {"li", "blockquote", "pre"} <= set(tags)


def test_claims_that_overlap_are_marked_without_losing_a_word() -> None:
    source = document("Tea helps and rest heals all.\n")
    claims = (claim(source, "Tea helps and rest", "one"), claim(source, "and rest heals", "two"))
    html = render(audit_of((reading(source, claims),)), "html")
    body = html[html.index('class="document"') : html.index('id="claims"')]
    assert re.sub(r"<[^>]+>", "", body).count("Tea helps and rest heals all.") == 1


@given(audits())
@SETTINGS
def test_the_text_of_every_block_is_shown_whole(audit: Audit) -> None:
    html = render(audit, "html")
    plain = re.sub(r'<a class="flag.*?</a>|<span class="vh">.*?</span>|<[^>]+>', "", html)
    for made in audit.documents:
        for block in made.blocks:
            words = "".join(escape_part(segment.text) for segment in block.prose.segments)
            if words.isascii() and "::" not in words and "##" not in words:
                assert words in plain


def test_a_folder_gives_an_index_and_a_page_a_document() -> None:
    one, two = document(path="b/One two.md"), document(path="c.md")
    worse = finding(two.text, None, severity=Severity.ERROR, path="c.md")
    pages = html_site(audit_of((reading(one), reading(two)), (worse,)))
    assert list(pages) == ["index.html", "001-one-two.html", "002-c.html"]
    index = Page(pages["index.html"])
    links = [one["href"] for tag, one in index.elements if tag == "a" and one["href"][0] != "#"]
    assert links == ["002-c.html", "001-one-two.html"]
    assert 'href="index.html"' in pages["002-c.html"]


@given(audits())
@SETTINGS
def test_a_site_is_safe_to_write_whatever_the_paths(audit: Audit) -> None:
    for name, html in html_site(audit).items():
        assert re.fullmatch(r"[a-z0-9-]+\.html", name)
        assert html.encode("utf-8")
        Page(html)


def test_trends_come_from_earlier_runs() -> None:
    audit = small_audit()
    earlier = parse_history("\t".join(LABELS) + "\nv1\t1\t3\t1\t2\t0\t9\t8\t7\n")
    html = html_site(audit, (*earlier, snapshot(audit, "v2")))["index.html"]
    assert "Errors: 9 → 1" in html
    assert "<polyline" in html
    assert "Trends" not in html_site(audit_of(()))["index.html"]


LABELS = ("label", "documents", "claims", "cited", "links", "opened", "errors", "warnings", "notes")


@given(audits())
@SETTINGS
def test_a_history_is_read_as_it_was_written(audit: Audit) -> None:
    runs = tuple(snapshot(audit, label) for label in HOSTILE)
    assert parse_history(history_text(runs)) == runs


@pytest.mark.parametrize(
    "text", ["nonsense", "\t".join(LABELS) + "\na\tb", "\t".join(LABELS) + "\na" + "\t-1" * 8]
)
def test_a_history_of_another_shape_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(InputError, match=r"history\.tsv:\d"):
        parse_history(text)
