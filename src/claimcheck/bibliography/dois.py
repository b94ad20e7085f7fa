"""DOIs in text and in addresses, in their normal form."""

import re
from functools import cache
from urllib.parse import unquote

from claimcheck.resources import read_cells
from claimcheck.resources.patterns import lazy_pattern

_DOI = lazy_pattern(r"10\.\d{4,9}(?:\.\d{1,9}){0,9}/\S+")
_VERSION = lazy_pattern(r"(?<=\d)v\d{1,2}$")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_PARTS = 3
_PREFIX_OF_COLD_SPRING = "10.1101/"


def normal_doi(text: str) -> str:
    """Give the DOI that a text holds in lower case, without resolver or what stands behind it.

    Percent signs are decoded; brackets and punctuation that belong to the text around are left out.

    Args:
        text: A DOI, an address of a resolver, a note.

    Returns:
        The first DOI, empty where there is none.
    """
    if "10." not in text:
        return ""
    match = _DOI.search(unquote(text) if "%" in text else text)
    return without_tail(match.group()).casefold() if match else ""


def doi_in_address(address: str) -> str:
    """Give the DOI that the address of a publisher or resolver holds, empty where it holds none.

    Args:
        address: Such as ``"https://journal.example/doi/full/10.1000%2Fwalk.1?journal=w"``.
    """
    if "10." not in address:
        return _by_host(address)
    doi = normal_doi(address)
    if "doi.org" in address and "?" not in address:
        return doi
    doi = re.split(r"[?#&]", doi, maxsplit=1)[0]
    if "doi.org" not in address:
        doi = "/".join(doi.split("/")[:_PARTS])
    for tail in _tails():
        doi = doi.removesuffix(tail)
    return _VERSION.sub("", doi) if doi.startswith(_PREFIX_OF_COLD_SPRING) else doi


def _by_host(address: str) -> str:
    for pattern, prefix in _hosts():
        match = pattern.search(address)
        if match:
            return f"{prefix}{match[1]}".casefold()
    return ""


@cache
def _hosts() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_cells("bibliography/doi_hosts.tsv")
    return tuple((re.compile(address, re.IGNORECASE), prefix) for address, prefix, _ in rows)


@cache
def _tails() -> tuple[str, ...]:
    return tuple(row[0] for row in read_cells("bibliography/address_tails.tsv"))


def without_tail(text: str) -> str:
    """Take off punctuation, and closing brackets that nothing in the DOI opens."""
    while text:
        last = text[-1]
        opening = _PAIRS.get(last)
        if last not in ".,;:'\"”’" and (opening is None or text.count(opening) >= text.count(last)):
            break
        text = text[:-1].rstrip()
    return text
