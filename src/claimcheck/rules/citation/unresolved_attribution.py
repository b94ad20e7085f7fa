"""CC204: an author named in the text whom the bibliography does not have, or has twice."""

from collections.abc import Iterator

from claimcheck.bibliography._author_year import cited_years
from claimcheck.bibliography.matching import same_family
from claimcheck.model import (
    Answer,
    Basis,
    CitationMention,
    CitationStatus,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Problem,
    Reference,
    Severity,
)
from claimcheck.rules._copies import copies
from claimcheck.rules._reading_lists import goes_on_elsewhere, only_lists_further_reading
from claimcheck.rules._support import references_read
from claimcheck.rules._told_in_full import (
    is_within_an_entry,
    links_to_the_work,
    tells_its_place,
)
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_STYLES = frozenset({"author-year", "narrative"})


@rule("CC204", severity=Severity.ERROR)
def unresolved_attribution(mention: CitationMention, context: Context) -> Iterator[Answer]:
    """An author and year in the text match no reference, or more than one.

    ## Why it matters

    "Chen et al. showed" tells the reader that there is a paper. If the bibliography does not hold
    it, nobody can open it; if it holds two that fit, nobody knows which is meant.

    ## Example

    ```bibtex
    @article{chen2011, author = {Chen, Frances and others}, title = {Support}, year = {2011}}
    ```

    ```md bad
    Okafor et al. (2015) found that support lowers cortisol.
    ```

    Use instead:

    ```md good
    Chen et al. (2011) found that support lowers cortisol.
    ```
    """
    if mention.style not in _STYLES:
        yield NotApplicable("cites no author by name")
        return
    if mention.years and mention.years[0].startswith(_UNPRINTED):
        yield NotApplicable("names a work that was not published")
        return
    if not context.bibliography:
        yield NotChecked("there is no bibliography to look the authors up in")
        return
    if not mention.candidates:
        yield from _unlisted(mention, context)
    elif mention.status is CitationStatus.AMBIGUOUS and len(_works(mention, context)) > 1:
        yield _ambiguous(mention)
    elif (year := _other_year(mention, context)) is not None:
        yield _with_other_year(mention, year)
    else:
        first = mention.candidates[0]
        yield Passed(f"`{_name(mention)}` is `{first.key}`: {first.reason}", Origin.BIBLIOGRAPHY)


def _unlisted(mention: CitationMention, context: Context) -> Iterator[Answer]:
    """Judge a mention that leads to no entry, unless a reader finds the work all the same."""
    if only_lists_further_reading(context):
        yield NotChecked("the list is of further reading; the references stand elsewhere")
    elif goes_on_elsewhere(context.document):
        yield NotChecked("the list says that the rest of it stands elsewhere")
    elif tells_its_place(mention, context.document):
        yield NotApplicable("the text itself gives volume and page")
    elif links_to_the_work(mention, context.document):
        yield NotApplicable("the text itself links to the work")
    elif is_within_an_entry(mention, context.bibliography):
        yield Passed(f"`{_name(mention)}` is printed in the list", Origin.BIBLIOGRAPHY)
    else:
        yield _missing(mention, context)


def _missing(mention: CitationMention, context: Context) -> Problem:
    near = _of_same_author(mention, context)
    offered = ", ".join(f"`{one.key}` ({one.year})" for one in near[:_SHOWN])
    return Problem(
        f"`{_name(mention)}` matches no reference",
        basis=(
            references_read(context),
            *(Basis(f"{one.key}: same author, {one.year}", Origin.BIBLIOGRAPHY) for one in near),
        ),
        remedy=f"did you mean {offered}?"
        if near
        else "add the work to the bibliography and cite it by its key",
        origin=Origin.BIBLIOGRAPHY if mention.probability >= _SURE else Origin.TEXT,
    )


def _of_same_author(mention: CitationMention, context: Context) -> list[Reference]:
    """Give the works of the author cited, of whatever year."""
    if not mention.authors:
        return []
    return [
        reference
        for reference in context.bibliography.references
        if reference.authors and same_family(reference.authors[0].family, mention.authors[0])
    ]


def _other_year(mention: CitationMention, context: Context) -> int | None:
    """Give the year of the entry where the text has another one."""
    reference = context.reference(mention.candidates[0].key)
    cited = cited_years(mention)
    if reference is None or reference.year is None or not cited:
        return None
    return None if str(reference.year) in cited or _fits(mention) else reference.year


def _fits(mention: CitationMention) -> bool:
    """Tell whether the entry has the cited year too, as that of the first printing."""
    return "same year" in mention.candidates[0].reason


def _with_other_year(mention: CitationMention, year: int) -> Problem:
    first = mention.candidates[0]
    return Problem(
        f"the text says {mention.years[0]}, `{first.key}` is of {year}",
        basis=(Basis(f"{first.key}: {first.reason}", Origin.BIBLIOGRAPHY),),
        remedy="correct the year in the text or in the entry, or cite the work that is meant",
        origin=Origin.BIBLIOGRAPHY,
        severity=Severity.WARNING,
        key=first.key,
    )


_SURE = 0.85
_UNPRINTED = ("unpublished", "personal communication", "pers", "priv", "in prep")
_SHOWN = 5


def _works(mention: CitationMention, context: Context) -> set[str]:
    """Give the candidates that are different works, an entry and its copy taken for one."""
    twins = copies(context.bibliography)
    return {twins.get(one.key, one.key) for one in mention.candidates}


def _ambiguous(mention: CitationMention) -> Problem:
    keys = ", ".join(f"`{one.key}`" for one in mention.candidates)
    return Problem(
        f"`{_name(mention)}` may be any of {keys}",
        basis=tuple(
            Basis(f"{one.key}: {one.reason}", Origin.BIBLIOGRAPHY) for one in mention.candidates
        ),
        remedy="cite the one that is meant by its key",
        origin=Origin.BIBLIOGRAPHY,
        severity=Severity.WARNING,
    )


def _name(mention: CitationMention) -> str:
    return " ".join(mention.text.split())
