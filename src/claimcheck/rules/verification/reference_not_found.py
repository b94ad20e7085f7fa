"""CC901: references to works that no index knows."""

from collections.abc import Iterator

from claimcheck.evidence.verification.severity import services_that_answered, verdict_severity
from claimcheck.model import (
    Answer,
    NotChecked,
    Precision,
    Reference,
    Severity,
    VerificationStatus,
)
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.rules.verification._found import NOT_ASKED, agreement, found_for, problem, short


@rule("CC901", severity=Severity.ERROR, precision=Precision.HIGH)
def reference_not_found(reference: Reference, context: Context) -> Iterator[Answer]:
    """A reference names a work that no index knows.

    ## Why it matters

    Language models invent references, and people copy them. A work that neither Crossref nor PubMed
    has under its title, authors and year was in all likelihood never written.

    It is an error where two services answered and neither knows the work; one alone is a warning.
    Books, reports, theses, works before 1990 and works in other languages are indexed too
    incompletely for an error. What only a store does not know is not checked: a store holds what
    was put in. Services are asked by `claimcheck refs verify --online` alone, and their answers are
    kept.

    ## Example

    ```answers
    crossref: not found
    pubmed: not found
    ```

    ```bibtex bad
    @article{rivers, author = {Okafor, Ada}, title = {Quiet rivers and the sleep of singers},
      journal = {Sleep}, year = {2019}}
    ```

    Use instead:

    ```nbib
    PMID- 101
    TI  - Slow rivers and the sleep of choirs.
    FAU - Okafor, Ada
    JT  - Sleep
    DP  - 2019
    ```

    ```bibtex good
    @article{rivers, author = {Okafor, Ada}, title = {Slow rivers and the sleep of choirs},
      journal = {Sleep}, year = {2019}}
    ```
    """
    found = found_for(reference, context)
    if found is None:
        yield NotChecked(NOT_ASKED)
    elif found.status is VerificationStatus.UNAVAILABLE:
        yield NotChecked("no index gave an answer")
    elif found.status is not VerificationStatus.NOT_FOUND:
        yield agreement(found)
    elif verdict_severity(found) is None:
        yield NotChecked("the store does not know it, and no service was asked")
    else:
        told = " and ".join(services_that_answered(found))
        yield problem(
            reference,
            found,
            f"`{short(reference.title) or reference.key}` is not known to {told}",
            remedy="find the work itself, or remove the reference",
        )
