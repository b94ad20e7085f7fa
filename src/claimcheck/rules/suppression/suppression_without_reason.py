"""CC002: a suppression that does not say why or by whom, or has expired."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
    SuppressionUse,
)
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC002", severity=Severity.WARNING, precision=Precision.VERY_HIGH)
def suppression_without_reason(use: SuppressionUse, context: Context) -> Iterator[Answer]:
    """A suppression cannot be read, gives no reason or (in a ledger) no author, or has expired.

    ## Why it matters

    An exception that nobody explained cannot be reviewed. A ledger is signed, so an exception in it
    needs a name too. One that has expired, or whose codes or day cannot be read, covers nothing:
    its findings are shown.

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
    suppression = use.suppression
    del context
    lack = _lack(use)
    if lack is None:
        yield Passed("it gives its reason and holds today", Origin.RECORD)
        return
    message, remedy = lack
    codes = ", ".join(suppression.rules) or "all rules"
    yield Problem(
        message,
        basis=(Basis(f"it covers {codes}", Origin.RECORD),),
        remedy=remedy,
        origin=Origin.RECORD,
        subject=f"{codes} {suppression.claim or ''} {suppression.line}",
    )


def _lack(use: SuppressionUse) -> tuple[str, str] | None:
    """Say what is missing, and how to put it right."""
    suppression = use.suppression
    if suppression.fault:
        return f"the suppression covers nothing: {suppression.fault}", "correct it, or remove it"
    if use.is_expired:
        message = f"the suppression expired on {suppression.expires}"
        return message, "fix what it covered, or decide again with a new date"
    if not suppression.reason.strip():
        how = '`reason = "..."`' if use.is_in_ledger else "after two hyphens: `-- reason`"
        return "the suppression gives no reason", f"say why: {how}"
    if use.is_in_ledger and not suppression.author.strip():
        return "the suppression names no author", 'say who decided: `author = "..."`'
    return None
