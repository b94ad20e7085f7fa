"""CC312: article numbers that are written as pages."""

from collections.abc import Iterator, Mapping
from functools import cache

from claimcheck.model import Answer, Basis, NotApplicable, Reference, Severity
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_WORK, passed
from claimcheck.rules.bibliography._entries import bibliography_table, doubt, has, is_judged, is_own
from claimcheck.rules.bibliography._journals import initials, journal_words, same_journal
from claimcheck.rules.bibliography._pages import is_single_number
from claimcheck.rules.context import Context

_WITH_PAGES = NotApplicable("no journal that numbers its articles")
_NO_PAGE = passed("no article number is given as pages")


@rule("CC312", severity=Severity.NOTE)
def article_number_as_page(reference: Reference, context: Context) -> Iterator[Answer]:
    """A journal without pages is cited with a page: the number is that of the article.

    ## Why it matters

    Journals that appear online only number their articles. "p. 193" sends the reader to a page that
    does not exist, and is a mark of references that were put together without the work at hand.

    ## Example

    ```bibtex bad
    @article{walking, title = {Walking and sleep}, journal = {Frontiers in Psychology},
      volume = {10}, year = {2019}, pages = {193}}
    ```

    Use instead:

    ```bibtex good
    @article{walking, title = {Walking and sleep}, journal = {Frontiers in Psychology},
      volume = {10}, year = {2019}, eid = {193}}
    ```
    """
    if not is_judged(reference, context):
        yield NO_WORK
        return
    pages, journal = reference.get("pages"), reference.container
    if not journal or not _has_no_pages(journal):
        yield _WITH_PAGES
        return
    if not is_single_number(pages) or not is_own(reference, "pages") or has(reference, "eid"):
        yield _NO_PAGE
        return
    yield doubt(
        reference,
        "pages",
        f"`{pages.strip()}` is an article number: `{journal}` has no pages",
        basis=(Basis(f"`{journal}` numbers its articles", reference.origin, "journal"),),
        remedy="give it as an article number, in `eid`",
    )


def _has_no_pages(journal: str) -> bool:
    words = journal_words(journal)
    return any(same_journal(known, words) for known in _journals().get(initials(words), ()))


@cache
def _journals() -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in bibliography_table("article_number_journals"):
        words = journal_words(row["journal"])
        found.setdefault(initials(words), []).append(words)
    return found
