"""CC311: fields that the entry type does not have, and field names with a slip."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache

from claimcheck.model import Answer, Basis, NotApplicable, Precision, Problem, Reference, Severity
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_WORK, PRINTED, or_passed, passed
from claimcheck.rules.bibliography._entries import (
    bibliography_table,
    doubt,
    has,
    is_bibtex,
    is_judged,
    is_own,
    is_printed,
)
from claimcheck.rules.bibliography._preprints import server_named
from claimcheck.rules.context import Context

_NO_TYPES = NotApplicable("its format has no types of BibTeX")
_AT_HOME = passed("each field is one that its type prints, or a program's own")
_ALIKE = 0.85
_SHORT = 4
_LONG = 30


@rule("CC311", severity=Severity.NOTE, precision=Precision.VERY_HIGH)
def foreign_field(reference: Reference, context: Context) -> Iterator[Answer]:
    """An entry has a field that its type does not print, or a misspelt field name.

    ## Why it matters

    BibTeX passes over fields that it does not know for the type. The journal of a `@book` or the
    `jounal` of an article is in the file, and never in the list that readers see.

    Fields that no style prints and that programs keep for themselves, such as abstracts and file
    names, are ignored. Records from RIS, PubMed and CSL do not have BibTeX types and are not
    checked.

    ## Example

    ```bibtex bad
    @article{walking, title = {Walking and sleep}, jounal = {Sleep and Walking}, year = {2019}}
    ```

    Use instead:

    ```bibtex good
    @article{walking, title = {Walking and sleep}, journal = {Sleep and Walking}, year = {2019}}
    ```
    """
    if not is_judged(reference, context):
        yield NO_WORK
    elif is_printed(reference):
        yield PRINTED
    elif not is_bibtex(reference):
        yield _NO_TYPES
    else:
        yield from or_passed(_problems(reference), _AT_HOME)


def _problems(reference: Reference) -> Iterator[Problem]:
    for name in reference.fields:
        homes = _homes().get(name)
        if homes is not None:
            if reference.type not in homes and _is_lost(reference, name):
                yield _lost(reference, name)
        elif name not in _names() and (near := _near(name)) and near not in reference.fields:
            yield doubt(
                reference,
                name,
                f"`{name}` of `{reference.key}` is read by no style",
                basis=(Basis(f"{name} = {reference.get(name)[:60]}", reference.origin, name),),
                remedy=f"did you mean `{near}`?",
            )


def _is_lost(reference: Reference, name: str) -> bool:
    """Tell whether a field is the entry's own, says something, and stands in a type that is known.

    A preprint server that is named as the journal of a `@misc` is no journal.
    """
    text = reference.get(name)
    return (
        is_own(reference, name)
        and has(reference, name)
        and reference.type in _types()
        and not (name.startswith("journal") and server_named(text))
    )


def _lost(reference: Reference, name: str) -> Problem:
    return doubt(
        reference,
        name,
        f"a @{reference.type} has no `{name}`, so that of `{reference.key}` is not printed",
        basis=(Basis(f"{name} = {reference.get(name)[:60]}", reference.origin, name),),
        remedy=f"choose the entry type that has `{name}`, or the field that this type has",
    )


@cache
def _homes() -> Mapping[str, frozenset[str]]:
    return {
        row["field"]: frozenset(row["types"].split())
        for row in bibliography_table("fields_of_types")
    }


@cache
def _types() -> frozenset[str]:
    return frozenset(row["type"] for row in bibliography_table("entry_types"))


@cache
def _names() -> Mapping[str, bool]:
    """Give every known field name, and whether a style may print it."""
    return {row["field"]: row["standard"] == "yes" for row in bibliography_table("field_names")}


@lru_cache(maxsize=4096)
def _near(name: str) -> str:
    """Give the standard name that an unknown one is a slip of, empty where it is a name of its own.

    Names with digits, hyphens or underscores were made up by a program.
    """
    if not (name.isascii() and name.isalpha() and _SHORT <= len(name) <= _LONG):
        return ""
    best, found = _ALIKE, ""
    for known, is_standard in _names().items():
        if is_standard and abs(len(known) - len(name)) <= 1:
            likeness = SequenceMatcher(None, name, known, autojunk=False).ratio()
            if likeness > best:
                best, found = likeness, known
    return found
