"""CC313: a year that other parts of the entry contradict."""

from collections.abc import Iterator

from claimcheck.bibliography.years import key_year
from claimcheck.model import (
    Answer,
    Basis,
    Bibliography,
    NotApplicable,
    Precision,
    Problem,
    Reference,
    Severity,
)
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import or_passed, passed
from claimcheck.rules.bibliography._entries import doubt, is_own, is_printed, works
from claimcheck.rules.bibliography._year_hints import Hint, hints
from claimcheck.rules.context import Context

_TOLERATED = 1
_CUSTOM = 0.7
_SLIPS = 4
_TWO = 2

_AGREE = passed("nothing in the entries contradicts their years")
_NO_YEARS = NotApplicable("no years written by hand")


@rule("CC313", severity=Severity.WARNING, precision=Precision.MEDIUM)
def year_conflict(bibliography: Bibliography, context: Context) -> Iterator[Answer]:
    """The year of an entry contradicts its key, identifier, date, or another part of it.

    ## Why it matters

    A wrong year sends readers to the wrong volume, and lets an old study pass for a new one. Often
    the rest of the entry still says the right one.

    The year is compared with the date, with the DOI, arXiv id and PMID where they contain a year,
    the number of a Zenodo record, the year of the meeting, the notice of copyright, the day on
    which a page was read, and the key. One that disagrees is a note; two, or a date that says
    another year, are a warning. A key counts only where the keys of the file follow the years, and
    one year more or less only where nearly all follow them to the year.

    ## Example

    ```bibtex bad
    @article{walking, title = {Walking and sleep}, year = {2009},
      doi = {10.1000/sleep.2016.00193}}
    ```

    Use instead:

    ```bibtex good
    @article{walking, title = {Walking and sleep}, year = {2016},
      doi = {10.1000/sleep.2016.00193}}
    ```
    """
    del context
    none = not any(one.year and not is_printed(one) for one in works(bibliography))
    yield from or_passed(_problems(bibliography), _NO_YEARS if none else _AGREE)


def _problems(bibliography: Bibliography) -> Iterator[Problem]:
    tolerated = _tolerance(bibliography)
    for reference in works(bibliography):
        if reference.year is None or is_printed(reference):
            continue
        against = [one for one in hints(reference) if not one.fits(reference.year)]
        against.extend(_key(reference, reference.year, tolerated))
        if against:
            yield _problem(reference, against)


def _tolerance(bibliography: Bibliography) -> int | None:
    """Tell how far years may be from those in the keys, ``None`` where keys say nothing.

    Keys that hold a year by custom differ from it here and there; where nearly all follow it to the
    year, one that does not is a slip.
    """
    apart = [
        abs(year - one.year)
        for one in works(bibliography)
        if one.year is not None and (year := key_year(one.key)) is not None
    ]
    if not apart or sum(gap <= _TOLERATED for gap in apart) < min(
        _CUSTOM * len(apart), len(apart) - 1
    ):
        return None
    slips = sum(gap > 0 for gap in apart)
    strict = slips <= len(apart) // _SLIPS
    return 0 if strict else _TOLERATED


def _key(reference: Reference, year: int, tolerated: int | None) -> Iterator[Hint]:
    said = key_year(reference.key)
    if said is not None and tolerated is not None and abs(said - year) > tolerated:
        yield Hint("key", said - tolerated, said + tolerated, f"the key says {said}")


def _problem(reference: Reference, against: list[Hint]) -> Problem:
    name = "year" if reference.get("year").strip() else "date"
    if not is_own(reference, name):
        name = ""
    grave = len(against) >= _TWO or any(one.is_decisive for one in against)
    said = " and ".join(one.says for one in against[:3])
    return doubt(
        reference,
        name,
        f"the year {reference.year} of `{reference.key}` is in doubt: {said}",
        basis=[Basis(one.says, reference.origin, one.name) for one in against],
        remedy="check the work itself, and correct the year or what contradicts it",
        severity=None if grave else Severity.NOTE,
    )
