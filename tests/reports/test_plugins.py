"""Report formats of other distributions, and what becomes of one that fails."""

import pytest

import claimcheck
from claimcheck.cli._group import run
from claimcheck.model import InternalError
from claimcheck.reports import formats, suffix

REPORT = '''
from claimcheck.reports import report

@report("{name}", file="audit.{name}")
def render_it(audit):
    """Count the claims."""
    return {body}
'''
POINTS = {"claimcheck.reports": {"tally": "plugged_report"}}
COUNT = REPORT.format(name="tally", body="f'{len(audit.claims)}\\n'")
BROKEN = REPORT.format(name="tally", body="{}['lost']")
TEXT = "Zinc prevents colds in children. Rest helps them.\n"


def test_a_format_of_another_distribution_is_one_of_the_formats(install):
    install("house", POINTS, plugged_report=COUNT)
    audit = claimcheck.audit(text=TEXT)
    assert "tally" in formats()
    assert suffix("tally") == "audit.tally"
    assert claimcheck.render(audit, "tally") == f"{len(audit.claims)}\n"


def test_help_names_the_format(install, capsys):
    install("house", POINTS, plugged_report=COUNT)
    assert run(["check", "--help"]) == 0
    assert "tally" in " ".join(capsys.readouterr().out.split())


def test_a_format_that_fails_is_named_with_its_distribution(install):
    install("house", POINTS, plugged_report=BROKEN)
    audit = claimcheck.audit(text=TEXT)
    with pytest.raises(InternalError, match=r"tally` of house 1\.0 \(KeyError: 'lost'\)"):
        claimcheck.render(audit, "tally")


def test_the_other_formats_are_written_and_the_exit_code_is_three(
    install, tmp_path, monkeypatch, capsys
):
    install("house", POINTS, plugged_report=BROKEN)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.md").write_text(TEXT, "utf-8")
    assert run(["report", "article.md", "-f", "tally", "-f", "json"]) == 3
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["audit.json"]
    assert "tally` of house 1.0 (KeyError: 'lost')" in capsys.readouterr().err


def test_a_format_that_cannot_be_imported_leaves_the_others(install):
    install("house", POINTS, plugged_report="import nowhere_to_be_found")
    assert "tally" not in formats()
    assert "json" in formats()
    with pytest.raises(InternalError, match=r"house 1\.0: internal error .* \(ModuleNotFoundError"):
        suffix("tally")
