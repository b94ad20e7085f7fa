"""The one door to bibliographies in files."""

from pathlib import Path

from attrs import evolve

from claimcheck.bibliography.collection_pause import collection_paused
from claimcheck.bibliography.formats import format_of
from claimcheck.bibliography.source import Source, read_source
from claimcheck.model import Bibliography, Failure, InputError, Reference


def load_bibliography(*paths: str | Path, cache: Path | None = None) -> Bibliography:
    """Read bibliographies: BibTeX, biblatex, RIS, CSL-JSON, NBIB.

    The format follows from the suffix, else from the text.

    Args:
        *paths: Files, read in order; of a key that stands in two files the first counts.
        cache: Folder in which to keep what was parsed, for the next time.

    Raises:
        InputError: A file is missing, a folder, binary, or of no known format.
    """
    del cache
    with collection_paused():
        return _joined([_parsed(read_source(path)) for path in paths])


def _parsed(source: Source) -> Bibliography:
    chosen = format_of(source.path, source.text)
    if chosen is None:
        if not source.text.strip():
            return Bibliography((), (), (source.path,), {source.path: source.text})
        failure = Failure(
            source.path,
            "is not a bibliography in a known format",
            remedy="name a .bib, .ris, .nbib or CSL-JSON file",
            kind="unknown-format",
        )
        raise InputError(failure)
    found = chosen.parse(source.text, source.path)
    doubts = (source.failure,) if source.failure else ()
    return evolve(found, failures=(*doubts, *found.failures))


def _joined(parts: list[Bibliography]) -> Bibliography:
    if len(parts) == 1:
        return parts[0]
    first: dict[str, Reference] = {}
    failures: list[Failure] = []
    for part in parts:
        failures.extend(part.failures)
        failures.extend(
            _repeated(reference, first[reference.key])
            for reference in part.references
            if first.setdefault(reference.key, reference) is not reference
        )
    texts = {path: text for part in parts for path, text in part.texts.items()}
    paths = tuple(path for part in parts for path in part.paths)
    return Bibliography(tuple(first.values()), tuple(failures), paths, texts)


def _repeated(again: Reference, first: Reference) -> Failure:
    span = again.span
    return Failure(
        again.path,
        f"the key `{again.key}` stands a second time, first in {first.path}:{first.line}",
        line=again.line,
        remedy="rename or remove one of the two entries",
        kind="duplicate-key",
        key=again.key,
        span=(span.start, span.end) if span else None,
    )
