"""The command line: the only place that prints and exits."""

import sys

_RARELY = 200_000


def main() -> None:
    """Run the command named on the command line and exit with its code.

    Exit codes: 0 nothing at or above the failing level, 1 findings, 2 could not run in whole or in
    part, 3 internal error.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        from claimcheck._version import __version__  # noqa: PLC0415 - nothing else is needed

        sys.stdout.write(f"claimcheck {__version__}\n")
        return
    import gc  # noqa: PLC0415 - the version needs none of it

    # A run makes many small records that live to its end; looking for cycles among them so often
    # costs a tenth of its time and frees nothing.
    gc.set_threshold(_RARELY)
    from claimcheck.cli._group import run  # noqa: PLC0415 - the version needs none of it

    _leave(run(sys.argv[1:]))


def _leave(code: int) -> None:
    """Exit at once: taking every record apart first would be a tenth of a short run."""
    import os  # noqa: PLC0415 - the version needs none of it

    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or 1
    os._exit(code)
