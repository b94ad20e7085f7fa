"""Whatever stands in documents, keys, titles and notes, it acts on nothing that shows it."""

import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from claimcheck.auditing.result import Audit
from claimcheck.model import (
    Basis,
    Bibliography,
    Failure,
    Library,
    Origin,
    Reading,
    Severity,
    Span,
)
from claimcheck.reports import formats, render
from claimcheck.reports.github import step_summary
from claimcheck.reports.text import render_text
from factories import answers, audit_of, claim, document, finding
from strategies import HOSTILE

FORMATS = formats()
MARKDOWN = ("markdown", "checklist")
TAGS = {"details", "summary", "script", "img", "h1"}


def poisoned(words: str) -> Audit:
    """Put the words wherever a document, a bibliography or a person could put them."""
    source = document(f"Tea helps. {words} And more.\n", path=f"{words}.md")
    whole = source.text.strip()
    made = claim(source, whole, section=(words,), reviewed_by=words)
    found = [
        finding(
            source.text,
            made.span,
            path=source.path,
            message=words or "words",
            claim=about,
            key=words or None,
            severity=severity,
            remedy=words,
            basis=(Basis(words, Origin.TEXT, words),),
            related=((Span(0, 3), words),),
            folded=(("CC105", words),),
            suppressed=suppressed,
            justification=words,
            number=number,
        )
        for number, (about, severity, suppressed) in enumerate(
            (
                (made.id, Severity.ERROR, False),
                (None, Severity.WARNING, False),
                (None, Severity.NOTE, False),
                (made.id, Severity.WARNING, True),
                *((None, Severity.WARNING, False) for _ in range(12)),
            )
        )
    ]
    reading = Reading(source, (), (), (made,), Library(Bibliography()))
    return audit_of(
        (reading,),
        tuple(found),
        answers=(answers("CC201", "uncited-claim", not_checked=1, reason=words),),
        failures=(Failure(f"{words}.md", words, 1, words),),
        resolved=((words, "CC201", words),),
    )


ALL = "".join(HOSTILE)
WORDS = [*HOSTILE, ALL]


@pytest.fixture(scope="module")
def reports() -> dict[tuple[str, str], str]:
    """Render every format with every hostile text once."""
    return {(name, words): render(poisoned(words), name) for name in FORMATS for words in WORDS}


@pytest.mark.parametrize("name", FORMATS)
def test_no_control_character_and_no_direction_mark_leaves(name: str, reports: dict) -> None:
    for words in WORDS:
        shown = reports[name, words]
        bad = {char for char in shown if unicodedata.category(char) in {"Cc", "Cs"}} - {"\n"}
        bad |= {char for char in shown if unicodedata.bidirectional(char) in MARKS}
        assert not bad
        assert not set(shown) & set("\u200e\u200f\u061c\u2028\u2029\ufffe\uffff")


MARKS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize("name", FORMATS)
def test_no_build_server_takes_a_line_for_a_command(name: str, reports: dict) -> None:
    for words in WORDS:
        for line in reports[name, words].splitlines():
            assert not re.search(r"##\w*\[", line)
            if line.lstrip().startswith("::"):
                assert name == "github"
                assert re.match(r"::(error|warning|notice) file=[^:,\n]*,line=\d+[^:\n]*::", line)


def test_github_commands_stay_within_one_line_and_their_fields(reports: dict) -> None:
    for words in WORDS:
        lines = reports["github", words].splitlines()
        commands = [line for line in lines if line.startswith("::")]
        assert len(commands) == 2 + 9 + 1 + 1
        for line in commands:
            head = line[2:].split("::", 1)[0].split(" ", 1)[1]
            names = [part.split("=", 1)[0] for part in head.split(",")]
            assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}


def test_colour_comes_from_the_report_alone() -> None:
    for words in WORDS:
        shown = render_text(poisoned(words), colour=True)
        assert not re.sub(r"\x1b\[[0-9;]+m", "", shown).count("\x1b")
        plain = re.sub(r"\x1b\[[0-9;]+m", "", shown)
        assert plain.split() == render_text(poisoned(words)).split()


class Page(HTMLParser):
    """Collects what a browser would act upon."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


OURS = {
    *("h1", "h2", "p", "strong", "ol", "ul", "li", "code", "blockquote", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


@pytest.mark.parametrize("name", [*MARKDOWN, "step summary"])
def test_markdown_renders_to_our_own_tags_only(name: str, reports: dict) -> None:
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    for words in WORDS:
        text = step_summary(poisoned(words)) if name == "step summary" else reports[name, words]
        page = Page()
        page.feed(reader.render(text))
        assert set(page.tags) <= OURS
        assert {attribute for attribute, _ in page.attributes} <= {"style"}
        assert page.tags.count("details") == page.tags.count("summary")


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_neither_calls_nor_links_anybody(name: str, reports: dict) -> None:
    for words in WORDS:
        outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", reports[name, words])
        assert not re.search(r"(?<!&)[@#!]\w", outside)
        assert "http://" not in outside


def test_no_cell_is_a_formula(reports: dict) -> None:
    for words in WORDS:
        for row in csv.reader(io.StringIO(reports["csv", words])):
            assert len(row) == 21
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
def test_json_parsers_get_text_that_any_encoder_takes(name: str, reports: dict) -> None:
    for words in WORDS:
        found = json.loads(reports[name, words])
        assert json.dumps(found, ensure_ascii=False).encode("utf-8")


def test_sarif_messages_hold_no_link_and_no_placeholder(reports: dict) -> None:
    for words in WORDS:
        for result in json.loads(reports["sarif", words])["runs"][0]["results"]:
            assert "](" not in result["message"]["text"]
            assert not re.search(r"\{\d", result["message"]["text"])


def test_text_keeps_to_its_width_whatever_the_words() -> None:
    audit = poisoned("w" * 300 + " " + "日本語の文章" * 20)
    for line in render_text(audit, width=60).splitlines():
        if line.startswith("      "):
            columns = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
            assert columns <= 60


def test_a_poisoned_audit_has_as_many_findings_as_a_plain_one() -> None:
    for name in ("json", "sarif"):
        plain, harmful = (render(poisoned(words), name) for words in ("words", ALL))
        assert plain.count('"fingerprint"') == harmful.count('"fingerprint"')
        assert plain.count('"ruleIndex"') == harmful.count('"ruleIndex"')
