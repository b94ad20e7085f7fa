r"""What other files of a LaTeX manuscript define for a source: preambles and what they take in."""

from collections.abc import Iterator
from os.path import normpath
from pathlib import Path

from claimcheck.bibliography.projects.latex_parts import BODY, MAIN, SUFFIXES, named_files
from claimcheck.bibliography.projects.texts import text_of
from claimcheck.resources.patterns import lazy_pattern

_SUBFILE = lazy_pattern(r"\\documentclass\s{0,5}\[([^\[\]\\\n]{1,300})\]\s{0,5}\{subfiles\}")
_PACKAGES = lazy_pattern(r"\\(?:usepackage|RequirePackage)\s{0,5}\{([^{}\\]{1,500})\}")
_STYLE = ".sty"
_MOST_SOURCES = 100
_MOST_PREAMBLES = 5
_HIGHEST = 3
_LARGEST_MAIN = 400_000
_LARGEST = 100_000


def preamble_behind(path: Path) -> str:
    r"""Give the text in which commands of a source are defined that it does not define itself.

    Of a source with ``\documentclass`` that is what its preamble takes in; of a part, the preambles
    of the sources that have one in its folder, or in one of the next above. Only files in the
    folder of such a source or below are read.

    Args:
        path: The source.
    """
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return ""
    text = text_of(path, _LARGEST_MAIN)
    subfile = _SUBFILE.search(text)
    if subfile:
        main = Path(normpath(path.parent / subfile[1].strip()))
        main = main if main.suffix else main.with_suffix(".tex")
        return "\n".join(_definitions(main, text_of(main, _LARGEST_MAIN), own=True))
    if MAIN.search(text):
        return "\n".join(_definitions(path, text, own=False))
    found = (piece for main, words in _mains(path) for piece in _definitions(main, words, own=True))
    return "\n".join(found)


def _mains(path: Path) -> list[tuple[Path, str]]:
    """Find the whole sources that are nearest to a part."""
    for folder in list(path.absolute().parents)[:_HIGHEST]:
        sources = sorted(one for one in folder.glob("*.tex") if one.is_file())[:_MOST_SOURCES]
        texts = ((one, text_of(one, _LARGEST_MAIN)) for one in sources)
        mains = [(one, text) for one, text in texts if BODY in text and _is_whole(text)]
        if mains:
            return mains[:_MOST_PREAMBLES]
    return []


def _is_whole(text: str) -> bool:
    return MAIN.search(text) is not None and not _SUBFILE.search(text)


def _definitions(main: Path, text: str, *, own: bool) -> Iterator[str]:
    """Give the preamble of a whole source and the texts that it takes in."""
    preamble = text.partition(BODY)[0]
    top = main.parent.resolve()
    for path in (*named_files(preamble, main), *_styles(preamble, main)):
        if path.is_file() and path.resolve().is_relative_to(top):
            yield text_of(path, _LARGEST)
    if own:
        yield preamble


def _styles(preamble: str, main: Path) -> Iterator[Path]:
    for match in _PACKAGES.finditer(preamble):
        for name in match[1].split(","):
            yield Path(normpath(main.parent / f"{name.strip()}{_STYLE}"))
