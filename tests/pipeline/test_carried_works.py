"""Works whose records a file carries stand behind it: marks resolve, evidence is weighed."""

from pathlib import Path

import pytest

from claimcheck.auditing import audit
from claimcheck.cli._group import run as run_command
from readers.word.packing import packed, para, run
from readers.word.test_embedded import KIM, LEE, zotero

pytest.importorskip("lxml")

BODY = (
    para(run("Zinc shortens colds in adults ") + zotero(KIM, shown="(1)") + run("."))
    + para(run("Tea prevents colds in adults ") + zotero(LEE, shown="(2)") + run("."))
    + para("References", "Heading1")
    + para("1. Kim A. Zinc for colds. JRSM. 2020;1:1-2.")
    + para("2. Lee A. Tea for colds. JRSM. 2020;1:3-4.")
)


@pytest.fixture
def article(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("article.docx").write_bytes(packed(BODY))
    return "article.docx"


def works(result):
    return {one.key: one for one in result.references}


def cited(result):
    return [
        [citation.key for citation in claim.citations] for claim in result.claims if claim.citations
    ]


def test_a_word_file_alone_is_audited_against_its_own_records(article):
    result = audit(article)
    assert cited(result) == [["kim2020"], ["kim2020-2"]]
    assert works(result)["kim2020"].reference.abstract == "Zinc shortened colds."


def test_a_bibliography_that_is_given_wins_for_its_keys(article):
    Path("own.bib").write_text("@article{kim2020, title = {Zinc for colds, corrected}}\n")
    result = audit(article, bibliography="own.bib")
    assert cited(result) == [["kim2020"], ["kim2020-2"]]
    assert works(result)["kim2020"].reference.title == "Zinc for colds, corrected"


TRACKED = para(
    run("Zinc ") + f"<w:del>{run('cures')}</w:del><w:ins>{run('prevents')}</w:ins>" + run(" colds.")
)


@pytest.mark.parametrize(("way", "word"), [("accepted", "prevents"), ("original", "cures")])
def test_tracked_changes_are_read_as_asked_and_kept_apart(article, capsys, way, word):
    Path(article).write_bytes(packed(TRACKED))
    for _ in range(2):
        run_command(["check", article, "--format", "json", "--tracked", way, "--fail-on", "never"])
        assert f"Zinc {word} colds." in capsys.readouterr().out


def test_an_unknown_way_to_read_changes_is_refused(article, capsys):
    assert run_command(["check", article, "--tracked", "both"]) == 2
    assert "`accepted` or `original`, not `both`" in capsys.readouterr().err
