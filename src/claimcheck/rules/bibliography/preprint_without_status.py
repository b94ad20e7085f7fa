"""CC310: preprints that pass for articles."""

from collections.abc import Iterator

from claimcheck.model import Answer, NotApplicable, Problem, Reference, Severity
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_WORK, PRINTED, passed
from claimcheck.rules.bibliography._entries import doubt, has, is_judged, is_printed
from claimcheck.rules.bibliography._preprints import is_preprint, says_so
from claimcheck.rules.context import Context

_PLAIN = frozenset({"misc", "online", "report", "techreport"})

_NO_PREPRINT = NotApplicable("not a preprint")
_SAYS_SO = passed("the entry says that it is a preprint")


@rule("CC310", severity=Severity.NOTE)
def preprint_without_status(reference: Reference, context: Context) -> Iterator[Answer]:
    """A work on a preprint server is listed as an article, and nothing says that it is a preprint.

    ## Why it matters

    A preprint has passed no review. Listed as an article of a journal named "arXiv", it looks as
    if it had.

    ## Example

    ```bibtex bad
    @article{walking, title = {Walking and sleep}, journal = {bioRxiv}, year = {2019},
      doi = {10.1101/2019.05.02.123456}}
    ```

    Use instead:

    ```bibtex good
    @misc{walking, title = {Walking and sleep}, howpublished = {bioRxiv preprint}, year = {2019},
      doi = {10.1101/2019.05.02.123456}}
    ```
    """
    if not is_judged(reference, context):
        yield NO_WORK
    elif is_printed(reference):
        yield PRINTED
    elif not is_preprint(reference):
        yield _NO_PREPRINT
    elif says_so(reference) or _is_plain(reference):
        yield _SAYS_SO
    else:
        yield _problem(reference)


def _is_plain(reference: Reference) -> bool:
    return reference.type in _PLAIN and not has(reference, "journal", "journaltitle")


def _problem(reference: Reference) -> Problem:
    name = next((name for name in ("journal", "journaltitle") if has(reference, name)), "")
    where = f"in `{reference.get(name)}`" if name else "on a preprint server"
    return doubt(
        reference,
        name,
        f"`{reference.key}` is {where}, but nothing says that it is a preprint",
        remedy="say so with eprint and archiveprefix or in howpublished, "
        "or cite the article if it has appeared",
    )
