"""The command line: the only place that prints and exits."""

import sys

_RARELY = 500_000
COULD_NOT_RUN = 2
OUR_FAULT = 3


def main() -> None:
    """Run the command named on the command line and exit with its code.

    Exit codes: 0 nothing at or above the failing level, 1 findings, 2 could not run in whole or in
    part (stopped, or its results could not be written, as well), 3 internal error.
    """
    from claimcheck.cli._stopping import Interruption  # noqa: PLC0415 - before all that is slow

    interruption = Interruption()
    try:
        code = _run()
        if interruption.is_lost or (interruption.asked and code == OUR_FAULT):
            raise KeyboardInterrupt  # noqa: TRY301 - a library made an error of it, or swallowed it
        interruption.end()
        _leave(code)
    except OSError as error:
        _leave(COULD_NOT_RUN, f"standard output cannot be written: {error.strerror}")
    except KeyboardInterrupt:
        interruption.end()
        _leave(COULD_NOT_RUN, "stopped")


def _run() -> int:
    if sys.argv[1:] in (["--version"], ["-V"]):
        from claimcheck._version import __version__  # noqa: PLC0415 - nothing else is needed

        if sys.stdout is None:
            return COULD_NOT_RUN
        sys.stdout.write(f"claimcheck {__version__}\n")
        return 0
    import gc  # noqa: PLC0415 - the version needs none of it
    import os  # noqa: PLC0415 - the version needs none of it

    # NumPy's matrix library starts a thread a core as it is imported, which then spin (a twelfth
    # of a short run); the products here are too small for more than one.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # A run makes many small records that live to its end; looking for cycles among them so often
    # costs a tenth of its time and frees nothing.
    gc.set_threshold(_RARELY)
    from claimcheck.cli._group import run  # noqa: PLC0415 - the version needs none of it

    return run(sys.argv[1:])


def _leave(code: int, told: str = "") -> None:
    """Exit at once: taking every record apart first would be a tenth of a short run."""
    import os  # noqa: PLC0415 - the version needs none of it

    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        code, told = COULD_NOT_RUN, f"standard output cannot be written: {error.strerror}"
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"claimcheck: {told}\n" if told else "")
            sys.stderr.flush()
    except OSError:
        code = code or COULD_NOT_RUN
    os._exit(code)
