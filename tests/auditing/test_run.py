"""A run reads, asks, signs and counts; whatever the input, it answers."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.auditing import audit
from claimcheck.model import InputError, Origin, OutcomeStatus, Severity
from claimcheck.pipeline.findings import order

BIB = "@article{lee2020, title = {Ginger for migraine: a randomised trial}, year = {2020}}\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("references.bib").write_text(BIB, "utf-8")
    return tmp_path


def write(name: str, text: str) -> str:
    Path(name).write_text(text, "utf-8")
    return name


class TestBibliographies:
    def test_a_claim_with_a_source_that_nobody_recorded_is_counted_as_cited(self, project):
        Path("references.bib").unlink()
        text = "Ginger prevents migraine ([trial](https://doi.org/10.1000/ginger)).\n"
        assert audit(write("a.md", text)).summary.cited_claims == 1

    def test_the_usual_one_beside_the_document_is_found(self, project):
        result = audit(write("a.md", "Ginger tea prevents migraine [@lee2020].\n"))
        assert [one.key for one in result.references] == ["lee2020"]
        assert result.references[0].cited

    def test_the_front_matter_names_one(self, project):
        Path("refs").mkdir()
        Path("references.bib").rename("refs/works.bib")
        text = "---\nbibliography: refs/works.bib\n---\n\nGinger prevents migraine [@lee2020].\n"
        assert audit(write("a.md", text)).references[0].cited

    def test_a_missing_one_is_told_and_the_document_is_still_read(self, project):
        result = audit(write("a.md", "Ginger prevents migraine.\n"), bibliography="none.bib")
        assert [failure.path for failure in result.failures] == ["none.bib"]
        assert len(result.readings) == 1

    def test_a_broken_entry_leaves_the_rest(self, project):
        Path("references.bib").write_text("@article{broken, title = {x\n\n" + BIB, "utf-8")
        result = audit(write("a.md", "Ginger tea prevents migraine [@lee2020].\n"))
        assert "lee2020" in [one.key for one in result.references]

    def test_text_without_a_file_takes_no_bibliography_from_the_folder(self, project):
        assert audit(text="Ginger prevents migraine [@lee2020].").references == ()

    def test_a_citation_in_a_footnote_counts_for_the_sentence_that_it_hangs_on(self, project):
        result = audit(write("a.md", "Ginger prevents migraine.[^1]\n\n[^1]: See [@lee2020].\n"))
        assert [[link.key for link in claim.evidence] for claim in result.claims] == [["lee2020"]]

    def test_a_list_in_the_document_serves_where_there_is_none(self, tmp_path):
        text = (
            "Ginger prevents migraine [1].\n\n# References\n\n"
            '1. Lee, K. "Ginger for migraine." Headache, vol. 3, no. 1, 2020, pp. 1-9.\n'
            '2. Roy, M. "Zinc for colds." Rhinology, vol. 8, no. 2, 2018, pp. 20-31.\n'
        )
        result = audit(text=text, format="markdown")
        assert [one.cited for one in result.references] == [True, False]


class TestInputs:
    def test_one_unreadable_document_leaves_the_others(self, project):
        Path("folder").mkdir()
        Path("binary.md").write_bytes(b"\x00\xff\x00")
        good = write("good.md", "Ginger prevents migraine.\n")
        result = audit("missing.md", "folder", "binary.md", good)
        assert {failure.path for failure in result.failures} == {
            "missing.md",
            "folder",
            "binary.md",
        }
        assert [document.path for document in result.documents] == ["good.md"]

    def test_nothing_readable_at_all_is_an_error(self, project):
        with pytest.raises(InputError, match=r"missing\.md"):
            audit("missing.md")

    def test_an_empty_document_has_no_claims_and_nothing_passed(self, project):
        result = audit(write("empty.md", ""))
        assert result.claims == ()
        uncited = next(check for check in result.checks if check.rule == "CC201")
        assert uncited.status is OutcomeStatus.NOT_APPLICABLE
        assert uncited.reason


class TestSeverity:
    TEXT = "Ginger tea prevents migraine attacks [@roy2018].\n"
    BIB = "@article{roy2018, title = {Ginger: a survey of students}, design = {survey}}\n"
    LEDGER = """document = "a.md"

[[claim]]
id = "ginger"
type = "treatment_benefit"
strength = 6
origin = "manual"
anchor = { exact = "Ginger tea prevents migraine attacks [@roy2018]." }
"""

    def severity(self, **more):
        (finding,) = audit(write("a.md", self.TEXT), select=("CC401",), **more).findings
        return finding.severity

    def test_what_was_inferred_from_text_is_a_warning_at_most(self, project):
        write("references.bib", self.BIB)
        assert self.severity() is Severity.WARNING

    def test_what_a_person_recorded_may_be_an_error(self, project):
        write("references.bib", self.BIB)
        Path("claims").mkdir()
        write("claims/a.toml", self.LEDGER)
        assert self.severity(ledger="claims") is Severity.ERROR

    def test_a_recorded_value_has_its_origin(self, project):
        write("references.bib", self.BIB)
        Path("claims").mkdir()
        write("claims/a.toml", self.LEDGER)
        (claim,) = audit(
            "a.md" if Path("a.md").exists() else write("a.md", self.TEXT), ledger="claims"
        ).claims
        assert claim.origin_of("strength") is Origin.RECORD
        assert claim.origin_of("population") is not Origin.RECORD

    def test_the_clinical_profile_lifts_protocols(self, project):
        text = "Testosterone cypionate is injected every week in a protocol with anastrozole.\n"
        select = ("CC701",)
        (usual,) = audit(write("p.md", text), select=select).findings
        (lifted,) = audit("p.md", select=select, profile="clinical").findings
        assert usual.severity is Severity.WARNING
        assert lifted.severity is Severity.ERROR


WORDS = st.sampled_from(
    [
        "Ginger",
        "prevents",
        "migraine",
        ".",
        "[@lee2020]",
        "You",
        "should",
        "take",
        "5",
        "mg",
        "daily",
        "because",
        "studies",
        "show",
        "\n\n",
        "#",
        "-",
        "|",
        "(Chen",
        "et",
        "al.,",
        "2011)",
        "[1]",
        "p",
        "<",
        "0.05",
        "40",
        "%",
        "may",
        "in",
        "mice",
        "*",
        "`",
        "<!--",
        "-->",
        "@x",
        "\\cite{a}",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_is_answered_with_findings_in_order_and_spans_that_quote(text):
    for kind in ("markdown", "text"):
        result = audit(text=text, format=kind, name="a")
        assert list(result.findings) == sorted(result.findings, key=order)
        for claim in result.claims:
            assert text[claim.span.start : claim.span.end] == claim.quote
        for finding in result.findings:
            if finding.span is not None:
                assert text[finding.span.start : finding.span.end] == finding.quote


def test_the_same_input_gives_the_same_result(project):
    text = "Ginger prevents migraine [@lee2020]. Studies show that zinc helps.\n"
    path = write("a.md", text)
    first, second = (audit(path) for _ in range(2))
    assert first.findings == second.findings
    assert json.dumps([f.fingerprint for f in first.findings]) == json.dumps(
        [f.fingerprint for f in second.findings]
    )


@pytest.mark.parametrize(
    "again", ["@lee2021", "@lee2021; @poe2022, p. 4", "-@eel2012", "see @roe2019"]
)
def test_a_fingerprint_survives_another_citation(again):
    text = "This breakthrough tea prevents migraine [{}], they say [@poe2022]."
    first, second = (
        audit(text=text.format(cited), format="markdown", select=("CC6",))
        for cited in ("@lee2020", again)
    )
    assert first.findings
    assert [f.fingerprint for f in first.findings] == [f.fingerprint for f in second.findings]


def test_fingerprints_tell_repetitions_apart():
    text = "Ginger prevents migraine.\n\nGinger prevents migraine.\n"
    result = audit(text=text, format="markdown", select=("CC201",))
    prints = [finding.fingerprint for finding in result.findings]
    assert len(prints) == len(set(prints)) == 2
