"""What the evidence store knows of cited works is weighed, named with its index and its day."""

import pickle

import pytest

import claimcheck
from claimcheck.evidence.store.from_text import store_from_text
from claimcheck.model import Design, Origin

RECORDS = """PMID- 101
TI  - Zinc in choirs.
FAU - Okafor, Ada
JT  - Sleep
DP  - 2019
PT  - Randomized Controlled Trial
MH  - Humans
MH  - Female
AB  - BACKGROUND: Singers catch colds. METHODS: We randomised 240 women to zinc or placebo and
      counted colds over one winter in all of them. RESULTS: Colds were as frequent in both
      groups. CONCLUSION: Zinc did not prevent colds in women who sing in choirs.
"""
BIB = "@article{okafor, author = {Okafor, Ada}, title = {Zinc in choirs}, journal = {Sleep}, year = {2019}}\n"
TEXT = "Zinc prevents colds in women [@okafor].\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "references.bib").write_text(BIB)
    (tmp_path / "article.md").write_text(TEXT)
    store_from_text(tmp_path / "s.sqlite", RECORDS, "", ())
    return tmp_path


def audited(**options):
    return claimcheck.audit("article.md", bibliography="references.bib", **options)


def test_facts_of_the_store_have_their_origin_index_and_day(folder):
    (reading,) = audited(store="s.sqlite").readings
    study = reading.library.study("okafor")
    assert study.design.value is Design.RCT
    assert study.sample_size.value == 240
    for fact in (study.design, study.tier, study.species, study.sample_size, study.conclusion):
        assert (fact.origin, fact.service) == (Origin.LOOKUP, "pubmed")
    assert "did not prevent" in study.conclusion.value
    assert study.design.source == "Randomized Controlled Trial (pubmed)"


def test_without_a_store_nothing_is_known_and_the_rules_say_not_checked(folder):
    audit = audited()
    assert audit.readings[0].library.study("okafor").design.value is Design.UNKNOWN
    said = {one.rule: one for one in audit.outcomes if one.rule.startswith("CC90")}
    for code in ("CC901", "CC902", "CC903", "CC905"):
        assert said[code].status == "not checked"
        assert said[code].reason == "no store and no service was asked"


def test_with_a_store_a_sound_reference_has_passed(folder):
    audit = audited(store="s.sqlite")
    said = {one.rule: one.status for one in audit.outcomes if one.rule.startswith("CC90")}
    assert said == dict.fromkeys(("CC901", "CC902", "CC903", "CC904", "CC905"), "passed")


def test_an_entry_that_is_no_match_gets_no_facts(folder):
    (folder / "references.bib").write_text(BIB.replace("Okafor, Ada", "Ito, Ken and Roe, Jane"))
    (reading,) = audited(store="s.sqlite").readings
    assert reading.library.study("okafor").design.value is Design.UNKNOWN


def test_a_missing_store_is_a_failure_and_the_rest_is_audited(folder):
    audit = audited(store="none.sqlite")
    assert [failure.path for failure in audit.failures] == ["none.sqlite"]
    assert audit.claims


def test_a_library_with_a_store_can_be_pickled(folder):
    (reading,) = audited(store="s.sqlite").readings
    copy = pickle.loads(pickle.dumps(reading.library))
    assert copy.study("okafor") == reading.library.study("okafor")


def test_the_store_is_never_changed_by_an_audit(folder):
    before = (folder / "s.sqlite").read_bytes()
    audited(store="s.sqlite")
    assert (folder / "s.sqlite").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == [
        "article.md",
        "references.bib",
        "s.sqlite",
    ]
