"""Progress of a corpus: documents, claims and rate on standard error."""

import io

import pytest

from claimcheck.cli import _corpus_progress
from claimcheck.cli._corpus_progress import progress_bar


class Terminal(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self):
        return True


def test_a_terminal_shows_a_bar_with_documents_claims_and_rate(monkeypatch):
    pytest.importorskip("rich")
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "120")
    with progress_bar() as show:
        show(3, 9, 1234)
        show(9, 9, 5678)
    shown = terminal.getvalue()
    assert "9/9" in shown
    assert "5,678 claims" in shown
    assert "a second" in shown


def test_without_a_terminal_a_line_now_and_then_says_it(monkeypatch, capsys):
    monkeypatch.setattr(_corpus_progress, "_EVERY", 0.0)
    with progress_bar() as show:
        show(3, 9, 1234)
    said = capsys.readouterr().err
    assert said.startswith("claimcheck: 3 of 9 documents, ")
    assert said.endswith(" a second, 1,234 claims\n")
