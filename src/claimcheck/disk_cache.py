"""What is kept from one run for the next: JSON in a folder that may be deleted at any time.

Names of files are hashes of everything that the content follows from, so nothing is ever taken for
what it was before a change. Whatever is missing, damaged or cannot be written is made anew.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from claimcheck._version import __version__
from claimcheck.model import InputError
from claimcheck.regular_files import read_regular

SMALLEST = 50_000
"""Bytes of the smallest text whose reading is cached: less is read as fast as looked up."""

_MOST = 100
_LARGEST = 1_000_000_000
_SUFFIX = ".cache.json"
_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of claimcheck and may be deleted; see https://bford.info/cachedir/
"""


FOLDER_NOTICE = ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG))
"""Files that hide a new cache folder from version control and from backups."""


def cache_path(folder: Path, kind: str, parts: Iterable[bytes]) -> Path:
    """Name the file for something that follows from some parts, by this version of the library.

    Args:
        folder: The cache.
        kind: What it is, one word.
        parts: Everything that it follows from, in order.
    """
    digest = blake2b(digest_size=16)
    for part in (__version__.encode(), code_stamp().encode(), *parts):
        digest.update(b"%d\n" % len(part))
        digest.update(part)
    return folder / f"{kind}-{digest.hexdigest()}{_SUFFIX}"


def load(path: Path) -> Any:
    """Read what was stored; ``None`` where nothing was, or it is damaged.

    Args:
        path: A name of :func:`cache_path`.
    """
    from claimcheck.temporary_files import clear_away  # noqa: PLC0415 - not without a cache

    clear_away(path.parent)
    try:
        digest, _, payload = read_regular(path, _LARGEST).partition(b"\n")
        return json.loads(payload) if digest.decode("ascii") == _checksum(payload) else None
    except (OSError, ValueError, RecursionError):
        return None


def store(path: Path, content: Any) -> None:
    """Store something for the next run; where the folder cannot be written, do nothing.

    A folder that is made for it hides itself from version control and backups. Of the files in it
    that this module wrote, the hundred youngest stay.

    Args:
        path: A name of :func:`cache_path`.
        content: Lists, mappings, text and numbers.
    """
    from claimcheck.atomic_write import write_atomic  # noqa: PLC0415 - not for what is read

    payload = json.dumps(content, separators=(",", ":"))
    if path.is_symlink():
        return
    with suppress(InputError, OSError, ValueError):
        if not path.parent.exists():
            for name, text in FOLDER_NOTICE:
                write_atomic(path.parent / name, text)
        write_atomic(path, f"{_checksum(payload.encode('ascii'))}\n{payload}")
        _forget(path)


def _checksum(payload: bytes) -> str:
    return blake2b(payload, digest_size=16).hexdigest()


def _forget(new: Path) -> None:
    """Take away the oldest files beyond the number that stays, never the one just written."""
    found = (one for one in new.parent.glob(f"*{_SUFFIX}") if one != new)
    for old in sorted(found, key=_written, reverse=True)[_MOST - 1 :]:
        with suppress(OSError):
            old.unlink()


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another run took it away
        return 0.0


@cache
def code_stamp() -> str:
    """Tell this code from the same version with a changed module or table, as authors have it."""
    stamps = "".join(sorted(_stamps(str(Path(__file__).parent))))
    return blake2b(stamps.encode(), digest_size=8).hexdigest()


def module_stamp(name: str) -> str:
    """Tell the code of a module of another distribution from the same version with changed code.

    Args:
        name: A module that is imported; the whole package that it lies in counts.
    """
    top = sys.modules.get(name.partition(".")[0])
    stamps = [stamp for folder in getattr(top, "__path__", ()) for stamp in _stamps(folder)]
    with suppress(OSError, TypeError):
        known = os.stat(getattr(top, "__file__", None) or "")  # noqa: PTH116 - may be no path
        stamps.append(f"{known.st_size}/{known.st_mtime_ns}\n")
    return blake2b("".join(sorted(stamps)).encode(), digest_size=8).hexdigest()


def _stamps(folder: str) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(("__pycache__", ".")):
                continue
            if entry.is_dir():
                yield from _stamps(entry.path)
            else:
                known = entry.stat()
                yield f"{entry.name}/{known.st_size}/{known.st_mtime_ns}\n"
