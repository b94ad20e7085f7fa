"""Run the command line as ``python -m claimcheck.cli``."""

from claimcheck.cli import main

if __name__ == "__main__":
    main()
