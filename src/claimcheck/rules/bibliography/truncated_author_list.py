"""CC308: author lists that are cut short."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model import Answer, Bibliography, NotApplicable, Problem, Reference, Severity
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import or_passed, passed
from claimcheck.rules.bibliography._entries import doubt, is_own, is_printed, works
from claimcheck.rules.bibliography._many import for_all_or_each
from claimcheck.rules.context import Context

_ET_AL = re.compile(r"\bet\.?\s{0,4}al\b", re.IGNORECASE)

_NAMED = passed("each list of authors is whole")
_NOBODY = NotApplicable("no author lists written by hand")


@rule("CC308", severity=Severity.WARNING)
def truncated_author_list(bibliography: Bibliography, context: Context) -> Iterator[Answer]:
    """An author list ends in "et al." or "and others" instead of naming the authors.

    ## Why it matters

    How many names are printed is for the style to say. An entry that has lost them cannot be
    credited, found by a co-author, or told from another work of the same first author.

    "and others" is a note: it is the proper way to leave authors out. "et al." is taken for a name
    by BibTeX and printed as one. A printed list shortens names by its style and is not judged.
    Where most entries are cut short the bibliography gets one note.

    ## Example

    ```bibtex bad
    @article{walking, author = {Roe, Jane et al.}, title = {Walking and sleep}, year = {2019}}
    ```

    Use instead:

    ```bibtex good
    @article{walking, author = {Roe, Jane and Poe, Ann}, title = {Walking and sleep}, year = {2019}}
    ```
    """
    del context
    none = not any(one.authors and not is_printed(one) for one in works(bibliography))
    yield from or_passed(_problems(bibliography), _NOBODY if none else _NAMED)


def _problems(bibliography: Bibliography) -> Iterator[Problem]:
    named = [one for one in works(bibliography) if one.authors and not is_printed(one)]
    yield from for_all_or_each(
        [one for one in named if one.et_al and is_own(one, "author")],
        among=len(named),
        each=_cut,
        every=_all_cut,
    )


def _cut(reference: Reference) -> Problem:
    written = _ET_AL.search(reference.get("author"))
    mark = written.group() if written else "and others"
    return doubt(
        reference,
        "author",
        f"the authors of `{reference.key}` are cut short with `{mark}`",
        remedy="name the authors; the style shortens the list when it prints",
        severity=None if written else Severity.NOTE,
    )


def _all_cut(cut: Sequence[Reference], among: int) -> tuple[str, str]:
    return (
        f"the authors of {len(cut)} of {among} references are cut short",
        "name the authors; the style shortens the list when it prints",
    )
