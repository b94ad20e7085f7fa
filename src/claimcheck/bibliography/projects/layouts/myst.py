"""MyST projects: ``myst.yml``."""

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

_NAMES = frozenset({"file", "children", "pattern"})
_PAGES = (".md", ".ipynb", ".tex")
_BUILT = ("_build", "node_modules")


def read_myst(folder: Path) -> ProjectLayout | None:
    """Read a folder with a ``myst.yml``; without a list of bibliographies every ``.bib`` counts."""
    found = read_yaml(folder / "myst.yml", folder / "myst.yaml")
    if found is None:
        return None
    path, values = found
    project = mapping_at(values, "project")
    named = beside(folder, strings_at(project, "bibliography"))
    return ProjectLayout(
        layout="myst",
        file=path,
        folder=folder,
        bibliographies=present_or_all(named) if named else tuple(_every_bibliography(folder)),
        documents=tuple(dict.fromkeys(_pages(folder, project))),
        left_out=(*_BUILT, *strings_at(project, "exclude")),
    )


def _every_bibliography(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.bib")):
        inside = path.relative_to(folder).parts
        if not any(part.startswith((".", "_")) or part in _BUILT for part in inside):
            yield path


def _pages(folder: Path, project: Mapping[str, object]) -> Iterator[Path]:
    for name in strings_in(project.get("toc", []), _NAMES):
        found = sorted(folder.glob(name)) if "*" in name else list(present(beside(folder, [name])))
        yield from (path for path in found if path.suffix.lower() in _PAGES)


LAYOUT = LayoutReader("myst", read_myst)
