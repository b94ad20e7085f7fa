"""An entry held against a work field by field; of several records of a work the best one counts."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from claimcheck.evidence.printed import Printed
from claimcheck.evidence.verification.containers import same_container
from claimcheck.evidence.verification.numbers import same_number, same_pages, years_apart
from claimcheck.evidence.verification.people import AuthorComparison, AuthorsFit, compare_authors
from claimcheck.evidence.verification.titles import TitleFit, compare_titles
from claimcheck.model import Work
from claimcheck.model.by_value import ByValue

_BOOKS = frozenset({"book", "monograph", "edited-book", "reference-book", "proceedings"})
_PARTS = frozenset({"inbook", "incollection", "inproceedings", "conference"})
_ONE_AUTHOR_ONLY = 1
_MEDLINE_LIMIT, _MEDLINE_LIMIT_ENDS = 10, 2000
_AUTHOR_POINTS = {
    AuthorsFit.SAME: 2.0,
    AuthorsFit.SPELLING: 1.7,
    AuthorsFit.MISSING: 1.5,
    AuthorsFit.ORDER: 1.5,
    AuthorsFit.ADDED: 1.2,
    AuthorsFit.SOME: 0.8,
    AuthorsFit.UNKNOWN: 0.5,
    AuthorsFit.OTHER: -1.0,
}


@frozen(eq=False, repr=False)
class Comparison(ByValue):
    """How an entry agrees with a work; ``None`` where one of the two does not say.

    Args:
        title: Agreement of the titles.
        authors: Agreement of the authors.
        years: Years between the printed one and the nearest of the work.
        container: Whether the containers are one.
        volume: Whether the volumes are one.
        issue: Whether the issues are one.
        pages: Whether the pages are the same.
        is_identified: Whether an identifier that the entry prints names the work.
    """

    title: TitleFit
    authors: AuthorComparison
    years: int | None
    container: bool | None
    volume: bool | None
    issue: bool | None
    pages: bool | None
    is_identified: bool

    @property
    def is_placed(self) -> bool:
        """Tell whether volume or pages agree and neither differs."""
        return (self.volume is True or self.pages is True) and False not in (
            self.volume,
            self.pages,
        )

    @property
    def score(self) -> float:
        """Weigh the agreement, to put candidates in order; no threshold rests on it."""
        return (
            4 * self.title.similarity
            + _AUTHOR_POINTS[self.authors.fit]
            + (0.4 if self.years is None else max(1.0 - 0.4 * self.years, 0.0))
            + _points(1.0, agrees=self.container)
            + _points(0.5, agrees=self.volume)
            + _points(0.5, agrees=self.pages)
        )


def _points(most: float, *, agrees: bool | None) -> float:
    return 0.4 * most if agrees is None else most * agrees


def compare(printed: Printed, records: Sequence[Work]) -> Comparison:
    """Compare an entry with the records of one work.

    Args:
        printed: The entry.
        records: The work as one or more indexes describe it.
    """
    several = [_compare_one(printed, record) for record in records]
    return Comparison(
        title=max((one.title for one in several), key=lambda fit: (fit.is_same, fit.similarity)),
        authors=_best_authors(one.authors for one in several),
        years=_least(one.years for one in several),
        container=_best(one.container for one in several),
        volume=_best(one.volume for one in several),
        issue=_best(one.issue for one in several),
        pages=_best(one.pages for one in several),
        is_identified=any(one.is_identified for one in several),
    )


def _best_authors(found: Iterable[AuthorComparison]) -> AuthorComparison:
    known = [authors for authors in found if authors.fit is not AuthorsFit.UNKNOWN]
    order = list(AuthorsFit)
    return min(
        known, key=lambda one: order.index(one.fit), default=AuthorComparison(AuthorsFit.UNKNOWN)
    )


def _least(found: Iterable[int | None]) -> int | None:
    return min((years for years in found if years is not None), default=None)


def _best(found: Iterable[bool | None]) -> bool | None:
    known = [agrees for agrees in found if agrees is not None]
    return any(known) if known else None


def _compare_one(printed: Printed, work: Work) -> Comparison:
    return Comparison(
        title=_title(printed, work),
        authors=_authors(printed, work),
        years=years_apart(printed.year, work.years) if printed.year and work.years else None,
        container=_container(printed, work),
        volume=_agree(printed.volume, work.volume, is_pages=False),
        issue=_agree(printed.issue, work.issue, is_pages=False),
        pages=_agree(printed.pages, work.pages, is_pages=True),
        is_identified=not set(printed.identifiers).isdisjoint(work.identifiers),
    )


def _title(printed: Printed, work: Work) -> TitleFit:
    fit = compare_titles(printed.title, work)
    if not fit.is_same and printed.type in _PARTS and work.type in _BOOKS and printed.container:
        whole = compare_titles(printed.container, work)  # the identifier of the whole book
        return whole if whole.is_same else fit
    return fit


def _authors(printed: Printed, work: Work) -> AuthorComparison:
    found = work.authors or work.editors
    if len(found) == _ONE_AUTHOR_ONLY < len(printed.people):
        found_is_partial = True  # older records of Crossref name the first author alone
    else:
        is_old = work.year is not None and work.year < _MEDLINE_LIMIT_ENDS
        found_is_partial = work.is_partial or (is_old and len(found) == _MEDLINE_LIMIT)
    if printed.type in _PARTS and work.type in _BOOKS:
        return AuthorComparison(AuthorsFit.UNKNOWN)  # a chapter's authors are not the book's
    return compare_authors(printed.people, found, et_al=printed.et_al, is_partial=found_is_partial)


def _container(printed: Printed, work: Work) -> bool | None:
    if not printed.container or not work.containers or work.type in _BOOKS:
        return None
    return any(same_container(printed.container, name) for name in work.containers)


def _agree(printed: str, found: str, *, is_pages: bool) -> bool | None:
    if not printed or not found:
        return None
    return same_pages(printed, found) if is_pages else same_number(printed, found)
