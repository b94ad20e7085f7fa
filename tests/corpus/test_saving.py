"""Results of a corpus: what is in them, and that nothing about a run but its documents shows."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import claimcheck
from claimcheck.cli._group import run
from claimcheck.corpus.tables import ACROSS, RESULTS, column_names_of

from .samples import files_of, write_articles

pq = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow, the extra `corpus`")

pytestmark = pytest.mark.usefixtures("no_hang")


def save(folder, output, workers=1, **options):
    corpus = claimcheck.audit_corpus(folder, engine="fast", workers=workers)
    return corpus.save(output, formats=["parquet", "jsonl"], **options)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Give a folder of documents, the results of one run over it, and its summary."""
    place = tmp_path_factory.mktemp("saved")
    folder = write_articles(place / "articles", 9)
    (folder / "odd.md").write_bytes(b"\xff\xfe\x00\xd8binary\x00\x00")
    return folder, place / "results", save(folder, place / "results")


def rows(output, table):
    return [
        row for path in sorted((output / table).glob("*.parquet"))
        for row in pq.read_table(path).to_pylist()
    ]  # fmt: skip


def test_tables_hold_what_an_audit_of_each_document_says(saved):
    folder, output, _ = saved
    claims, findings, outcomes = (rows(output, name) for name in RESULTS[1:3] + RESULTS[4:])
    for path in sorted(folder.glob("0*.md")):
        audit = claimcheck.audit(path, engine="fast", ledger=None)
        mine = [row for row in claims if row["document"] == path.as_posix()]
        assert [row["quote"] for row in mine] == [claim.quote for claim in audit.claims]
        assert [row["strength"] for row in mine] == [int(claim.strength) for claim in audit.claims]
        found = [row["fingerprint"] for row in findings if row["document"] == path.as_posix()]
        assert found == [finding.fingerprint for finding in audit.findings]
        said = [row for row in outcomes if row["document"] == path.as_posix()]
        assert len(said) == sum(one.status != "not applicable" for one in audit.outcomes)


def test_a_document_that_cannot_be_read_is_named_in_every_result(saved):
    folder, output, summary = saved
    (row,) = [row for row in rows(output, "documents") if row["status"] != "checked"]
    assert row["document"] == (folder / "odd.md").as_posix()
    assert row["status"] == "not checked"
    assert row["reason"]
    assert summary.not_checked == 1
    assert [one[0] for one in summary.unchecked] == [row["document"]]
    assert "odd.md" in (output / "index.html").read_text("utf-8")


def test_lines_of_json_hold_the_same_rows(saved):
    _, output, _ = saved
    for table in (*RESULTS, *ACROSS):
        lines = (
            line for path in sorted((output / table).glob("*.jsonl"))
            for line in path.read_text("utf-8").splitlines()
        )  # fmt: skip
        assert [json.loads(line) for line in lines] == rows(output, table)


def test_every_table_has_its_columns(saved):
    _, output, _ = saved
    for table in (*RESULTS, *ACROSS):
        for path in (output / table).glob("*.parquet"):
            assert tuple(pq.read_schema(path).names) == column_names_of(table)


def test_the_number_of_workers_does_not_show(saved, tmp_path):
    folder, output, _ = saved
    save(folder, tmp_path / "results", workers=2)
    assert files_of(tmp_path / "results") == files_of(output)


def test_what_has_not_changed_is_not_audited_again(saved, tmp_path, monkeypatch):
    folder, output, _ = saved
    before = files_of(output)
    monkeypatch.setattr("claimcheck.corpus.worker.Worker.run", None)
    save(folder, output)
    assert files_of(output) == before


def test_a_changed_document_changes_the_results(tmp_path):
    folder = write_articles(tmp_path / "articles", 3)
    save(folder, tmp_path / "results")
    (folder / "001.md").write_text("Iron cures anaemia in every patient.\n", "utf-8")
    (folder / "002.md").unlink()
    save(folder, tmp_path / "results")
    save(folder, tmp_path / "fresh")
    assert files_of(tmp_path / "results") == files_of(tmp_path / "fresh")


def test_nothing_is_left_of_other_formats_and_unfinished_files(saved, tmp_path):
    folder, output, _ = saved
    shutil.copytree(output, tmp_path / "results")
    (tmp_path / "results" / "claims" / ".part-00000.parquet.tmp").touch()
    (tmp_path / "results" / "claims" / "part-00007.parquet").touch()
    (tmp_path / "results" / "claims" / "notes.txt").touch()
    corpus = claimcheck.audit_corpus(folder, engine="fast", workers=1)
    corpus.save(tmp_path / "results")
    names = {path.name for path in (tmp_path / "results" / "claims").iterdir()}
    assert names == {"part-00000.parquet", "notes.txt"}


COMMAND = ["corpus", "--engine", "fast", "--no-cache"]


def killed(command, output, delay):
    """Begin a run, and kill it some time after its first batch."""
    words = [sys.executable, "-m", "claimcheck", *command, output]
    begun = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    folder = Path(output, ".corpus/batches")
    while begun.poll() is None and not (folder.is_dir() and list(folder.glob("*.zip"))):
        time.sleep(0.02)
    time.sleep(delay)
    os.kill(begun.pid, signal.SIGKILL)
    begun.wait()


@pytest.fixture
def command(tmp_path, monkeypatch):
    """Give a run over 24 documents, up to the folder of its results."""
    monkeypatch.chdir(tmp_path)
    write_articles(Path("articles"), 24)
    return [*COMMAND, "articles", "--workers", "2", "--fail-on", "never", "--output"]


def test_a_run_that_is_killed_goes_on_and_gives_the_results_of_one_run(command):
    chance = random.Random(7)  # noqa: S311 - moments to kill at
    for _ in range(2):
        killed(command, "killed", chance.random() / 5)
    for output in ("killed", "whole"):
        assert run([*command, output]) == 0
    assert files_of(Path("killed")) == files_of(Path("whole"))


def test_a_run_that_is_killed_goes_on_over_documents_that_were_changed_meanwhile(command):
    killed(command, "killed", 0)
    for number in (0, 23):
        path = Path(f"articles/{number:03}.md")
        path.write_text(f"Iron cures anaemia in {number} patients.\n", "utf-8")
    for output in ("killed", "whole"):
        assert run([*command, output]) == 0
    assert files_of(Path("killed")) == files_of(Path("whole"))


def test_iterating_gives_the_audits_in_order(saved):
    folder, _, summary = saved
    audits = list(claimcheck.audit_corpus(folder, engine="fast", workers=2))
    paths = [one.documents[0].path if one.documents else one.failures[0].path for one in audits]
    assert paths == sorted(path.as_posix() for path in folder.iterdir())
    assert sum(len(one.claims) for one in audits) == summary.claims
    assert audits[0].findings == claimcheck.audit(paths[0], engine="fast").findings


def test_a_document_that_was_not_checked_says_where_its_fault_is_and_what_to_do(tmp_path):
    folder = write_articles(tmp_path / "articles", 1)
    (folder / "wrong.md").write_text("---\nclaimcheck:\n  kind: newz\n---\n\nZinc.\n", "utf-8")
    summary = save(folder, tmp_path / "results")
    ((_, _, reason),) = summary.unchecked
    assert reason == "line 2: there is no kind of document `newz` (did you mean `news`?)"


@pytest.mark.parametrize("name", ["index.html", "summary.json", "claims/part-00003.parquet"])
def test_a_file_of_others_in_the_place_of_a_result_is_kept(tmp_path, name):
    folder = write_articles(tmp_path / "articles", 1)
    other = tmp_path / "results" / name
    other.parent.mkdir(parents=True)
    other.write_text("of others", "utf-8")
    with pytest.raises(claimcheck.InputError, match=f"{name}: is in the place of a result"):
        save(folder, tmp_path / "results")
    assert [path for path in tmp_path.glob("results/**/*") if path.is_file()] == [other]
    assert other.read_text("utf-8") == "of others"


def test_results_without_their_working_files_are_written_again(tmp_path):
    folder = write_articles(tmp_path / "articles", 1)
    save(folder, tmp_path / "results")
    before = files_of(tmp_path / "results")
    shutil.rmtree(tmp_path / "results" / ".corpus")
    save(folder, tmp_path / "results")
    assert files_of(tmp_path / "results") == before


def test_trends_are_drawn_of_labelled_runs(tmp_path):
    folder = write_articles(tmp_path / "articles", 2)
    save(folder, tmp_path / "results", label="spring")
    write_articles(folder, 3)
    save(folder, tmp_path / "results", label="<summer>")
    page = (tmp_path / "results" / "index.html").read_text("utf-8")
    assert "&lt;summer&gt;" in page
    assert "<summer>" not in page
    assert "<polyline" in page


def test_a_page_counts_each_rule_in_one_row(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    strong = "Zinc cures the common cold in every child.\n\n## More\n\nZinc may help adults.\n"
    (folder / "a.md").write_text(f"# Zinc\n\n{strong}", "utf-8")
    (folder / "b.md").write_text(f"# Zinc\n\n{strong}", "utf-8")
    summary = save(folder, tmp_path / "results")
    page = (tmp_path / "results" / "index.html").read_text("utf-8")
    table = page[page.index('id="rules-title"') : page.index('id="claims-title"')]
    named = re.findall(r'class="rule">(CC\d+)', table)
    assert named
    assert len(named) == len(set(named))
    totals = re.findall(r'<td class="count">(\d+)</td></tr>', table)
    assert sum(map(int, totals)) == summary.errors + summary.warnings + summary.notes


def test_a_page_shows_hostile_text_as_text(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "Zinc prevents <script>alert(1)</script> the common cold in every child.\n"
    for name in ("<b>.txt", "b&.txt"):
        (folder / name).write_text(text, "utf-8")
    save(folder, tmp_path / "results")
    page = (tmp_path / "results" / "index.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "&lt;b&gt;.txt" in page or "<b>" not in page


@pytest.mark.parametrize(
    "refused",
    [
        lambda place: save(place / "missing-folder", place / "out", workers=0),
        lambda place: save(place, place / "out", workers="two"),
        lambda place: claimcheck.audit_corpus(),
        lambda place: claimcheck.audit_corpus(place, time_limit=-1),
        lambda place: claimcheck.audit_corpus(place, select=["unheard of"]).save(place / "out"),
        lambda place: claimcheck.audit_corpus(place / "a.md").save(place, formats=["csv"]),
    ],
)
def test_what_cannot_be_done_is_refused(tmp_path, refused):
    with pytest.raises(claimcheck.ClaimcheckError):
        refused(tmp_path)
