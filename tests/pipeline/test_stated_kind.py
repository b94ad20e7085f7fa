"""A person's word on the kind of a document stands, and rules heed it."""

from pathlib import Path

import pytest

import claimcheck
from claimcheck.model import ConfigurationError, Document, InputError, Kind, Origin
from claimcheck.pipeline.stated_kind import with_stated_kind
from claimcheck.rules.kinds import kind_measures, measure_of
from readers.word.packing import packed, para, run, wrapped

_REGIMEN = "The protocol combines 200 mg of testosterone cypionate a week with anastrozole."


def _rules(text, **settings):
    return {finding.rule for finding in claimcheck.audit(text=text, **settings).findings}


def test_front_matter_states_the_kind_of_its_document():
    text = f"---\nclaimcheck:\n  kind: guideline\n---\n\n{_REGIMEN}\n"

    (document,) = claimcheck.audit(text=text, format="markdown", kind="clinic").documents

    assert document.kind.value is Kind.GUIDELINE
    assert document.kind.origin is Origin.RECORD
    assert document.kind.probability == 1


def test_a_regimen_of_a_clinic_is_asked_for_a_guideline_and_one_of_a_guideline_is_not():
    assert "CC701" in _rules(_REGIMEN, kind="clinic")
    assert "CC701" not in _rules(_REGIMEN, kind="guideline")


def test_a_rule_that_sleeps_says_that_it_was_not_asked_and_why():
    audit = claimcheck.audit(text=_REGIMEN, kind="textbook")

    reasons = {one.reason for one in audit.outcomes if one.rule == "CC701"}
    assert reasons == {"not run on this type of document: textbook"}


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("3", "claimcheck"),
        ("[kind, leaflet]", "claimcheck"),
        ("{knd: leaflet}", "knd"),
        ("{kind: leaflet, bib: x}", "bib"),
        ("{kind: 3}", "kind"),
    ],
)
def test_settings_that_are_not_understood_are_refused_by_name(settings, named):
    text = f"---\nclaimcheck: {settings}\n---\n\n{_REGIMEN}\n"
    with pytest.raises(InputError, match=f"`{named}` in the front matter") as raised:
        claimcheck.audit(text=text, format="markdown")
    assert raised.value.failure.line == 2


@pytest.mark.parametrize(
    "wrong",
    [
        "---\nclaimcheck:\n  kin: news\n---\n\nZinc helps.\n",
        "---\nclaimcheck:\n  kind: newss\n---\n\nZinc helps.\n",
        "Zinc helps.\n<!-- claimcheck: kind: newss -->\n",
    ],
)
def test_a_document_that_states_no_kind_there_is_costs_no_other_document(tmp_path, wrong):
    (tmp_path / "wrong.md").write_text(wrong, "utf-8")
    (tmp_path / "right.md").write_text(_REGIMEN, "utf-8")

    audit = claimcheck.audit(tmp_path, engine="fast")

    assert [Path(one.path).name for one in audit.documents] == ["right.md"]
    (failure,) = audit.failures
    assert failure.path.endswith("wrong.md")
    assert failure.line == 2


def test_an_unknown_kind_is_refused_with_the_nearest_one():
    document = Document("a.md", "markdown", "", (), {})

    with pytest.raises(ConfigurationError, match="did you mean `guideline`"):
        with_stated_kind(document, "guidline")


def test_every_kind_has_a_measure():
    assert set(kind_measures()) == set(Kind)


def test_a_mere_guess_at_the_kind_excuses_nothing():
    kind = claimcheck.read(text="Zinc.").kind

    assert not measure_of(kind).asleep


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("markdown", "<!-- claimcheck: kind: leaflet -->\n\nZinc helps."),
        ("html", "<p>Zinc helps.</p><!-- claimcheck: kind leaflet -->"),
        ("html", '<meta name="claimcheck:kind" content="leaflet"><p>Zinc helps.</p>'),
        ("latex", "% claimcheck: kind: leaflet\n\\begin{document}\nZinc.\n\\end{document}"),
        ("rst", ".. claimcheck: kind: leaflet\n\nZinc helps."),
        ("jats", "<article><!-- claimcheck: kind: leaflet --><p>Zinc helps.</p></article>"),
        ("ipynb", '{"cells": [], "metadata": {"claimcheck": {"kind": "leaflet"}}}'),
        (
            "ipynb",
            '{"cells": [{"cell_type": "markdown", "source": "<!-- claimcheck: kind: leaflet -->"}]}',
        ),
    ],
)
def test_each_format_states_it_in_its_own_way(format_name, text):
    document = claimcheck.read(text=text, format=format_name)

    assert with_stated_kind(document).kind.value is Kind.LEAFLET


def test_a_comment_in_word_states_it():
    pytest.importorskip("lxml")
    marks = '<w:commentRangeStart w:id="0"/>' + run("Zinc.") + '<w:commentRangeEnd w:id="0"/>'
    comment = f'<w:comment w:id="0">{para("claimcheck: kind: leaflet")}</w:comment>'
    parts = {"word/comments.xml": wrapped("comments", comment)}
    document = claimcheck.read(data=packed(para(marks), parts=parts), format="docx", name="a.docx")

    assert with_stated_kind(document).kind.value is Kind.LEAFLET


def test_what_stands_in_code_states_nothing():
    document = claimcheck.read(
        text="`<!-- claimcheck: kind: leaflet -->` says so.", format="markdown"
    )

    assert with_stated_kind(document).kind == document.kind
