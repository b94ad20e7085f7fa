"""Comments in Word files, written, read back and taken out by commands."""

from pathlib import Path

import pytest

from claimcheck.cli import _filled_files
from claimcheck.cli._filled_files import keep_answers
from claimcheck.cli._group import COULD_NOT_RUN, run
from readers.word.packing import packed, para
from word_comments.marking import answered, marked, parts

pytest.importorskip("lxml")


@pytest.fixture
def article(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = packed(para("Rest", "Heading1") + para("Evening tea cures insomnia in adults."))
    Path("article.docx").write_bytes(made)
    return made


class TestReport:
    def test_findings_are_written_as_comments_into_the_file_named(self, article):
        assert run(["report", "--format", "docx", "article.docx", "-o", "a.claims.docx"]) == 0
        written = Path("a.claims.docx").read_bytes()
        assert marked(written)
        assert b"CC707 cure-or-guarantee" in parts(written)["word/comments.xml"]
        assert Path("article.docx").read_bytes() == article

    def test_without_a_name_it_stands_among_the_reports(self, article):
        assert run(["report", "--format", "docx", "article.docx"]) == 0
        assert Path("reports/article.claims.docx").is_file()

    def test_another_run_on_the_file_with_comments_gives_the_same(self, article):
        run(["report", "--format", "docx", "article.docx", "-o", "a.claims.docx"])
        run(["report", "--format", "docx", "a.claims.docx", "-o", "again.docx"])
        assert Path("again.docx").read_bytes() == Path("a.claims.docx").read_bytes()

    def test_answers_that_come_while_it_runs_stay(self, article, capsys, monkeypatch):
        run(["report", "--format", "docx", "article.docx", "-o", "a.claims.docx"])
        written = Path("a.claims.docx").read_bytes()
        Path("article.docx").write_bytes(packed(para("Evening tea cures colds in adults.")))
        said = answered(written, replies=[(0, "Ann", "Ignore: a rhyme")])

        def answered_meanwhile(target, audit):
            keep_answers(target, audit)
            target.write_bytes(said)

        monkeypatch.setitem(_filled_files._KEPT, "docx", answered_meanwhile)
        assert run(["report", "-f", "docx", "article.docx", "-o", "a.claims.docx"]) == COULD_NOT_RUN
        assert "changed by someone else" in capsys.readouterr().err
        assert Path("a.claims.docx").read_bytes() == said

    def test_a_copy_that_another_program_saved_is_not_written_over(self, article, capsys):
        words = ["report", "-f", "docx", "article.docx", "-o", "a.claims.docx"]
        run(words)
        assert run(words) == 0
        theirs = packed(para("Tea helps, writes Ann."))
        Path("a.claims.docx").write_bytes(theirs)
        assert run(words) == COULD_NOT_RUN
        assert "was saved by another program" in capsys.readouterr().err
        assert Path("a.claims.docx").read_bytes() == theirs

    @pytest.mark.parametrize("words", [["-f", "checklist", "-o"], ["-f"]])
    def test_a_checklist_that_was_filled_in_is_not_written_over(self, article, capsys, words):
        run(["checklist", "write", "article.docx", "-o", "list.md"])
        filled = Path("list.md").read_text("utf-8").replace("Name: ___", "Name: R. Moss Date: ___")
        Path("list.md").write_text(filled, "utf-8")
        target = "list.md" if words[-1] == "-o" else "checklist=list.md"
        assert run(["check", *words, target, "article.docx"]) == COULD_NOT_RUN
        assert "filled in and not read" in capsys.readouterr().err
        assert Path("list.md").read_text("utf-8") == filled

    def test_other_formats_are_written_to_a_file_as_well(self, article):
        assert run(["report", "--format", "concise", "article.docx", "-o", "out.txt"]) == 0
        assert "CC707" in Path("out.txt").read_text("utf-8")

    def test_a_document_that_is_no_word_file_is_refused(self, article, capsys):
        Path("article.md").write_text("Tea cures.\n", "utf-8")
        assert run(["report", "--format", "docx", "article.md"]) == COULD_NOT_RUN
        assert "is not a Word file" in capsys.readouterr().err

    def test_one_file_cannot_hold_two_formats(self, article, capsys):
        formats = ["--format", "docx", "--format", "json"]
        assert run(["report", *formats, "article.docx", "-o", "x"]) == COULD_NOT_RUN
        assert "one format" in capsys.readouterr().err

    def test_copies_with_comments_are_no_documents_of_a_folder(self, article, capsys):
        run(["report", "--format", "docx", "article.docx", "-o", "article.claims.docx"])
        capsys.readouterr()
        run(["check", ".", "--format", "concise"])
        assert "article.claims" not in capsys.readouterr().out


class TestComments:
    def test_decisions_are_read_into_the_ledger(self, article, capsys):
        run(["report", "--format", "docx", "article.docx", "-o", "a.claims.docx"])
        said = answered(
            Path("a.claims.docx").read_bytes(), replies=[(0, "Ann", "Ignore: a nursery rhyme")]
        )
        Path("a.claims.docx").write_bytes(said)
        capsys.readouterr()
        assert run(["comments", "read", "a.claims.docx", "article.docx"]) == 0
        assert capsys.readouterr().out == "claims/article.toml: 1 decision\n"
        assert 'reason = "a nursery rhyme"' in Path("claims/article.toml").read_text("utf-8")

    def test_what_cannot_be_taken_over_ends_with_one(self, article, capsys):
        run(["report", "--format", "docx", "article.docx", "-o", "a.claims.docx"])
        said = answered(Path("a.claims.docx").read_bytes(), resolved=[0])
        Path("a.claims.docx").write_bytes(said)
        assert run(["comments", "read", "a.claims.docx", "article.docx"]) == 1
        assert "--reviewer" in capsys.readouterr().err

    def test_comments_are_taken_out_and_the_parts_are_as_before(self, article):
        run(["report", "--format", "docx", "article.docx", "-o", "a.claims.docx"])
        assert run(["comments", "remove", "a.claims.docx", "-o", "plain.docx"]) == 0
        assert parts(Path("plain.docx").read_bytes()) == parts(article)

    def test_comments_are_taken_out_of_the_file_itself_and_over_no_other(self, article, capsys):
        run(["report", "--format", "docx", "article.docx", "-o", "a.claims.docx"])
        words = ["comments", "remove", "a.claims.docx", "-o"]
        theirs = packed(para("Tea helps, writes Ann."))
        Path("article.docx").write_bytes(theirs)
        assert run([*words, "article.docx"]) == COULD_NOT_RUN
        assert "is there already" in capsys.readouterr().err
        assert Path("article.docx").read_bytes() == theirs
        assert run([*words, "plain.docx"]) == run([*words, "plain.docx"]) == 0
        assert run([*words, "a.claims.docx"]) == 0
        assert Path("a.claims.docx").read_bytes() == Path("plain.docx").read_bytes()

    @pytest.mark.parametrize("words", [["read", "no.docx"], ["remove", "no.docx", "-o", "x"]])
    def test_a_missing_file_is_one_line(self, article, capsys, words):
        assert run(["comments", *words]) == COULD_NOT_RUN
        assert len(capsys.readouterr().err.splitlines()) == 1
