"""Answers about large bibliographies are kept, and are the same as when they are asked for."""

import pytest
from attrs import evolve

from claimcheck.auditing import Config, Sources, audit_sources
from claimcheck.auditing import entry_answers as module
from claimcheck.auditing.entry_answers import ask_about_entries
from claimcheck.bibliography import load_bibliography
from claimcheck.model import Bibliography, NotChecked, Problem, Reference, Severity
from claimcheck.reports import render
from claimcheck.rules import Context, all_rules, rule

BIB = """
@article{one, title = {Walking and sleep in \u017dilina}, author = {Roe, Jane et al.},
  journal = {Sleep Walks}, volume = {7}, year = {2011}, pages = {342--319}, doi = {10.1000/x 1}}
@article{two, title = {Walking and mood}, author = {Poe, Ann}, journal = {Sleep Walks},
  volume = {7}, year = {2016}, note = "a } {"}
@article{One, title = {Walking and sleep in \u017dilina}, author = {Roe, J}, year = {2012}}
@misc{two, title = {Again}}
@book{four, title = {TODO}, year = {2031}, isbn = {978-0-306-40615-8}}
"""
ALONE = {code: one for code, one in all_rules().items() if one.by_entries_alone}


@pytest.fixture
def large(tmp_path):
    """A bibliography with faults that is large enough to be kept."""
    path = tmp_path / "large.bib"
    path.write_text("x" * 60_000 + BIB, "utf-8")
    return path


def report(path, cache, select=("bibliography",)):
    sources = Sources(bibliographies=(path.as_posix(),), cache=cache)
    return render(audit_sources(sources, Config(select=select)), "json")


def kept_in(folder):
    return sorted(folder.glob("answers-*"))


def test_the_whole_family_judges_by_entries_alone():
    assert set(ALONE) == {code for code, one in all_rules().items() if one.family == "bibliography"}


def test_a_report_is_the_same_without_a_cache_and_filling_it_and_from_it(large, tmp_path):
    without, filling, kept = (report(large, one) for one in (None, tmp_path / "c", tmp_path / "c"))
    assert without == filling == kept
    assert without.count('"rule": "CC3') > 8


def test_from_the_cache_no_rule_is_asked(large, tmp_path, monkeypatch):
    report(large, tmp_path / "c")
    monkeypatch.setattr(module, "_said", None)
    assert "CC305" in report(large, tmp_path / "c")


def test_a_changed_entry_is_asked_about_again(large, tmp_path):
    assert "342--319" in report(large, tmp_path / "c")
    large.write_text(large.read_text("utf-8").replace("342--319", "319--342"), "utf-8")
    assert report(large, tmp_path / "c") == report(large, None)


def test_the_cache_knows_the_year(large, tmp_path):
    bibliography = load_bibliography(large)
    rules = {"CC305": ALONE["CC305"]}

    def future(today):
        answers = ask_about_entries(rules, [bibliography], today, tmp_path / "c")["CC305"]
        return ["has not come" in one.message for said in answers.said for one in said.answers]

    assert any(future("2026-11-22"))
    assert not any(future("2032-01-01"))
    assert any(future("2026-12-31"))
    assert len(kept_in(tmp_path / "c")) == 2


def test_other_rules_are_kept_apart(large, tmp_path):
    first = report(large, tmp_path / "c", ("CC305",))
    assert report(large, tmp_path / "c", ("CC304",)) != first
    assert report(large, tmp_path / "c", ("CC305",)) == first


@pytest.mark.parametrize(
    "content", [None, [], {}, {"CC305": 1}, {"CC305": [[9, "x"]]}, {"CC305": [[1, [1]]]}, 7]
)
def test_kept_answers_of_another_form_are_asked_for_again(large, tmp_path, monkeypatch, content):
    expected = report(large, None, ("CC305",))
    monkeypatch.setattr(module, "recall", lambda _: content)
    assert report(large, tmp_path / "c", ("CC305",)) == expected


def test_a_small_bibliography_is_not_kept(tmp_path):
    path = tmp_path / "small.bib"
    path.write_text(BIB, "utf-8")
    report(path, tmp_path / "c")
    assert not (tmp_path / "c").exists()


def test_a_rule_of_a_plugin_is_asked_every_time(large, tmp_path):
    @rule("PK301", severity=Severity.NOTE, by_entries_alone=True)
    def house_style(reference: Reference, context: Context):
        """The house says otherwise."""
        assert not context.project.readings
        yield NotChecked("nobody knows") if reference.key == "two" else Problem("odd")

    assert house_style.body.__module__ == __name__
    bibliography = load_bibliography(large)
    for _ in range(2):
        given = ask_about_entries({"PK301": house_style}, [bibliography], "", tmp_path / "c")
        assert [len(said.answers) for said in given["PK301"].said] == [1] * len(bibliography)
    assert given["PK301"].asked == len(bibliography)


def test_every_bibliography_of_a_run_is_asked_about(large, tmp_path):
    whole = load_bibliography(large)
    none = evolve(whole, references=(), failures=())
    for cache in (None, tmp_path / "c", tmp_path / "c"):
        given = ask_about_entries(ALONE, [none, whole, Bibliography()], "2026-11-22", cache)
        assert given["CC305"].asked == len(whole)
        assert given["CC301"].asked == 3
        assert {said.place.path for said in given["CC305"].said} == {str(large)}
