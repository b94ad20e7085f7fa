"""The standard streams of a run: what is read from them, and what follows where they are closed."""

import errno
import io
import os
import sys

from claimcheck.model import ConfigurationError

_STREAMS = 3


class _ClosedStream(io.TextIOBase):
    """A stream that was closed before the run began; whoever writes to it is told so."""

    encoding = "utf-8"
    errors = "backslashreplace"

    def write(self, text: str) -> int:
        """Refuse."""
        del text
        raise OSError(errno.EBADF, "it is closed")

    def isatty(self) -> bool:
        """Tell that nobody looks at it."""
        return False


def prepare_streams() -> None:
    """Write UTF-8 whatever the locale, never fail on a character, and keep closed streams closed.

    The number of a closed stream is taken up, so that no file that is opened later gets it and
    receives what was meant for the stream.
    """
    for number in range(_STREAMS):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = _ClosedStream()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for the run
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def drop_output() -> None:
    """Let go what standard output still holds: nobody takes it any more."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for the rest


def is_output_lost(error: OSError) -> bool:
    """Tell whether an error came of writing to standard output, which then fails again.

    Args:
        error: The error.
    """
    try:
        sys.stdout.write("")
        sys.stdout.flush()
    except (OSError, ValueError):
        return True
    return error.errno == errno.EPIPE


def read_standard_input() -> str:
    """Read a text from standard input, decoded as a file would be.

    Raises:
        ConfigurationError: It is closed, or cannot be read.
        InputError: It is no text, wrongly encoded, or too large.
    """
    from claimcheck.readers import SIZE_LIMIT, decode, too_large  # noqa: PLC0415 - slow, seldom needed

    stream = sys.stdin
    if stream is None:
        raise ConfigurationError("standard input is closed: name a file instead of `-`")
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # a stream of text that stands for it
        return stream.read()
    try:
        raw = buffer.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigurationError(f"standard input cannot be read: {reason}") from error
    if len(raw) > SIZE_LIMIT:
        raise too_large("<stdin>", len(raw), SIZE_LIMIT)
    return decode(raw, "<stdin>")


def read_line() -> str | None:
    """Read a line that somebody types; ``None`` where no more can come."""
    try:
        line = sys.stdin.readline() if sys.stdin is not None else ""
    except (OSError, ValueError):
        return None
    return line.rstrip("\r\n") if line else None
