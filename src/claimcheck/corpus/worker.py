"""A worker and its limits: one process for documents, killed and replaced where it must be."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any, Final

from claimcheck.corpus.frames import receive, send
from claimcheck.corpus.limits import MORE_MEMORY, resident
from claimcheck.corpus.worker_start import WorkerStart
from claimcheck.model import INTERNAL_ERROR, ClaimcheckError, Failure, InternalError

_MODULE: Final = "claimcheck.corpus.worker_process"
_STARTING: Final = 300.0
_PACKING: Final = 600.0
_LOOK: Final = 0.25
_ENDING: Final = 5.0
_ATTEMPTS: Final = 3
"""How often a document is begun whose worker ends: somebody else may have ended it."""


class StoppedError(Exception):
    """A document went beyond what it may take, and its worker was killed.

    Args:
        failure: What is said of the document.
    """

    def __init__(self, failure: Failure) -> None:
        """Keep the failure."""
        super().__init__(str(failure))
        self.failure = failure


class Worker:
    """Audits documents in a process of its own, which it replaces when that ends.

    Args:
        start: What its process is started with.
    """

    def __init__(self, start: WorkerStart) -> None:
        """Start nothing yet."""
        self._begun_with = start
        self._child: _Child | None = None

    def run(self, paths: Sequence[str]) -> bytes:
        """Audit documents and pack what was found, in order.

        Args:
            paths: The documents.

        Raises:
            ConfigurationError: The settings cannot be used.
            InternalError: A worker cannot be started, or ends where no document is to blame.
        """
        results = [self._document(path) for path in paths]
        packed: bytes = self._surely("pack", results)
        return packed

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def _document(self, path: str) -> bytes:
        """Audit one document; one that ends its worker, or takes too much, is a failure."""
        ended = ""
        for _ in range(_ATTEMPTS):
            try:
                return self._asked("document", path, path)
            except StoppedError as stopped:
                self.close()
                return self._surely("failure", stopped.failure)
            except EOFError:
                ended = self._how_it_ended()
        message = f"was not checked: its worker ended {_ATTEMPTS} times ({ended})"
        return self._surely("failure", Failure(path, message, kind=INTERNAL_ERROR))

    def _surely(self, kind: str, content: object) -> bytes:
        """Ask for what no document can spoil."""
        ended = ""
        for _ in range(_ATTEMPTS):
            try:
                return self._asked(kind, content, "")
            except (EOFError, StoppedError):
                ended = self._how_it_ended()
        raise InternalError(Failure("corpus", f"a worker ended ({ended})", kind=INTERNAL_ERROR))

    def _asked(self, kind: str, content: object, path: str) -> bytes:
        self._start()
        if self._child is None:
            raise EOFError
        answer: bytes = self._child.ask(kind, content, path)
        return answer

    def _start(self) -> None:
        """Start a process where there is none.

        Raises:
            InternalError: None can be started.
        """
        ended = ""
        for _ in range(_ATTEMPTS):
            if self._child is not None:
                return
            self._child = _Child(self._begun_with)
            try:
                self._child.start()
            except (EOFError, StoppedError):
                ended = self._how_it_ended()
        if self._child is None:
            message = f"no worker can be started ({ended}); set CLAIMCHECK_DEBUG=1 to see why"
            raise InternalError(Failure("corpus", message, kind=INTERNAL_ERROR))

    def _how_it_ended(self) -> str:
        code = self._child.end(_ENDING) if self._child is not None else None
        self._child = None
        if code is not None and code < 0:
            return f"signal {-code}"
        return f"exit code {code}"


class _Child:
    """The process itself, and a thread that waits for its answers."""

    def __init__(self, start: WorkerStart) -> None:
        self._given = start
        self._held = 0
        self._process = subprocess.Popen(  # noqa: S603 - this program itself
            [sys.executable, "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("CLAIMCHECK_DEBUG") else subprocess.DEVNULL,
            env=_environment(),
        )
        self._answers: SimpleQueue[Any] = SimpleQueue()
        self._listener = Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._listener.start()

    def _listen(self, stream: IO[bytes]) -> None:
        """Pass answers on until the process ends."""
        with stream:
            try:
                while True:
                    self._answers.put(receive(stream))
            except Exception:  # noqa: BLE001 - whatever broke, the process is of no use any more
                self._answers.put(None)

    def start(self) -> None:
        """Give it the settings, and wait until it is ready.

        Raises:
            ClaimcheckError: The settings cannot be used.
            EOFError: It has ended.
        """
        kind, content = self._exchanged(self._given.settings, _STARTING, "")
        if kind == "refused":
            raise ClaimcheckError(content)
        self._held = content

    def ask(self, kind: str, content: object, path: str) -> bytes:
        """Send a message and wait for its answer.

        Args:
            kind: What is asked.
            content: What of.
            path: The document whose limits hold, ``""`` where it is about none.

        Raises:
            EOFError: The process has ended.
            StoppedError: A limit was passed.
        """
        seconds = self._given.limits.seconds if path else _PACKING
        _, answer = self._exchanged((kind, content), seconds, path)
        result: bytes = answer
        return result

    def _exchanged(self, message: object, seconds: float, path: str) -> Any:
        if self._process.stdin is None:
            raise EOFError
        try:
            send(self._process.stdin, message)
        except OSError as error:
            raise EOFError from error
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                answer = self._answers.get(timeout=min(left, _LOOK))
            except Empty:
                self._watch_memory(path)
                continue
            if answer is None:
                raise EOFError
            return answer
        raise StoppedError(_too_long(path, seconds))

    def _watch_memory(self, path: str) -> None:
        most = self._given.limits.megabytes
        if path and self._held and resident(self._process.pid) - self._held > most << 20:
            raise StoppedError(_too_large(path))

    def end(self, grace: float = 0) -> int | None:
        """Kill it, unless it ends by itself.

        Args:
            grace: Seconds that it has for that.

        Returns:
            Its exit code, negative for a signal; ``None`` where it had to be killed.
        """
        code: int | None = None
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(grace)
        self._process.kill()
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        self._process.wait()
        self._listener.join(_ENDING)
        return code


def _environment() -> dict[str, str]:
    """Let the process find what this one finds."""
    path = os.pathsep.join(folder or os.getcwd() for folder in sys.path)  # noqa: PTH109 - a string
    return {**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "2"}


def _too_long(path: str, seconds: float) -> Failure:
    return Failure(
        path,
        f"was not checked: it takes longer than {seconds:g} seconds",
        remedy="split it, or raise the time limit",
        kind="time-limit",
    )


def _too_large(path: str) -> Failure:
    message = "was not checked: it needs more memory than a document may take"
    return Failure(path, message, remedy=MORE_MEMORY, kind="memory-limit")
