"""CC301: what could not be read of a bibliography."""

from collections.abc import Iterator, Mapping

from claimcheck.model import (
    Answer,
    Basis,
    Bibliography,
    Failure,
    Origin,
    Precision,
    Problem,
    Severity,
    Span,
)
from claimcheck.rules._copies import copies
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_ENTRIES, or_passed, passed
from claimcheck.rules.context import Context

_MILDER: Mapping[str, Severity] = {
    "commented-out": Severity.NOTE,
    "encoding": Severity.WARNING,
    "missing-crossref": Severity.WARNING,
    "undefined-string": Severity.WARNING,
}

_READ = passed("every entry was read whole")


@rule("CC301", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def bib_parse_failure(bibliography: Bibliography, context: Context) -> Iterator[Answer]:
    """A block of the bibliography cannot be read, or a key or field occurs in it twice.

    ## Why it matters

    An entry that does not close takes in those after it, and of two entries with one key only the
    first is ever printed. The list of references then lacks works, without any warning.

    A file that is not UTF-8, a macro that is not defined and a parent that is not there are
    warnings: the entry is read, but a word of it may be wrong or missing. An entry inside a comment
    is a note.

    ## Example

    ```bibtex bad
    @article{walking, title = {Walking and sleep}, year = {2019}}
    @article{walking, title = {Walking and mood}, year = {2021}}
    ```

    Use instead:

    ```bibtex good
    @article{walking-sleep, title = {Walking and sleep}, year = {2019}}
    @article{walking-mood, title = {Walking and mood}, year = {2021}}
    ```
    """
    del context
    none = not bibliography.references and not bibliography.failures
    yield from or_passed(_problems(bibliography), NO_ENTRIES if none else _READ)


def _problems(bibliography: Bibliography) -> Iterator[Problem]:
    doubles = copies(bibliography)
    for failure in bibliography.failures:
        if failure.key in doubles and failure.kind != "duplicate-key":
            continue
        yield Problem(
            failure.message,
            span=Span(*failure.span) if failure.span else None,
            basis=(Basis(failure.kind.replace("-", " "), Origin.BIBLIOGRAPHY, failure.path),),
            remedy=failure.remedy,
            origin=Origin.BIBLIOGRAPHY,
            severity=_MILDER.get(failure.kind),
            key=failure.key,
            path=failure.path,
            line=failure.line,
            subject=_subject(failure),
        )


def _subject(failure: Failure) -> str:
    """Tell failures apart by what they are about: a message may name lines, which move."""
    return f"{failure.kind}:{failure.key or ''}"
