"""CC905: identifiers and places that are those of another work."""

from collections.abc import Iterator

from claimcheck.model import Answer, NotChecked, Precision, Reference, Severity, VerificationStatus
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.rules.verification._found import agreement, compared, problem, short


@rule("CC905", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def identifier_resolves_elsewhere(reference: Reference, context: Context) -> Iterator[Answer]:
    """The DOI, PMID or place of a reference belongs to a different work from its title.

    ## Why it matters

    A reader who follows the identifier finds a different work from the one named. Either the
    identifier was mistyped, or the title was made up for a real place in a journal.

    ## Example

    ```nbib
    PMID- 101
    TI  - Slow rivers and the sleep of choirs.
    FAU - Okafor, Ada
    JT  - Sleep
    DP  - 2019
    ```

    ```bibtex bad
    @article{gulls, author = {Okafor, Ada}, title = {Why gulls follow the plough in March},
      journal = {Sleep}, year = {2019}, pmid = {101}}
    ```

    Use instead:

    ```bibtex good
    @article{rivers, author = {Okafor, Ada}, title = {Slow rivers and the sleep of choirs},
      journal = {Sleep}, year = {2019}, pmid = {101}}
    ```
    """
    found = compared(reference, context)
    if isinstance(found, NotChecked):
        yield found
    elif found.status is VerificationStatus.POINTS_ELSEWHERE and found.work is not None:
        yield problem(
            reference,
            found,
            f"`{reference.key}` points at another work: `{short(found.work.full_title)}`",
            remedy="find the identifier of the work that is meant, or cite the one it names",
        )
    else:
        yield agreement(found)
