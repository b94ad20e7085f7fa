"""Reports for pipelines fit the schemas that their readers publish."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given, settings
from jsonschema import Draft4Validator, Draft202012Validator

from claimcheck.reports import render
from factories import small_audit
from strategies import audits

SCHEMAS = Path(__file__).parents[1] / "schemas"
JSON = {
    "sarif": Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.schema.json").read_text())),
    "gitlab": Draft202012Validator(
        json.loads((SCHEMAS / "gitlab-code-quality.schema.json").read_text())
    ),
    "rdjson": Draft202012Validator(json.loads((SCHEMAS / "rdjson.schema.json").read_text())),
}
XML = {
    "junit": xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd")),
    "checkstyle": xmlschema.XMLSchema(str(SCHEMAS / "checkstyle.xsd")),
}


@pytest.mark.parametrize("name", JSON)
def test_a_small_audit_fits_its_json_schema(name: str) -> None:
    JSON[name].validate(json.loads(render(small_audit(), name)))


@pytest.mark.parametrize("name", XML)
def test_a_small_audit_fits_its_xml_schema(name: str) -> None:
    XML[name].validate(ET.fromstring(render(small_audit(), name)))  # noqa: S314


@pytest.mark.parametrize("name", ["gitlab", "rdjson"])
@given(audits())
@settings(deadline=None, max_examples=10)
def test_any_audit_fits_the_json_schema(name: str, audit: object) -> None:
    JSON[name].validate(json.loads(render(audit, name)))


@given(audits())
@settings(deadline=None, max_examples=5)
def test_any_audit_fits_the_sarif_schema(audit: object) -> None:
    JSON["sarif"].validate(json.loads(render(audit, "sarif")))


@pytest.mark.parametrize("name", XML)
@given(audits())
@settings(deadline=None, max_examples=10)
def test_any_audit_fits_the_xml_schema(name: str, audit: object) -> None:
    XML[name].validate(ET.fromstring(render(audit, name)))  # noqa: S314
