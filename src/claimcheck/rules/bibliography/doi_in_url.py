"""CC309: a DOI that stands in an address rather than in its field."""

from collections.abc import Iterator

from claimcheck.bibliography.dois import doi_in_address
from claimcheck.bibliography.identifiers import check_identifier
from claimcheck.model import Answer, Basis, Precision, Problem, Reference, Severity
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_WORK, PRINTED, or_passed, passed
from claimcheck.rules.bibliography._entries import doubt, has, is_judged, is_own, is_printed
from claimcheck.rules.context import Context

_IN_ITS_FIELD = passed("the DOI stands in its field")
_NONE = passed("no address of the entry holds a DOI")
_FIELDS = ("url", "howpublished", "note", "eprint", "ee")


@rule("CC309", severity=Severity.NOTE, precision=Precision.VERY_HIGH)
def doi_in_url(reference: Reference, context: Context) -> Iterator[Answer]:
    """An entry gives the DOI only inside an address.

    ## Why it matters

    Addresses of publishers move, and programs do not read them as identifiers: duplicates go
    unnoticed, and the work is not looked up.

    ## Example

    ```bibtex bad
    @article{walking, title = {Walking and sleep}, url = {https://doi.org/10.1000/walking.1}}
    ```

    Use instead:

    ```bibtex good
    @article{walking, title = {Walking and sleep}, doi = {10.1000/walking.1}}
    ```
    """
    if not is_judged(reference, context):
        yield NO_WORK
    elif is_printed(reference):
        yield PRINTED
    elif has(reference, "doi"):
        yield _IN_ITS_FIELD
    else:
        yield from or_passed(_problems(reference), _NONE)


def _problems(reference: Reference) -> Iterator[Problem]:
    for name in _FIELDS:
        text = reference.fields.get(name)
        doi = _doi_in(text) if text and is_own(reference, name) else ""
        if doi:
            yield doubt(
                reference,
                name,
                f"the DOI `{doi}` of `{reference.key}` stands in `{name}` only",
                basis=(Basis(f"{name} = {text}", reference.origin, name),),
                remedy=f"add doi = {{{doi}}}",
            )
            return


def _doi_in(text: str) -> str:
    """Give the DOI in an address, without what publishers put behind it."""
    doi = doi_in_address(text) if "10." in text else ""
    return doi if doi and check_identifier("doi", doi).valid else ""
