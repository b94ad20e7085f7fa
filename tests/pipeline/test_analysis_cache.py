"""An analysis is kept as long as nothing that it follows from has changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.auditing import Config, Sources, audit_sources
from claimcheck.pipeline import analyses, analysis_cache

BIB = """@article{lee2020, title = {Ginger for migraine: a randomised trial}, author = {Lee, A},
  year = {2020}, abstract = {Ginger helped 40 adults.}}
@article{roy2018, title = {Sleep and tea}, author = {Roy, B}, year = {2018},
  abstract = {Tea was drunk.}}
"""
ONE = "Ginger prevents migraine in adults [@lee2020].\n"
TWO = "Tea cures insomnia.\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("references.bib").write_text(BIB, "utf-8")
    Path("one.md").write_text(ONE, "utf-8")
    Path("two.md").write_text(TWO, "utf-8")
    return tmp_path


@pytest.fixture
def analysed(monkeypatch):
    """Name each document that is analysed rather than found in the cache."""
    names = []
    real = analyses.analyse

    def counting(document, library, settings):
        names.append(document.path)
        return real(document, library, settings)

    monkeypatch.setattr(analyses, "analyse", counting)
    return names


def run(**config):
    sources = Sources(
        paths=("one.md", "two.md"),
        bibliographies=("references.bib",),
        ledgers=Path("claims"),
        engine="fast",
        cache=Path("kept"),
    )
    return audit_sources(sources, Config(engine="fast", **config))


def test_the_second_run_analyses_nothing_and_finds_the_same(project, analysed):
    first = run()
    analysed.clear()
    second = run()
    assert analysed == []
    assert second == first


def test_a_changed_document_costs_one_document(project, analysed):
    run()
    analysed.clear()
    Path("two.md").write_text(TWO + "\nTea is warm.\n", "utf-8")
    run()
    assert analysed == ["two.md"]


def test_a_changed_entry_costs_the_documents_that_use_it(project, analysed):
    run()
    analysed.clear()
    Path("references.bib").write_text(BIB.replace("helped 40", "helped 12"), "utf-8")
    run()
    assert analysed == ["one.md"]


def test_a_new_entry_may_resolve_any_citation(project, analysed):
    run()
    analysed.clear()
    Path("references.bib").write_text(BIB + "@misc{new, title = {New}}\n", "utf-8")
    run()
    assert analysed == ["one.md", "two.md"]


def test_another_profile_is_another_analysis(project, analysed):
    run()
    analysed.clear()
    run(profile="clinical")
    assert analysed == ["one.md", "two.md"]


RULE = '''
from claimcheck.rules.api import Claim, Context, Passed, Severity, rule

@rule("PK101", severity=Severity.NOTE)
def house_style(claim: Claim, context: Context):
    """The house says otherwise."""
    yield Passed("nothing to say")
'''


def test_a_plugin_that_is_changed_is_asked_again(project, analysed, install):
    install("house", {"claimcheck.rules": {"house": "plugged_rules"}}, plugged_rules=RULE)
    run()
    analysed.clear()
    run()
    assert analysed == []
    (code,) = project.glob("site/house/plugged_rules.py")
    code.write_text(RULE + "\n\n", "utf-8")
    analysis_cache._told.cache_clear()  # as in the next process
    run()
    assert analysed == ["one.md", "two.md"]


def test_a_ledger_counts_for_its_document_alone(project, analysed):
    run()
    analysed.clear()
    Path("claims").mkdir()
    Path("claims/one.toml").write_text('document = "one.md"\n', "utf-8")
    run()
    assert analysed == ["one.md"]


@pytest.mark.parametrize("damage", [b"", b"no database", b"\0" * 5000])
def test_a_damaged_cache_costs_the_work_and_nothing_else(project, analysed, damage):
    first = run()
    Path("kept/analyses.sqlite").write_bytes(damage)
    analysed.clear()
    assert run() == first
    assert analysed == ["one.md", "two.md"]


def test_damaged_content_is_not_believed(project, analysed):
    first = run()
    with closing(sqlite3.connect("kept/analyses.sqlite")) as connection, connection:
        connection.execute("update analyses set content = x'80054b012e'")
    analysed.clear()
    assert run() == first
    assert analysed == ["one.md", "two.md"]


def test_a_cache_that_cannot_be_written_changes_nothing(project):
    Path("kept").write_text("a file in the way", "utf-8")
    assert run().claims


def test_a_document_with_its_own_list_is_kept_too(project, analysed):
    Path("one.md").write_text(
        "Ginger prevents migraine [1].\n\n# References\n\n1. Lee A. Ginger for migraine. 2020.\n",
        "utf-8",
    )
    sources = Sources(paths=("one.md",), engine="fast", cache=Path("kept"))
    first = audit_sources(sources, Config(engine="fast"))
    assert first.readings[0].library.is_own_list
    analysed.clear()
    assert audit_sources(sources, Config(engine="fast")) == first
    assert analysed == []
