"""The command that serves the page."""

import json
import signal
import socket
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from claimcheck.cli._group import COULD_NOT_RUN, run


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop_and_ends_with_zero(documents, number) -> None:
    command = [sys.executable, "-m", "claimcheck", "review", "article.md", "--no-browser"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command,
        stdout=pipe,
        stderr=pipe,
        text=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - sets one signal
    ) as process:
        address = urlsplit(process.stdout.readline().removeprefix("Review page: ").strip())
        token = address.fragment.removeprefix("token=")
        with closing(HTTPConnection("127.0.0.1", address.port, timeout=10)) as connection:
            connection.request("GET", "/api/session", headers={"X-Claimcheck-Token": token})
            session = json.loads(connection.getresponse().read())
        assert session["documents"] == ["article.md"]
        process.send_signal(number)
        try:
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, out) == (0, "")
    assert err == "Ctrl-C ends the review.\n"


def _heed_interrupts() -> None:
    """A process started in the background of a shell ignores interrupts, and so do its children."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_a_port_that_is_taken_is_told(documents, capsys) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert run(["review", "article.md", "--no-browser", "--port", port]) == COULD_NOT_RUN
    assert f"port {port} cannot be used" in capsys.readouterr().err


def test_standard_input_has_no_ledger(documents, capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", __import__("io").StringIO("Tea cures insomnia.\n"))
    assert run(["review", "-", "--no-browser"]) == COULD_NOT_RUN
    assert "needs files" in capsys.readouterr().err
