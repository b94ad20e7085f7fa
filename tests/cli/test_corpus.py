"""``claimcheck corpus``: what it prints, and its exit codes."""

import math
from pathlib import Path

import pytest

from claimcheck.cli import _corpus_progress
from claimcheck.cli._group import COULD_NOT_RUN, run

pytest.importorskip("pyarrow.parquet", reason="needs pyarrow, the extra `corpus`")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("docs/a.md").write_text("Ginger tea prevents migraine attacks [@lee2021].\n", "utf-8")
    Path("docs/b.md").write_text("Ginger is a plant.\n", "utf-8")
    Path("docs/references.bib").write_text("@article{lee2020, title = {Ginger}}\n", "utf-8")


COMMAND = ["corpus", "docs", "--output", "results", "--engine", "fast", "--workers", "1"]


@pytest.mark.usefixtures("folder")
def test_counts_go_to_standard_output_and_findings_give_one(capsys, monkeypatch):
    monkeypatch.setattr(_corpus_progress, "_EVERY", math.inf)
    assert run(COMMAND) == 1
    out, err = capsys.readouterr()
    assert out.startswith("2 documents, ")
    assert "results/index.html" in out
    assert err == ""
    assert run([*COMMAND, "--fail-on", "never"]) == 0


@pytest.mark.usefixtures("folder")
def test_what_was_not_checked_is_named_and_gives_two(capsys):
    Path("docs/c.md").write_bytes(b"\xff\xfe\x00\xd8binary\x00\x00")
    assert run([*COMMAND, "--fail-on", "never"]) == COULD_NOT_RUN
    assert "docs/c.md" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["corpus", "docs"], "--output"),
        (["corpus", "nothing-here/", "-o", "out", "--workers", "0"], "workers"),
        (["corpus", "results", "-o", "out", "--select", "CC999"], "CC999"),
    ],
)
def test_wrong_use_gives_two(capsys, command, words):
    assert run(command) == COULD_NOT_RUN
    assert words in capsys.readouterr().err
