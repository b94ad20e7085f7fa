"""What other programs call keeps its names and its shapes."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck

ROOT = Path(__file__).parents[1]
TEXT = "Zinc prevents colds in children [@lee2020]. You should take 5 mg a day.\n"


@pytest.mark.parametrize("name", claimcheck.__all__)
def test_every_public_name_exists_and_is_documented(name):
    value = getattr(claimcheck, name)
    if name != "__version__":
        assert inspect.getdoc(value)


def test_functions_stay_functions_after_their_packages_are_imported():
    code = (
        "import claimcheck\n"
        "for _ in range(2):\n"
        "    assert callable(claimcheck.audit) and callable(claimcheck.extract)\n"
        "    claimcheck.audit(text='Zinc prevents colds.')\n"
        "    claimcheck.extract(claimcheck.read(text='Zinc prevents colds.'))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        claimcheck.nothing  # noqa: B018


def test_an_audit_has_claims_findings_references_and_checks():
    audit = claimcheck.audit(text=TEXT, format="markdown")
    assert audit.claims
    assert audit.findings
    assert audit.checks
    assert audit.references == ()
    assert len(audit.to_frame()) == len(audit.claims)
    for name in ("rule", "name", "severity", "message", "span", "line", "claim", "key"):
        assert hasattr(audit.findings[0], name)
    assert audit.findings[0].fingerprint
    assert audit.findings[0].suppressed is False


def test_the_parts_can_be_called_one_by_one():
    document = claimcheck.read(text=TEXT, format="markdown")
    (first, *_) = claimcheck.extract(document, engine="accurate")
    for name in ("id", "quote", "span", "line", "citations", "strength", "population"):
        assert hasattr(first, name)
    (mention,) = claimcheck.find_citations(document)
    assert document.text[mention.span.start : mention.span.end] == mention.text
    assert mention.key == "lee2020"


def test_an_assessment_has_the_fields_of_the_contract():
    (judged,) = claimcheck.assess(["Magnesium is required for oxytocin to bind."])
    assert isinstance(judged.is_claim, bool)
    assert 0 <= judged.claim_probability <= 1
    assert judged.causality in {"none", "correlational", "conditional", "direct"}
    assert judged.advice in {"none", "weak", "strong"}
    assert 1 <= judged.certainty <= 6
    assert isinstance(judged.hedged, bool)
    assert isinstance(judged.cite_worthy, bool)
    assert judged.population.species
    assert judged.claim_type


def test_a_study_gives_facts_with_origin_and_unknown_where_nothing_is_said():
    study = claimcheck.infer_study(title="A randomised trial of zinc in 40 children")
    for name in ("design", "tier", "species", "sexes", "age_groups", "sample_size"):
        fact = getattr(study, name)
        assert fact.origin
    empty = claimcheck.infer_study(title="Notes")
    assert empty.design.value == "unknown"
    assert empty.sample_size.value is None


def test_one_free_reference_becomes_a_reference():
    reference = claimcheck.parse_reference(
        "Doe, J. and Roe, M. Sleep and zinc. Journal of Sleep, vol. 3, no. 2, 2014, pp. 11-19."
    )
    assert reference.year == 2014
    assert [person.family for person in reference.authors] == ["Doe", "Roe"]


def test_a_bibliography_is_a_mapping_with_failures(tmp_path):
    path = tmp_path / "a.bib"
    path.write_text("@article{a, title = {x}}\n@article{b, title = {x\n", "utf-8")
    bibliography = claimcheck.load_bibliography(path)
    assert "a" in bibliography
    assert bibliography.failures


@pytest.mark.parametrize(
    "call",
    [
        lambda: claimcheck.read("missing.md"),
        lambda: claimcheck.read(text="x", format="unheard of"),
        lambda: claimcheck.audit("missing.md"),
        claimcheck.audit,
        lambda: claimcheck.load_bibliography("missing.bib"),
        lambda: claimcheck.load_ledger("missing.toml"),
        lambda: claimcheck.assess(["x"], engine="unheard of"),
        lambda: claimcheck.audit(text="x", profile="unheard of"),
        lambda: claimcheck.render(claimcheck.audit(text="x"), "unheard of"),
    ],
)
def test_whatever_is_wrong_with_an_input_is_one_kind_of_error(call):
    with pytest.raises(claimcheck.ClaimcheckError):
        call()
