"""The command line: the only place that prints and exits."""

import sys


def main() -> None:
    """Run the command named on the command line and exit with its code.

    Exit codes: 0 nothing at or above the failing level, 1 findings, 2 could not run in whole or in
    part, 3 a fault of claimcheck itself.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        from claimcheck._version import __version__  # noqa: PLC0415 - nothing else is needed

        sys.stdout.write(f"claimcheck {__version__}\n")
        return
    from claimcheck.cli._group import run  # noqa: PLC0415 - the version needs none of it

    sys.exit(run(sys.argv[1:]))
