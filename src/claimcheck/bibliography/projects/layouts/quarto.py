"""Quarto books, web sites and manuscripts: ``_quarto.yml``."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from claimcheck.bibliography.projects.layout import LayoutReader, ProjectLayout
from claimcheck.bibliography.projects.paths import beside, present, present_or_all
from claimcheck.bibliography.projects.yaml_files import (
    mapping_at,
    read_yaml,
    strings_at,
    strings_in,
)

_LISTS = ("chapters", "appendices")
_NAMES = frozenset({"part", "chapters", "file", "href"})
_PAGES = (".qmd", ".md", ".rmd", ".ipynb")
_NEVER = ("README.md", "README.qmd", "LICENSE.md", "CONTRIBUTING.md", "CHANGELOG.md", "NEWS.md")


def read_quarto(folder: Path) -> ProjectLayout | None:
    """Read a folder with a ``_quarto.yml``; other files that it takes in count too."""
    found = read_yaml(folder / "_quarto.yml", folder / "_quarto.yaml")
    if found is None:
        return None
    path, values = found
    names = [name for part in _with_parts(folder, values) for name in _bibliographies(part)]
    chapters = beside(folder, _chapters(values))
    output = mapping_at(values, "project").get("output-dir")
    return ProjectLayout(
        layout="quarto",
        file=path,
        folder=folder,
        bibliographies=present_or_all(beside(folder, names)),
        documents=present(one for one in chapters if one.suffix.lower() in _PAGES),
        left_out=(*_NEVER, *([output] if isinstance(output, str) else []), *_unrendered(values)),
    )


def _with_parts(folder: Path, values: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    yield values
    for path in beside(folder, strings_at(values, "metadata-files")):
        found = read_yaml(path)
        if found is not None:
            yield found[1]


def _bibliographies(values: Mapping[str, object]) -> Iterator[str]:
    for part in (values, mapping_at(values, "book"), mapping_at(values, "website")):
        yield from strings_at(part, "bibliography")


def _chapters(values: Mapping[str, object]) -> Iterator[str]:
    book = mapping_at(values, "book")
    for name in _LISTS:
        yield from strings_in(book.get(name, []), _NAMES)


def _unrendered(values: Mapping[str, object]) -> Iterator[str]:
    for name in strings_at(mapping_at(values, "project"), "render"):
        if name.startswith("!"):
            yield name[1:].removeprefix("/")


LAYOUT = LayoutReader("quarto", read_quarto)
