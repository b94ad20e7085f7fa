"""Audits while writing: after every edit, what a fresh check of the same words says."""

import os
import shutil
from pathlib import Path
from random import Random

import pytest
from benchmarks.random_edits import carried_out, random_edit

from claimcheck import memory
from claimcheck.auditing import Config, Sources, audit_sources
from claimcheck.lsp.project import WrittenProject
from claimcheck.memory import remembering
from claimcheck.pipeline.inputs import DocumentSource
from claimcheck.rules._refusals import care_given_up_in
from claimcheck.rules.protocol import discourages_care

ROOT = Path(__file__).parents[2]
BIB = """@article{lee2020, title = {Ginger for migraine: a randomised trial}, year = {2020},
  author = {Lee, Ann}, abstract = {In this randomised trial of 120 adults, ginger helped.}}
@article{moss2018, title = {Zinc and colds: a survey}, author = {Moss, Ed}, year = {2018}}
"""
MARKDOWN = """---
title: Ginger
---

# Ginger

Ginger tea prevents migraine attacks in adults [@lee2020]. It lowers pain in mice. Studies show that
you should take 500 mg daily. Zinc reduces colds (Moss, 2018).

- Zinc cures the flu.
- Zinc may help 20% of children [@moss2018; @none1999].

## Harms

Ginger is always safe. See the table <!-- claimcheck: ignore CC2 -- known -->.

| Drug | Effect |
|------|--------|
| Zinc | lowers mortality by 12% [@lee2020] |
"""
LATEX = r"""\documentclass{article}
\begin{document}
\section{Ginger}
Ginger tea prevents migraine attacks in adults \cite{lee2020}. It lowers pain in mice.
% claimcheck: ignore CC201 -- known
Zinc cures the flu \citep[p.~4]{none1999}.
\begin{itemize}
\item Studies show that you should take 500 mg of zinc daily.
\end{itemize}
\end{document}
"""
TEXT = """Ginger

Ginger tea prevents migraine attacks in adults [1]. It lowers pain in mice (Moss, 2018).

Zinc cures the flu.

References
1. Lee A. Ginger for migraine: a randomised trial. Headache. 2020;1:2-3.
"""
DOCUMENTS = [("article.md", MARKDOWN), ("article.tex", LATEX), ("article.txt", TEXT)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "references.bib").write_text(BIB, "utf-8")
    (tmp_path / "other.md").write_text("Zinc [@moss2018].", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sources(**given):
    return Sources(ledgers=Path("claims"), **given)


def project(config):
    return WrittenProject(lambda paths: (sources(paths=paths, engine=config.engine), config))


def fresh(name, text, config):
    Path(name).write_bytes(text.encode("utf-8"))
    return audit_sources(sources(paths=(name,), engine=config.engine), config)


def edits(text, seed, count):
    random = Random(seed)  # noqa: S311 - edits are no secrets
    for _ in range(count):
        text = carried_out(text, random_edit(text, random))
        yield text


def assert_same(written, checked):
    assert written.findings == checked.findings
    assert written.outcomes == checked.outcomes
    assert written.claims == checked.claims
    assert written.failures == checked.failures


@pytest.mark.parametrize(("name", "text"), DOCUMENTS)
@pytest.mark.parametrize(("engine", "count"), [("fast", 12), ("accurate", 5)])
@pytest.mark.usefixtures("folder")
def test_after_every_edit_the_audit_is_that_of_a_fresh_check(name, text, engine, count):
    config, texts = Config(engine=engine), [text, *edits(text, f"{name} {engine}", count)]
    with remembering():
        own = project(config)
        written = [own.audit(DocumentSource(name, name, one)) for one in texts]
    for one, audit in zip(texts, written, strict=True):
        assert_same(audit, fresh(name, one, config))


def test_the_law_holds_with_a_ledger_and_front_matter_that_changes(folder):
    name = "examples/oxytocin-sensitivity.md"
    for each in (name, "claims/oxytocin-sensitivity.toml", "references.bib"):
        target = folder / each
        target.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / each, target)
    text = (folder / name).read_text("utf-8")
    config = Config(engine="fast")
    texts = [text, f"Magnesium helps.\n\n{text}", *edits(text, 7, 4)]
    texts += [text.replace("references.bib", "missing.bib"), text]
    with remembering():
        own = project(config)
        written = [own.audit(DocumentSource(name, name, one)) for one in texts]
    for one, audit in zip(texts, written, strict=True):
        assert_same(audit, fresh(name, one, config))


@pytest.mark.usefixtures("folder")
def test_only_what_an_edit_touches_is_searched_again_for_words_against_care(monkeypatch):
    searched = []

    def search(words, before):
        searched.append(words.text)
        return care_given_up_in(words, before)

    monkeypatch.setattr(discourages_care, "care_given_up_in", search)
    sentences = [f"Walking for {number} minutes a day helps." for number in range(40)]
    with remembering():
        own = project(Config(engine="fast"))
        own.audit(DocumentSource("article.md", "article.md", " ".join(sentences)))
        assert len(searched) == len(sentences)
        searched.clear()
        sentences[20] = "Walking for an hour a day helps."
        own.audit(DocumentSource("article.md", "article.md", " ".join(sentences)))
    assert searched == sentences[20:23]


@pytest.mark.usefixtures("folder")
def test_claims_that_only_moved_have_their_findings_where_they_stand_now():
    config, texts = Config(), [MARKDOWN, MARKDOWN.replace("# Ginger", "New words.\n\n# Ginger")]
    with remembering():
        own = project(config)
        written = [own.audit(DocumentSource("a.md", "a.md", one)) for one in texts]
    assert_same(written[-1], fresh("a.md", texts[-1], config))


def said(own, text="Ginger tea prevents migraine attacks [@lee2020]."):
    audit = own.audit(DocumentSource("article.md", "article.md", text))
    return {finding.rule for finding in audit.findings}


@pytest.mark.usefixtures("folder")
def test_a_bibliography_that_changes_is_read_again():
    with remembering():
        own = project(Config(engine="fast"))
        assert "CC202" not in said(own)
        Path("references.bib").write_text(BIB.replace("lee2020", "lee2021"), "utf-8")
        own.look_again()
        assert "CC202" in said(own)


@pytest.mark.usefixtures("folder")
def test_a_document_that_appears_and_cites_another_work_counts():
    with remembering():
        own = project(Config(engine="fast"))
        Path("other.md").unlink()
        assert "CC203" in said(own)
        Path("new.md").write_text("Zinc [@moss2018].", "utf-8")
        own.look_again()
        assert "CC203" not in said(own)


@pytest.mark.usefixtures("folder")
def test_a_ledger_that_changes_is_read_again():
    record = '[[claim]]\nid = "x"\nanchor = {exact = "Gone."}\n'
    with remembering():
        own = project(Config(engine="fast"))
        before = said(own)
        Path("claims").mkdir()
        Path("claims/article.toml").write_text(f'document = "article.md"\n{record}', "utf-8")
        own.look_again()
        assert {rule for rule in said(own) - before if rule.startswith("CC1")}


@pytest.mark.usefixtures("folder")
def test_files_are_looked_at_once_a_second_and_not_at_every_keystroke():
    with remembering():
        own = project(Config(engine="fast"))
        said(own)
        run = own.run("article.md")
        os.utime("references.bib", (1, 1))
        assert own.run("article.md") is run


@pytest.mark.usefixtures("folder")
def test_what_is_held_does_not_grow_with_the_number_of_edits():
    with remembering():
        own = project(Config(engine="fast"))
        for number in range(120):
            text = f"---\nbibliography: name{number}.bib\n---\nZinc helps {number} of 5 [@a]."
            own.audit(DocumentSource("article.md", "article.md", text))
        assert len(own.run("article.md").libraries.files) <= 110
        assert all(len(one) <= 2 * 4096 for one in memory._MEMORIES)
