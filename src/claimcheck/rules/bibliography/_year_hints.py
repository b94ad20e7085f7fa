"""What an entry says about its year beside the field for it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from attrs import frozen

from claimcheck.bibliography.dois import doi_in_address, normal_doi
from claimcheck.bibliography.years import years_in
from claimcheck.model import Reference
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules.bibliography._entries import bibliography_table, has, is_own
from claimcheck.rules.bibliography._preprints import is_preprint, is_preprint_doi

_FIRST, _LAST = 1900, 2035
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DOI_YEAR = lazy_pattern(
    r"(?:(?<=[./])|(?<=/[a-z]))((?:19|20)\d\d)(?=[./]\w|[a-z]{2}\d)|(?<=-\d\d\.)((?:19|20)\d\d)$"
)
_ISSN = lazy_pattern(r"\d{4}-\d{3}[\dx]")
_SPRINGER = lazy_pattern(r"/s\d{5}-0(\d\d)-\d{4,5}-[\dx]$")
_OXFORD = lazy_pattern(r"^10\.1093/[a-z]+/[a-z]{2,8}?(a[a-e]|[p-z])[a-z]?\d{3}$")
_ARXIV = lazy_pattern(r"(?:^|[:/.])(\d\d)(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?$")
_OLD_ARXIV = lazy_pattern(
    r"[a-z-]{1,40}(?:\.[a-z]{2})?/(\d\d)(?:0[1-9]|1[0-2])\d{3}(?:v\d+)?$", re.IGNORECASE
)
_URL_YEAR = lazy_pattern(r"/((?:19|20)\d\d)[/-](?:0?[1-9]|1[0-2])(?=[/-]|$)")
_FILE_YEAR = lazy_pattern(r" - ((?:19|20)\d\d) - |[ _]((?:19|20)\d\d)[ _]-[ _]")
_ACCESSED = lazy_pattern(
    r"\b(?:access|retriev|visit|consult|download)ed\b.{0,40}?((?:19|20)\d\d)", re.IGNORECASE
)
_RIGHTS = lazy_pattern(
    r"(?:©|\(c\)|\bcopyright\b)[^\d\n]{0,12}((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_OF_MEETINGS = frozenset({"inproceedings", "conference", "proceedings"})
_OF_ARXIV = ("eprint", "arxivid", "arxiv", "url", "journal", "doi", "note", "howpublished")
_ADDED = ("date-added", "timestamp", "dateadded", "creationdate", "added-at")
_ARCHIVED = frozenset({"software", "dataset", "misc", "manual"})
_RECORD = lazy_pattern(r"10\.5281/zenodo\.(\d{1,9})(?!\d)", re.IGNORECASE)
_EVER = 9999
_OLD_PUBMED = 15_000_000
_CENTURY = 2000
_TURN = 80
_BACK_FILES = 1997


@frozen(eq=False, repr=False)
class Hint(ByValue):
    """A year, or a span of years, that an entry speaks for elsewhere.

    Args:
        name: The field that says it; ``"key"`` for the key.
        first: The earliest year that goes with it.
        last: The latest year that goes with it.
        says: What it says, in words.
        is_decisive: Whether it contradicts the year by itself.
    """

    name: str
    first: int
    last: int
    says: str
    is_decisive: bool = False

    def fits(self, year: int) -> bool:
        """Tell whether a year goes with it."""
        return self.first <= year <= self.last


def hints(reference: Reference) -> Iterator[Hint]:
    """Give all that an entry's other fields say about its year."""
    fields = reference.fields
    for look, names in _LOOKS:
        if not names.isdisjoint(fields):
            yield from look(reference)


def _near(name: str, year: int, before: int, after: int, what: str) -> Hint:
    return Hint(name, year - before, year + after, f"{what} says {year}")


def _date(reference: Reference) -> Iterator[Hint]:
    if not has(reference, "year"):
        return
    found = _YEAR.search(reference.get("date"))
    if found and is_own(reference, "date"):
        year = int(found.group())
        yield Hint("date", year, year, f"`date` says {year}", is_decisive=True)


def _doi(reference: Reference) -> Iterator[Hint]:
    doi = normal_doi(reference.doi) or doi_in_address(reference.get("url"))
    if not doi:
        return
    if is_preprint_doi(doi) and not is_preprint(reference):
        return
    year = _year_in_doi(doi)
    if year is not None:
        yield _near("doi" if reference.doi else "url", year, 1, 2, "the DOI")


def _year_in_doi(doi: str) -> int | None:
    if match := _SPRINGER.search(doi):
        return 2000 + int(match.group(1))
    suffix = doi.partition("/")[2]
    if suffix.startswith("arxiv."):
        return None
    found = _DOI_YEAR.findall(f"/{_ISSN.sub('', suffix)}")
    known = [year for year in map(int, map("".join, found)) if _FIRST <= year <= _LAST]
    if len(known) == 1:
        return known[0]
    match = _OXFORD.match(doi)
    return _letters()[match.group(1)] if match else None


@cache
def _letters() -> Mapping[str, int]:
    return {row["letters"]: int(row["year"]) for row in bibliography_table("doi_letters")}


def _arxiv(reference: Reference) -> Iterator[Hint]:
    for name in _OF_ARXIV:
        text = reference.get(name).strip().rstrip("/.,").removesuffix(".pdf")
        if not text or (name in _OF_ARXIV[3:] and "arxiv" not in text.lower()):
            continue
        match = _ARXIV.search(text) or _OLD_ARXIV.search(text)
        if match:
            short = int(match.group(1))
            year = short + (_CENTURY if short < _TURN else _CENTURY - 100)
            before, after = (1, 3) if is_preprint(reference) else (2, 5)
            yield _near(name, year, before, after, "the arXiv id")
            return


def _pubmed(reference: Reference) -> Iterator[Hint]:
    """Date a PMID: they are given in order, though back files of old journals come in late."""
    for name in ("pmid", "pubmedid"):
        text = reference.get(name).strip()
        if text.isascii() and text.isdigit() and _OLD_PUBMED <= int(text) < 10**8:
            numbers, years = _given("pmid_years", "pmid")
            year = years[bisect_right(numbers, int(text)) - 1]
            first = year - 5 if (reference.year or 0) >= _BACK_FILES else 0
            yield Hint(name, first, year + 3, f"the PMID was given about {year}")
            return


@cache
def _given(table: str, number: str) -> tuple[list[int], list[int]]:
    """Give the first number of each year, and the years, of a series that is given in order."""
    known = bibliography_table(table)
    return [int(row[number]) for row in known], [int(row["year"]) for row in known]


def _zenodo(reference: Reference) -> Iterator[Hint]:
    """Date a Zenodo record: numbers are given in order, and the first is cited for later versions.

    Other works are put there long after they appeared.
    """
    if reference.type not in _ARCHIVED:
        return
    match = _RECORD.search(f"{reference.doi} {reference.get('url')}")
    if match:
        numbers, years = _given("zenodo_years", "record")
        year = years[bisect_right(numbers, int(match.group(1))) - 1]
        name = "doi" if reference.doi else "url"
        yield Hint(name, year - 1, _EVER, f"the Zenodo record was made about {year}")


def _meeting(reference: Reference) -> Iterator[Hint]:
    """Date a meeting by its name; its proceedings appear some years later at most."""
    if reference.type not in _OF_MEETINGS:
        return
    for name in ("eventdate", "booktitle", "eventtitle", "series"):
        found = years_in(reference.get(name))
        if len(found) == 1:
            yield _near(name, found[0], 1, 3, f"`{name}`")
            return


def _file(reference: Reference) -> Iterator[Hint]:
    found = {int(one or other) for one, other in _FILE_YEAR.findall(reference.get("file"))}
    if len(found) == 1:
        yield _near("file", found.pop(), 1, 1, "the file name")


def _bibcode(reference: Reference) -> Iterator[Hint]:
    text = reference.get("bibcode") or reference.get("adsurl").rpartition("/")[2]
    if text[:4].isascii() and text[:4].isdigit() and _FIRST <= int(text[:4]) <= _LAST:
        yield _near(
            "bibcode" if has(reference, "bibcode") else "adsurl", int(text[:4]), 1, 1, "ADS"
        )


def _rights(reference: Reference) -> Iterator[Hint]:
    for name in ("copyright", "rights"):
        text = reference.get(name)
        marked = "©" in text or "(" in text or "opyright" in text
        found = _RIGHTS.search(text) if marked else None
        if found:
            yield _near(name, int(found.group(1)), 1, 2, "the notice of copyright")
            return


def _address(reference: Reference) -> Iterator[Hint]:
    if reference.type not in {"online", "misc", "www", "electronic", "webpage"}:
        return
    found = {int(year) for year in _URL_YEAR.findall(reference.get("url"))}
    if len(found) == 1:
        yield _near("url", found.pop(), 1, 1, "the address")


def _seen(reference: Reference) -> Iterator[Hint]:
    """Give days on which somebody held the work, which had appeared by then."""
    for name in ("urldate", "accessed", "lastchecked"):
        found = years_in(reference.get(name))
        if found:
            yield Hint(name, 0, found[-1], f"it was read in {found[-1]}", is_decisive=True)
    for name in ("note", "howpublished"):
        match = _ACCESSED.search(reference.get(name))
        if match:
            year = int(match.group(1))
            yield Hint(name, 0, year, f"it was read in {year}", is_decisive=True)
    for name in _ADDED:
        found = years_in(reference.get(name))
        if found:
            yield Hint(name, 0, found[0] + 1, f"it was filed in {found[0]}")


_Look = Callable[[Reference], Iterator[Hint]]
_LOOKS: tuple[tuple[_Look, frozenset[str]], ...] = (
    (_date, frozenset({"date"})),
    (_doi, frozenset({"doi", "url"})),
    (_arxiv, frozenset(_OF_ARXIV)),
    (_pubmed, frozenset({"pmid", "pubmedid"})),
    (_zenodo, frozenset({"doi", "url"})),
    (_meeting, frozenset({"eventdate", "booktitle", "eventtitle", "series"})),
    (_file, frozenset({"file"})),
    (_bibcode, frozenset({"bibcode", "adsurl"})),
    (_rights, frozenset({"copyright", "rights"})),
    (_address, frozenset({"url"})),
    (_seen, frozenset({"urldate", "accessed", "lastchecked", "note", "howpublished", *_ADDED})),
)
