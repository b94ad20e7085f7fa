"""CC303: fields that the entry type requires, and an identifier to find the work by."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from claimcheck.model import Answer, Basis, Bibliography, Precision, Problem, Reference, Severity
from claimcheck.model.by_value import ByValue
from claimcheck.rules._pointers import is_pointer
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_ENTRIES, or_passed, passed
from claimcheck.rules.bibliography._entries import bibliography_table, doubt, has, is_printed, works
from claimcheck.rules.bibliography._many import for_all_or_each
from claimcheck.rules.context import Context

_PRINTED = (("author", "editor"), ("title",), ("year", "date"))
_PRINTED_PAGE = (("title",),)
_IDENTIFIERS = (
    "doi",
    "pmid",
    "pubmedid",
    "pmcid",
    "pmc",
    "arxiv",
    "arxivid",
    "eprint",
    "isbn",
    "url",
    "handle",
    "bibcode",
    "adsurl",
    "mrnumber",
    "ee",
)
_LINK = re.compile(r"https?:|\bdoi\b|\bwww\.|\bhdl\b|\bgithub\.com", re.IGNORECASE)
_LINKED = ("howpublished", "note", "publisher", "pages", "journal", "addendum")
_BIBLATEX = frozenset({"journaltitle", "date", "location", "eprinttype", "langid", "urldate"})
_NO_DATE = frozenset({"year", "date"})


@frozen(eq=False, repr=False)
class _Demands(ByValue):
    """What an entry type asks for.

    Args:
        always: Groups of fields; one of each group is needed.
        by_bibtex: The same, only in files that are not written for biblatex.
        wants_identifier: Whether such works have one, as a rule.
    """

    always: tuple[tuple[str, ...], ...]
    by_bibtex: tuple[tuple[str, ...], ...]
    wants_identifier: bool


_WHOLE = passed("each entry has the fields that its type requires")


@rule("CC303", severity=Severity.WARNING, precision=Precision.VERY_HIGH)
def missing_field(bibliography: Bibliography, context: Context) -> Iterator[Answer]:
    """An entry lacks a field that its type requires, or any identifier to find the work by.

    ## Why it matters

    Without journal or year a work is hard to find; without DOI, PMID, ISBN or address it can be
    checked by hand only, and a work that does not exist cannot be told from one that does.

    A missing identifier is a note, and so is an author who is missing from a printed reference: a
    body may stand in the title. Where most entries lack one, the bibliography gets one note in
    place of one for each. A line that only names a body's guidelines is no entry to fill in.

    ## Example

    ```bibtex bad
    @article{walking, title = {Walking and sleep}, doi = {10.1000/walking.1},
      author = {Roe, Jane}}
    ```

    Use instead:

    ```bibtex good
    @article{walking, title = {Walking and sleep}, doi = {10.1000/walking.1},
      author = {Roe, Jane}, journal = {Sleep and Walking}, year = {2019}}
    ```
    """
    del context
    none = not bibliography.references
    yield from or_passed(_problems(bibliography), NO_ENTRIES if none else _WHOLE)


def _problems(bibliography: Bibliography) -> Iterator[Problem]:
    strict = not _is_biblatex(bibliography)
    entries = tuple(one for one in works(bibliography) if not is_pointer(one))
    for reference in entries:
        missing = _missing(reference, strict=strict)
        if missing:
            yield _lacks(reference, missing)
    asked = [one for one in entries if _demands(one.type).wants_identifier]
    yield from for_all_or_each(
        [one for one in asked if not _has_identifier(one)],
        among=len(asked),
        each=_unidentified,
        every=_all_unidentified,
    )


@cache
def _table() -> Mapping[str, _Demands]:
    return {
        row["type"]: _Demands(
            _groups(row["required"]),
            _groups(row["required_by_bibtex"]),
            row["wants_identifier"] == "yes",
        )
        for row in bibliography_table("entry_types")
    }


_NOTHING = _Demands((), (), wants_identifier=False)


def _demands(kind: str) -> _Demands:
    return _table().get(kind, _NOTHING)


def _groups(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split("|")) for group in cell.split())


def _is_biblatex(bibliography: Bibliography) -> bool:
    """Tell whether the file is written for biblatex, which asks for less."""
    return any(not _BIBLATEX.isdisjoint(one.fields) for one in bibliography.references)


def _missing(reference: Reference, *, strict: bool) -> list[str]:
    demands = _demands(reference.type)
    groups = demands.always + (demands.by_bibtex if strict else ())
    if is_printed(reference):
        groups = _PRINTED_PAGE if _is_page(reference) else _PRINTED
    forthcoming = has(reference, "pubstate")
    return [
        group[0]
        for group in groups
        if not has(reference, *group) and not (forthcoming and _NO_DATE.issuperset(group))
    ]


def _is_page(reference: Reference) -> bool:
    """Tell whether a printed reference is a page on the web, which often names neither."""
    return has(reference, "url") and not has(reference, "journal", "booktitle", "volume", "pages")


def _lacks(reference: Reference, missing: Sequence[str]) -> Problem:
    blank = next((name for name in missing if name in reference.field_spans), "")
    names = " and ".join(f"`{name}`" for name in missing)
    what = "the reference" if is_printed(reference) else f"@{reference.type}"
    return doubt(
        reference,
        blank,
        f"`{reference.key}` has no {names}",
        basis=(Basis(f"{what} needs {names}", reference.origin),),
        remedy="fill it in from the work itself",
        severity=Severity.NOTE if is_printed(reference) and missing == ["author"] else None,
    )


def _has_identifier(reference: Reference) -> bool:
    if has(reference, *_IDENTIFIERS):
        return True
    if any(_LINK.search(reference.get(name)) for name in _LINKED if name in reference.fields):
        return True
    return is_printed(reference) and _LINK.search(reference.raw) is not None


def _unidentified(reference: Reference) -> Problem:
    return doubt(
        reference,
        "",
        f"`{reference.key}` has no DOI, PMID, ISBN or address",
        remedy="look the DOI up, and add it",
        severity=Severity.NOTE,
    )


def _all_unidentified(lacking: Sequence[Reference], among: int) -> tuple[str, str]:
    one = "none" if len(lacking) == among else f"only {among - len(lacking)}"
    return (
        f"{one} of {among} references has a DOI, PMID, ISBN or address",
        "look the DOIs up, and add them",
    )
