"""The review page of a document, served for a browser that looks at it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def served_review(*options: str) -> Iterator[str]:
    """Serve the review page and give its address.

    Args:
        options: The document and options of ``claimcheck review``.
    """
    command = (sys.executable, "-m", "claimcheck.cli", "review", *options)
    server = subprocess.Popen(
        (*command, "--reviewer", "R. Moss", "--no-browser"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        lines = server.stdout or ()
        yield next(word for line in lines for word in line.split() if word.startswith("http"))
    finally:
        server.terminate()
        server.wait()
