r"""LaTeX manuscripts in several files: the one with ``\documentclass`` takes in the others."""

from pathlib import Path

from claimcheck.bibliography.projects.latex_parts import (
    MAIN,
    SUFFIXES,
    latex_parts,
    latex_source,
)
from claimcheck.bibliography.projects.layout import LayoutReader, ProjectLayout
from claimcheck.bibliography.projects.paths import beside, present
from claimcheck.resources.patterns import lazy_pattern

_NAMED = lazy_pattern(
    r"\\(?:bibliography|addbibresource|addglobalbib)\s{0,5}(?:\[[^\]]{0,200}\])?\{([^{}]{1,2000})\}"
)
_MOST_SOURCES = 100


def read_tex(folder: Path) -> ProjectLayout | None:
    """Read a folder with a source that takes in others."""
    sources = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    for main in sources[:_MOST_SOURCES]:
        if main.is_file() and MAIN.search(latex_source(main)) and (parts := latex_parts(main)):
            return ProjectLayout(
                layout="tex",
                file=main,
                folder=folder,
                bibliographies=bibliographies_of(main, parts),
            )
    return None


def bibliographies_of(main: Path, parts: tuple[Path, ...]) -> tuple[Path, ...]:
    """Give the bibliographies of a manuscript: those it names, else the list that was made of them.

    Args:
        main: The source that takes in the others.
        parts: The others.
    """
    texts = (latex_source(path) for path in (main, *parts))
    lists = (match[1] for text in texts for match in _NAMED.finditer(text))
    names = [name.strip() for listed in lists for name in listed.split(",") if name.strip()]
    whole = (name if name.endswith(".bib") else f"{name}.bib" for name in names)
    made = main.with_suffix(".bbl")
    return present(beside(main.parent, whole)) or present((made,))


LAYOUT = LayoutReader("tex", read_tex)
