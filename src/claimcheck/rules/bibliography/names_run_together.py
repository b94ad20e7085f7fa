"""CC314: names in a list that are not parted by "and"."""

from collections.abc import Iterator

from claimcheck.bibliography.name_slips import NameSlip, name_slips
from claimcheck.model import Answer, Basis, NotApplicable, Precision, Problem, Reference, Severity
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_WORK, or_passed, passed
from claimcheck.rules.bibliography._entries import doubt, is_bibtex, is_judged, is_own
from claimcheck.rules.context import Context

_FIELDS = ("author", "editor")
_LONGEST = 80
_PARTED = NotApplicable("its format separates names itself")
_NOBODY = NotApplicable("no authors or editors")
_BY_AND = passed("only `and` separates its names")


@rule("CC314", severity=Severity.WARNING, precision=Precision.VERY_HIGH)
def names_run_together(reference: Reference, context: Context) -> Iterator[Answer]:
    """Names of authors or editors are not separated by "and", or an "and" is in the wrong place.

    ## Why it matters

    BibTeX separates names only at `and`. `Roe, Jane; Poe, Ann` is read as one person with the
    family name Roe; with more commas no name is printed correctly. Citations by name then find no
    author.

    Reported are semicolons, ampersands and commas between names, a comma or `and` at the end, two
    in a row, `undefined` and other words of programs, and a suffix at the end. A body with such
    marks in its name is put in braces.

    ## Example

    ```bibtex bad
    @article{walking, author = {Roe, Jane; Poe, Ann}, title = {Walking and sleep}, year = {2019}}
    ```

    Use instead:

    ```bibtex good
    @article{walking, author = {Roe, Jane and Poe, Ann}, title = {Walking and sleep}, year = {2019}}
    ```
    """
    if not is_judged(reference, context):
        yield NO_WORK
    elif not is_bibtex(reference):
        yield _PARTED
    elif not (reference.authors or reference.editors):
        yield _NOBODY
    else:
        yield from or_passed(_problems(reference), _BY_AND)


def _problems(reference: Reference) -> Iterator[Problem]:
    for name in _FIELDS:
        raw = reference.raw_fields.get(name, "")
        slips = name_slips(raw) if raw and is_own(reference, name) else ()
        if slips:
            yield _told(reference, name, slips)


def _told(reference: Reference, name: str, slips: tuple[NameSlip, ...]) -> Problem:
    from claimcheck.bibliography.bibtex_field_text import (  # noqa: PLC0415 - few lists have slips
        bibtex_names,
    )

    first = slips[0]
    more = f", and {len(slips) - 1} more" if len(slips) > 1 else ""
    people = reference.authors if name == "author" else reference.editors
    return doubt(
        reference,
        name,
        f"in the {name}s of `{reference.key}`, `{_short(first.name)}` {first.reason}{more}",
        basis=(Basis(f"{name} = {_short(reference.get(name))}", reference.origin, name),),
        remedy=f"write `{name} = {_short(bibtex_names(people, et_al=reference.et_al))}`",
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
