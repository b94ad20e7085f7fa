"""What a run found, as Markdown for a comment on a pull request."""

from claimcheck.auditing.result import Audit
from claimcheck.reports._page import page
from claimcheck.reports._report import report

MAX_CHARACTERS = 60_000
"""GitHub takes 65,536 characters in a comment."""


@report("markdown", file="audit.md")
def markdown(audit: Audit) -> str:
    """Write the audit: verdict, ten things that matter first, the rest folded."""
    return page(audit, MAX_CHARACTERS)
