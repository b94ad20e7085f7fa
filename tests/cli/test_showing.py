"""How much ``check`` shows."""

from pathlib import Path

import pytest

from claimcheck.cli._group import COULD_NOT_RUN, run


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("article.md").write_text("Zinc cures colds [@lee2020].\n", "utf-8")
    Path("references.bib").write_text("@misc{lee2020, title = {Zinc}}\n", "utf-8")

    def checked(*options):
        code = run(["check", "article.md", "--engine", "fast", "--no-cache", *options])
        return code, capsys.readouterr()

    return checked


def test_a_summary_is_shown_and_everything_on_request(check):
    _, short = check()
    _, full = check("--verbose")
    assert len(short.out.splitlines()) <= 24
    assert "[source: " in full.out
    assert "[source: " not in short.out


def test_quiet_shows_the_verdict_alone(check):
    code, shown = check("--quiet")
    assert shown.out.count("\n") == 1
    assert code == check()[0]


def test_statistics_count_by_rule(check):
    _, shown = check("--statistics")
    rows = [line.split() for line in shown.out.splitlines()[:-1]]
    assert rows
    assert all(row[0].isdigit() and row[1].startswith("CC") for row in rows)


def test_a_file_gets_everything(check):
    check("--output", "audit.txt")
    assert "[source: " in Path("audit.txt").read_text("utf-8")


def test_an_option_for_text_is_refused_with_another_format(check):
    code, shown = check("--quiet", "--format", "json")
    assert code == COULD_NOT_RUN
    assert "--quiet goes with the format text, not with json" in shown.err


@pytest.mark.parametrize(
    ("variables", "is_coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_is_shown_where_it_is_asked_for(check, monkeypatch, variables, is_coloured):
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    _, shown = check()
    assert ("\x1b[" in shown.out) is is_coloured


def test_bibliographies_alone_are_counted_as_references(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    entry = "@book{moss2019, author = {Moss, Ann}, title = {Rest}, publisher = {P}, year = {2019}}"
    (tmp_path / "works.bib").write_text(entry, encoding="utf-8")
    run(["refs", "check", "works.bib"])
    out = capsys.readouterr().out
    assert "1 reference\n" in out
    assert "document" not in out
