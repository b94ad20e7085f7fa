"""A checkout's own files lead nowhere outside of it, unless the command line says so."""

from pathlib import Path

import pytest

from claimcheck.cli._group import run

FAST = ("--engine", "fast")


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Give a checkout with a precious file beside it, entered at its root."""
    root = tmp_path / "checkout"
    (root / ".git").mkdir(parents=True)
    (root / "x.md").write_text("Magnesium cures insomnia [@a].\n", "utf-8")
    (tmp_path / "precious").write_text("precious\n", "utf-8")
    (tmp_path / "list.bib").write_text("@article{a, title={Secret}, year=2000}\n", "utf-8")
    monkeypatch.chdir(root)
    return root


def outside(root: Path) -> dict[str, bytes]:
    """Give everything that lies beside a checkout."""
    found = (path for path in root.parent.rglob("*") if not path.is_relative_to(root))
    return {path.name: path.read_bytes() if path.is_file() else b"" for path in found}


COMMANDS = (["check"], ["report"], ["extract"], ["baseline"], ["checklist", "write", "-o", "c.md"])
KEYS = ("ledger", "reports", "baseline", "cache", "sources", "store", "bib", "paths")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("how", ["../precious", "../new", "link", "dangling", "/"])
def test_a_configuration_cannot_lead_out(checkout, capsys, key, how):
    (checkout / "link").symlink_to("../precious")
    (checkout / "dangling").symlink_to("../new")
    value = str(checkout.parent / "precious") if how == "/" else how
    (checkout / "claimcheck.toml").write_text(f'\n{key} = "{value}"\n', "utf-8")
    before = outside(checkout)
    for command in COMMANDS:
        path = [] if key == "paths" else ["x.md"]
        assert run([*command, *path, *FAST]) == 2
        err = capsys.readouterr().err
        assert f"claimcheck.toml:2: `{key}`: " in err
        assert "lies outside of the project" in err
    assert outside(checkout) == before


@pytest.mark.parametrize(
    ("link", "command"),
    [
        ("claims", ["extract", "x.md"]),
        ("claims/x.toml", ["extract", "x.md"]),
        ("reports", ["report", "x.md"]),
        ("reports/audit.json", ["report", "x.md"]),
        ("claimcheck-baseline.json", ["baseline", "x.md"]),
        ("out.json", ["check", "x.md", "--format", "json", "-o", "out.json"]),
        ("out.json", ["baseline", "x.md", "-o", "out.json"]),
        ("s.sqlite", ["store", "import", "crossref", "x.md", "--store", "s.sqlite"]),
        ("out.md", ["checklist", "write", "x.md", "-o", "out.md"]),
        ("out.bib", ["refs", "import", "x.md", "-o", "out.bib"]),
        (".claimcheck-cache", ["check", "x.md"]),
        ("results", ["corpus", "x.md", "--workers", "1", "-o", "results"]),
        ("results/index.html", ["corpus", "x.md", "--workers", "1", "-o", "results"]),
        ("results/.corpus", ["corpus", "x.md", "--workers", "1", "-o", "results"]),
    ],
)
@pytest.mark.parametrize("target", ["precious", "new"])
def test_a_link_in_a_checkout_leads_no_writer_out(checkout, capsys, link, command, target):
    place = checkout / link
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(checkout.parent / target)
    before = outside(checkout)
    assert run([*command, *(() if command[0] in {"refs", "store"} else FAST)]) == 2
    assert "lies outside of the project (a link leads there)" in capsys.readouterr().err
    assert outside(checkout) == before


@pytest.mark.parametrize("link", ["results", "results/.corpus", "results/claims"])
def test_a_link_to_a_folder_leads_no_corpus_out(checkout, capsys, link):
    (checkout.parent / "folder").mkdir()
    (checkout / link).parent.mkdir(exist_ok=True)
    (checkout / link).symlink_to(checkout.parent / "folder")
    assert run(["corpus", "x.md", "--workers", "1", "-o", "results", *FAST]) == 2
    assert "a link leads there" in capsys.readouterr().err
    assert list((checkout.parent / "folder").iterdir()) == []


@pytest.mark.parametrize(
    "command",
    [
        ["records", "export", "claims", "-o", "link/t.csv"],
        ["refs", "import", "x.md", "-o", "link/b.bib"],
    ],
)
def test_a_link_to_a_folder_leads_no_file_out(checkout, capsys, command):
    (checkout.parent / "folder").mkdir()
    (checkout / "link").symlink_to("../folder")
    (checkout / "claims").mkdir()
    (checkout / "claims" / "x.toml").write_text('document = "x.md"\n', "utf-8")
    assert run(command) == 2
    assert "a link leads there" in capsys.readouterr().err
    assert list((checkout.parent / "folder").iterdir()) == []


@pytest.mark.parametrize("link", ["new", "claims"])
def test_a_link_to_a_folder_leads_no_new_project_out(checkout, capsys, link):
    (checkout.parent / "folder").mkdir()
    (checkout / link).symlink_to("../folder")
    assert run(["init", link if link == "new" else "."]) == 2
    assert "a link leads there" in capsys.readouterr().err
    assert list((checkout.parent / "folder").iterdir()) == []


def test_a_link_in_the_cache_is_not_followed(checkout, capsys):
    (checkout / ".claimcheck-cache").mkdir()
    (checkout / ".claimcheck-cache" / "analyses.sqlite").symlink_to(checkout.parent / "new")
    before = outside(checkout)
    assert run(["check", "x.md", *FAST]) == 0
    capsys.readouterr()
    assert outside(checkout) == before


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", [".git", ".git/hooks/post-commit", "part/.GIT/x", "link"])
def test_a_configuration_cannot_reach_what_git_keeps(checkout, capsys, key, value):
    (checkout / "link").symlink_to(".git/hooks")
    (checkout / "claimcheck.toml").write_text(f'{key} = "{value}"\n', "utf-8")
    for command in COMMANDS:
        assert run([*command, *([] if key == "paths" else ["x.md"]), *FAST]) == 2
        assert "belongs to version control" in capsys.readouterr().err
    assert not list((checkout / ".git").iterdir())


def test_what_the_command_line_names_may_lie_anywhere(checkout, capsys):
    options = ["--ledger", "../claims", "--cache", "../cache", "--bib", "../list.bib"]
    assert run(["extract", "x.md", *options, *FAST]) == 0
    assert run(["report", "x.md", "--reports", "../made", *options, *FAST]) == 0
    assert run(["baseline", "x.md", "-o", "../b.json", *options, *FAST]) == 0
    capsys.readouterr()
    assert {"claims", "x.toml", "cache", "made", "audit.json", "b.json"} <= set(outside(checkout))


@pytest.mark.parametrize("name", ["../list.bib", "inner.bib"])
def test_front_matter_leads_to_no_bibliography_outside(checkout, capsys, name):
    (checkout / "inner.bib").symlink_to("../list.bib")
    (checkout / "y.md").write_text(f"---\nbibliography: {name}\n---\nTea cures [@a].\n", "utf-8")
    assert run(["check", "y.md", "--no-cache", *FAST]) == 2
    found = capsys.readouterr()
    assert "lies outside of the project" in found.err
    assert "Secret" not in found.out


@pytest.mark.parametrize(
    ("name", "text"),
    [("claimcheck.toml", "Secret = 1\n"), ("pyproject.toml", "[tool.claimcheck]\nSecret = 1\n")],
)
def test_a_configuration_that_is_a_link_out_is_told_and_not_read(checkout, capsys, name, text):
    (checkout.parent / "other.toml").write_text(text, "utf-8")
    (checkout / name).symlink_to("../other.toml")
    assert run(["check", "x.md", "--no-cache", *FAST]) == 2
    found = capsys.readouterr()
    assert f"{name}: lies outside of the project (a link leads there)" in found.err
    assert "Secret" not in found.err + found.out


def test_a_document_that_is_a_link_out_is_told_and_not_read(checkout, capsys):
    (checkout / "z.md").symlink_to("../precious")
    assert run(["check", ".", "--no-cache", *FAST]) == 2
    assert "z.md: is a link that leads out of the project" in capsys.readouterr().err
    assert run(["check", "z.md", "--no-cache", *FAST]) == 0


def test_a_text_of_a_cited_work_that_is_a_link_out_is_not_read(checkout, capsys):
    (checkout / "sources").mkdir()
    (checkout / "sources" / "a.txt").symlink_to("../../precious")
    (checkout / "references.bib").write_text("@article{a, title={T}, year=2000}\n", "utf-8")
    assert run(["extract", "x.md", "--no-cache", *FAST]) == 0
    ledger = checkout / "claims" / "x.toml"
    quoted = 'key = "a"\nsupport = { status = "supported", quote = "precious" }'
    ledger.write_text(ledger.read_text("utf-8").replace('key = "a"', quoted), "utf-8")
    run(["check", "x.md", "--format", "json", "--no-cache", *FAST])
    assert "a.txt: lies outside of the project" in capsys.readouterr().out


def test_a_folder_without_a_checkout_is_not_confined(tmp_path, monkeypatch):
    (tmp_path / "list.bib").write_text("@article{a, title={Tea}, year=2000}\n", "utf-8")
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    text = "---\nbibliography: ../list.bib\n---\nTea is old [@a].\n"
    Path("y.md").write_text(text, "utf-8")
    assert run(["check", "y.md", "--no-cache", *FAST]) == 0


def test_a_repository_around_the_configuration_is_the_checkout(checkout, monkeypatch):
    (checkout / "in").mkdir()
    (checkout / "in" / "claimcheck.toml").write_text('paths = ["../x.md"]\nledger = "../l"\n')
    monkeypatch.chdir(checkout / "in")
    assert run(["extract", "--no-cache", *FAST]) == 0
    assert (checkout / "l" / "x.toml").is_file()
