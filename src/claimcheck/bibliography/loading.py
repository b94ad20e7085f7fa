"""The one door to bibliographies in files."""

from itertools import islice
from pathlib import Path

from attrs import evolve

from claimcheck.bibliography.cache import cache_file, load_parsed, store_parsed
from claimcheck.bibliography.collection_pause import collection_paused
from claimcheck.bibliography.format import Format
from claimcheck.bibliography.formats import format_of
from claimcheck.bibliography.inheritance import inherit
from claimcheck.bibliography.source import Source, read_source
from claimcheck.disk_cache import SMALLEST
from claimcheck.model import Bibliography, Failure, InputError, Reference
from claimcheck.model.arguments import a_path

_MOST_ENTRIES = 100_000


def load_bibliography(*paths: str | Path, cache: Path | None = None) -> Bibliography:
    """Read bibliographies: BibTeX, biblatex, RIS, CSL-JSON, NBIB, and lists made by LaTeX.

    The format follows from the suffix, else from the text.

    Args:
        *paths: Files, read in order; of a key that stands in two files the first counts.
        cache: Folder in which to keep what was parsed of large files, for the next time.

    Raises:
        InputError: A file is missing, a folder, binary, or of no known format.
        ArgumentError: A path is neither a string nor a path.

    Examples:
        >>> bibliography = load_bibliography("references.bib")
        >>> bibliography["chen2011"].year
        2011
        >>> bibliography.failures
        ()
    """
    files = [a_path("paths", path).as_posix() for path in paths]
    cache = None if cache is None else a_path("cache", cache)
    with collection_paused():
        return _joined([_parsed(read_source(path), cache) for path in files])


def _parsed(source: Source, cache: Path | None) -> Bibliography:
    chosen = format_of(source.path, source.text)
    if chosen is None:
        if not source.text.strip():
            return Bibliography((), (), (source.path,), {source.path: source.text})
        raise InputError(_unknown(source.path))
    begun = chosen.begins.finditer(source.text)
    if sum(1 for _ in islice(begun, _MOST_ENTRIES + 1)) > _MOST_ENTRIES:
        raise InputError(_too_many(source.path))
    if cache is None or len(source.raw) < SMALLEST:
        found = chosen.parse(source.text, source.path)
    else:
        found = _cached(source, chosen, cache)
    return evolve(found, failures=(source.failure, *found.failures)) if source.failure else found


def _cached(source: Source, chosen: Format, cache: Path) -> Bibliography:
    path = cache_file(cache, source.raw, chosen.name)
    known = load_parsed(path, source.text, source.path)
    if known is None:
        known = chosen.parse(source.text, source.path)
        store_parsed(path, known, source.text)
    return known


def _too_many(path: str) -> Failure:
    return Failure(
        path,
        f"holds over {_MOST_ENTRIES:,} entries",
        remedy="keep those that documents cite",
        kind="too-large",
    )


def _unknown(path: str) -> Failure:
    return Failure(
        path,
        "is not a bibliography in a known format",
        remedy="name a .bib, .ris, .nbib or CSL-JSON file",
        kind="unknown-format",
    )


def _joined(parts: list[Bibliography]) -> Bibliography:
    """Put files together, the first of a key first, and fold parents in across them."""
    first: dict[str, Reference] = {}
    failures: list[Failure] = []
    for part in parts:
        failures.extend(part.failures)
        failures.extend(
            _repeated(reference, first[reference.key])
            for reference in part.references
            if first.setdefault(reference.key, reference) is not reference
        )
    references, missing = inherit(tuple(first.values()))
    texts = {path: text for part in parts for path, text in part.texts.items()}
    paths = tuple(path for part in parts for path in part.paths)
    order = {path: index for index, path in enumerate(paths)}
    failures.extend(missing)
    failures.sort(key=lambda failure: (order[failure.path], failure.line or 0))
    return Bibliography(references, tuple(failures), paths, texts)


def _repeated(again: Reference, first: Reference) -> Failure:
    span = again.span
    return Failure(
        again.path,
        f"the key `{again.key}` is used twice, first in {first.path}:{first.line}",
        line=again.line,
        remedy="rename or remove one of the two entries",
        kind="duplicate-key",
        key=again.key,
        span=(span.start, span.end) if span else None,
    )
