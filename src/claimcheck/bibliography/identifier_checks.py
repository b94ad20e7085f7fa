"""The forms of identifiers, and the checks of form and checksum, one a kind."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from attrs import frozen

from claimcheck.bibliography.checksums import isbn10_digit, isbn13_digit, issn_digit, orcid_digit
from claimcheck.bibliography.dois import without_tail
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

KINDS = ("doi", "pmid", "pmcid", "arxiv", "isbn", "issn", "orcid")
"""The kinds of identifier that :func:`check` knows."""


@frozen(eq=False, repr=False)
class IdentifierCheck(ByValue):
    """What a check of an identifier found.

    Args:
        valid: Whether form and checksum are right.
        normalised: The normal form; of an invalid one what could be read, else empty.
        reason: What is wrong, a phrase; empty where nothing is.
    """

    valid: bool
    normalised: str = ""
    reason: str = ""


_DOI_HEAD = lazy_pattern(
    r"(?:(?:https?:/{1,2})?(?:dx\.|www\.)?doi\.org/|doi\s?[:=]?\s?)", re.IGNORECASE
)
_DOI = lazy_pattern(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMID_HEAD = lazy_pattern(
    r"(?:(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)"
    r"|(?:PubMed\s{0,3})?PMID\s{0,3}:?\s{0,3}|pubmed:)",
    re.IGNORECASE,
)
_PMCID_HEAD = lazy_pattern(
    r"(?:(?:https?://)?(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/"
    r"|PMCID\s{0,3}:?\s{0,3})(?=PMC)",
    re.IGNORECASE,
)
_PMCID = lazy_pattern(r"PMC([1-9]\d{0,7})(?:\.\d+)?", re.IGNORECASE)
_ARXIV_HEAD = lazy_pattern(
    r"(?:(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv\s{0,3}:\s{0,3})",
    re.IGNORECASE,
)
_ARXIV_NEW = lazy_pattern(r"(\d{2})(\d{2})\.(\d{4,5})(?:v\d+)?(?:\.pdf)?(?:\s*\[[\w.-]+\])?")
_ARXIV_OLD = lazy_pattern(
    r"([a-z]+(?:-[a-z]+)?)(?:\.[A-Z]{2})?/(\d{2})(\d{2})(\d{3})(?:v\d+)?(?:\.pdf)?"
    r"(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)
_ISBN_HEAD = lazy_pattern(r"ISBN(?:-?1[03])?\s{0,3}:?\s{0,3}", re.IGNORECASE)
_ISSN_HEAD = lazy_pattern(r"e?-?ISSN(?:-L)?\s{0,3}:?\s{0,3}", re.IGNORECASE)
_ISSN = lazy_pattern(r"\d{4}-?\d{3}[\dX]")
_ORCID_HEAD = lazy_pattern(
    r"(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid\s{0,3}:?\s{0,3})", re.IGNORECASE
)
_ORCID = lazy_pattern(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX]")
_MODERN_ARXIV = "1501"
_FIRST_NEW_ARXIV = "0704"
_FIVE = 5


def right(normalised: str) -> IdentifierCheck:
    """Say that an identifier is right, in its normal form."""
    return IdentifierCheck(valid=True, normalised=normalised)


def wrong(reason: str, normalised: str = "") -> IdentifierCheck:
    """Say what is wrong with an identifier, and what could be read of it."""
    return IdentifierCheck(valid=False, normalised=normalised, reason=reason)


def _check_doi(text: str) -> IdentifierCheck:
    head = _DOI_HEAD.match(text)
    bare = text[head.end() :].strip() if head else text
    if "%" in bare:
        bare = unquote(bare)
    bare = without_tail(bare)
    normal = bare.lower()
    if _DOI.fullmatch(bare):
        return right(normal)
    if not bare.startswith("10."):
        return wrong("does not begin with 10.")
    if "/" not in bare:
        return wrong("has no suffix after a slash", normal)
    if len(bare.split()) > 1:
        return wrong("has a blank inside", normal)
    return wrong("has no prefix of four to nine digits", normal)


def _check_pmid(text: str) -> IdentifierCheck:
    head = _PMID_HEAD.match(text)
    bare = (text[head.end() :] if head else text).rstrip("/.,; ")
    if not (bare.isascii() and bare.isdigit()):
        return wrong("is not a number")
    if bare.startswith("0") or len(bare) > len("12345678"):
        return wrong("is not a number of one to eight digits", bare)
    return right(bare)


def _check_pmcid(text: str) -> IdentifierCheck:
    head = _PMCID_HEAD.match(text)
    bare = (text[head.end() :] if head else text).rstrip("/.,; ")
    match = _PMCID.fullmatch(bare)
    if match:
        return right(f"PMC{match.group(1)}")
    return wrong("is not PMC and one to eight digits")


def _check_arxiv(text: str) -> IdentifierCheck:
    head = _ARXIV_HEAD.match(text)
    bare = (text[head.end() :] if head else text).rstrip("/.,; ")
    if match := _ARXIV_NEW.fullmatch(bare):
        return _new_arxiv(*match.groups())
    if match := _ARXIV_OLD.fullmatch(bare):
        archive, year, month, number = match.groups()
        normal = f"{archive.lower()}/{year}{month}{number}"
        return _with_month(normal, month)
    return wrong("has neither form of an arXiv identifier")


def _new_arxiv(year: str, month: str, number: str) -> IdentifierCheck:
    normal = f"{year}{month}.{number}"
    has_five = len(number) == _FIVE
    if f"{year}{month}" < _FIRST_NEW_ARXIV:
        return wrong("is older than this form (April 2007)", normal)
    if has_five is not (f"{year}{month}" >= _MODERN_ARXIV):
        digits = "four" if has_five else "five"
        reason = f"does not have the {digits} digits of its year"
        return wrong(reason, normal)
    return _with_month(normal, month)


def _with_month(normal: str, month: str) -> IdentifierCheck:
    if "01" <= month <= "12":
        return right(normal)
    return wrong(f"names a month {month}", normal)


def _check_isbn(text: str) -> IdentifierCheck:
    digits = re.sub(r"[\s\-\u2010-\u2015]", "", _ISBN_HEAD.sub("", text, count=1)).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        if isbn10_digit(digits[:-1]) != digits[-1]:
            return _wrong_digit(digits, isbn10_digit(digits[:-1]))
        stem = f"978{digits[:-1]}"
        return right(stem + isbn13_digit(stem))
    if not re.fullmatch(r"[0-9]{13}", digits):
        return wrong("does not have ten or thirteen digits")
    if not digits.startswith(("978", "979")):
        return wrong("does not begin with 978 or 979", digits)
    return _with_digit(digits, digits, isbn13_digit(digits[:-1]))


def _check_issn(text: str) -> IdentifierCheck:
    bare = _ISSN_HEAD.sub("", text, count=1).upper().replace("\u2013", "-").rstrip(".,; ")
    if not (bare.isascii() and _ISSN.fullmatch(bare)):
        return wrong("does not have eight digits")
    digits = bare.replace("-", "")
    return _with_digit(f"{digits[:4]}-{digits[4:]}", digits, issn_digit(digits[:-1]))


def _check_orcid(text: str) -> IdentifierCheck:
    head = _ORCID_HEAD.match(text)
    bare = (text[head.end() :] if head else text).upper().rstrip("/.,; ")
    if not (bare.isascii() and _ORCID.fullmatch(bare)):
        return wrong("does not have sixteen digits")
    digits = bare.replace("-", "")
    normal = "-".join(digits[at : at + 4] for at in range(0, 16, 4))
    return _with_digit(normal, digits, orcid_digit(digits[:-1]))


def _with_digit(normal: str, digits: str, expected: str) -> IdentifierCheck:
    if digits[-1] == expected:
        return right(normal)
    return _wrong_digit(normal, expected)


def _wrong_digit(normal: str, expected: str) -> IdentifierCheck:
    reason = f"has the check digit {normal[-1]} but should have {expected}"
    return wrong(reason, normal)


CHECKS: Mapping[str, Callable[[str], IdentifierCheck]] = {
    "doi": _check_doi,
    "pmid": _check_pmid,
    "pmcid": _check_pmcid,
    "arxiv": _check_arxiv,
    "isbn": _check_isbn,
    "issn": _check_issn,
    "orcid": _check_orcid,
}
"""How an identifier of each kind is checked."""

LIKENESSES: Mapping[str, Callable[[str], object]] = {
    "doi": lambda text: text.startswith("10.") or _DOI_HEAD.match(text),
    "pmcid": lambda text: _PMCID_HEAD.match(text) or _PMCID.match(text),
    "pmid": _PMID_HEAD.match,
    "arxiv": _ARXIV_HEAD.match,
    "orcid": lambda text: _ORCID_HEAD.match(text) or _ORCID.fullmatch(text.upper()),
    "isbn": lambda text: _ISBN_HEAD.match(text) or text.startswith(("978", "979")),
    "issn": lambda text: _ISSN_HEAD.match(text) or _ISSN.fullmatch(text.upper()),
}
"""Whether a text says by its form that it is of a kind."""
