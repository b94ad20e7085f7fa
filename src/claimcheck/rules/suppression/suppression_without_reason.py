"""CC002: a suppression that does not say why, or has expired."""

from collections.abc import Iterator

from claimcheck.model import Basis, Origin, Precision, Problem, Severity
from claimcheck.rules._context import Context, SuppressionUse
from claimcheck.rules._rule import rule


@rule("CC002", severity=Severity.WARNING, precision=Precision.VERY_HIGH)
def suppression_without_reason(use: SuppressionUse, context: Context) -> Iterator[Problem]:
    """A suppression gives no reason, or the day until which it held has passed.

    ## Why it matters

    An exception that nobody explained cannot be reviewed. An expired one no longer covers anything:
    its findings are shown again.

    ## Example

    ```md bad
    <!-- claimcheck: ignore CC602 -->
    This breakthrough drug lowers blood pressure.
    ```

    Use instead:

    ```md good
    <!-- claimcheck: ignore CC602 -- the maker's own words, quoted to be refuted below -->
    This breakthrough drug lowers blood pressure.
    ```
    """
    del context
    suppression = use.suppression
    if use.is_expired:
        message = f"the suppression expired on {suppression.expires}"
        remedy = "mend what it covered, or decide anew with a new date"
    elif not suppression.reason:
        message = "the suppression gives no reason"
        remedy = "say why after two hyphens: `-- reason`"
    else:
        return
    codes = ", ".join(suppression.rules) or "all rules"
    yield Problem(
        message,
        basis=(Basis(f"it covers {codes}", Origin.RECORD),),
        remedy=remedy,
        origin=Origin.RECORD,
        subject=f"{codes} {suppression.claim or ''} {suppression.line}",
    )
