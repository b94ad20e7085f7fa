r"""The files that a LaTeX source takes in by ``\input``, ``\include`` and their kin."""

from collections.abc import Iterator
from os.path import normpath
from pathlib import Path

from claimcheck.bibliography.projects.texts import text_of
from claimcheck.resources.patterns import lazy_pattern

SUFFIXES = frozenset({".tex", ".latex", ".ltx"})
"""Suffixes of LaTeX sources."""
_COMMENT = lazy_pattern(r"(?<!\\)%[^\n]*")
_TAKES = lazy_pattern(r"\\(?:input|include|subfile|subfileinclude)\s{0,5}\{([^{}\n]{1,300})\}")
_BARE = lazy_pattern(r"\\input[ \t]{1,5}([\w./-]{1,300})(?![\w./{-])")
"""The form of TeX itself, whose name ends with the next space."""
_IMPORTS = lazy_pattern(
    r"\\(?:sub)?(?:import|inputfrom|includefrom)\*?\s{0,5}\{([^{}\n]{0,300})\}"
    r"\s{0,5}\{([^{}\n]{1,300})\}"
)
MAIN = lazy_pattern(r"\\document(?:class|style)\b")
"""What the main source of a manuscript begins with."""
BODY = "\\begin{document}"
"""What the words of a whole source begin with."""
_MOST = 200
_LARGEST = 2_000_000


def latex_parts(main: Path) -> tuple[Path, ...]:
    """Give the files that a source takes in, directly or through others, in order; each once.

    Only files that lie in the folder of the source or below are followed, at most 200 of them.

    Args:
        main: The source.
    """
    top = main.parent.resolve()
    found: dict[Path, None] = {}
    waiting = [main]
    seen = {main.resolve()}
    while waiting and len(found) < _MOST:
        source = waiting.pop()
        taken = []
        for path in _taken_in(source, main.parent):
            whole = path.resolve()
            if whole not in seen and whole.is_relative_to(top) and path.is_file():
                seen.add(whole)
                taken.append(path)
        if source != main:
            found[source] = None
        waiting.extend(reversed(taken))
    return tuple(found)


def absent_parts(main: Path) -> tuple[Path, ...]:
    r"""Give the files that a whole source takes in, directly or through others, and that are gone.

    What the preamble takes in may be part of TeX, and what bears another suffix holds no prose.

    Args:
        main: The source; one without a ``\documentclass`` takes in nothing of its own.
    """
    text = latex_source(main)
    if not MAIN.search(text):
        return ()
    body = text.partition(BODY)[2]
    texts = ((main, body), *((path, latex_source(path)) for path in latex_parts(main)))
    absent: dict[Path, None] = {}
    for source, words in texts:
        for name in _names_in(words):
            places = list(_places(name, source, main.parent))
            is_prose = Path(name).suffix.lower() in {"", *SUFFIXES}
            if is_prose and not any(path.exists() for path in places):
                absent[places[0]] = None
    return tuple(absent)


def latex_source(path: Path) -> str:
    """Give the text of a source without its comments; ``""`` where it cannot be read.

    Args:
        path: The file.
    """
    return _COMMENT.sub("", text_of(path, _LARGEST))


def _taken_in(source: Path, top: Path) -> Iterator[Path]:
    """Give the paths that a source names; they count from the folder of the main one."""
    for name in _names_in(latex_source(source)):
        whole = next((path for path in _places(name, source, top) if path.is_file()), None)
        if whole is not None:
            yield whole


def named_files(text: str, source: Path) -> Iterator[Path]:
    """Give the files that a part of a whole source may mean by the names in it.

    Args:
        text: The part.
        source: The whole source.
    """
    for name in _names_in(text):
        yield from _places(name, source, source.parent)


def _names_in(text: str) -> Iterator[str]:
    """Give the names that a source takes in as they are written, but for those made by commands."""
    takes = (match for one in (_TAKES, _BARE) for match in one.finditer(text))
    names = [(match.start(), match[1]) for match in takes]
    names += [(match.start(), f"{match[1]}/{match[2]}") for match in _IMPORTS.finditer(text)]
    for _, name in sorted(names):
        bare = name.strip().strip('"')
        if bare and "\\" not in bare and "#" not in bare:
            yield bare


def _places(name: str, source: Path, top: Path) -> Iterator[Path]:
    """Give the files that a name may stand for."""
    for folder in dict.fromkeys((top, source.parent)):
        path = Path(normpath(folder / name))
        yield path if path.suffix.lower() in SUFFIXES else path.with_name(f"{path.name}.tex")
