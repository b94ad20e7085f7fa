"""CC903: particulars that an entry prints otherwise than every index."""

from collections.abc import Iterator

from claimcheck.model import Answer, NotChecked, Precision, Reference, Severity, VerificationStatus
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.rules.verification._found import agreement, compared, named, pasted, problem

_TOLD = frozenset({VerificationStatus.DIFFERS, VerificationStatus.AMBIGUOUS})


@rule("CC903", severity=Severity.WARNING, precision=Precision.HIGH)
def metadata_mismatch(reference: Reference, context: Context) -> Iterator[Answer]:
    """An entry prints a volume, page, author or word of the title that no index has.

    ## Why it matters

    A wrong volume or page leads nowhere, and an author who is left out gets no credit. One changed
    word in a title may reverse what the work found.

    Year, volume, issue, pages, title, authors and container are compared with every index that has
    the work, and the year against all its dates. A year that is off by one is a note: online and
    print often differ.

    ## Example

    ```nbib
    PMID- 101
    TI  - Slow rivers and the sleep of choirs.
    FAU - Okafor, Ada
    JT  - Sleep
    DP  - 2019
    VI  - 12
    PG  - 318-31
    ```

    ```bibtex bad
    @article{rivers, author = {Okafor, Ada}, title = {Slow rivers and the sleep of choirs},
      journal = {Sleep}, year = {2019}, volume = {21}, pages = {318--331}}
    ```

    Use instead:

    ```bibtex good
    @article{rivers, author = {Okafor, Ada}, title = {Slow rivers and the sleep of choirs},
      journal = {Sleep}, year = {2019}, volume = {12}, pages = {318--331}}
    ```
    """
    found = compared(reference, context)
    if isinstance(found, NotChecked):
        yield found
    elif found.status not in _TOLD:
        yield agreement(found)
    elif found.status is VerificationStatus.AMBIGUOUS:
        yield problem(
            reference,
            found,
            f"`{reference.key}` matches two works equally well, and neither fully",
            remedy="add the DOI or PMID of the work that is meant",
        )
    else:
        yield problem(
            reference,
            found,
            f"`{reference.key}` differs from the work in {named(found.differences)}",
            remedy=f"use what the indexes have: {pasted(found)}",
        )
