"""A bibliography that has not changed is not judged again."""

from pathlib import Path

import pytest

from claimcheck.cli._group import run
from claimcheck.cli.commands import refs

ENTRY = "@article{{{key}, title = {{Zinc}}, author = {{Lee, A}}, year = {{{year}}}}}\n"


@pytest.fixture
def audited(tmp_path, monkeypatch):
    """Count the audits that were really made."""
    monkeypatch.chdir(tmp_path)
    Path("works.bib").write_text(ENTRY.format(key="lee2020", year=1820), "utf-8")
    made = []
    real = refs.audit_sources

    def counting(*given):
        made.append(1)
        return real(*given)

    monkeypatch.setattr(refs, "audit_sources", counting)
    return made


def check(capsys, *words):
    code = run(["refs", "check", "works.bib", *words])
    return code, capsys.readouterr().out


def test_a_second_run_prints_the_same_without_an_audit(audited, capsys):
    first = check(capsys)
    assert first[1]
    assert check(capsys) == first
    assert len(audited) == 1


def test_a_changed_entry_is_judged(audited, capsys):
    before = check(capsys)
    Path("works.bib").write_text(ENTRY.format(key="lee2020", year=2020), "utf-8")
    assert check(capsys) != before
    assert len(audited) == 2


def test_without_a_cache_every_run_judges(audited, capsys):
    assert check(capsys, "--no-cache") == check(capsys, "--no-cache")
    assert len(audited) == 2
