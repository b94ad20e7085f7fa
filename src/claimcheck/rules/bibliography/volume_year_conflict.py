"""CC306: a volume of a journal that does not go with its year."""

from collections import Counter, defaultdict
from collections.abc import Generator, Iterator, Sequence

from attrs import frozen

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
from claimcheck.model.by_value import ByValue
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import or_passed, passed
from claimcheck.rules.bibliography._entries import doubt, works
from claimcheck.rules.bibliography._journals import (
    initials,
    journal_words,
    same_journal,
    volume_numbering,
    year_of_volume,
)
from claimcheck.rules.bibliography._year_hints import hints
from claimcheck.rules.context import Context

_ENOUGH = 3
_VOLUMES = 2
_MOST_ALIKE = 200
"""Names with the same initials that are compared with each other."""
_Reports = Generator[Problem, None, set[str]]


@frozen(eq=False, repr=False)
class _Issue(ByValue):
    """An entry with the journal, volume and year that it names."""

    reference: Reference
    words: tuple[str, ...]
    volume: int
    year: int


_AGREE = passed("volumes and years of each journal agree")
_NO_VOLUMES = NotApplicable("no volume of a journal with a year")


@rule("CC306", severity=Severity.WARNING, precision=Precision.MEDIUM)
def volume_year_conflict(bibliography: Bibliography, context: Context) -> Iterator[Answer]:
    """The volume of a journal does not match the year: other entries, or its numbering, differ.

    ## Why it matters

    A journal has one volume a year, or a few. If one volume is given for two years, one of the two
    references is wrong; invented references often have exactly this error.

    Two years that follow each other are a note, since some volumes span the turn of a year. A year
    is also compared with journals that number their volumes by the year, and against three or more
    entries of the same journal that agree with each other. One year more or less is compared with a
    journal's numbering only where articles appear at once in the volume of their year.

    ## Example

    ```bibtex bad
    @article{walking, title = {Walking and sleep}, journal = {Sleep Walks}, volume = {7},
      year = {2011}}
    @article{running, title = {Running and sleep}, journal = {Sleep Walks}, volume = {7},
      year = {2016}}
    ```

    Use instead:

    ```bibtex good
    @article{walking, title = {Walking and sleep}, journal = {Sleep Walks}, volume = {7},
      year = {2011}}
    @article{running, title = {Running and sleep}, journal = {Sleep Walks}, volume = {12},
      year = {2016}}
    ```
    """
    del context
    none = not any(map(_issue, works(bibliography)))
    yield from or_passed(_problems(bibliography), _NO_VOLUMES if none else _AGREE)


def _problems(bibliography: Bibliography) -> Iterator[Problem]:
    issues = [one for one in map(_issue, works(bibliography)) if one is not None]
    for journal in _journals(issues):
        told = yield from _against_numbering(journal)
        told |= yield from _against_pattern(
            [one for one in journal if one.reference.key not in told]
        )
        yield from _against_each_other([one for one in journal if one.reference.key not in told])


def _issue(reference: Reference) -> _Issue | None:
    volume, name = reference.volume.strip(), reference.container
    if not name or reference.year is None or not (volume.isascii() and volume.isdigit()):
        return None
    words = journal_words(name)
    number = int(volume[:9])
    if not words or not number or number == reference.year:
        return None
    if reference.type in {"article", "periodical"} or year_of_volume(words, number) is not None:
        return _Issue(reference, words, number, reference.year)
    return None


def _journals(issues: Sequence[_Issue]) -> list[list[_Issue]]:
    """Put the entries of each journal together, abbreviated names with the one full name."""
    by_name: defaultdict[tuple[str, ...], list[_Issue]] = defaultdict(list)
    for issue in issues:
        by_name[issue.words].append(issue)
    alike: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in by_name:
        if len(alike[initials(name)]) < _MOST_ALIKE:
            alike[initials(name)].append(name)
    groups: dict[tuple[str, ...], list[_Issue]] = {}
    for name, found in by_name.items():
        full = _full_name(name, alike[initials(name)])
        groups.setdefault(full, []).extend(found)
    return list(groups.values())


def _full_name(name: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Give the one longer name that this one abbreviates, else the name itself."""
    size = sum(map(len, name))
    longer = [
        other for other in others if sum(map(len, other)) > size and same_journal(name, other)
    ]
    return longer[0] if len(longer) == 1 else name


def _against_numbering(journal: Sequence[_Issue]) -> _Reports:
    """Hold each year against the journal's own numbering, where that is known."""
    told: set[str] = set()
    for issue in journal:
        numbering = volume_numbering(issue.words)
        due = year_of_volume(issue.words, issue.volume)
        if numbering is None or due is None:
            continue
        apart = abs(due - issue.year)
        if apart > (0 if numbering.at_once else 1):
            told.add(issue.reference.key)
            reason = f"volume {issue.volume} of that journal is of {due}"
            yield _problem(issue, reason, (), None if apart > 1 else Severity.NOTE)
    return told


def _against_pattern(journal: Sequence[_Issue]) -> _Reports:
    """Hold the one year that stands apart against the others, where those agree with each other."""
    counts = Counter(one.year - one.volume for one in journal)
    if len(counts) != _VOLUMES or len(journal) <= _ENOUGH or min(counts.values()) > 1:
        return set()
    usual = max(counts, key=lambda offset: counts[offset])
    issue = next(one for one in journal if one.year - one.volume != usual)
    others = [one for one in journal if one is not issue]
    volumes = {one.volume for one in others}
    due = usual + issue.volume
    between = min(volumes) <= issue.volume <= max(volumes)
    if len(volumes) < _VOLUMES or not between or abs(due - issue.year) <= 1:
        return set()
    reason = f"the volumes of {len(others)} other entries make volume {issue.volume} {due}"
    yield _problem(issue, reason, [one.reference for one in others])
    return {issue.reference.key}


def _against_each_other(journal: Sequence[_Issue]) -> Iterator[Problem]:
    """Compare entries of one volume; the year that stands alone is the one in doubt."""
    volumes: defaultdict[int, list[_Issue]] = defaultdict(list)
    for issue in journal:
        volumes[issue.volume].append(issue)
    for issues in volumes.values():
        if len({one.year for one in issues}) == 1:
            continue
        usual = _usual_year(issues)
        first = next(one for one in issues if one.year == usual)
        for issue in issues:
            if issue.year != usual:
                reason = f"`{first.reference.key}` gives {usual} for volume {issue.volume}"
                apart = abs(issue.year - usual) > 1
                severity = None if apart else Severity.NOTE
                yield _problem(issue, reason, (first.reference,), severity)


def _usual_year(issues: Sequence[_Issue]) -> int:
    """Give the year that most entries name; of two named alike, the one less in doubt otherwise."""
    counts = Counter(issue.year for issue in issues)
    doubts = Counter(issue.year for issue in issues if _is_in_doubt(issue))
    return max(counts, key=lambda year: (counts[year], -doubts[year]))


def _is_in_doubt(issue: _Issue) -> bool:
    said = key_year(issue.reference.key)
    due = year_of_volume(issue.words, issue.volume)
    if said not in {None, issue.year} or due not in {None, issue.year}:
        return True
    return not all(one.fits(issue.year) for one in hints(issue.reference))


def _problem(
    issue: _Issue, reason: str, others: Sequence[Reference], severity: Severity | None = None
) -> Problem:
    reference = issue.reference
    name = "year" if reference.get("year") else "date"
    return doubt(
        reference,
        name,
        f"volume {issue.volume} of `{reference.container}` does not match {issue.year}: {reason}",
        basis=(Basis(reason, reference.origin, "volume"),),
        remedy="check the title page of the volume, and correct year or volume",
        severity=severity,
        related=[(other, "the other entry") for other in others],
    )
