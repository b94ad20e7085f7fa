"""Entries for the works that a Manubot manuscript cites by their identifiers alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.bibliography.projects.layout import ProjectLayout
from claimcheck.bibliography.projects.texts import text_of
from claimcheck.bibliography.reference_index import index_keys
from claimcheck.model import Bibliography, Reference
from claimcheck.resources.patterns import lazy_pattern

_CITED = lazy_pattern(
    r"@((?:doi|pmid|pmcid|pmc|arxiv|isbn|url|https?|wikidata|clinicaltrials):[^\s\]\[;,<>{}\"]{2,400})",
    re.IGNORECASE,
)
_FIELDS = frozenset({"doi", "pmid", "pmcid", "isbn", "url"})
KIND = "identifier"
"""Type of an entry of which nothing but the identifier is known."""


def project_entries(bibliography: Bibliography, project: ProjectLayout) -> Bibliography:
    """Add what a manuscript cites by identifiers alone to its manual references.

    Args:
        bibliography: The manual references.
        project: The manuscript.
    """
    whole = with_identifiers(bibliography, project.every_document(), project.tags)
    return evolve(whole, paths=whole.paths or (project.file.as_posix(),))


def with_identifiers(
    bibliography: Bibliography, documents: Iterable[Path], tags: Mapping[str, str]
) -> Bibliography:
    """Add an entry for each work that is cited by an identifier and has none.

    Manubot fetches what an identifier leads to, so that the identifier itself is the reference.

    Args:
        bibliography: The manual references.
        documents: The documents of the manuscript.
        tags: Identifiers by the tags that stand for them.
    """
    known = {name: one.key for one in bibliography.references for name in index_keys(one)}
    entries = {one.key: one for one in bibliography.references}
    for path, text in _read(documents):
        for match in _CITED.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            _add(match[1].rstrip(".:!?*_"), entries, known, (path.as_posix(), line))
    for tag, identifier in tags.items():
        key = _add(identifier, entries, known, ("", 1))
        entries[key] = _with_tag(entries[key], tag)
    return evolve(bibliography, references=tuple(entries.values()))


def _add(
    written: str, entries: dict[str, Reference], known: dict[str, str], place: tuple[str, int]
) -> str:
    """Add the entry of an identifier where there is none; give the key of the one there is."""
    name = normal_identifier(written)
    key = known.get(name) or (name if name in entries else "")
    if not key:
        key = known[name] = name
        kind, _, value = name.partition(":")
        fields = {kind if kind in _FIELDS else "eprint": value}
        if kind not in _FIELDS:
            fields["eprinttype"] = kind
        path, line = place
        entries[key] = Reference(key, KIND, fields, fields, path=path, line=line, raw=f"@{written}")
    return key


def _with_tag(reference: Reference, tag: str) -> Reference:
    names = reference.get("ids")
    return evolve(reference, fields={**reference.fields, "ids": f"{names},{tag}" if names else tag})


def _read(documents: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in documents:
        yield path, text_of(path)
