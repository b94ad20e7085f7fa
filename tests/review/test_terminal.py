"""The review in a terminal, its input piped."""

import subprocess
import sys
from pathlib import Path

from claimcheck.ledger import load_ledger
from claimcheck.model import ClaimStatus, SupportStatus
from claimcheck.review.terminal import review_in_terminal


def talk(documents, *answers: str, reviewer: str = "R. Moss") -> list[str]:
    """Review with these answers, and give every line shown."""
    left, shown = list(answers), []

    def ask(question: str) -> str | None:
        shown.append(question)
        if question.startswith("Save it anyway"):
            return "y"
        return left.pop(0) if left else None

    review_in_terminal(documents, reviewer, ask, shown.append)
    return shown


def records() -> list:
    return list(load_ledger("claims/article.toml").records)


def test_claims_are_decided_one_after_the_other(documents) -> None:
    shown = talk(documents, "a", "d", "Only mice.", "s", "It is known.", "2026-01-01")
    assert [record.status for record in records()[:3]] == [
        ClaimStatus.REVIEWED,
        ClaimStatus.DISPUTED,
        ClaimStatus.APPROVED,
    ]
    assert shown.count("Saved.") == 3


def test_a_reference_is_looked_for_attached_and_quoted(documents) -> None:
    talk(documents, "j", "r", "mice", "1", "q", "supported", "The mice slept.", "p. 2", ".")
    (link,) = records()[1].evidence
    assert (link.key, link.support.status) == ("okafor2009", SupportStatus.SUPPORTED)
    assert (link.support.quote, link.support.locator) == ("The mice slept.", "p. 2")


def test_a_field_is_edited_and_a_note_is_written(documents) -> None:
    talk(documents, "e", "strength", "3", "n", "Ask the author.", ".")
    assert int(records()[0].values["strength"]) == 3
    assert records()[0].values["notes"] == "Ask the author."


def test_what_is_wrong_is_told_and_asked_again(documents) -> None:
    shown = talk(documents, "e", "strength", "12", "x", "e", "colour", "a")
    assert any(line.startswith("Not saved: strength") for line in shown)
    assert any(line.startswith("j next") for line in shown)
    assert records()[0].status is ClaimStatus.REVIEWED


def test_the_end_of_the_input_keeps_what_was_saved(documents) -> None:
    shown = talk(documents, "a", "d")
    assert shown[-1] == "Stopped; everything decided is saved."
    assert records()[0].status is ClaimStatus.REVIEWED


def test_decided_claims_are_not_asked_about_again(documents) -> None:
    talk(documents, "a")
    shown = talk(documents, ".")
    assert sum(line.startswith("[2 of") for line in shown) == 1
    assert not any(line.startswith("[1 of") for line in shown)


def test_a_ledger_changed_meanwhile_is_told_and_kept(documents) -> None:
    talk(documents, "a")
    ledger = Path("claims/article.toml")
    answers = iter(["a", None])

    def ask(question: str) -> str | None:
        if "Decide" in question:
            ledger.write_text(ledger.read_text("utf-8").replace("R. Moss", "A. Vos"), "utf-8")
        return next(answers)

    shown: list[str] = []
    review_in_terminal(documents, "R. Moss", ask, shown.append)
    assert any("changed by someone else" in line for line in shown)
    assert any("R. Moss -> A. Vos" in line for line in shown)
    assert records()[0].values["reviewed_by"] == "A. Vos"


def test_nothing_in_a_document_acts_on_the_terminal(documents) -> None:
    Path("article.md").write_text("Tea\x1b[31m cures\x07 insomnia in adults.\n", "utf-8")
    assert all(character not in line for line in talk(documents, ".") for character in "\x1b\x07")


def test_the_command_reads_its_answers_from_a_pipe(documents) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "claimcheck", "review", "article.md", "--terminal"],
        input="R. Moss\na\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "Saved." in run.stdout
    assert records()[0].values["reviewed_by"] == "R. Moss"
