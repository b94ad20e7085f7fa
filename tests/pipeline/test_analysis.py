"""One analysis a document: the same for the same values, in any process."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.model import ArgumentError, OutcomeStatus
from claimcheck.pipeline.analysis import AnalysisSettings, usual_settings
from claimcheck.rules import Scope, all_rules

ROOT = Path(__file__).parents[2]
LINES = (
    "# Zinc and sleep",
    "Zinc cures insomnia in most adults.",
    "Walking lowers the risk of stroke in adults [@lee2020].",
    "- 5 mg of melatonin at night",
    "Studies show that tea calms mice.",
    "| dose | weeks |\n|---|---|\n| 5 mg | 4 |",
    "Is this a question?",
    "",
)
BIB = "@article{lee2020, title = {Walking and sleep: a cohort study}, year = {2020}}\n"


def fast() -> AnalysisSettings:
    usual = usual_settings()
    return AnalysisSettings(usual.judging, "fast", usual.codes)


def analysed(text: str) -> claimcheck.Analysis:
    document = claimcheck.read(text=text, format="markdown")
    return claimcheck.analyse(document, settings=fast())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=6).map("\n\n".join))
def test_the_same_document_has_the_same_analysis(text):
    first = analysed(text)
    assert analysed(text) == first
    assert pickle.loads(pickle.dumps(first)) == first
    assert hash(pickle.loads(pickle.dumps(first))) == hash(first)


def test_another_process_says_the_same():
    texts = ["\n\n".join(LINES), LINES[1], ""]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        elsewhere = list(pool.map(analysed, texts))
    assert elsewhere == [analysed(text) for text in texts]


def test_no_rule_that_looks_across_documents_is_asked_inside_an_analysis():
    found = analysed("\n\n".join(LINES))
    asked = {outcome.rule for outcome in found.outcomes}
    assert asked
    assert not {code for code in asked if all_rules()[code].scope is Scope.PROJECT}


def test_an_analysis_and_an_audit_say_the_same_of_a_claim():
    text = "Zinc cures insomnia in most adults.\n"
    audit = claimcheck.audit(text=text, format="markdown", engine="fast")
    analysis = analysed(text)
    (claim,) = analysis.claims
    of_audit = {(one.rule, one.status) for one in audit.outcomes_of(claim)}
    of_analysis = {(one.rule, one.status) for one in analysis.outcomes if one.claim == claim.id}
    assert of_analysis == of_audit


def test_a_bibliography_stands_behind_a_document(tmp_path):
    path = tmp_path / "a.bib"
    path.write_text(BIB, "utf-8")
    document = claimcheck.read(text=LINES[2], format="markdown")
    found = claimcheck.analyse(document, settings=fast(), bibliography=path)
    (claim,) = found.claims
    assert [link.key for link in claim.evidence] == ["lee2020"]
    unknown = [one for one in found.outcomes if one.rule == "CC202"]
    assert OutcomeStatus.PASSED in {one.status for one in unknown}


def test_a_library_and_a_bibliography_are_one_too_many():
    document = claimcheck.read(text="Zinc.", format="markdown")
    library = analysed("").library
    with pytest.raises(ArgumentError, match="both given"):
        claimcheck.analyse(document, library, bibliography=ROOT / "references.bib")
