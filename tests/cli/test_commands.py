"""The command line: what it prints, where, and with which exit code."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck._version import __version__
from claimcheck.auditing import find_config
from claimcheck.cli._group import COULD_NOT_RUN, OUR_FAULT, run
from claimcheck.cli._watching import changes

ARTICLE = """# Ginger

Ginger tea prevents migraine attacks [@lee2021].

Studies show that cold showers strengthen immunity.
"""
BIB = "@article{lee2020, title = {Ginger for migraine: a randomised trial}, year = {2020}}\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("article.md").write_text(ARTICLE, "utf-8")
    Path("references.bib").write_text(BIB, "utf-8")
    return tmp_path


class TestCheck:
    def test_findings_go_to_standard_output_and_give_one(self, project, capsys):
        assert run(["check", "article.md", "--verbose"]) == 1
        out, err = capsys.readouterr()
        assert "CC202" in out
        assert "did you mean `lee2020`" in out
        assert err == ""

    def test_a_clean_document_gives_zero(self, project):
        Path("clean.md").write_text("Ginger is a plant. See the table below.\n", "utf-8")
        assert run(["check", "clean.md", "--select", "CC202"]) == 0

    @pytest.mark.parametrize(
        ("level", "code"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)]
    )
    def test_the_level_decides_what_fails(self, project, level, code):
        assert run(["check", "article.md", "--fail-on", level]) == code

    def test_warnings_do_not_fail_by_default(self, project):
        assert run(["check", "article.md", "--select", "CC205"]) == 0
        assert run(["check", "article.md", "--select", "CC205", "--fail-on", "warning"]) == 1

    def test_an_unreadable_document_gives_two_and_the_rest_is_audited(self, project, capsys):
        Path("binary.md").write_bytes(b"\x00\x01\x02")
        assert run(["check", "binary.md", "article.md"]) == COULD_NOT_RUN
        out, err = capsys.readouterr()
        assert "CC202" in out
        assert err.count("binary.md") == 1
        assert "binary.md" in err

    @pytest.mark.parametrize("name", ["missing.bib", "."])
    def test_a_bibliography_that_cannot_be_read_gives_two(self, project, capsys, name):
        assert run(["check", "article.md", "--bib", name]) == COULD_NOT_RUN
        out, err = capsys.readouterr()
        assert "CC205" in out
        assert len(err.splitlines()) == 1

    def test_a_broken_ledger_gives_its_line(self, project, capsys):
        Path("claims").mkdir()
        Path("claims/article.toml").write_text(
            'document = "article.md"\n\n[[claim]]\nid = "x"\nstrenght = 3\n', "utf-8"
        )
        assert run(["check", "article.md"]) == 1
        out = capsys.readouterr().out
        assert "claims/article.toml" in out
        assert "5:1" in out
        assert "strength" in out

    def test_a_ledger_that_is_no_toml_leaves_the_run_incomplete(self, project, capsys):
        Path("claims").mkdir()
        Path("claims/article.toml").write_text('document = "article.md"\n[[claim]\n', "utf-8")
        assert run(["check", "article.md"]) == COULD_NOT_RUN
        out, err = capsys.readouterr()
        assert "CC202" in out
        assert err.startswith("claimcheck: claims/article.toml:2:")

    def test_nothing_but_a_missing_document_is_one_line(self, project, capsys):
        assert run(["check", "missing.md"]) == COULD_NOT_RUN
        assert capsys.readouterr() == (
            "",
            "claimcheck: missing.md: no such file (check the path)\n",
        )

    def test_a_folder_without_documents_is_told(self, project, capsys):
        Path("empty").mkdir()
        assert run(["check", "empty"]) == COULD_NOT_RUN
        assert capsys.readouterr().err.count("\n") == 1
        assert run(["check", "empty", "article.md"]) == COULD_NOT_RUN
        out, err = capsys.readouterr()
        assert "CC202" in out
        assert "empty" in err

    def test_a_folder_gives_its_documents(self, project, capsys):
        assert run(["check", ".", "--format", "json"]) == 1
        documents = json.loads(capsys.readouterr().out)["documents"]
        assert "article.md" in [document["path"] for document in documents]

    def test_standard_input_is_read_as_a_dash(self, project, monkeypatch, capsys):
        monkeypatch.setattr(sys, "stdin", io.StringIO("Studies show that onions cure colds."))
        run(["check", "-", "--format", "json"])
        assert json.loads(capsys.readouterr().out)["documents"][0]["path"] == "<stdin>"

    def test_a_file_can_be_written_instead(self, project, capsys):
        assert run(["check", "article.md", "-f", "json", "-o", "out.json"]) == 1
        assert capsys.readouterr().out == ""
        assert json.loads(Path("out.json").read_text("utf-8"))["tool"]["name"] == "claimcheck"

    def test_a_baseline_lets_old_findings_be(self, project, capsys):
        assert run(["baseline", "article.md"]) == 0
        capsys.readouterr()
        assert run(["check", "article.md", "--baseline", "claimcheck-baseline.json"]) == 0
        Path("article.md").write_text(ARTICLE + "\nZinc prevents colds [@roy2018].\n", "utf-8")
        assert run(["check", "article.md", "--baseline", "claimcheck-baseline.json"]) == 1


class TestMistakes:
    @pytest.mark.parametrize(
        ("arguments", "hint"),
        [
            (["check", "article.md", "--formt", "json"], "--format"),
            (["check", "article.md", "--format", "jsn"], "json"),
            (["check", "article.md", "--profile", "clinicl"], "clinical"),
            (["check", "article.md", "--select", "CC999"], "CC999"),
            (["check", "article.md", "--engine", "magic"], "magic"),
            (["check", "article.md", "--fail-on", "worst"], "warning"),
            (["chekc", "article.md"], "check"),
            (["article.md"], "claimcheck check article.md"),
            (["rule", "CC20l"], "CC20"),
            (["check"], "nothing to audit"),
        ],
    )
    def test_each_is_named_with_the_nearest_and_gives_two(self, project, capsys, arguments, hint):
        assert run(arguments) == COULD_NOT_RUN
        out, err = capsys.readouterr()
        assert hint in err
        assert out == ""

    def test_an_unknown_key_in_the_configuration_gives_two(self, project, capsys):
        Path("claimcheck.toml").write_text('profil = "default"\n', "utf-8")
        assert run(["check", "article.md"]) == COULD_NOT_RUN
        assert "did you mean `profile`" in capsys.readouterr().err

    def test_a_fault_of_ours_is_one_line_and_three(self, project, capsys, monkeypatch):
        def broken(*_args, **_more):
            raise ZeroDivisionError("by chance")

        monkeypatch.setattr("claimcheck.cli.commands.check.open_session", broken)
        assert run(["check", "article.md"]) == OUR_FAULT
        assert "ZeroDivisionError" in capsys.readouterr().err


class TestConfiguration:
    def test_it_says_what_to_audit(self, project, capsys):
        Path("claimcheck.toml").write_text(
            'paths = ["article.md"]\nbib = ["references.bib"]\nselect = ["CC202"]\n', "utf-8"
        )
        assert run(["check"]) == 1
        assert "CC202" in capsys.readouterr().out

    def test_options_win(self, project):
        Path("claimcheck.toml").write_text('fail-on = "never"\n', "utf-8")
        assert run(["check", "article.md"]) == 0
        assert run(["check", "article.md", "--fail-on", "error"]) == 1

    def test_it_is_found_from_a_folder_below(self, project, monkeypatch, capsys):
        Path("claimcheck.toml").write_text('paths = ["article.md"]\nselect = ["CC202"]\n', "utf-8")
        Path("below").mkdir()
        monkeypatch.chdir("below")
        assert run(["check"]) == 1


class TestExtract:
    def test_a_ledger_is_written_once_and_then_left_alone(self, project, capsys):
        assert run(["extract", "article.md"]) == 0
        first = Path("claims/article.toml").read_bytes()
        assert b"Ginger tea prevents migraine" in first
        assert run(["extract", "article.md"]) == 0
        assert Path("claims/article.toml").read_bytes() == first
        assert "added" in capsys.readouterr().out

    def test_a_trial_writes_nothing(self, project):
        assert run(["extract", "article.md", "--dry-run"]) == 0
        assert not Path("claims").exists()

    def test_two_documents_of_one_name_have_two_ledgers(self, project):
        Path("more").mkdir()
        Path("more/article.md").write_text(ARTICLE, "utf-8")
        assert run(["extract", "article.md"]) == 0
        assert run(["extract", "more/article.md"]) == 0
        assert len(list(Path("claims").iterdir())) == 2

    def test_a_claim_that_repeats_an_approved_one_is_named_and_nothing_written(
        self, project, capsys
    ):
        Path("twin.md").write_text(ARTICLE, "utf-8")
        assert run(["extract", "article.md"]) == 0
        ledger = Path("claims/article.toml")
        ledger.write_text(ledger.read_text("utf-8").replace('"extracted"', '"approved"'), "utf-8")
        assert run(["extract", "twin.md"]) == 0
        assert "repeats an approved claim: " in capsys.readouterr().out
        assert "equivalent_to" not in Path("claims/twin.toml").read_text("utf-8")


class TestCache:
    """What is kept of large bibliographies."""

    LARGE = "x" * 60_000 + BIB.replace("2020}", "2199}")
    USUAL = ".claimcheck-cache"

    @pytest.fixture
    def large(self, project):
        Path("references.bib").write_text(self.LARGE, "utf-8")
        return ["check", "article.md", "--verbose", "--select", "CC2,CC3"]

    def test_it_stands_in_the_project_and_changes_nothing(self, large, capsys):
        out = []
        for more in (["--no-cache"], [], []):
            assert run([*large, *more]) == 1
            assert Path(self.USUAL).exists() == (more == [])
            out.append(capsys.readouterr().out)
        assert out[0] == out[1] == out[2]
        assert "the year 2199 is in the future" in out[0]

    def test_it_is_used_by_refs_too(self, large, capsys):
        kept = []
        for _ in range(2):
            assert run(["refs", "check", "references.bib", "--cache", "kept"]) == 0
            kept.append(sorted(Path("kept").glob("*.json")))
        assert kept[0] == kept[1] != []
        assert not Path(self.USUAL).exists()
        assert run(["refs", "check", "references.bib", "--no-cache"]) == 0
        assert not Path(self.USUAL).exists()

    def test_it_stands_where_the_configuration_says(self, large, monkeypatch):
        Path("claimcheck.toml").write_text('cache = "kept"\n', "utf-8")
        Path("below").mkdir()
        monkeypatch.chdir("below")
        run(["refs", "check", "../references.bib"])
        assert Path("../kept").is_dir()
        assert not Path(self.USUAL).exists()

    def test_it_can_be_switched_off_in_the_configuration(self, large):
        Path("claimcheck.toml").write_text('cache = ""\n', "utf-8")
        run(large)
        assert not Path(self.USUAL).exists()

    def test_a_small_bibliography_is_not_kept_by_itself(self, project):
        run(["check", "article.md"])
        assert not list(Path(self.USUAL).glob("bibliography-*"))

    def test_where_nothing_can_be_written_the_run_goes_on(self, large):
        Path("file").write_text("no folder", "utf-8")
        assert run([*large, "--cache", "file"]) == 1


class TestReport:
    def test_every_configured_format_is_written_and_the_same_again(self, project):
        formats = ["--format", "json", "--format", "sarif", "--format", "text"]
        assert run(["report", "article.md", *formats]) == 0
        first = {path.name: path.read_bytes() for path in Path("reports").iterdir()}
        assert len(first) == 3
        assert run(["report", "article.md", *formats]) == 0
        assert {path.name: path.read_bytes() for path in Path("reports").iterdir()} == first

    def test_several_documents_get_an_index_with_the_trends_of_labelled_runs(self, project):
        Path("second.md").write_text(ARTICLE, "utf-8")
        for label in ("1.0", "1.1", "1.1"):
            assert run(["report", ".", "--format", "html", "--label", label]) == 0
        pages = Path("reports/pages")
        assert (pages / "index.html").is_file()
        assert len(list(pages.glob("*.html"))) == 3
        kept = (pages / "history.tsv").read_text("utf-8").splitlines()
        assert [line.split("\t")[0] for line in kept] == ["label", "1.0", "1.1"]


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


class TestDiff:
    def test_only_changed_lines_fail(self, project, capsys):
        git("init", "-q")
        git("add", "article.md")
        git("commit", "-qm", "start")
        assert run(["check", "article.md", "--diff", "HEAD"]) == 0
        Path("article.md").write_text(ARTICLE + "\nZinc prevents colds [@roy2018].\n", "utf-8")
        capsys.readouterr()
        assert run(["check", "article.md", "--diff", "HEAD", "--format", "json"]) == 1
        (document,) = [
            one
            for one in json.loads(capsys.readouterr().out)["documents"]
            if one["path"] == "article.md"
        ]
        new = {finding["line"] for finding in document["findings"] if not finding["known"]}
        assert new == {7}

    def test_a_new_document_is_changed_as_a_whole(self, project):
        git("init", "-q")
        git("add", "references.bib")
        git("commit", "-qm", "start")
        assert run(["check", "article.md", "--diff", "HEAD"]) == 1

    def test_an_unknown_revision_gives_two(self, project, capsys):
        git("init", "-q")
        assert run(["check", "article.md", "--diff", "nowhere"]) == COULD_NOT_RUN
        assert "nowhere" in capsys.readouterr().err


class TestWatch:
    def test_a_changed_file_is_audited_again(self, project):
        signals = changes(["article.md", "missing.md"], pause=0)
        next(signals)
        Path("missing.md").write_text("now here", "utf-8")
        next(signals)

    def test_it_goes_on_until_it_is_stopped(self, project, monkeypatch, capsys):
        def stopped(_seconds):
            raise KeyboardInterrupt

        monkeypatch.setattr("time.sleep", stopped)
        assert run(["check", "article.md", "--watch"]) == COULD_NOT_RUN
        assert "CC202" in capsys.readouterr().out


class TestExplain:
    def test_facts_evidence_and_every_rule_are_told(self, project, capsys):
        assert run(["explain", "line:3", "article.md"]) == 0
        out = capsys.readouterr().out
        assert "strength" in out
        assert "[source: " in out
        assert "CC201 uncited-claim" in out
        name = out.splitlines()[0].split()[-1]
        assert run(["explain", name, "article.md"]) == 0

    def test_what_is_missing_stands_apart_with_its_reason(self, project, capsys):
        assert run(["explain", "line:3", "article.md"]) == 0
        _, _, missing = capsys.readouterr().out.partition("Not checked; what is missing\n")
        assert "CC105 unrecorded-claim: the document has no ledger" in missing

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            ([], "claimcheck explain line:12 article.md"),
            (["article.md"], "claimcheck explain line:12 article.md"),
            (["line:x", "article.md"], "has no number of a line"),
            (["line:4", "article.md"], "the nearest is on line 3"),
            (["line:3", "missing.md"], "missing.md: no such file"),
        ],
    )
    def test_what_the_command_lacks_is_named_in_one_line(self, project, capsys, arguments, told):
        assert run(["explain", *arguments]) == COULD_NOT_RUN
        out, err = capsys.readouterr()
        assert out == ""
        assert told in err
        assert err.count("\n") == 1

    def test_an_unknown_claim_gives_two_and_the_nearest(self, project, capsys):
        assert run(["explain", "ginger-tea-prevents", "article.md"]) == COULD_NOT_RUN
        assert "did you mean `ginger-tea" in capsys.readouterr().err


class TestRules:
    def test_every_rule_is_listed_and_explained(self, capsys):
        assert run(["rules"]) == 0
        listed = capsys.readouterr().out
        assert "CC201  uncited-claim" in listed
        assert run(["rule", "cc201"]) == 0
        assert "Why it matters" in capsys.readouterr().out
        assert run(["rule", "uncited-claim"]) == 0

    def test_a_family_can_be_listed_alone(self, capsys):
        assert run(["rules", "--family", "language"]) == 0
        assert "CC201" not in capsys.readouterr().out


class TestInit:
    def test_a_configuration_is_begun_that_check_accepts(self, project, capsys):
        assert run(["init"]) == 0
        assert Path("claims").is_dir()
        assert run(["check"]) == 1
        assert "CC202" in capsys.readouterr().out

    def test_the_layout_of_the_project_says_what_is_audited(self, project, capsys):
        for name in ("docs/a.md", "docs/README.md", "tests/b.md", "refs/works.bib"):
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(BIB if name.endswith("bib") else ARTICLE, "utf-8")
        Path("README.md").write_text("# A project\n", "utf-8")
        assert run(["init"]) == 0
        config = find_config(Path())
        assert config.paths == ("article.md", "docs")
        assert config.bib == ("references.bib", "refs/works.bib")
        assert "documents: 2 in article.md, docs" in capsys.readouterr().out

    def test_a_project_file_says_it_first(self, project, capsys):
        Path("_quarto.yml").write_text("bibliography: references.bib\n", "utf-8")
        assert run(["init"]) == 0
        assert "by the project file of quarto" in capsys.readouterr().out

    def test_reports_then_hold_the_page(self, project):
        assert run(["init"]) == 0
        assert run(["report"]) == 0
        assert Path("reports/audit.html").is_file()

    def test_what_exists_is_not_changed(self, project, capsys):
        Path("claimcheck.toml").write_text("# mine\n", "utf-8")
        assert run(["init"]) == COULD_NOT_RUN
        assert Path("claimcheck.toml").read_text("utf-8") == "# mine\n"


def test_help_teaches(capsys):
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert "claimcheck check article.md" in out
    for name in ("check", "extract", "report", "rule", "rules", "init", "baseline"):
        assert run([name, "--help"]) == 0


def test_the_version_needs_nothing_else():
    code = (
        "import sys\nsys.argv = ['claimcheck', '--version']\n"
        "from claimcheck.cli import main\nmain()\n"
        "assert not {'click', 'attrs', 'pandas'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"claimcheck {__version__}\n"


def test_pandas_is_imported_only_when_asked_for(project):
    code = (
        "import sys\nfrom claimcheck.cli._group import run\n"
        "run(['check', 'article.md'])\nassert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
