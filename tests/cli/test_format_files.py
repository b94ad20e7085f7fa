"""Several reports of one run: some to files, one to the screen."""

import json
from pathlib import Path

import pytest

from claimcheck.cli._format_files import chosen_formats
from claimcheck.cli._group import run
from claimcheck.model import ClaimcheckError


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("article.md")
    path.write_text("Zinc cures insomnia in adults.\n", "utf-8")
    return path


def check(*arguments: str) -> int:
    return run(["check", "article.md", "--engine", "fast", *arguments])


@pytest.mark.usefixtures("article")
def test_one_run_writes_several_formats_and_shows_another(capsys) -> None:
    code = check("--format", "json=a.json", "--format", "sarif=a.sarif", "--format", "concise")
    assert code in {0, 1}
    assert json.loads(Path("a.json").read_text("utf-8"))["documents"][0]["path"] == "article.md"
    assert json.loads(Path("a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert capsys.readouterr().out.startswith("article.md:1:")


@pytest.mark.usefixtures("article")
def test_files_alone_leave_the_usual_summary_on_the_screen(capsys) -> None:
    check("--format", "html=a.html")
    assert Path("a.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "article.md:" in capsys.readouterr().out


@pytest.mark.usefixtures("article")
def test_a_second_run_writes_the_files_again() -> None:
    check("--format", "json=a.json")
    before = Path("a.json").read_text("utf-8")
    Path("a.json").unlink()
    check("--format", "json=a.json")
    assert Path("a.json").read_text("utf-8") == before


@pytest.mark.usefixtures("article")
def test_a_report_never_goes_over_what_the_run_reads() -> None:
    assert check("--format", "json=article.md") == 2
    assert Path("article.md").read_text("utf-8").startswith("Zinc")


@pytest.mark.parametrize("values", [["sarf=a"], ["json="], ["json=a", "sarif=a"]])
def test_what_cannot_be_written_is_refused(values) -> None:
    with pytest.raises(ClaimcheckError):
        chosen_formats(values)
