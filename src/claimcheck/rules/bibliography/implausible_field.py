"""CC305: values that cannot be right."""

import re
from collections.abc import Iterator, Mapping

from claimcheck.model import Answer, Basis, Origin, Problem, Reference, Severity
from claimcheck.rules._settings import Settings
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_WORK, or_passed, passed
from claimcheck.rules.bibliography._damage import (
    broken_characters,
    is_unbalanced,
    lost_letters,
    markup,
)
from claimcheck.rules.bibliography._entries import doubt, is_judged, is_own, is_printed, own_fields
from claimcheck.rules.bibliography._pages import is_reversed
from claimcheck.rules.bibliography._placeholders import is_placeholder
from claimcheck.rules.context import Context

_FIRST_JOURNAL = 1665
_FIRST_PRINT = 1450
_PERIODICAL = frozenset({"article", "periodical", "suppperiodical"})
_NUMBER = re.compile(r"\d+")
_PRINTED = ("title", "author", "journal", "booktitle", "publisher", "note", "abstract")
_MARKED = ("title", "subtitle", "author", "editor", "journal", "booktitle", "publisher")
_WORDS_OF_CAPITALS = 4
_LETTERS_OF_CAPITALS = 20
_WORD = re.compile(r"[^\W\d_]{3,}")
_SURE = 0.9
_PLAUSIBLE = passed("its year, pages and words are plausible")
_PLAUSIBLE_ANY_DAY = passed("its pages and words are plausible, and its year not too early")


@rule("CC305", severity=Severity.WARNING)
def implausible_field(reference: Reference, context: Context) -> Iterator[Answer]:
    """A field holds what cannot be right: a future year, reversed pages, a placeholder.

    ## Why it matters

    A year in the future, pages that run backwards, or `TODO` for a title say that nobody looked
    at the work. Broken characters and unpaired braces are printed as they stand.

    Looked for are years in the future or before there were journals (1665) or prints, pages that
    end before they begin (`1987-92` is short for 1992), placeholders, letters read in a wrong
    encoding, HTML, and unpaired braces. A title all in capitals is a note.

    ## Example

    ```bibtex bad
    @article{walking, title = {Walking and sleep}, year = {2019}, pages = {342--319}}
    ```

    Use instead:

    ```bibtex good
    @article{walking, title = {Walking and sleep}, year = {2019}, pages = {319--342}}
    ```
    """
    if not is_judged(reference, context):
        yield NO_WORK
        return
    otherwise = _PLAUSIBLE if context.settings.today else _PLAUSIBLE_ANY_DAY
    yield from or_passed(_problems(reference, context.settings), otherwise)


def _problems(reference: Reference, settings: Settings) -> Iterator[Problem]:
    yield from _year(reference, settings)
    pages = reference.get("pages")
    if pages and is_own(reference, "pages") and is_reversed(pages) and _is_sure(reference, "pages"):
        yield _odd(reference, "pages", f"the pages `{pages}` end before they begin")
    fields = own_fields(reference)
    for name, text in fields.items():
        if is_placeholder(name, text):
            yield _odd(reference, name, f"`{name}` holds the placeholder `{text.strip()}`")
    yield from _capitals(reference)
    yield from _characters(reference, fields)
    yield from _markup(reference, fields)
    yield from _braces(reference)


def _odd(
    reference: Reference, name: str, message: str, severity: Severity | None = None
) -> Problem:
    return doubt(
        reference,
        name,
        message,
        remedy="copy it again from the work itself",
        severity=severity,
    )


def _is_sure(reference: Reference, name: str) -> bool:
    """Tell whether a field is as printed, where it was found by a model."""
    return reference.probabilities.get(name, 1.0) >= _SURE


def _year(reference: Reference, settings: Settings) -> Iterator[Problem]:
    name = "year" if reference.get("year").strip() else "date"
    text = reference.get(name).strip()
    if not text or not is_own(reference, name) or not _is_sure(reference, name):
        return
    year = reference.year
    if year is None:
        if _NUMBER.fullmatch(text) and not is_placeholder(name, text):
            yield _odd(reference, name, f"`{text}` is not a year")
        return
    yield from _future(reference, name, year, settings)
    first = _FIRST_JOURNAL if reference.type in _PERIODICAL else _FIRST_PRINT
    if year < first:
        what = "journals" if first == _FIRST_JOURNAL else "printed books"
        yield _odd(reference, name, f"there were no {what} in the year {year}")


def _future(reference: Reference, name: str, year: int, settings: Settings) -> Iterator[Problem]:
    this = int(settings.today[:4]) if settings.today else year
    if year > this:
        basis = Basis(f"the audit was made in {this}", Origin.LOOKUP, "calendar")
        yield doubt(
            reference,
            name,
            f"the year {year} is in the future",
            basis=(basis,),
            remedy="correct the year, or say that the work is forthcoming",
            severity=Severity.NOTE if year == this + 1 else None,
        )


def _capitals(reference: Reference) -> Iterator[Problem]:
    title = reference.title
    if not title.isupper() or not is_own(reference, "title"):
        return
    words = _WORD.findall(title)
    if len(words) >= _WORDS_OF_CAPITALS and sum(map(len, words)) >= _LETTERS_OF_CAPITALS:
        yield doubt(
            reference,
            "title",
            f"the title of `{reference.key}` is all in capitals",
            remedy="write it as the work itself does",
            severity=Severity.NOTE,
        )


def _characters(reference: Reference, fields: Mapping[str, str]) -> Iterator[Problem]:
    for name in _PRINTED:
        text = fields.get(name, "")
        run = "" if text.isascii() else broken_characters(text)
        if not run and name == "author" and "?" in text:
            run = lost_letters(text)
        if run:
            yield _odd(reference, name, f"`{name}` holds the broken characters `{run}`")


def _markup(reference: Reference, fields: Mapping[str, str]) -> Iterator[Problem]:
    for name in _MARKED:
        text = fields.get(name, "")
        found = markup(text) if "&" in text or "<" in text else ""
        if found:
            message = f"`{name}` holds `{found}`, which is printed as it stands"
            yield _odd(reference, name, message, Severity.NOTE)


def _braces(reference: Reference) -> Iterator[Problem]:
    if is_printed(reference) or not _may_be_unbalanced(reference):
        return
    for name, raw in reference.raw_fields.items():
        if is_unbalanced(raw) and not reference.fields.get(name, "").startswith('"'):
            yield _odd(reference, name, f"the braces of `{name}` do not pair")


def _may_be_unbalanced(reference: Reference) -> bool:
    """Tell whether a value stands in quotation marks; one in braces ends where they pair."""
    raw = reference.raw
    return '= "' in raw or '="' in raw or "=\t" in raw
