"""How far a run is stands on standard error: a bar on a terminal, lines elsewhere, and only if long."""

import io
import sys

import pytest

from claimcheck.cli import _progress
from claimcheck.cli._progress import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def long(monkeypatch):
    monkeypatch.setattr(_progress, "_SHORT", -1.0)
    monkeypatch.setattr(_progress, "_SHORT_IN_A_LOG", -1.0)


def test_a_terminal_shows_a_bar_that_is_gone_at_the_end(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    show = progress(3)
    for done, name in enumerate(("a.md", "b.md", "c.md", "")):
        show(done, 3, name)
    assert "3/3" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K")
    assert "\x1b[?25h" in screen.getvalue()


def test_names_do_nothing_to_the_terminal(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    show = progress(2)
    show(1, 2, "\x1b]0;owned\x07[bold]x")
    show(2, 2, "")
    assert "\x1b]0;" not in screen.getvalue()
    assert "[bold]x" in screen.getvalue()


def test_elsewhere_there_are_lines(capsys):
    show = progress(40)
    for done in range(41):
        show(done, 40, "a.md")
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "claimcheck: 40 of 40 documents"
    assert len(lines) == 11


def test_one_document_shows_nothing(capsys):
    progress(1)(1, 1, "")
    assert capsys.readouterr().err == ""


def test_a_short_run_shows_nothing(monkeypatch, capsys):
    monkeypatch.setattr(_progress, "_SHORT_IN_A_LOG", 60.0)
    progress(5)(5, 5, "")
    assert capsys.readouterr().err == ""
