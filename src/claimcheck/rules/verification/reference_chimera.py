"""CC902: references that join the title of one work to particulars of another."""

from collections.abc import Iterator

from claimcheck.model import Answer, NotChecked, Precision, Reference, Severity, VerificationStatus
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.rules.verification._found import agreement, compared, named, pasted, problem


@rule("CC902", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def reference_chimera(reference: Reference, context: Context) -> Iterator[Answer]:
    """A reference gives a real work authors, a journal or a year that are not its own.

    ## Why it matters

    A chimera looks sound: title and journal exist. It sends a reader to the wrong people, and it
    is a usual sign of a reference that a language model put together.

    Initials, accents, abbreviations, "and others", and a year off by one do not count.

    ## Example

    ```nbib
    PMID- 101
    TI  - Slow rivers and the sleep of choirs.
    FAU - Okafor, Ada
    FAU - Lima, Rui
    JT  - Sleep
    DP  - 2019
    ```

    ```bibtex bad
    @article{rivers, author = {Ito, Ken and Roe, Jane}, pmid = {101}, journal = {Sleep},
      title = {Slow rivers and the sleep of choirs}, year = {2019}}
    ```

    Use instead:

    ```bibtex good
    @article{rivers, author = {Okafor, A. and Lima, R.}, pmid = {101}, journal = {Sleep},
      title = {Slow rivers and the sleep of choirs}, year = {2019}}
    ```
    """
    found = compared(reference, context)
    if isinstance(found, NotChecked):
        yield found
    elif found.status is VerificationStatus.CHIMERA:
        yield problem(
            reference,
            found,
            f"`{reference.key}` has the title of a work with other {named(found.differences)}",
            remedy=f"cite the work as it is: {pasted(found)}",
        )
    else:
        yield agreement(found)
