"""A person's word on the kind of a document stands, and rules heed it."""

import pytest

import claimcheck
from claimcheck.model import ConfigurationError, Document, Kind, Origin
from claimcheck.pipeline.stated_kind import with_stated_kind
from claimcheck.rules.kinds import kind_measures, measure_of

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


def test_an_unknown_kind_is_refused_with_the_nearest_one():
    document = Document("a.md", "markdown", "", (), {})

    with pytest.raises(ConfigurationError, match="did you mean `guideline`"):
        with_stated_kind(document, "guidline")


def test_every_kind_has_a_measure():
    assert set(kind_measures()) == set(Kind)


def test_a_mere_guess_at_the_kind_excuses_nothing():
    kind = claimcheck.read(text="Zinc.").kind

    assert not measure_of(kind).asleep
