"""What the editor is answered, document by document."""

import json
from pathlib import Path

import pytest
from attrs import evolve
from lsprotocol import types

from claimcheck import ledger
from claimcheck.lsp.actions import ActionSetting, actions_at
from claimcheck.lsp.completion import completions
from claimcheck.lsp.definition import definitions_at
from claimcheck.lsp.diagnostics import diagnostics_of
from claimcheck.lsp.edits import ClientEdits
from claimcheck.lsp.hover import hover_at
from claimcheck.lsp.positions import TextPlaces
from claimcheck.lsp.recording import LedgerFiles
from claimcheck.lsp.symbols import symbols_of
from claimcheck.model import Span

UNCITED = "Ginger tea prevents migraine attacks in adults."
MISSPELT = "Aspirin lowers mortality after infarction [@isis22]."
STRONG = "Aspirin lowers mortality [@isis2]."


def at(document, words):
    start = document.document.text.index(words)
    return Span(start, start)


def setting(client=None, load=lambda path: None):
    files = LedgerFiles(Path("claims"), None, load)
    return ActionSetting(client or ClientEdits(), "utf-16", files)


def actions(document, words, given=None):
    found = actions_at(document, at(document, words), (), given or setting())
    return {action.title: action for action in found}


def carried_out(document, action):
    ((uri, (edit,)),) = action.edit.changes.items()
    assert uri == document.uri
    text = document.document.text
    span = TextPlaces(text).span(edit.range)
    return text[: span.start] + edit.new_text + text[span.end :]


def rules(document):
    return {finding.rule for finding in document.findings()}


def test_diagnostics_stand_at_the_words(audited):
    document = audited(f"😀 {UNCITED}\n\nx 😀 {MISSPELT}")
    marks = diagnostics_of(document, "utf-16")[document.uri]
    places = TextPlaces(document.document.text)
    words = {one.code: places.span(one.range).of(places.text) for one in marks}
    assert words["CC202"] == "[@isis22]"
    assert {one.source for one in marks} == {"claimcheck"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_diagnostics_count_as_the_client_does(audited, encoding):
    document = audited(f"😀 {MISSPELT}", encoding=encoding)
    marks = diagnostics_of(document, encoding)[document.uri]
    (unknown,) = (one for one in marks if one.code == "CC202")
    before = "😀 Aspirin lowers mortality after infarction "
    codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[
        encoding
    ]
    assert unknown.range.start == types.Position(0, len(before.encode(codec)) // size)


def test_a_suppressed_finding_is_no_diagnostic(audited):
    document = audited(f"{UNCITED} <!-- claimcheck: ignore CC -- known -->")
    assert "CC201" not in {one.code for one in diagnostics_of(document, "utf-16")[document.uri]}


def test_findings_in_the_bibliography_are_shown_in_its_file(audited, project_folder):
    bib = project_folder / "references.bib"
    bib.write_text(
        f"{bib.read_text('utf-8')}\n@article{{a, title={{😀 x}}, year={{2999}}}}", "utf-8"
    )
    document = audited(STRONG)
    marks = diagnostics_of(document, "utf-16")[bib.as_uri()]
    assert marks
    assert all(one.range.start.line < 20 for one in marks)


def test_hover_shows_the_record_of_a_claim_with_its_evidence(audited):
    document = audited(STRONG)
    words = hover_at(document, at(document, "Aspirin")).contents.value
    assert "- strength: S6" in words
    assert "`isis2`" in words
    assert "T5" in words or "T4" in words


def test_hover_shows_the_work_behind_a_citation(audited):
    document = audited("Ginger helps [@lee2020].")
    hover = hover_at(document, at(document, "lee2020"))
    assert hover.contents.value.startswith("**Ginger for migraine: a randomised trial**")
    assert TextPlaces(document.document.text).span(hover.range).of(document.document.text) == (
        "[@lee2020]"
    )


LISTED = """References

1. Lee A, Moss E. Ginger for migraine: a randomised trial. Headache. 2020;1:2-3.
2. Poe B, Ray C. Aspirin after infarction: a survey. Lancet. 1988;2:4-9.
"""


def test_hover_shows_words_of_a_bibliography_as_they_are(audited, project_folder):
    bib = "@article{a, title = {Effects of *A* <b>on</b> [B](http://x.y)}, year = {2001}}"
    (project_folder / "references.bib").write_text(bib, "utf-8")
    document = audited("Ginger helps [@a].")
    assert "\\*A\\* \\<b\\>" in hover_at(document, at(document, "@a")).contents.value


def test_hover_says_nothing_where_there_is_no_claim(audited):
    document = audited("See the table.")
    assert hover_at(document, at(document, "table")) is None


def test_the_outline_holds_the_claims_in_order(audited):
    document = audited(f"# Ginger\n\n{UNCITED} See the table. {STRONG}")
    assert [one.name for one in symbols_of(document, document.uri)] == [
        claim.text for claim in document.reading.claims
    ]


def test_the_outline_shows_a_claim_as_it_is_written(audited):
    document = audited("Ginger tea prevents\nmigraine {cite:p}`lee2020`.")
    (claim,) = symbols_of(document, document.uri)
    assert claim.name == "Ginger tea prevents migraine {cite:p}`lee2020`."


def test_a_citation_leads_to_its_entry(audited, project_folder):
    document = audited(STRONG)
    (place,) = definitions_at(document, at(document, "isis2"), "utf-16")
    bib = (project_folder / "references.bib").read_text("utf-8")
    assert place.uri == (project_folder / "references.bib").as_uri()
    assert TextPlaces(bib).span(place.range).of(bib).startswith("@article{isis2")


def test_a_number_leads_to_the_document_s_own_list(audited, project_folder):
    (project_folder / "references.bib").unlink()
    text = f"{UNCITED[:-1]} [1].\n\nReferences\n\n1. Lee A. Ginger. Headache. 2020;1:2-3.\n"
    document = audited(text, "article.txt")
    (place,) = definitions_at(document, at(document, "1]"), "utf-16")
    assert (place.uri, place.range.start.line) == (document.uri, 4)


def test_completion_offers_every_key_with_tier_and_title(audited):
    document = audited("Ginger helps [@")
    places = TextPlaces(document.document.text)
    items = completions(document.library, places, Span(15, 15)).items
    assert [(one.label, one.label_details.description) for one in items] == [
        ("lee2020", "Ginger for migraine: a randomised trial"),
        ("isis2", "Aspirin after infarction: a survey"),
    ]
    assert items[0].detail.startswith("T2")


@pytest.mark.parametrize(
    ("written", "keys"), [("LEE", ["lee2020"]), ("survey", ["isis2"]), ("x", [])]
)
def test_completion_offers_works_whose_key_or_title_holds_what_is_written(audited, written, keys):
    document = audited(f"Ginger helps [@{written}")
    places = TextPlaces(document.document.text)
    found = completions(document.library, places, Span(15, 15 + len(written)))
    assert [one.label for one in found.items] == keys
    assert not found.is_incomplete


def test_completion_offers_some_of_a_large_bibliography(audited, project_folder):
    entries = (f"@article{{key{number}, title = {{T}}, year = {{2001}}}}" for number in range(300))
    (project_folder / "references.bib").write_text("\n".join(entries), "utf-8")
    document = audited("Ginger helps [@")
    found = completions(document.library, TextPlaces(document.document.text), Span(15, 15))
    assert found.is_incomplete
    assert 50 < len(found.items) < 300


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"# Title\n\n{UNCITED}\n"),
        ("a.md", f"- {UNCITED}\n- x\n"),
        ("a.md", f"| Drug | Effect |\n|---|---|\n| a | {UNCITED} |\n"),
        ("a.txt", f"{UNCITED}\n"),
        ("a.tex", f"\\begin{{document}}\n  {UNCITED}\n\\end{{document}}\n"),
        ("a.rst", f"Title\n=====\n\n{UNCITED}\n"),
    ],
)
def test_a_suppression_covers_its_finding_once_the_reason_is_typed(audited, name, text):
    document = audited(text, name)
    action = actions(document, "Ginger")["Suppress CC201 here with a reason"]
    written = carried_out(document, action).replace("— ", "— known ", 1)
    after = audited(written, name)
    assert "CC201" not in rules(after)
    assert not {rule for rule in rules(after) if rule.startswith("CC00")}


def test_no_comment_is_put_into_front_matter(audited):
    document = audited(f"---\ndescription: {UNCITED}\n---\n\nText.\n")
    assert "CC201" in rules(document)
    assert not any(name.startswith("Suppress") for name in actions(document, "Ginger"))


def test_a_suppression_without_its_reason_is_told_of(audited):
    document = audited(UNCITED)
    action = actions(document, "Ginger")["Suppress CC201 here with a reason"]
    after = audited(carried_out(document, action))
    assert "CC201" not in rules(after)
    assert any("reason" in one.name for one in after.findings())


def test_a_client_with_snippets_is_asked_for_the_reason(audited):
    document = audited(UNCITED)
    given = setting(ClientEdits(versioned=True, snippets=True))
    action = actions(document, "Ginger", given)["Suppress CC201 here with a reason"]
    (change,) = action.edit.document_changes
    assert "ignore CC201 — ${1:reason} -->" in change.edits[0].snippet.value
    assert change.text_document.version == 1


@pytest.mark.parametrize(
    ("name", "text", "cited"),
    [
        ("a.md", UNCITED, "in adults [@lee2020]."),
        (
            "a.tex",
            f"\\begin{{document}}\n{UNCITED}\n\\end{{document}}",
            "in adults~\\cite{lee2020}.",
        ),
        ("a.rst", UNCITED, "in adults :cite:p:`lee2020`."),
        (
            "a.md",
            f"{UNCITED}\n\n## Aspirin\n\nAspirin helps {{cite:p}}`isis2`.",
            "in adults {cite:p}`lee2020`.",
        ),
        ("a.txt", f"{UNCITED}\n\nSee a trial [1].\n\n{LISTED}", "in adults [1]."),
        ("a.txt", f"{UNCITED}\n\nSee trials [1, 2].\n\n{LISTED}", "in adults [1]."),
        ("a.txt", f"{UNCITED}\n\nSee a trial [1, p. 3].\n\n{LISTED}", "in adults [1]."),
    ],
)
def test_a_suggested_citation_is_written_as_the_document_writes_them(audited, name, text, cited):
    document = audited(text, name)
    (action,) = (one for title, one in actions(document, "Ginger").items() if "lee2020" in title)
    assert cited in carried_out(document, action)


def test_a_misspelt_key_is_put_right(audited):
    document = audited(MISSPELT)
    action = actions(document, "@isis22")["Cite isis2 instead"]
    assert "[@isis2]." in carried_out(document, action)
    assert action.is_preferred


@pytest.mark.parametrize(
    ("name", "cited"),
    [
        ("a.md", " [@lee2020]"),
        ("a.md", " {cite:p}`lee2020`"),
        ("a.rst", " :cite:p:`lee2020`"),
        ("a.tex", r"~\citep[p.~4]{lee2020}"),
        ("a.md", "[@lee2020]"),
    ],
)
def test_a_wording_that_fits_keeps_the_citation(audited, name, cited):
    document = audited(f"Ginger tea prevents migraine{cited}.", name)
    (action,) = (one for title, one in actions(document, "prevents").items() if "Write:" in title)
    written = carried_out(document, action)
    assert written == f"In this trial, ginger tea prevented migraine{cited}."
    assert "CC401" not in rules(audited(written, name))


def test_a_claim_is_added_to_a_new_ledger(audited):
    document = audited(f"{UNCITED} {STRONG}")
    given = setting(ClientEdits(versioned=True, creates=True))
    action = actions(document, "Ginger", given)["Add this claim to the ledger"]
    made, written = action.edit.document_changes
    assert made.uri.endswith("/claims/article.toml")
    records = ledger.parse_ledger(written.edits[0].new_text, "claims/article.toml").records
    assert [record.anchor.exact for record in records] == [UNCITED]


def test_a_claim_is_added_beside_the_records_that_are_there(audited, project_folder):
    text = f"{UNCITED} {STRONG}"
    given = setting(ClientEdits(versioned=True, creates=True))
    action = actions(audited(text), "Ginger", given)["Add this claim to the ledger"]
    path = project_folder / "claims" / "article.toml"
    path.parent.mkdir()
    before = f"# by hand\n{action.edit.document_changes[1].edits[0].new_text}"
    path.write_text(before, "utf-8")
    document = audited(text)
    assert "Add this claim to the ledger" not in actions(document, "Ginger")
    given = setting(load=lambda _: before)
    action = actions(document, "Aspirin", given)["Add this claim to the ledger"]
    ((uri, (edit,)),) = action.edit.changes.items()
    span = TextPlaces(before).span(edit.range)
    after = before[: span.start] + edit.new_text + before[span.end :]
    assert uri == path.as_uri()
    assert after.startswith("# by hand\n")
    assert len(ledger.parse_ledger(after, "claims/article.toml").records) == 2


def test_a_client_that_makes_no_files_is_offered_no_new_ledger(audited):
    assert "Add this claim to the ledger" not in actions(audited(UNCITED), "Ginger")


def test_the_json_of_a_notebook_is_marked_where_the_words_stand(audited):
    source = json.dumps({"cells": [{"cell_type": "markdown", "source": f'"A"\n\n{MISSPELT}'}]})
    document = audited(source, "a.ipynb")
    marks = diagnostics_of(document, "utf-16")[document.uri]
    (unknown,) = (one for one in marks if one.code == "CC202")
    assert TextPlaces(source).span(unknown.range).of(source) == "[@isis22]"
    place = unknown.range.start
    span = document.surface.span(document.uri, types.Range(place, place))
    assert document.mention_at(span).key == "isis22"


def test_what_is_written_into_a_notebook_s_json_is_escaped(audited):
    source = json.dumps({"cells": [{"cell_type": "markdown", "source": UNCITED}]})
    document = audited(source, "a.ipynb")
    assert document.surface.written('"\n') == '\\"\\n'


def test_a_change_is_one_of_the_version_that_was_asked_about(audited, project_folder):
    document = audited(MISSPELT)
    ledger_file = project_folder / "claims" / "article.toml"
    given = evolve(
        setting(ClientEdits(versioned=True), load=lambda _: ""),
        versions={ledger_file.as_uri(): 7, document.uri: 9},
    )
    found = actions(document, "@isis22", given)
    (change,) = found["Cite isis2 instead"].edit.document_changes
    assert (change.text_document.uri, change.text_document.version) == (document.uri, 1)
    (change,) = found["Add this claim to the ledger"].edit.document_changes
    assert (change.text_document.uri, change.text_document.version) == (ledger_file.as_uri(), 7)
