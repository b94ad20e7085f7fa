"""CC802: the number of the claim is not in the quotation that supports it."""

from collections.abc import Iterator, Sequence

from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Problem,
    Quantity,
    Severity,
)
from claimcheck.rules._numbers import is_among
from claimcheck.rules._support import is_title, supporting
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.sentences.quantities import find_quantities

_COMPARED = frozenset(
    {"percentage", "p_value", "sample_size", "effect", "interval", "dose", "count"}
)
_SHOWN = 200


@rule("CC802", severity=Severity.ERROR)
def number_not_in_support(claim: Claim, context: Context) -> Iterator[Answer]:
    """A number of the claim is not in the quotation that was recorded as its support.

    ## Why it matters

    Numbers go wrong in copying: a digit, a unit, a percentage of another group. Where somebody
    quoted the source, the number has to be in the quotation.

    Units are converted (1 g is 1000 mg), words are read as numbers, and rounding to a whole is
    allowed. Where no quotation is recorded, nothing is compared.

    ## Example

    ```bibtex
    @article{cdc2019, title = {Vitamin D status of adults: a survey}, design = {survey}}
    ```

    ```toml
    document = "article.md"

    [[claim]]
    id = "low-vitamin-d"
    anchor = { exact = "In a survey, 40 % of adults had low vitamin D [@cdc2019]." }

    [[claim.evidence]]
    key = "cdc2019"
    support = { status = "supported", quote = "low in 24 % of adults", checked_by = "A. Editor" }
    ```

    ```md bad
    In a survey, 40 % of adults had low vitamin D [@cdc2019].
    ```

    Use instead:

    ```md good
    In a survey, 24 % of adults had low vitamin D [@cdc2019].
    ```
    """
    numbers = [one for one in claim.quantities if one.kind in _COMPARED and one.value is not None]
    links = supporting(claim, context)
    if not numbers or is_title(claim):
        yield NotApplicable("states no number to compare")
        return
    if not links:
        yield NotChecked("nothing that is cited can be compared with the number")
        return
    quoted = [(link.key, link.support.quote) for link in links if link.support.quote.strip()]
    if len(quoted) < len(links):
        yield NotChecked("no quotation of the source is recorded for the number")
        return
    yield _compared(numbers, quoted)


def _compared(numbers: Sequence[Quantity], quoted: Sequence[tuple[str, str]]) -> Answer:
    """Look for the numbers of a claim in the quotations of its sources."""
    found = [one for _, quote in quoted for one in _numbers(quote)]
    missing = next((one for one in numbers if not is_among(one, found)), None)
    key, quote = quoted[0]
    if missing is None:
        words = ", ".join(f"`{one.text}`" for one in numbers)
        fact = f"{words} in the quotation recorded for `{key}`"
        return Passed(fact, Origin.RECORD, quote[:_SHOWN])
    return Problem(
        f"`{missing.text}` is not in the quotation that supports it",
        span=missing.span,
        basis=(Basis(f"quoted from {key}: {quote[:_SHOWN]}", Origin.RECORD, "claim record"),),
        remedy="open the source, and correct the number or quote the words that hold it",
        origin=Origin.RECORD,
        key=key,
    )


def _numbers(quote: str) -> tuple[Quantity, ...]:
    return find_quantities(quote, tokenize(quote))
