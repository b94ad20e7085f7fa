"""What is shown as passed was looked at; what lacks a fact says which one."""

import pytest

import claimcheck

_TRIAL = "@article{abe2020, title = {Coffee and attention: a trial}, design = {rct}}"
_OPAQUE = "@article{abe2020, title = {Coffee and attention}}"
_CITED = "Coffee improves attention in adults [@abe2020]."


def _outcomes(text, bibliography="", tmp_path=None):
    if not bibliography:
        return claimcheck.audit(text=text).outcomes
    path = tmp_path / "references.bib"
    path.write_text(bibliography, "utf-8")
    return claimcheck.audit(text=text, bibliography=path).outcomes


def _statuses(outcomes, rule):
    return {str(one.status) for one in outcomes if one.rule == rule}


@pytest.mark.parametrize(
    "rule",
    [
        "CC401", "CC402", "CC403", "CC404", "CC405", "CC406", "CC407", "CC408", "CC409",
        "CC410", "CC411", "CC501", "CC502", "CC503", "CC504", "CC505", "CC709",
    ],
)  # fmt: skip
def test_a_sentence_that_cites_nothing_passes_no_check_of_evidence(rule):
    outcomes = _outcomes("Zinc shortens colds in adults.")

    assert "passed" not in _statuses(outcomes, rule)


def test_a_causal_wording_on_a_trial_passes_with_the_trial_as_its_fact(tmp_path):
    outcomes = _outcomes(_CITED, _TRIAL, tmp_path)

    (found,) = (one for one in outcomes if one.rule == "CC402")
    assert str(found.status) == "passed"
    assert "abe2020, a randomised trial (T2)" in found.reason
    assert found.basis


@pytest.mark.parametrize("rule", ["CC401", "CC402", "CC405"])
def test_a_work_of_unknown_design_leaves_the_question_open_and_is_named(rule, tmp_path):
    outcomes = _outcomes(_CITED, _OPAQUE, tmp_path)

    (found,) = (one for one in outcomes if one.rule == rule)
    assert str(found.status) == "not checked"
    assert found.reason == "the design of `abe2020` is unknown"


def test_a_regimen_on_a_trial_passes_the_question_for_a_guideline(tmp_path):
    text = "The protocol combines testosterone cypionate with anastrozole weekly [@abe2020]."

    outcomes = _outcomes(text, _TRIAL, tmp_path)

    assert _statuses(outcomes, "CC701") == {"passed"}


def test_a_document_without_a_regimen_passes_none_of_the_questions_about_regimens():
    outcomes = _outcomes("Coffee is linked to fewer strokes.")

    for rule in ("CC703", "CC704", "CC705"):
        assert _statuses(outcomes, rule) <= {"not applicable"}
