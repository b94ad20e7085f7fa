"""CC302: one work under two keys."""

from collections.abc import Iterator, Mapping

from claimcheck.bibliography.dois import normal_doi
from claimcheck.bibliography.matching import family_words, normal_title
from claimcheck.model import Answer, Basis, Bibliography, Problem, Reference, Severity
from claimcheck.rules._copies import copies
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_ENTRIES, or_passed, passed
from claimcheck.rules.bibliography._entries import all_works, doubt
from claimcheck.rules.bibliography._same_work import Kinship, kinship
from claimcheck.rules.context import Context

_MOST = 8
_WORST_FIRST = (Kinship.SAME, Kinship.ONE_DOI, Kinship.VERSIONS)

_APART = passed("no two entries are one work")


@rule("CC302", severity=Severity.WARNING)
def duplicate_work(bibliography: Bibliography, context: Context) -> Iterator[Answer]:
    """One work is in the bibliography under two keys.

    ## Why it matters

    The list of references names the work twice, and a claim that cites both keys seems to rest on
    two studies.

    Two entries are one work where they share a DOI or PMID, or title, first author and year (by one
    year more or less). Errata, parts, editions and papers of one title in different volumes are
    different works. A preprint and its article, or a talk and its paper, are two versions; that is
    a note. One DOI for two different titles is a warning too.

    ## Example

    ```bibtex bad
    @article{roe2019, author = {Roe, Jane}, title = {Walking and sleep in shift workers},
      journal = {Sleep}, year = {2019}}
    @article{walking, author = {Roe, J.}, title = {Walking and Sleep in Shift Workers},
      journal = {Sleep}, year = {2019}}
    ```

    Use instead:

    ```bibtex good
    @article{roe2019, author = {Roe, Jane}, title = {Walking and sleep in shift workers},
      journal = {Sleep}, year = {2019}}
    ```
    """
    del context
    none = not bibliography.references
    yield from or_passed(_problems(bibliography), NO_ENTRIES if none else _APART)


def _problems(bibliography: Bibliography) -> Iterator[Problem]:
    twins = copies(bibliography)
    libraries: dict[str, list[Reference]] = {}
    for reference in all_works(bibliography):
        if reference.key in twins:
            first = bibliography[twins[reference.key]]
            yield _problem(first, reference, Kinship.SAME)
            continue
        yield from _kin(reference, libraries)


def _kin(reference: Reference, libraries: dict[str, list[Reference]]) -> Iterator[Problem]:
    """Compare an entry with the earlier ones that have a mark in common, and put it with them."""
    found: dict[Kinship, Reference] = {}
    for mark in _marks(reference):
        earlier = libraries.setdefault(mark, [])
        for other in earlier:
            if Kinship.SAME in found:
                break
            found.setdefault(kinship(other, reference), other)
        if len(earlier) < _MOST:
            earlier.append(reference)
    for kin in _WORST_FIRST:
        if kin in found:
            yield _problem(found[kin], reference, kin)
            return


def _marks(reference: Reference) -> Iterator[str]:
    """Give what one work has under any key: identifiers, and title with first author."""
    doi = normal_doi(reference.doi) if reference.doi else ""
    if doi:
        yield f"doi:{doi}"
    if reference.get("pmid").strip().isdigit():
        yield f"pmid:{reference.get('pmid').strip()}"
    title = normal_title(reference.title)
    if title:
        people = reference.authors or reference.editors
        family = family_words(people[0].family)[-1:] if people else ()
        yield f"title:{title}|{''.join(family)[:4]}"


_MESSAGES: Mapping[Kinship, str] = {
    Kinship.SAME: "`{again}` is the same work as `{first}` in line {line}",
    Kinship.VERSIONS: "`{again}` is a version of `{first}` in line {line}",
    Kinship.ONE_DOI: "`{again}` has the DOI of `{first}` in line {line}, which has another title",
}
_REMEDIES: Mapping[Kinship, str] = {
    Kinship.SAME: "keep one of the two, and cite its key",
    Kinship.VERSIONS: "cite the version that was read, or the one that passed review",
    Kinship.ONE_DOI: "look up which of the two the DOI leads to",
}


def _problem(first: Reference, again: Reference, kin: Kinship) -> Problem:
    words = {"first": first.key, "again": again.key, "line": first.line}
    basis = (
        Basis(f"{first.key}: {first.title[:100]}", first.origin, "title"),
        Basis(f"{again.key}: {again.title[:100]}", again.origin, "title"),
    )
    return doubt(
        again,
        "",
        _MESSAGES[kin].format(**words),
        basis=basis,
        remedy=_REMEDIES[kin],
        severity=Severity.NOTE if kin is Kinship.VERSIONS else None,
        related=((first, "the other entry"),),
    )
