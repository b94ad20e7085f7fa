"""Put inputs through every door and count what must not happen."""

import argparse
import sys
from pathlib import Path

from benchmarks.fuzzing.doors import doors
from benchmarks.fuzzing.running import Budget, Tally, run_all, the_input


def main() -> int:
    """Run, print a line for each door and one for all, and end with 1 where something broke."""
    options = _options()
    chosen = [one for one in doors() if not options.door or one.name in options.door]
    if options.only is not None:
        for door in chosen:
            sys.stdout.buffer.write(the_input(door, options.seed, options.only))
        return 0
    budget = Budget(options.inputs, options.minutes * 60, options.seed, options.start)
    tallies = run_all(chosen, budget, options.failures)
    for tally in tallies:
        print(tally)
    whole = Tally.of_all(tallies)
    print(whole)
    return int(bool(whole.faults))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="of all doors together")
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after so long")
    parser.add_argument("--seed", default="1", help="another seed gives other inputs")
    parser.add_argument("--start", type=int, default=0, help="number of the first input")
    parser.add_argument("--door", action="append", help="only this door; may be given again")
    parser.add_argument("--only", type=int, help="print the input of this number")
    parser.add_argument("--failures", type=Path, help="append what failed to this file")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
