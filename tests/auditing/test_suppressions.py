"""Decisions not to be told again."""

import pytest
from attrs import evolve

from claimcheck.auditing import Config, Sources, audit, audit_sources
from claimcheck.auditing.config import Ignore
from claimcheck.auditing.suppressions import in_document, is_expired
from claimcheck.model import ClaimType, Suppression
from claimcheck.readers import read
from readers.word.packing import packed, para, run, wrapped

HYPE = "This breakthrough drug lowers blood pressure."


def findings(text: str, select=("CC602",)):
    return audit(text=text, format="markdown", name="a.md", select=select).findings


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- claimcheck: ignore CC602 -- quoted -->\n\n{HYPE}\n",
        f"{HYPE} <!-- claimcheck: ignore CC602 -- quoted -->\n",
        f"<!-- claimcheck: ignore CC6 by=Ann -- quoted -->\n{HYPE}\n",
        f"<!-- claimcheck: ignore -- quoted -->\n\n{HYPE}\n",
        (
            f"<!-- claimcheck: ignore-start CC602 -- quoted -->\n\n{HYPE}\n\n"
            "<!-- claimcheck: ignore-end -->\n"
        ),
        f"{HYPE}\n\n<!-- claimcheck: ignore-file CC602 -- quoted -->\n",
    ],
)
def test_a_comment_on_before_or_around_a_passage_covers_it(text):
    (finding,) = findings(text)
    assert finding.suppressed
    assert finding.justification == "quoted"


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- claimcheck: ignore CC601 -- other rule -->\n\n{HYPE}\n",
        f"<!-- claimcheck: ignore CC602 -- other passage -->\n\nPlain words.\n\n{HYPE}\n",
        f"<!-- claimcheck: ignore CC602 until=2001-01-01 -- expired -->\n\n{HYPE}\n",
        f"    <!-- claimcheck: ignore CC602 -- in code -->\n\n{HYPE}\n",
        f"`<!-- claimcheck: ignore CC602 -- in code -->` {HYPE}\n",
        f"{HYPE}\n\n<!-- claimcheck: ignore-start CC602 -- behind -->\n",
    ],
)
def test_it_covers_nothing_else(text):
    (finding,) = findings(text)
    assert not finding.suppressed


def test_a_suppressed_finding_is_kept_but_does_not_count():
    result = audit(
        text=f"<!-- claimcheck: ignore-file -- quoted -->\n\n{HYPE}\n", format="markdown"
    )
    assert result.summary.suppressed == len(result.findings) > 0
    assert result.summary.errors + result.summary.warnings + result.summary.notes == 0


def test_a_date_that_has_passed_ends_it():
    assert is_expired(Suppression(expires="2020-01-31"), "2020-02-01")
    assert not is_expired(Suppression(expires="2020-01-31"), "2020-01-31")
    assert not is_expired(Suppression(), "2020-01-31")


def test_the_configuration_covers_by_path_rule_and_claim_type():
    sources = Sources(texts=(("news/a.md", HYPE, "markdown"), ("b.md", HYPE, "markdown")))
    ignore = Ignore(
        "news/*", ("CC602",), (ClaimType.TREATMENT_BENEFIT, ClaimType.CAUSAL_EFFECT), "adverts"
    )
    result = audit_sources(sources, evolve(Config(), suppress=(ignore,), select=("CC602",)))
    assert {one.path: one.suppressed for one in result.findings} == {
        "news/a.md": True,
        "b.md": False,
    }


NOTEBOOK = (
    '{"cells": [{"cell_type": "markdown", "source": "<!-- claimcheck: ignore CC602 -- quoted -->"'
    ', "metadata": {}}, {"cell_type": "markdown", "source": "HYPE", "metadata": {}}]}'
)


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("html", f"<p>{HYPE}<!-- claimcheck: ignore CC602 -- quoted --></p>"),
        ("html", f"<!-- claimcheck: ignore CC602 -- quoted --><p>{HYPE}</p>"),
        ("latex", f"% claimcheck: ignore CC602 -- quoted\n{HYPE}\n"),
        ("markdown", f"# Drugs\n\n% claimcheck: ignore CC602 -- quoted\n\n{HYPE}\n"),
        ("rst", f".. claimcheck: ignore CC602 -- quoted\n\n{HYPE}\n"),
        ("latex", f"{HYPE} % claimcheck: ignore CC602 -- quoted\n"),
        ("jats", f"<article><!-- claimcheck: ignore CC602 — quoted --><p>{HYPE}</p></article>"),
        ("ipynb", NOTEBOOK.replace("HYPE", HYPE)),
    ],
)
def test_each_format_has_a_comment_of_its_own(format_name, text):
    (finding,) = audit(text=text, format=format_name, name="a", select=("CC602",)).findings
    assert finding.suppressed
    assert finding.justification == "quoted"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("cc602", "`cc602` is not the code of a rule"),
        ("hype", "`hype` is not the code of a rule"),
        ("CC602 until=31.12.2020", "`31.12.2020` is not a date"),
        ("CC602 until=2020-13-45", "`2020-13-45` is not a date"),
        ("CC602 untli=2027-01-31", "`untli=` is not one of by= and until="),
    ],
)
def test_a_comment_that_cannot_be_read_covers_nothing_and_is_told(settings, told):
    text = f"<!-- claimcheck: ignore {settings} -- a reason -->\n{HYPE}\n"
    result = audit(text=text, format="markdown", select=["CC602", "CC002"])
    assert [finding.suppressed for finding in result.findings if finding.rule == "CC602"] == [False]
    (fault,) = [finding for finding in result.findings if finding.rule == "CC002"]
    assert told in fault.message


def with_comment(words, on="drug"):
    """Make a Word file whose second paragraph has a comment on some words."""
    before, after = HYPE.split(on)
    marks = (
        f'{run(before)}<w:commentRangeStart w:id="3"/>{run(on)}<w:commentRangeEnd w:id="3"/>'
        f'<w:r><w:commentReference w:id="3"/></w:r>{run(after)}'
    )
    comment = f'<w:comment w:id="3" w:author="Ann Lee">{para(words)}</w:comment>'
    parts = {"word/comments.xml": wrapped("comments", comment)}
    return packed(para(HYPE) + para(marks), parts=parts)


def test_a_comment_in_word_covers_the_paragraph_that_it_stands_on():
    pytest.importorskip("lxml")
    data = with_comment("claimcheck: ignore CC602 \u2013 quoted")
    document = read(data=data, format="docx", name="a.docx")
    (scoped,) = in_document(document)
    assert (scoped.suppression.reason, scoped.suppression.author) == ("quoted", "Ann Lee")
    assert scoped.span.of(document.text) == HYPE
    assert scoped.span.start > 0


def test_other_comments_in_word_are_left_alone():
    pytest.importorskip("lxml")
    assert read(data=with_comment("Really?"), format="docx", name="a.docx").comments == ()
