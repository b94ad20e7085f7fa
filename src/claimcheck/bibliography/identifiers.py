"""Identifiers of works and people: their forms, and the checksums that catch slips."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from attrs import frozen

from claimcheck.bibliography.checksums import isbn10_digit, isbn13_digit, issn_digit, orcid_digit
from claimcheck.model import Reference

KINDS = ("doi", "pmid", "pmcid", "arxiv", "isbn", "issn", "orcid")
"""The kinds of identifier that :func:`check` knows."""


@frozen
class Identifier:
    """An identifier in its normal form.

    Args:
        kind: One of :data:`KINDS`.
        value: DOI in lower case without resolver, PMID as digits, ``PMC`` and digits, arXiv id
            without version, ISBN as thirteen digits, ISSN and ORCID with hyphens.
    """

    kind: str
    value: str

    def __str__(self) -> str:
        """Show it as ``kind:value``."""
        return f"{self.kind}:{self.value}"


@frozen
class IdentifierCheck:
    """What a check of an identifier found.

    Args:
        valid: Whether form and checksum are right.
        normalised: The normal form; of an invalid one what could be read, else empty.
        reason: What is wrong, a phrase; empty where nothing is.
    """

    valid: bool
    normalised: str = ""
    reason: str = ""


_DOI_HEAD = re.compile(
    r"(?:(?:https?:/{1,2})?(?:dx\.|www\.)?doi\.org/|doi\s?[:=]?\s?)", re.IGNORECASE
)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMID_HEAD = re.compile(
    r"(?:(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)"
    r"|(?:PubMed\s{0,3})?PMID\s{0,3}:?\s{0,3}|pubmed:)",
    re.IGNORECASE,
)
_PMCID_HEAD = re.compile(
    r"(?:(?:https?://)?(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/"
    r"|PMCID\s{0,3}:?\s{0,3})(?=PMC)",
    re.IGNORECASE,
)
_PMCID = re.compile(r"PMC([1-9]\d{0,7})(?:\.\d+)?", re.IGNORECASE)
_ARXIV_HEAD = re.compile(
    r"(?:(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv\s{0,3}:\s{0,3})",
    re.IGNORECASE,
)
_ARXIV_NEW = re.compile(r"(\d{2})(\d{2})\.(\d{4,5})(?:v\d+)?(?:\.pdf)?(?:\s*\[[\w.-]+\])?")
_ARXIV_OLD = re.compile(
    r"([a-z]+(?:-[a-z]+)?)(?:\.[A-Z]{2})?/(\d{2})(\d{2})(\d{3})(?:v\d+)?(?:\.pdf)?"
    r"(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)
_ISBN_HEAD = re.compile(r"ISBN(?:-?1[03])?\s{0,3}:?\s{0,3}", re.IGNORECASE)
_ISSN_HEAD = re.compile(r"e?-?ISSN(?:-L)?\s{0,3}:?\s{0,3}", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dX]")
_ORCID_HEAD = re.compile(
    r"(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid\s{0,3}:?\s{0,3})", re.IGNORECASE
)
_ORCID = re.compile(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX]")
_MODERN_ARXIV = "1501"
_FIRST_NEW_ARXIV = "0704"
_FIVE = 5


def identify(text: str) -> Identifier | None:
    """Tell what identifier a text is: by its prefix or resolver, or by a form that says it.

    Args:
        text: Such as ``"https://doi.org/10.1000/X"``, ``"PMID: 123"``, ``"978-0-…"``. Bare digits
            say nothing.

    Returns:
        The identifier in normal form, ``None`` where the text is none or its checksum is wrong.
    """
    bare = text.strip()
    kind = next((kind for kind, is_like in _SIGNS.items() if is_like(bare)), None)
    if kind is None:
        return None
    verdict = check(kind, bare)
    return Identifier(kind, verdict.normalised) if verdict.valid else None


def check(kind: str, text: str) -> IdentifierCheck:
    """Check the form, and the checksum where there is one.

    Args:
        kind: One of :data:`KINDS`.
        text: The identifier, with or without prefix or resolver address.

    Raises:
        ValueError: The kind is not known.
    """
    if kind not in _CHECKS:
        raise ValueError(f"unknown kind of identifier {kind!r}, known are {', '.join(KINDS)}")
    bare = text.strip()
    return _CHECKS[kind](bare) if bare else IdentifierCheck(valid=False, reason="is empty")


def identifiers_of(reference: Reference) -> tuple[Identifier, ...]:
    """List the valid identifiers of the cited work: DOI, PMID, PMCID, arXiv id, ISBN.

    They are read from the fields of their name, from ``eprint`` with its type, and from a URL
    that is the address of a resolver. The order is that of :data:`KINDS`.
    """
    found = [
        Identifier(kind, verdict.normalised)
        for kind, name in _FIELDS
        if reference.get(name) and (verdict := check(kind, reference.get(name))).valid
    ]
    eprint_kind = _EPRINTS.get(
        (reference.get("eprinttype") or reference.get("archiveprefix")).lower()
    )
    if eprint_kind and (verdict := check(eprint_kind, reference.get("eprint"))).valid:
        found.append(Identifier(eprint_kind, verdict.normalised))
    if (by_url := identify(reference.get("url"))) is not None:
        found.append(by_url)
    return tuple(sorted(dict.fromkeys(found), key=lambda item: KINDS.index(item.kind)))


_FIELDS = (
    ("doi", "doi"),
    ("pmid", "pmid"),
    ("pmcid", "pmcid"),
    ("pmcid", "pmc"),
    ("arxiv", "arxiv"),
    ("arxiv", "arxivid"),
    ("isbn", "isbn"),
)
_EPRINTS = {"arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid"}


def _check_doi(text: str) -> IdentifierCheck:
    head = _DOI_HEAD.match(text)
    bare = text[head.end() :].strip() if head else text
    if "%" in bare:
        bare = unquote(bare)
    bare = _without_tail(bare)
    normal = bare.lower()
    if _DOI.fullmatch(bare):
        return IdentifierCheck(valid=True, normalised=normal)
    if not bare.startswith("10."):
        return IdentifierCheck(valid=False, reason="does not begin with 10.")
    if "/" not in bare:
        return IdentifierCheck(
            valid=False, normalised=normal, reason="has no suffix behind a slash"
        )
    if len(bare.split()) > 1:
        return IdentifierCheck(valid=False, normalised=normal, reason="has a blank inside")
    return IdentifierCheck(
        valid=False, normalised=normal, reason="has no prefix of four to nine digits"
    )


def _without_tail(text: str) -> str:
    """Take off punctuation that belongs to the sentence around."""
    while text:
        last = text[-1]
        opening = {")": "(", "]": "[", "}": "{", ">": "<"}.get(last)
        if last in ".,;:'\"”’" or (opening and text.count(opening) < text.count(last)):
            text = text[:-1].rstrip()
        else:
            break
    return text


def _check_pmid(text: str) -> IdentifierCheck:
    head = _PMID_HEAD.match(text)
    bare = (text[head.end() :] if head else text).rstrip("/.,; ")
    if not (bare.isascii() and bare.isdigit()):
        return IdentifierCheck(valid=False, reason="is not a number")
    if bare.startswith("0") or len(bare) > len("12345678"):
        return IdentifierCheck(
            valid=False, normalised=bare, reason="is not a number of one to eight digits"
        )
    return IdentifierCheck(valid=True, normalised=bare)


def _check_pmcid(text: str) -> IdentifierCheck:
    head = _PMCID_HEAD.match(text)
    bare = (text[head.end() :] if head else text).rstrip("/.,; ")
    match = _PMCID.fullmatch(bare)
    if match:
        return IdentifierCheck(valid=True, normalised=f"PMC{match.group(1)}")
    return IdentifierCheck(valid=False, reason="is not PMC and one to eight digits")


def _check_arxiv(text: str) -> IdentifierCheck:
    head = _ARXIV_HEAD.match(text)
    bare = (text[head.end() :] if head else text).rstrip("/.,; ")
    if match := _ARXIV_NEW.fullmatch(bare):
        return _new_arxiv(*match.groups())
    if match := _ARXIV_OLD.fullmatch(bare):
        archive, year, month, number = match.groups()
        normal = f"{archive.lower()}/{year}{month}{number}"
        return _with_month(normal, month)
    return IdentifierCheck(valid=False, reason="has neither form of an arXiv identifier")


def _new_arxiv(year: str, month: str, number: str) -> IdentifierCheck:
    normal = f"{year}{month}.{number}"
    has_five = len(number) == _FIVE
    if f"{year}{month}" < _FIRST_NEW_ARXIV:
        return IdentifierCheck(
            valid=False, normalised=normal, reason="is older than this form (April 2007)"
        )
    if has_five is not (f"{year}{month}" >= _MODERN_ARXIV):
        digits = "four" if has_five else "five"
        reason = f"has not the {digits} digits of its year"
        return IdentifierCheck(valid=False, normalised=normal, reason=reason)
    return _with_month(normal, month)


def _with_month(normal: str, month: str) -> IdentifierCheck:
    if "01" <= month <= "12":
        return IdentifierCheck(valid=True, normalised=normal)
    return IdentifierCheck(valid=False, normalised=normal, reason=f"names a month {month}")


def _check_isbn(text: str) -> IdentifierCheck:
    digits = re.sub(r"[\s\-\u2010-\u2015]", "", _ISBN_HEAD.sub("", text, count=1)).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        if isbn10_digit(digits[:-1]) != digits[-1]:
            return _wrong_digit(digits, isbn10_digit(digits[:-1]))
        stem = f"978{digits[:-1]}"
        return IdentifierCheck(valid=True, normalised=stem + isbn13_digit(stem))
    if not re.fullmatch(r"[0-9]{13}", digits):
        return IdentifierCheck(valid=False, reason="has neither ten nor thirteen digits")
    if not digits.startswith(("978", "979")):
        return IdentifierCheck(
            valid=False, normalised=digits, reason="does not begin with 978 or 979"
        )
    return _with_digit(digits, digits, isbn13_digit(digits[:-1]))


def _check_issn(text: str) -> IdentifierCheck:
    bare = _ISSN_HEAD.sub("", text, count=1).upper().replace("\u2013", "-").rstrip(".,; ")
    if not (bare.isascii() and _ISSN.fullmatch(bare)):
        return IdentifierCheck(valid=False, reason="has not eight digits")
    digits = bare.replace("-", "")
    return _with_digit(f"{digits[:4]}-{digits[4:]}", digits, issn_digit(digits[:-1]))


def _check_orcid(text: str) -> IdentifierCheck:
    head = _ORCID_HEAD.match(text)
    bare = (text[head.end() :] if head else text).upper().rstrip("/.,; ")
    if not (bare.isascii() and _ORCID.fullmatch(bare)):
        return IdentifierCheck(valid=False, reason="has not sixteen digits")
    digits = bare.replace("-", "")
    normal = "-".join(digits[at : at + 4] for at in range(0, 16, 4))
    return _with_digit(normal, digits, orcid_digit(digits[:-1]))


def _with_digit(normal: str, digits: str, expected: str) -> IdentifierCheck:
    if digits[-1] == expected:
        return IdentifierCheck(valid=True, normalised=normal)
    return _wrong_digit(normal, expected)


def _wrong_digit(normal: str, expected: str) -> IdentifierCheck:
    reason = f"has the check digit {normal[-1]} where {expected} is due"
    return IdentifierCheck(valid=False, normalised=normal, reason=reason)


_CHECKS: Mapping[str, Callable[[str], IdentifierCheck]] = {
    "doi": _check_doi,
    "pmid": _check_pmid,
    "pmcid": _check_pmcid,
    "arxiv": _check_arxiv,
    "isbn": _check_isbn,
    "issn": _check_issn,
    "orcid": _check_orcid,
}
_SIGNS: Mapping[str, Callable[[str], object]] = {
    "doi": lambda text: text.startswith("10.") or _DOI_HEAD.match(text),
    "pmcid": lambda text: _PMCID_HEAD.match(text) or _PMCID.match(text),
    "pmid": _PMID_HEAD.match,
    "arxiv": _ARXIV_HEAD.match,
    "orcid": lambda text: _ORCID_HEAD.match(text) or _ORCID.fullmatch(text.upper()),
    "isbn": lambda text: _ISBN_HEAD.match(text) or text.startswith(("978", "979")),
    "issn": lambda text: _ISSN_HEAD.match(text) or _ISSN.fullmatch(text.upper()),
}
