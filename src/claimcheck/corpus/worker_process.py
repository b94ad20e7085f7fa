"""The process in which documents are audited: ``python -m claimcheck.corpus.worker_process``.

It takes one message after the other from its standard input and answers each on its standard
output: the settings first, then documents, then what is to be packed. It ends when its input does.
"""

import faulthandler
import gc
import os
import pickle
import signal
import sys
from typing import IO, TYPE_CHECKING, Any

from claimcheck.corpus.frames import receive, send
from claimcheck.corpus.limits import MORE_MEMORY, limit_memory, resident
from claimcheck.model import INTERNAL_ERROR, ClaimcheckError, Failure

if TYPE_CHECKING:
    from claimcheck.corpus.settings import CorpusSettings

_LIBRARIES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_RARELY = 200_000
_GRACE = 30.0


def answer_messages() -> None:
    """Answer messages until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run itself decides when to stop
    gc.set_threshold(_RARELY)
    given, answers = _pipes()
    os.environ.update(dict.fromkeys(_LIBRARIES, "1"))  # before any of them is imported
    settings: CorpusSettings = pickle.loads(receive(given))  # noqa: S301 - from our own run
    try:
        _enter(settings.folder)
        from claimcheck.corpus.worker_task import WorkerTask  # noqa: PLC0415 - may fail, and is told
        from claimcheck.sentences.encoder.session import THREADS  # noqa: PLC0415 - as the next line

        os.environ[THREADS] = "1"
        task = WorkerTask(settings)
    except ClaimcheckError as error:
        send(answers, ("refused", str(error)))
        return
    gc.freeze()
    held = resident(os.getpid())
    limit_memory(settings.limits.megabytes)
    send(answers, ("ready", held))
    while True:
        try:
            kind, content = receive(given)
        except EOFError:
            return
        _answer(answers, task, settings, kind, content)
        if resident(os.getpid()) - held > (settings.limits.megabytes << 20) // 2:
            return  # whatever holds so much, a fresh process does not


def _answer(
    answers: IO[bytes], task: Any, settings: "CorpusSettings", kind: str, content: Any
) -> None:
    """Do what a message asks; where even its process hangs for good, it ends itself."""
    faulthandler.dump_traceback_later(settings.limits.seconds + _GRACE, exit=True, file=sys.stderr)
    try:
        match kind:
            case "document":
                result = _audited(task, content)
            case "failure":
                result = task.failed(content)
            case _:
                result = task.packed(content)
        send(answers, ("result", result))
    finally:
        faulthandler.cancel_dump_traceback_later()


def _audited(task: Any, path: str) -> bytes:
    """Audit a document; whatever is raised on the way is the failure of this document alone."""
    try:
        result: bytes = task.audited(path)
    except MemoryError:
        message = "was not checked: it needs more memory than a document may take"
        result = task.failed(Failure(path, message, remedy=MORE_MEMORY, kind="memory-limit"))
    except Exception as error:  # noqa: BLE001 - one document costs no other
        told = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"was not checked: internal error ({told})"
        result = task.failed(Failure(path, message, kind=INTERNAL_ERROR))
    return result


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep both pipes for messages alone: what a plugin prints goes to standard error."""
    given, answers = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    return os.fdopen(given, "rb"), os.fdopen(answers, "wb")


def _enter(folder: str) -> None:
    """Go where relative paths count from."""
    if folder and os.path.isdir(folder):  # noqa: PTH112 - as the settings have it
        os.chdir(folder)


if __name__ == "__main__":
    answer_messages()
