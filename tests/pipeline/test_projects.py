"""Projects of several documents: bibliography, chapters and unused works by the project file."""

import json
from pathlib import Path

import pytest

from claimcheck.auditing import audit
from claimcheck.bibliography.projects import Projects
from claimcheck.cli._group import run

KEYS = ("rye2019", "oat2020", "bun2021")
BIB = "\n".join(
    f"@article{{{key}, author = {{Baker, B.}}, title = {{Bread study of {key}}}, year = {key[-4:]}}}"
    for key in (*KEYS, "spare2022")
)
HEAD = "---\ntitle: Bread\nbibliography: refs.bib\nsite: bookdown::bookdown_site\n---\n\n"
FIRST = "# One\n\nRye bread lowers weight in adults [@rye2019].\n"
SECOND = "# Two\n\nOat bread lowers weight in adults [@oat2020; @rye2019].\n"
THIRD = "# Three\n\n@bun2021 found that buns raise weight in adults.\n"
ASIDE = "# Read me\n\nNothing in here belongs to the book.\n"

QUARTO = {
    "_quarto.yml": "project: {type: book, output-dir: out}\n"
    "book:\n  chapters:\n    - index.qmd\n    - part: Loaves\n      chapters: [parts/two.qmd]\n"
    "  appendices: [three.qmd]\nbibliography: [lib/refs.bib]\n",
    "index.qmd": FIRST,
    "parts/two.qmd": SECOND,
    "three.qmd": THIRD,
    "draft.qmd": ASIDE,
    "README.md": ASIDE,
    "lib/refs.bib": BIB,
}
BOOKDOWN = {
    "index.Rmd": HEAD + FIRST,
    "01-two.Rmd": SECOND,
    "02-three.Rmd": THIRD,
    "_draft.Rmd": ASIDE,
    "README.md": ASIDE,
    "refs.bib": BIB,
}
MYST = {
    "myst.yml": "version: 1\nproject:\n  bibliography: [refs.bib]\n  exclude: [draft.md]\n",
    "index.md": FIRST,
    "two.md": SECOND,
    "three.md": THIRD,
    "draft.md": ASIDE,
    "refs.bib": BIB,
}
JUPYTER = {
    "_config.yml": "title: Bread\nbibtex_bibfiles:\n  - refs.bib\n",
    "_toc.yml": "format: jb-book\nroot: index\nchapters:\n  - file: two\n  - file: three\n",
    "index.md": FIRST,
    "two.md": SECOND,
    "three.md": THIRD,
    "draft.md": ASIDE,
    "refs.bib": BIB,
}
SPHINX = {
    "conf.py": 'extensions = ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["refs.bib"]\n'
    'exclude_patterns = ["draft.md"]\nraise RuntimeError("never run")\n',
    "index.md": FIRST,
    "two.md": SECOND,
    "three.md": THIRD,
    "draft.md": ASIDE,
    "refs.bib": BIB,
}
SPHINX_TEXTS = {
    **{name: text for name, text in SPHINX.items() if name != "index.md"},
    "index.rst": "Bread\n=====\n\nRye bread lowers weight in adults :cite:p:`rye2019`.\n",
}
JOSS = {
    "paper.md": "---\ntitle: Bread\naffiliations:\n  - name: Mill\n    index: 1\n---\n\n"
    + FIRST
    + SECOND
    + THIRD,
    "paper.bib": BIB,
}
LAYOUTS = {
    "quarto": QUARTO,
    "bookdown": BOOKDOWN,
    "myst": MYST,
    "jupyter-book": JUPYTER,
    "sphinx": SPHINX_TEXTS,
    "joss": JOSS,
}


def built(files, folder):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture(params=LAYOUTS)
def project(request, tmp_path, monkeypatch):
    built(LAYOUTS[request.param], tmp_path)
    monkeypatch.chdir(tmp_path)
    return request.param


def cited(found):
    return {
        mention.key: mention.resolved_key
        for reading in found.readings
        for mention in reading.mentions
    }


def unused(found):
    return {finding.key for finding in found.findings if finding.rule == "CC203"}


def test_the_layout_is_told_by_its_project_file(project):
    document = next(name for name in LAYOUTS[project] if name.endswith(("md", "rst", "Rmd")))
    assert Projects().around(document).layout == project


def test_every_key_of_the_whole_project_is_resolved_and_none_invented(project):
    found = audit(".")
    assert cited(found) == {key: key for key in KEYS}
    assert not [one for one in found.findings if one.rule in {"CC202", "CC204"}]


def test_a_run_over_all_calls_what_nobody_cites_unused(project):
    assert unused(audit(".")) == {"spare2022"}


def test_a_run_over_part_calls_nothing_unused_that_another_part_cites(project):
    for name in LAYOUTS[project]:
        if name.endswith(("md", "rst", "Rmd")) and LAYOUTS[project][name] is not ASIDE:
            assert unused(audit(name)) == {"spare2022"}, name


def test_what_is_none_of_the_project_is_left_out_of_its_folder(project):
    paths = {reading.document.path for reading in audit(".").readings}
    aside = {name for name, text in LAYOUTS[project].items() if text is ASIDE}
    assert paths.isdisjoint(aside)
    for name in aside:
        assert [one.document.path for one in audit(name).readings] == [name]


def test_documents_around_a_bibliography_count_without_any_project_file(tmp_path, monkeypatch):
    built(
        {"one.md": FIRST, "two.md": SECOND, "three.tex": r"\cite{bun2021}", "r.bib": BIB}, tmp_path
    )
    monkeypatch.chdir(tmp_path)
    assert unused(audit("one.md", bibliography="r.bib")) == {"spare2022"}


def test_a_word_of_the_text_that_looks_like_a_key_cites_nothing(tmp_path, monkeypatch):
    built({"one.md": FIRST, "two.md": "We spare2022 no effort.\n", "r.bib": BIB}, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert unused(audit("one.md", bibliography="r.bib")) == {*KEYS[1:], "spare2022"}


MANUBOT = {
    "content/metadata.yaml": "title: Bread\n",
    "content/01.intro.md": "# One\n\nRye lowers weight in adults [@doi:10.1000/rye.1; @tag:oat].\n",
    "content/02.end.md": "# Two\n\nBuns raise weight [@pmid:31234567; @doi:10.1000/RYE.1].\n\n"
    "[@tag:oat]: doi:10.1000/oat.2\n",
    "content/response.md": ASIDE,
    "content/manual-references.json": json.dumps(
        [
            {"id": "oat", "type": "article-journal", "title": "Oats", "DOI": "10.1000/oat.2"},
            {"id": "spare", "type": "book", "title": "Spare", "DOI": "10.1000/spare.3"},
        ]
    ),
}


def test_the_identifiers_and_tags_of_a_manuscript_are_its_references(tmp_path, monkeypatch):
    built(MANUBOT, tmp_path)
    monkeypatch.chdir(tmp_path)
    found = audit(".")
    assert cited(found) == {
        "doi:10.1000/rye.1": "doi:10.1000/rye.1",
        "tag:oat": "oat",
        "pmid:31234567": "pmid:31234567",
    }
    assert unused(found) == {"spare"}
    assert unused(audit("content/01.intro.md")) == {"spare"}
    assert {Path(one.document.path).name for one in found.readings} == {"01.intro.md", "02.end.md"}


BROKEN = {
    "_quarto.yml": "book: [",
    "_bookdown.yml": "- a list\n",
    "myst.yml": "project: {{name}}\n",
    "_toc.yml": "root: [\n",
    "conf.py": "extensions = [\n",
}


@pytest.mark.parametrize("is_whole", [True, False])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_project_file_is_told_and_the_documents_are_read(
    name, is_whole, tmp_path, monkeypatch
):
    built({name: BROKEN[name], "_config.yml": "title: Bread\n", "in/one.md": FIRST}, tmp_path)
    monkeypatch.chdir(tmp_path)
    found = audit("." if is_whole else "in/one.md")
    assert [(one.path, one.kind) for one in found.failures] == [(name, "unreadable")]
    assert len(found.documents) == 1


@pytest.mark.parametrize("layout", ["quarto", "bookdown", "myst", "jupyter-book", "sphinx"])
def test_where_no_bibliography_of_a_project_is_there_that_is_told(
    tmp_path, monkeypatch, capsys, layout
):
    built(LAYOUTS[layout], tmp_path)
    monkeypatch.chdir(tmp_path)
    (bibliography,) = tmp_path.rglob("*.bib")
    bibliography.unlink()
    assert run(["check", ".", "--engine", "fast", "--fail-on", "never"]) == 2
    assert "refs.bib: does not exist" in capsys.readouterr().err


def test_beginning_in_a_folder_tells_of_its_broken_project_file(tmp_path, monkeypatch, capsys):
    built({"_quarto.yml": BROKEN["_quarto.yml"], "one.md": FIRST}, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(["init"]) == 2
    assert "_quarto.yml:1: is not valid YAML" in capsys.readouterr().err


@pytest.mark.parametrize("other", ["_config.yml", "conf.py"])
def test_broken_files_that_other_programs_have_too_are_no_project_files(
    other, tmp_path, monkeypatch
):
    built({other: "def (\n - [", "one.md": FIRST}, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert audit(".").failures == ()


def test_parents_of_cited_entries_are_used(tmp_path, monkeypatch):
    bib = (
        "@inbook{a, title = {On rye}, crossref = {b}}\n@book{b, title = {Breads}, xdata = {x}}\n"
        "@xdata{x, publisher = {Mill}}\n@book{spare, title = {Spare}, crossref = {b}}\n"
    )
    built({"one.md": "Rye lowers weight [@a].\n", "r.bib": bib}, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert unused(audit("one.md", bibliography="r.bib")) == {"spare"}


def test_what_was_printed_is_not_printed_again_when_another_part_has_changed(
    tmp_path, monkeypatch, capsys
):
    built({"one.md": FIRST, "sub/two.md": SECOND, "references.bib": BIB}, tmp_path)
    monkeypatch.chdir(tmp_path)
    run(["check", "one.md", "--select", "CC203", "--verbose"])
    assert "bun2021" in capsys.readouterr().out
    Path("sub/two.md").write_text(THIRD, encoding="utf-8")
    run(["check", "one.md", "--select", "CC203", "--verbose"])
    assert "bun2021" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("document", "left"),
    [
        ("---\nnocite: '@*'\n---\n\nRye lowers weight [@rye2019].\n", set()),
        ("---\nnocite: |\n  @oat2020, @bun2021\n---\n\nRye [@rye2019].\n", {"spare2022"}),
        ("Rye [@rye2019]. \\nocite{oat2020, bun2021}\n", {"spare2022"}),
    ],
)
def test_a_work_that_the_document_asks_to_list_is_used(document, left, tmp_path, monkeypatch):
    built({"one.md": document, "r.bib": BIB}, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert unused(audit("one.md", bibliography="r.bib")) == left
