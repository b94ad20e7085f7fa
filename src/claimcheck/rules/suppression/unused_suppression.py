"""CC001: a suppression that covers nothing."""

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


@rule("CC001", severity=Severity.NOTE, precision=Precision.VERY_HIGH)
def unused_suppression(use: SuppressionUse, context: Context) -> Iterator[Answer]:
    """A suppression covers no finding.

    ## Why it matters

    The passage has been fixed, or the code is mistyped. Left in place, the suppression will hide
    the next finding, which nobody has looked at.

    ## Example

    ```md bad
    <!-- claimcheck: ignore CC602 -- the word is a quotation -->
    The drug lowered blood pressure by 3 mmHg.
    ```

    Use instead:

    ```md good
    The drug lowered blood pressure by 3 mmHg.
    ```
    """
    del context
    if use.suppression.fault:
        return
    if use.uses:
        yield Passed("it covers a finding", Origin.RECORD)
        return
    codes = ", ".join(use.suppression.rules) or "all rules"
    yield Problem(
        f"the suppression of {codes} covers nothing",
        basis=(Basis("no finding in its passage", Origin.RECORD),),
        remedy="take it out",
        origin=Origin.RECORD,
        subject=f"{codes} {use.suppression.claim or ''} {use.suppression.reason}",
    )
