"""The registry of formats, and what every format promises."""

import subprocess
import sys

import pytest
from hypothesis import given, settings

from claimcheck.model import ConfigurationError
from claimcheck.reports import formats, render, suffix
from factories import audit_of, small_audit
from strategies import audits

FORMATS = formats()


def test_the_formats_of_the_contract_are_there() -> None:
    promised = "text json sarif junit github gitlab checkstyle rdjson markdown checklist csv"
    assert set(promised.split()) <= set(FORMATS)


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(ConfigurationError, match="`sarif`"):
        render(small_audit(), "sarfi")


def test_an_unknown_format_that_is_near_to_none_lists_them() -> None:
    with pytest.raises(ConfigurationError, match="checklist, checkstyle"):
        render(small_audit(), "zzz")


def test_private_modules_are_no_formats() -> None:
    with pytest.raises(ConfigurationError):
        render(small_audit(), "_safe")


def test_each_format_has_a_file_of_its_own() -> None:
    files = [suffix(name) for name in FORMATS]
    assert len(set(files)) == len(files)
    assert suffix("sarif") == "audit.sarif"


def test_asking_for_one_format_imports_no_other() -> None:
    code = (
        "import sys; import factories; from claimcheck.reports import render;"
        "render(factories.small_audit(), 'csv');"
        "print([m for m in sys.modules if m.startswith('claimcheck.reports.') and '._' not in m])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="tests"
    )
    assert run.stdout.strip() == "['claimcheck.reports.csv']"


@pytest.mark.parametrize("name", FORMATS)
def test_an_audit_of_nothing_is_a_report(name: str) -> None:
    assert render(audit_of(()), name).endswith("\n")


@given(audits())
@settings(deadline=None, max_examples=20)
def test_any_audit_renders_to_writable_text_and_twice_the_same(audit: object) -> None:
    for name in FORMATS:
        once = render(audit, name)
        assert once.encode("utf-8")
        assert once.endswith("\n")
        assert render(audit, name) == once


def test_the_same_bytes_come_out_with_any_hash_seed_zone_and_locale() -> None:
    code = (
        "import sys; from factories import small_audit; from claimcheck.reports import *;"
        "sys.stdout.buffer.write(''.join(render(small_audit(), f) for f in formats()).encode())"
    )
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "tr_TR.UTF-8"},
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, cwd="tests", env=env
        ).stdout
        for env in surroundings
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0]
