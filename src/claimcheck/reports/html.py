"""What a run found, as a page for editors: one file that works without a network or scripts."""

from collections.abc import Sequence

from claimcheck.auditing.result import Audit
from claimcheck.reports._history import Snapshot, history_text, parse_history, snapshot
from claimcheck.reports._html.page import report_page
from claimcheck.reports._report import report

__all__ = ["Snapshot", "history_text", "html", "html_site", "parse_history", "snapshot"]


@report("html", file="audit.html")
def html(audit: Audit) -> str:
    """Write the page: verdict first, then the document with its findings at their place."""
    return report_page(audit)


def html_site(audit: Audit, history: Sequence[Snapshot] = ()) -> dict[str, str]:
    """Write a folder of pages: ``index.html`` with trends, and one page a document.

    Args:
        audit: What a run found.
        history: Counts of earlier runs, the latest last; with two or more the index draws them.

    Returns:
        The text of each page by its file name.
    """
    from claimcheck.reports._html.site import site_pages  # noqa: PLC0415 - only when asked

    return site_pages(audit, history)
