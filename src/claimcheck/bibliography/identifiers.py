"""Identifiers of works and people in their normal form, told from text and fields."""

from attrs import frozen

from claimcheck.bibliography.identifier_checks import (
    CHECKS,
    KINDS,
    LIKENESSES,
    IdentifierCheck,
    wrong,
)
from claimcheck.model import Reference
from claimcheck.model.by_value import ByValue

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


@frozen(eq=False, repr=False)
class Identifier(ByValue):
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


def identify(text: str) -> Identifier | None:
    """Tell what identifier a text is: by its prefix or resolver, or by a form that says it.

    Args:
        text: Such as ``"https://doi.org/10.1000/X"``, ``"PMID: 123"``, ``"978-0-…"``. Bare digits
            say nothing.

    Returns:
        The identifier in normal form, ``None`` where the text is none or its checksum is wrong.
    """
    bare = text.strip()
    kind = next((kind for kind, is_like in LIKENESSES.items() if is_like(bare)), None)
    if kind is None:
        return None
    verdict = check_identifier(kind, bare)
    return Identifier(kind, verdict.normalised) if verdict.valid else None


def check_identifier(kind: str, text: str) -> IdentifierCheck:
    """Check the form, and the checksum where there is one.

    Args:
        kind: One of :data:`KINDS`.
        text: The identifier, with or without prefix or resolver address.

    Raises:
        ValueError: The kind is not known.
    """
    if kind not in CHECKS:
        raise ValueError(f"unknown kind of identifier {kind!r}, known are {', '.join(KINDS)}")
    bare = text.strip()
    return CHECKS[kind](bare) if bare else wrong("is empty")


def identifiers_of(reference: Reference) -> tuple[Identifier, ...]:
    """List the valid identifiers of the cited work: DOI, PMID, PMCID, arXiv id, ISBN.

    They are read from the fields of their name, from ``eprint`` with its type, and from a URL
    that is the address of a resolver. The order is that of :data:`KINDS`.
    """
    found = [
        Identifier(kind, verdict.normalised)
        for kind, name in _FIELDS
        if reference.get(name) and (verdict := check_identifier(kind, reference.get(name))).valid
    ]
    eprint_kind = _EPRINTS.get(
        (reference.get("eprinttype") or reference.get("archiveprefix")).lower()
    )
    if eprint_kind and (verdict := check_identifier(eprint_kind, reference.get("eprint"))).valid:
        found.append(Identifier(eprint_kind, verdict.normalised))
    if (by_url := identify(reference.get("url"))) is not None:
        found.append(by_url)
    return tuple(sorted(dict.fromkeys(found), key=lambda item: KINDS.index(item.kind)))
