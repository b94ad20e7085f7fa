"""CC307: two keys that differ only in capitals."""

from collections.abc import Iterator

from claimcheck.model import Answer, Basis, Bibliography, Precision, Problem, Reference, Severity
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_ENTRIES, or_passed, passed
from claimcheck.rules.bibliography._entries import doubt
from claimcheck.rules.context import Context

_DISTINCT = passed("no two keys differ in capitals alone")


@rule("CC307", severity=Severity.WARNING, precision=Precision.VERY_HIGH)
def keys_differ_in_case(bibliography: Bibliography, context: Context) -> Iterator[Answer]:
    """Two entries have keys that differ only in capital letters.

    ## Why it matters

    BibTeX takes the two keys as one and stops; pandoc takes them as two. Whoever cites from memory
    gets the wrong work, and nothing looks wrong.

    ## Example

    ```bibtex bad
    @article{Walking2019, title = {Walking and sleep}, year = {2019}}
    @article{walking2019, title = {Walking and mood}, year = {2019}}
    ```

    Use instead:

    ```bibtex good
    @article{walking2019a, title = {Walking and sleep}, year = {2019}}
    @article{walking2019b, title = {Walking and mood}, year = {2019}}
    ```
    """
    del context
    none = not bibliography.references
    yield from or_passed(_problems(bibliography), NO_ENTRIES if none else _DISTINCT)


def _problems(bibliography: Bibliography) -> Iterator[Problem]:
    first: dict[str, Reference] = {}
    for reference in bibliography.references:
        other = first.setdefault(reference.key.casefold(), reference)
        if other.key != reference.key:
            yield doubt(
                reference,
                "",
                f"`{reference.key}` differs only in capitals from `{other.key}`",
                basis=(Basis(f"`{other.key}` stands in line {other.line}", other.origin),),
                remedy="give one of the two another key",
                related=((other, "the other key"),),
            )
