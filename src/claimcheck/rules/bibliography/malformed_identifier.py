"""CC304: identifiers of the wrong form, or with a wrong check digit."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from claimcheck.bibliography.dois import normal_doi
from claimcheck.bibliography.identifiers import check_identifier
from claimcheck.model import Answer, Basis, NotApplicable, Precision, Problem, Reference, Severity
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules.api import rule
from claimcheck.rules.bibliography._answers import NO_WORK, or_passed, passed
from claimcheck.rules.bibliography._entries import bibliography_table, doubt, is_judged, is_own
from claimcheck.rules.bibliography._placeholders import is_placeholder
from claimcheck.rules.context import Context

_NAMES = {
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "arxiv": "arXiv id",
    "isbn": "ISBN",
    "issn": "ISSN",
    "orcid": "ORCID iD",
}
_FIELDS: Mapping[str, str] = {
    "doi": "doi",
    "pmid": "pmid",
    "pubmedid": "pmid",
    "pmcid": "pmcid",
    "pmc": "pmcid",
    "arxiv": "arxiv",
    "arxivid": "arxiv",
    "isbn": "isbn",
    "issn": "issn",
    "eissn": "issn",
    "orcid": "orcid",
}
_EPRINTS = {"arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid"}
_REMEDY = "copy it again from the page of the work itself"
_SOUND = passed("each identifier has its form and check digit")
_NONE = NotApplicable("no identifier")
_DIGITS = 8
_LISTS = frozenset({"isbn", "issn", "orcid"})
_MOST = 100
"""Identifiers of a field that are checked one by one; macros can double them without end."""
_BETWEEN = lazy_pattern(r"[,;/|]|\band\b|\bor\b")
_CLASSES = lazy_pattern(r"\s\[[^\[\]]{1,80}\]\s*$")
_NOTE = lazy_pattern(r"\([^()]{0,60}\)|\b(?:e|p|print|online|electronic|linking|paper)\b[:\s-]*|:")


@rule("CC304", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def malformed_identifier(reference: Reference, context: Context) -> Iterator[Answer]:
    """A DOI, PMID, PMCID, ISBN, ISSN, ORCID or arXiv id has a wrong form or check digit.

    ## Why it matters

    An identifier is how a reader, a library and every later check find the work. One wrong digit
    leads nowhere, or to another work.

    A DOI that can be read in what stands there is a warning; an ISSN in the field for ISBNs, where
    some programs put it, is a note.

    ## Example

    ```bibtex bad
    @book{walking, title = {Walking}, year = {2019}, isbn = {978-0-306-40615-8}}
    ```

    Use instead:

    ```bibtex good
    @book{walking, title = {Walking}, year = {2019}, isbn = {978-0-306-40615-7}}
    ```
    """
    if not is_judged(reference, context):
        yield NO_WORK
        return
    named = list(_identifiers(reference))
    yield from or_passed(_problems(reference, named), _SOUND if named else _NONE)


def _problems(reference: Reference, named: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for name, kind in named:
        texts = list(islice(_texts(kind, reference.get(name)), _MOST + 1))
        if len(texts) > _MOST:
            text, reason = reference.get(name), f"is more than {_MOST} of them"
            yield _malformed(reference, name, kind, text, reason)
            continue
        for text in texts:
            verdict = check_identifier(kind, text)
            if kind == "isbn" and not verdict.valid and check_identifier("issn", text).valid:
                yield _misplaced(reference, name, text)
            elif not verdict.valid:
                yield _malformed(reference, name, kind, text, verdict.reason)
            elif kind == "doi" and text.strip()[-1:] in "])}>" and _is_cut(text):
                yield _malformed(
                    reference, name, kind, text, "ends in a bracket that is not part of it"
                )


def _is_cut(text: str) -> bool:
    """Tell whether the last bracket of a DOI belongs to what stood around it."""
    return not text.strip().casefold().endswith(normal_doi(text))


def _misplaced(reference: Reference, name: str, text: str) -> Problem:
    """Tell of an ISSN in the field for ISBNs, where some programs put it."""
    return doubt(
        reference,
        name,
        f"`{_short(text)}` in `{name}` is a valid ISSN, not an ISBN",
        basis=(Basis(f"{name} = {_short(text)}", reference.origin, name),),
        remedy="move it to `issn`",
        severity=Severity.NOTE,
    )


def _malformed(reference: Reference, name: str, kind: str, text: str, reason: str) -> Problem:
    readable = kind == "doi" and bool(normal_doi(text))
    return doubt(
        reference,
        name,
        f"the {_NAMES[kind]} `{_short(text)}` {reason}",
        basis=(Basis(f"{name} = {_short(text)}", reference.origin, name),),
        remedy=f"write `{name} = {{{normal_doi(text)}}}`" if readable else _REMEDY,
        severity=Severity.WARNING if readable else None,
    )


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    """Name the fields of an entry that hold an identifier, with its kind."""
    for name in reference.fields:
        if name in _FIELDS and is_own(reference, name):
            yield name, _FIELDS[name]
    archive = reference.get("eprinttype") or reference.get("archiveprefix")
    kind = _EPRINTS.get(archive.strip().lower(), "")
    if kind and "eprint" in reference.fields and is_own(reference, "eprint"):
        yield "eprint", kind


def _texts(kind: str, text: str) -> Iterator[str]:
    """Give each identifier of a field; books and journals may have several."""
    if not text.strip() or is_placeholder(kind, text) or _is_of_no_doi(kind, text):
        return
    if kind not in _LISTS:
        yield _CLASSES.sub("", text) if kind == "arxiv" else text
        return
    for part in _BETWEEN.split(_NOTE.sub(" ", text)):
        pieces = part.split()
        if all(sum(map(str.isalnum, piece)) >= _DIGITS for piece in pieces):
            yield from pieces
        else:
            yield part.strip()


def _is_of_no_doi(kind: str, text: str) -> bool:
    """Tell a Handle from a DOI: some archives put the one in the field of the other."""
    return kind == "doi" and any(
        text.lower().startswith(row["prefix"]) for row in bibliography_table("other_identifiers")
    )


def _short(text: str) -> str:
    return text if len(text) <= len("x") * 60 else f"{text[:57]}..."
