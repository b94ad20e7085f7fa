"""The JSON report and its schema."""

import json

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, ValidationError

from claimcheck.reports import render
from claimcheck.reports.json import SCHEMA
from factories import small_audit
from strategies import audits

SCHEMA_TEXT = json.loads(SCHEMA.read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA_TEXT)
CONTRACT = {
    "claims": "id quote span line column section block type strength advice certainty population "
    "tier citations evidence origin status",
    "findings": "rule name severity message claim key span line column fingerprint suppressed",
}


def read(audit: object) -> dict:
    return json.loads(render(audit, "json"))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA_TEXT)


@given(audits())
@settings(deadline=None, max_examples=15)
def test_any_audit_fits_the_schema(audit: object) -> None:
    VALIDATOR.validate(read(audit))


def test_the_schema_refuses_a_field_that_it_does_not_know() -> None:
    found = read(small_audit())
    found["documents"][0]["claims"][0]["invented"] = 1
    with pytest.raises(ValidationError, match="invented"):
        VALIDATOR.validate(found)


@pytest.mark.parametrize("part", CONTRACT)
def test_objects_begin_with_the_fields_of_the_contract(part: str) -> None:
    fields = CONTRACT[part].split()
    assert set(fields) <= set(read(small_audit())["documents"][0][part][0])


def test_the_top_level_is_that_of_the_contract() -> None:
    found = read(small_audit())
    assert found["schema_version"] == "2"
    assert found["tool"]["name"] == "claimcheck"
    assert {"documents", "references", "checks", "summary"} <= set(found)
    assert (
        found["summary"] | {"claims": 3, "errors": 1, "warnings": 2, "notes": 1}
        == (found["summary"])
    )


def test_quotes_are_what_their_spans_cut_out() -> None:
    audit = small_audit()
    text = audit.documents[0].text
    for held in read(audit)["documents"][0]["claims"]:
        assert text[held["span"]["start"] : held["span"]["end"]] == held["quote"]


def test_a_finding_in_the_bibliography_stands_under_its_file() -> None:
    last = read(small_audit())["documents"][-1]
    assert (last["path"], last["format"], last["claims"]) == ("references.bib", "bibtex", [])
    assert [found["rule"] for found in last["findings"]] == ["CC203"]


def test_a_reference_names_the_findings_that_concern_it() -> None:
    references = {one["key"]: one for one in read(small_audit())["references"]}
    assert [one["rule"] for one in references["moreau2015"]["findings"]] == ["CC401"]
    assert references["moreau2015"]["design"] == "cross_sectional"


def test_a_link_without_a_recorded_design_takes_that_of_the_study() -> None:
    held = read(small_audit())["documents"][0]["claims"][0]
    assert held["evidence"][0]["design"] == "cross_sectional"


@given(audits())
@settings(deadline=None, max_examples=15)
def test_a_parser_gets_back_every_message_but_lone_surrogates(audit: object) -> None:
    messages = sorted(
        found["message"] for held in read(audit)["documents"] for found in held["findings"]
    )
    expected = sorted(
        "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in found.message)
        for found in audit.findings
    )
    assert messages == expected
