"""The particulars in which an entry and a work differ, as printed and as found."""

from collections.abc import Callable, Iterator, Sequence

from claimcheck.bibliography.drafts import names_text
from claimcheck.evidence.printed import Printed
from claimcheck.evidence.verification.candidates import WorkCandidate
from claimcheck.evidence.verification.people import AuthorsFit
from claimcheck.model import Difference, Work

_KINDS = ("doi", "pmid", "pmcid")
_MOST_NAMES = 60
_MOST_WORDS = 4


def differences_of(printed: Printed, candidate: WorkCandidate) -> tuple[Difference, ...]:
    """Give the particulars in which an entry differs from every record of a work."""
    return (
        *_title(printed, candidate),
        *_authors(printed, candidate),
        *_numbers(printed, candidate),
        *identifier_differences(printed, candidate),
    )


def _title(printed: Printed, candidate: WorkCandidate) -> Iterator[Difference]:
    fit = candidate.comparison.title
    found = _first(candidate.records, lambda work: work.full_title)
    if printed.title and found and not fit.is_same:
        words = [f"`{word}`" for word in (*fit.printed_only, *fit.found_only)]
        reason = f"differs in {', '.join(words)}" if 0 < len(words) <= _MOST_WORDS else ""
        yield Difference("title", printed.title, found, reason)


def _authors(printed: Printed, candidate: WorkCandidate) -> Iterator[Difference]:
    authors = candidate.comparison.authors
    if authors.fit not in {AuthorsFit.SAME, AuthorsFit.UNKNOWN}:
        found = _first(candidate.records, names_of)
        yield Difference("author", names_text(printed.people), found, authors.reason)


def names_of(work: Work) -> str:
    """Write a work's authors as BibTeX does, a very long list cut short."""
    people = work.authors or work.editors
    more = " and others" if len(people) > _MOST_NAMES or work.is_partial else ""
    return names_text(people[:_MOST_NAMES]) + more


def _numbers(printed: Printed, candidate: WorkCandidate) -> Iterator[Difference]:
    comparison, records = candidate.comparison, candidate.records
    if comparison.container is False:
        found = _first(records, lambda work: work.containers[0] if work.containers else "")
        yield Difference("journal", printed.container, found)
    if comparison.years:
        years = sorted({year for record in records for year in record.years})
        found = _first(records, lambda work: str(work.year or ""))
        apart = comparison.years
        reason = f"{apart} {'year' if apart == 1 else 'years'} apart"
        dates = f"{found} ({', '.join(map(str, years))})" if len(years) > 1 else found
        yield Difference("year", str(printed.year), found, f"{reason} from {dates}")
    if comparison.volume is False:
        yield Difference("volume", printed.volume, _first(records, lambda work: work.volume))
    if comparison.issue is False:
        yield Difference("number", printed.issue, _first(records, lambda work: work.issue))
    if comparison.pages is False:
        yield Difference("pages", printed.pages, _first(records, lambda work: work.pages))


def identifier_differences(printed: Printed, candidate: WorkCandidate) -> tuple[Difference, ...]:
    """Give the printed identifiers of a kind that the work has, but with another value."""
    own = candidate.identifiers
    is_preprint = any(record.is_preprint for record in candidate.records)
    if is_preprint and not printed.is_preprint and not candidate.comparison.is_identified:
        return ()  # the entry is of the publication, the records of the preprint
    found = []
    for kind in _KINDS:
        mine = [one for one in printed.identifiers if one.startswith(f"{kind}:")]
        theirs = sorted(one for one in own if one.startswith(f"{kind}:"))
        if mine and theirs and not own.intersection(mine):
            found.append(Difference(kind, mine[0].partition(":")[2], theirs[0].partition(":")[2]))
    return tuple(found)


def _first(records: Sequence[Work], read: Callable[[Work], str]) -> str:
    return next((found for record in records if (found := read(record))), "")
