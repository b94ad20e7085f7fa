"""Decisions made on comments in Word arrive in the ledger, each with a name and a reason."""

from datetime import date
from pathlib import Path

import pytest

from claimcheck.auditing import Config, Sources
from claimcheck.ledger import load_ledger
from claimcheck.reports._docx import commented
from claimcheck.review.documents import ReviewedDocuments
from claimcheck.review.word_decisions import decision_of, take_over
from claimcheck.word_comments import CommentThread, read_threads
from readers.word.packing import packed, para
from word_comments.marking import answered

pytest.importorskip("lxml")


def thread(resolved=False, *replies):
    return CommentThread("0" * 32, resolved, replies)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A Word article under review, and the same with its findings as comments."""
    monkeypatch.chdir(tmp_path)
    Path("article.docx").write_bytes(
        packed(
            para("Rest", "Heading1")
            + para("Evening tea cures insomnia in adults.")
            + para("A weekly sauna causes deep sleep in all men.")
        )
    )
    return opened()


def opened():
    sources = Sources(paths=("article.docx",), ledgers=Path("claims"), engine="lexical")
    config = Config(engine="lexical")
    return ReviewedDocuments(sources, config, Path("claims"), today=lambda: date(2025, 3, 31))


def with_comments(documents):
    shown = documents.open("article.docx")
    return commented(shown.audit, shown.reading.document, Path("article.docx").read_bytes()).data


def suppressions():
    return load_ledger("claims/article.toml").suppressions


class TestDecisions:
    def test_a_comment_that_is_open_is_no_decision(self):
        assert decision_of(thread(False, ("Ann", "Who says so?")), "R. Moss") is None

    def test_a_reply_that_begins_with_ignore_is_one_in_its_authors_name(self):
        found = decision_of(thread(False, ("Ann  Lee", " IGNORE:  a\njest ")), "R. Moss")
        assert (found.by, found.reason) == ("Ann Lee", "a jest")

    def test_the_latest_of_two_decides(self):
        found = decision_of(thread(False, ("Ann", "ignore: a"), ("Bo", "ignore: b")), "")
        assert (found.by, found.reason) == ("Bo", "b")

    def test_a_resolved_comment_is_one_of_who_answered_last(self):
        found = decision_of(thread(True, ("Ann", "Hm."), ("Bo", "Well known.")), "R. Moss")
        assert (found.by, found.reason) == ("Bo", "resolved in Word: Well known.")

    def test_a_resolved_comment_that_nobody_answered_is_one_of_the_reviewer(self):
        assert decision_of(thread(True), "R. Moss").by == "R. Moss"


class TestTakingOver:
    def test_an_exception_is_written_for_the_claim_and_covers_its_finding(self, project):
        data = answered(with_comments(project), replies=[(0, "Ann Lee", "ignore: a jest")])
        before = len(project.open("article.docx").audit.active)
        taken = take_over(project, "article.docx", read_threads(data, "a"), "")
        assert (taken.ledger, taken.written, taken.complaints) == ("claims/article.toml", 1, ())
        (made,) = suppressions()
        assert (made.reason, made.author) == ("a jest", "Ann Lee")
        assert made.claim in {record.id for record in load_ledger("claims/article.toml").records}
        assert len(opened().open("article.docx").audit.active) < before

    def test_many_are_written_at_once(self, project):
        data = with_comments(project)
        count = len(read_threads(data, "a"))
        assert count > 1
        data = answered(data, resolved=range(count))
        taken = take_over(project, "article.docx", read_threads(data, "a"), "R. Moss")
        assert taken.written == count == len(suppressions())
        assert opened().open("article.docx").audit.active == ()

    def test_reading_again_changes_nothing(self, project):
        data = answered(with_comments(project), resolved=[0])
        take_over(project, "article.docx", read_threads(data, "a"), "R. Moss")
        before = Path("claims/article.toml").read_bytes()
        taken = take_over(opened(), "article.docx", read_threads(data, "a"), "R. Moss")
        assert (taken.written, taken.known) == (0, 1)
        assert Path("claims/article.toml").read_bytes() == before

    def test_decisions_without_a_name_or_reason_are_told_and_left_out(self, project):
        data = answered(with_comments(project), resolved=[0], replies=[(1, "Ann", "ignore:")])
        taken = take_over(project, "article.docx", read_threads(data, "a"), "")
        assert taken.written == 0
        assert ["--reviewer" in taken.complaints[0], "reason" in taken.complaints[1]] == [True] * 2
        assert not Path("claims/article.toml").exists()

    def test_a_decision_about_a_finding_that_is_gone_is_counted(self, project):
        taken = take_over(project, "article.docx", [thread(True)], "R. Moss")
        assert (taken.written, taken.gone) == (0, 1)
