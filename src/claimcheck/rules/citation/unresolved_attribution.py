"""CC204: an author named in the text whom the bibliography does not have, or has twice."""

from collections.abc import Iterator

from claimcheck.model import (
    Basis,
    CitationMention,
    CitationStatus,
    NotChecked,
    Origin,
    Problem,
    Severity,
)
from claimcheck.rules._copies import copies
from claimcheck.rules._support import references_read
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_STYLES = frozenset({"author-year", "narrative"})


@rule("CC204", severity=Severity.ERROR)
def unresolved_attribution(
    mention: CitationMention, context: Context
) -> Iterator[Problem | NotChecked]:
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
    if mention.style not in _STYLES or mention.status is CitationStatus.RESOLVED:
        return
    if not context.bibliography:
        yield NotChecked("there is no bibliography to look the authors up in")
        return
    if mention.candidates:
        if len(_works(mention, context)) > 1:
            yield _ambiguous(mention)
    else:
        yield Problem(
            f"`{_name(mention)}` matches no reference",
            basis=(references_read(context),),
            remedy="add the work to the bibliography and cite it by its key",
            origin=Origin.BIBLIOGRAPHY if mention.probability >= _SURE else Origin.TEXT,
        )


_SURE = 0.8


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
