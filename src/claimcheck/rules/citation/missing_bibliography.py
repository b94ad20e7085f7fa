"""CC211: the text cites, and there is no bibliography to look the citations up in."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Document,
    NotApplicable,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
)
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_STYLES = frozenset({"author-year", "footnote", "key", "latex", "numeric", "superscript"})
_FEWEST = 3
_SURE = 0.9


@rule("CC211", severity=Severity.NOTE, precision=Precision.VERY_HIGH)
def missing_bibliography(document: Document, context: Context) -> Iterator[Answer]:
    """The text cites works, and neither a bibliography nor a list of references was found.

    ## Why it matters

    What the citations lead to is not known, so none of the claims that rest on them could be
    assessed. This is one note for the document: its claims are not called unsourced.

    ## Example

    ```md bad
    Ginger eased nausea [@lee2020]. It eased pain [@kim2019]. It did not ease colds [@roy2018].
    ```

    Use instead:

    ```bibtex
    @article{lee2020, title = {Ginger for nausea}, year = {2020}}
    @article{kim2019, title = {Ginger for pain}, year = {2019}}
    @article{roy2018, title = {Ginger for colds}, year = {2018}}
    ```

    ```md good
    Ginger eased nausea [@lee2020]. It eased pain [@kim2019]. It did not ease colds [@roy2018].
    ```
    """
    del document
    mentions = context.reading.mentions if context.reading is not None else ()
    marks = [one for one in mentions if one.style in _STYLES and one.probability >= _SURE]
    if len(marks) < _FEWEST:
        yield NotApplicable("cites hardly anything by key, number or author")
        return
    if context.bibliography or context.bibliography.failures:
        yield Passed(f"{len(context.bibliography)} references were read", Origin.BIBLIOGRAPHY)
        return
    first = marks[0]
    yield Problem(
        f"{len(marks)} citations, but no bibliography",
        span=first.span,
        basis=(Basis(f"the first is {' '.join(first.text.split())[:60]}", Origin.TEXT),),
        remedy="name the bibliography with `--bib`, in the front matter or in the project file",
        origin=Origin.TEXT,
        subject="bibliography",
    )
