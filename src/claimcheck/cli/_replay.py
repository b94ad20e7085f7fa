"""What a command printed when everything that it reads was as it is now, printed again.

The key is a digest of every document, of the configuration, and of whatever lies around them that
a run could look at: bibliographies, ledgers, sources, project files. A run that found no change
costs reading and hashing, and prints the same bytes.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from attrs import asdict, evolve, frozen

from claimcheck import disk_cache
from claimcheck.bibliography.projects.layout import DOCUMENTS
from claimcheck.cli._session import Session
from claimcheck.evidence.store.default_path import chosen_store
from claimcheck.model.by_value import ByValue
from claimcheck.regular_files import read_regular

_BESIDE: Final = DOCUMENTS | frozenset(
    {".bib", ".ris", ".nbib", ".json", ".yml", ".yaml", ".toml", ".py", ".xml", ".bbl", ".sqlite"}
)
_LARGEST = 64_000_000
_MOST_BYTES: Final = 200_000_000
"""Size of the documents of a run beyond which nothing is replayed."""


@frozen(eq=False, repr=False)
class PrintedReport(ByValue):
    """What a run printed.

    Args:
        text: The report.
        code: Exit code.
        others: Further files that it read, each with its digest.
    """

    text: str
    code: int
    others: tuple[tuple[str, str], ...] = ()


@frozen(eq=False, repr=False)
class Replay(ByValue):
    """Where what a run prints is kept.

    Args:
        path: The file in the cache.
    """

    path: Path

    def load(self) -> PrintedReport | None:
        """Give what was printed, where every further file is what it was."""
        found = disk_cache.load(self.path)
        try:
            printed = PrintedReport(
                str(found["text"]),
                int(found["code"]),
                tuple((str(name), str(digest)) for name, digest in found["others"]),
            )
        except (TypeError, KeyError, ValueError):
            return None
        return printed if all(_of_file(name) == old for name, old in printed.others) else None

    def store(self, text: str, code: int, read: Iterable[str]) -> None:
        """Keep what was printed.

        Args:
            text: The report.
            code: Exit code.
            read: Files beside the documents that were read.
        """
        others = [[name, _of_file(name)] for name in sorted(set(read))]
        disk_cache.store(self.path, {"text": text, "code": code, "others": others})


def replay_of(session: Session, appearance: tuple[Any, ...]) -> Replay | None:
    """Say where what a run prints would be kept; ``None`` where it is not kept.

    Args:
        session: The run.
        appearance: All else that decides how the report looks.
    """
    config = session.config
    if not config.cache:
        return None
    read = _read(session)
    if read is None:
        return None
    parts = (
        repr(asdict(evolve(config, folder=Path()))),
        repr(appearance),
        _today(),
        str(Path.cwd()),
        *read,
        *_around(session),
    )
    raw = (part.encode("utf-8", "surrogatepass") for part in parts)
    return Replay(disk_cache.cache_path(Path(config.cache), "printed", raw))


def _read(session: Session) -> tuple[str, ...] | None:
    """Give digests of what a run reads; ``None`` where that is too large or cannot be read."""
    parts = [session.stdin or "", repr(session.skipped), *session.bibliographies]
    size = 0
    for name in session.paths:
        digest, length = _document(name)
        size += length
        parts += [name, digest]
        if not digest or size > _MOST_BYTES:
            return None
    return tuple(parts)


def _around(session: Session) -> Iterator[str]:
    """Give what lies around the files of a run that it could look at."""
    config = session.config
    folders = {Path(name).parent for name in (*session.paths, *session.bibliographies, *config.bib)}
    for folder in sorted({above for one in folders for above in (one, *one.parents)}):
        yield from _listing(folder, _BESIDE)
    for name in filter(None, (config.ledger, config.sources)):
        yield from _listing(Path(name), None)
    if config.baseline:
        yield _of_file(config.baseline)
    store = chosen_store(config.store)
    if store:
        yield from _listing(store.parent, frozenset({store.suffix}))


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - an expiry date is a local one


def _document(name: str) -> tuple[str, int]:
    with suppress(OSError, ValueError):
        data = read_regular(name, _LARGEST)
        return blake2b(data, digest_size=16).hexdigest(), len(data)
    return "", 0


def _of_file(name: str) -> str:
    return _document(name)[0]


def _listing(folder: Path, suffixes: frozenset[str] | None) -> Iterator[str]:
    """Name the files of a folder with size and time of change; those of some suffixes, or all."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if suffixes is None or os.path.splitext(entry.name)[1].lower() in suffixes:  # noqa: PTH122 - many
                with suppress(OSError):
                    known = entry.stat()
                    found.append(f"{entry.path} {known.st_size} {known.st_mtime_ns}")
    yield from sorted(found)
