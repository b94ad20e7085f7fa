"""Jupyter Book: ``_config.yml`` with ``_toc.yml``."""

from pathlib import Path

from claimcheck.bibliography.projects.layout import LayoutReader, ProjectFileFault, ProjectLayout
from claimcheck.bibliography.projects.paths import beside, present_or_all, with_suffix
from claimcheck.bibliography.projects.yaml_files import (
    mapping_at,
    read_yaml,
    strings_at,
    strings_in,
)

_NAMES = frozenset({"file", "root", "chapters", "parts", "sections", "glob"})
_PAGES = (".md", ".ipynb", ".rst", ".txt")
_OF_BOOKS = frozenset({"bibtex_bibfiles", "sphinx", "parse", "execute", "only_build_toc_files"})


def read_jupyter_book(folder: Path) -> ProjectLayout | None:
    """Read a folder with a ``_config.yml`` that a Jupyter Book is made by."""
    contents = read_yaml(folder / "_toc.yml") if (folder / "_config.yml").is_file() else None
    try:
        found = read_yaml(folder / "_config.yml")
    except ProjectFileFault:
        if contents is None:  # a site of Jekyll's is configured by a file of this name, too
            return None
        raise
    if found is None or (contents is None and _OF_BOOKS.isdisjoint(found[1])):
        return None
    path, values = found
    more = mapping_at(values, "sphinx", "config")
    names = (*strings_at(values, "bibtex_bibfiles"), *strings_at(more, "bibtex_bibfiles"))
    pages = beside(folder, strings_in(dict(contents[1]), _NAMES)) if contents else ()
    return ProjectLayout(
        layout="jupyter-book",
        file=path,
        folder=folder,
        bibliographies=present_or_all(beside(folder, names)),
        documents=with_suffix(pages, _PAGES),
        left_out=("_build", *strings_at(values, "exclude_patterns")),
    )


LAYOUT = LayoutReader("jupyter-book", read_jupyter_book)
