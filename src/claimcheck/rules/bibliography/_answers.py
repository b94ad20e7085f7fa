"""What the rules of this family say of entries with which nothing is wrong."""

from collections.abc import Iterable, Iterator

from claimcheck.model import Answer, NotApplicable, Origin, Passed, Problem

NO_WORK = NotApplicable("a copy of another entry, or no work of its own")
PRINTED = NotApplicable("a printed reference, whose fields are inferred")
NO_ENTRIES = NotApplicable("no entries to judge")


def passed(fact: str) -> Passed:
    """Say what the entries themselves showed.

    Args:
        fact: What was looked at and found, one phrase.
    """
    return Passed(fact, Origin.BIBLIOGRAPHY)


def or_passed(problems: Iterable[Problem], otherwise: Answer) -> Iterator[Answer]:
    """Give the problems, and where there are none what is to be said then.

    Args:
        problems: What is wrong.
        otherwise: The answer where nothing is.
    """
    found = False
    for problem in problems:
        found = True
        yield problem
    if not found:
        yield otherwise
