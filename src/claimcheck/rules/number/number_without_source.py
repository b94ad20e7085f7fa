"""CC801: a number that nobody vouches for."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    NotApplicable,
    Origin,
    Passed,
    Problem,
    Quantity,
    Severity,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._contents import states_contents
from claimcheck.rules._stories import names_own_survey
from claimcheck.rules._support import is_title
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.rules.kinds import speaks_for_itself

_NAMED = lazy_pattern(
    r"(?:\b[A-Z]{2,8}[a-z0-9+-]{0,8}|\b(?i:over|under|aged|ages?|older than|younger than)) $"
)
_REDUCED = lazy_pattern(
    r"\b100 ?% (?:natural|organic|pure|vegan|plant|cotton|recycl)"
    r"|\d ?(?:%|per ?cent) (?:off\b|discount|cash ?back|refund)|\b(?:save|discount of) \d{1,2} ?%"
)
_STATISTICS = frozenset({"percentage", "p_value", "sample_size", "effect", "interval"})
_OF_REGIMENS = frozenset({"frequency", "age"})
_REGIMENS = frozenset({ClaimType.PROTOCOL, ClaimType.ADVICE})


@rule("CC801", severity=Severity.ERROR)
def number_without_source(claim: Claim, context: Context) -> Iterator[Answer]:
    """A statistic, percentage, effect or sample size cites nothing.

    ## Why it matters

    A number looks measured. Without its source nobody can tell in whom, when and how it was
    measured, and numbers that are copied from page to page drift.

    Other numbers (sums of money, spans of time, counts) are asked for their source where the
    reading of the document doubts this very number. The targets that a guideline sets are its own.

    ## Example

    ```md bad
    Forty percent of adults lack vitamin D.
    ```

    Use instead:

    ```bibtex
    @article{cdc2019, title = {Vitamin D status of adults: a survey}, design = {survey}}
    ```

    ```md good
    In a national survey, 40 % of adults had low vitamin D [@cdc2019].
    ```
    """
    first = _number(claim, context)
    if first is None or _is_no_measure(claim, context):
        yield NotApplicable("states no statistic")
        return
    if claim.is_cited:
        yield Passed(f"`{first.text}` has a citation", claim.origin_of("quantities"))
        return
    if names_own_survey(claim.text):
        yield Passed("the sentence names a survey of its own as the source")
        return
    yield Problem(
        f"`{first.text}` has no source",
        span=first.span,
        basis=(
            Basis(f"classified as: {first.kind.replace('_', ' ')}", claim.origin_of("quantities")),
            Basis("nothing is cited", Origin.TEXT),
        ),
        remedy="cite the study or statistic that the number is from, with its year and population",
        origin=claim.origin_of("claim_type"),
        severity=None if first.kind in _STATISTICS else Severity.NOTE,
    )


def _is_no_measure(claim: Claim, context: Context) -> bool:
    """Tell whether a number measures nothing: a target, a price, what a product holds, a title."""
    is_own = claim.claim_type in _REGIMENS and speaks_for_itself(claim, context)
    if is_own or is_title(claim) or states_contents(claim):
        return True
    return _REDUCED.search(claim.text.lower()) is not None


def _names(quantity: Quantity, claim: Claim) -> bool:
    """Tell whether a number belongs to a name or says how old people are, and measures nothing."""
    start = max(claim.text.find(quantity.text), 0)
    return _NAMED.search(claim.text, 0, start) is not None


def _number(claim: Claim, context: Context) -> Quantity | None:
    """Give the first statistic, or any number where the reading is a second witness."""
    statistics = (one for one in claim.quantities if one.kind in _STATISTICS)
    others = (
        one for one in claim.quantities if one.kind not in _OF_REGIMENS and not _names(one, claim)
    )
    is_asked = claim.claim_type not in _REGIMENS and reading_speaks(claim, context)
    return next(statistics, None) or (next(others, None) if is_asked else None)
