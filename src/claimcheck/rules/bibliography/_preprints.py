"""Works that stand on a preprint server, and whether their entry says so."""

import re
from functools import cache, lru_cache

from claimcheck.bibliography.dois import normal_doi
from claimcheck.model import Reference
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules.bibliography._entries import bibliography_table, has

_COLD_SPRING = lazy_pattern(r"10\.1101/(?:(?:19|20)\d\d\.\d\d\.\d\d\.)?\d{6,8}(?:v\d+)?")
_NAMED = (
    "journal",
    "journaltitle",
    "publisher",
    "institution",
    "organization",
    "booktitle",
    "howpublished",
    "note",
    "series",
)
_SAYS = lazy_pattern(
    r"\b(?:pre-?print|e-?print|working paper|not (?:yet )?peer|submitted|under review|unpublished)",
    re.IGNORECASE,
)
_WORD = lazy_pattern(r"[^\W_]+(?:\.org)?")
_EMPTY = frozenset({"article", "misc", "online", "unpublished", "techreport", "report"})


@cache
def _servers() -> frozenset[str]:
    return frozenset(row["name"] for row in bibliography_table("preprint_servers"))


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple({row["doi"]: None for row in bibliography_table("preprint_servers") if row["doi"]})


@cache
def _hosts() -> tuple[str, ...]:
    return tuple(
        {row["host"]: None for row in bibliography_table("preprint_servers") if row["host"]}
    )


@lru_cache(maxsize=4096)
def server_named(text: str) -> str:
    """Give the preprint server that a journal's or publisher's name is, or begins with."""
    plain = text.strip().strip("().").casefold()
    if plain in _servers():
        return plain
    words = _WORD.findall(plain)
    return words[0] if words and words[0] in _servers() and words[0].endswith("rxiv") else ""


def is_preprint_doi(doi: str) -> bool:
    """Tell whether a DOI is one that a preprint server gave."""
    normal = normal_doi(doi)
    return normal.startswith(_prefixes()) or _COLD_SPRING.fullmatch(normal) is not None


def is_preprint(reference: Reference) -> bool:
    """Tell whether an entry is about a preprint and names no journal, book or meeting beside it."""
    container = reference.container
    if container:
        return bool(server_named(container))
    if reference.type not in _EMPTY:
        return False
    return (
        is_preprint_doi(reference.doi)
        or any(server_named(reference.get(name)) for name in _NAMED)
        or has(reference, "arxiv", "arxivid")
        or (has(reference, "eprint") and not has(reference, "pmid"))
        or any(f"{host}/" in reference.get("url") for host in _hosts())
    )


def says_so(reference: Reference) -> bool:
    """Tell whether an entry says that the work is a preprint: in words, by type or by archive."""
    if has(reference, "eprint") and has(reference, "archiveprefix", "eprinttype"):
        return True
    if has(reference, "pubstate", "preprint", "status"):
        return True
    if reference.type in {"unpublished", "preprint"}:
        return True
    words = (
        *_NAMED,
        "title",
        "titleaddon",
        "type",
        "entrysubtype",
        "genre",
        "keywords",
        "addendum",
    )
    return any(_SAYS.search(reference.get(name)) for name in words if name in reference.fields)
