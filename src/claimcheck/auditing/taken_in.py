"""The files that a source takes in: read with it where it is named, told where they are gone."""

from collections.abc import Iterator
from os.path import normpath
from pathlib import Path
from typing import Final

from claimcheck.bibliography.projects.latex_parts import SUFFIXES as LATEX
from claimcheck.bibliography.projects.latex_parts import absent_parts, latex_parts
from claimcheck.readers import INCLUDING, SIZE_LIMIT, included_names, may_hold_prose
from claimcheck.regular_files import read_regular

_MOST: Final = 200
_HIGHEST: Final = 8


def files_taken_in(source: Path) -> tuple[Path, ...]:
    """Give the files that a source takes in, directly or through others, in order; each once.

    Only files that lie in the folder of the source or below are followed, at most 200 of them.

    Args:
        source: The source.
    """
    if source.suffix.lower() in LATEX:
        return latex_parts(source)
    top = source.parent.resolve()
    found: dict[Path, None] = {}
    waiting = [source]
    seen = {source.resolve()}
    while waiting and len(found) < _MOST:
        one = waiting.pop()
        taken = []
        for path in _present(one):
            whole = path.resolve()
            if whole not in seen and whole.is_relative_to(top):
                seen.add(whole)
                taken.append(path)
        if one != source:
            found[one] = None
        waiting.extend(reversed(taken))
    return tuple(found)


def absent_parts_of(source: Path) -> tuple[Path, ...]:
    """Give the files that a source takes in itself, or a LaTeX source through others, and are gone.

    Args:
        source: The source.
    """
    if source.suffix.lower() in LATEX:
        return absent_parts(source)
    places = (list(_places(name, source)) for name in _names_in(source))
    gone = (each[0] for each in places if not any(path.exists() for path in each))
    return tuple(dict.fromkeys(gone))


def _present(source: Path) -> Iterator[Path]:
    for name in _names_in(source):
        found = next((path for path in _places(name, source) if path.is_file()), None)
        if found is not None:
            yield found


def _names_in(source: Path) -> Iterator[str]:
    suffix = source.suffix.lower()
    if suffix in INCLUDING:
        yield from filter(may_hold_prose, included_names(_text_of(source), suffix))


def _text_of(source: Path) -> str:
    try:
        return read_regular(source, SIZE_LIMIT).decode("utf-8", "replace")
    except OSError:
        return ""


def _places(name: str, source: Path) -> Iterator[Path]:
    """Give the files that a name may stand for.

    It counts from the folder of the source, or of one further up that takes in the source in its
    turn; with a slash before it, from the root of the project, which is one of them.
    """
    relative = name.lstrip("/")
    depth = len(source.absolute().parents)
    for up in range(min(depth, _HIGHEST)):
        yield Path(normpath(source.parent / ("../" * up) / relative))
    if name.startswith("/"):
        yield Path(name)
