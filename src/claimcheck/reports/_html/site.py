"""A folder of pages: an index and one page a document."""

from collections.abc import Sequence

from attrs import evolve

from claimcheck.auditing.result import Audit
from claimcheck.model import Reading
from claimcheck.reports._history import Snapshot
from claimcheck.reports._html.page import Back, index_page, report_page

_LONGEST = 60


def site_pages(audit: Audit, history: Sequence[Snapshot]) -> dict[str, str]:
    """Write the pages.

    Args:
        audit: What a run found.
        history: Counts of earlier runs, the latest last.
    """
    names = [file_name(number, reading) for number, reading in enumerate(audit.readings, 1)]
    pages = {"index.html": index_page(audit, names, history)}
    back = Back("index.html", "all documents")
    for name, reading in zip(names, audit.readings, strict=True):
        pages[name] = report_page(audit_of_document(audit, reading), back)
    return pages


def file_name(number: int, reading: Reading) -> str:
    """Name the page of a document: its number, and what a file name may hold of its path."""
    stem = reading.document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem)
    words = "-".join(part for part in kept[:_LONGEST].split("-") if part)
    return f"{number:03}-{words}.html" if words else f"{number:03}.html"


def audit_of_document(audit: Audit, reading: Reading) -> Audit:
    """Cut out of a run what concerns one document; the rules are those of the whole run."""
    path = reading.document.path
    mine = {id(reference) for reference in reading.library.bibliography.values()}
    cited = {link.key for claim in reading.claims for link in claim.evidence}
    own = reading.library.is_own_list
    return evolve(
        audit,
        project=evolve(audit.project, readings=(reading,), libraries=(reading.library,)),
        findings=audit.findings_in(path),
        references=tuple(
            one
            for one in audit.references
            if id(one.reference) in mine and (own or one.key in cited)
        ),
        failures=tuple(failure for failure in audit.failures if failure.path == path),
        resolved=tuple(entry for entry in audit.resolved if entry[0] == path),
    )
