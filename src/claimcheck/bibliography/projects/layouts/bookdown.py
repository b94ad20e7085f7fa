"""bookdown books: ``_bookdown.yml``, or an ``index.Rmd`` that names bookdown as its site."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from claimcheck.bibliography.projects.layout import LayoutReader, ProjectLayout
from claimcheck.bibliography.projects.paths import beside, present, present_or_all
from claimcheck.bibliography.projects.texts import beginning_of
from claimcheck.bibliography.projects.yaml_files import (
    parse_yaml,
    read_yaml,
    strings_at,
    strings_in,
)

_HEAD = re.compile(
    r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_LONGEST_HEAD = 50_000
_FORMATS = frozenset({"html", "latex", "epub", "docx"})


def read_bookdown(folder: Path) -> ProjectLayout | None:
    """Read a folder that bookdown makes a book of."""
    index = next(
        (path for name in ("index.Rmd", "index.rmd") if (path := folder / name).is_file()), None
    )
    found = read_yaml(folder / "_bookdown.yml")
    head = _head(index) if index else {}
    if found is None and not str(head.get("site", "")).startswith("bookdown"):
        return None
    values = found[1] if found else {}
    names = [*strings_at(head, "bibliography"), *strings_at(values, "bibliography")]
    return ProjectLayout(
        layout="bookdown",
        file=found[0] if found else index or folder / "_bookdown.yml",
        folder=folder,
        bibliographies=present_or_all(beside(folder, names)),
        documents=tuple(dict.fromkeys(_chapters(folder, values))),
    )


def _head(path: Path) -> Mapping[str, object]:
    match = _HEAD.match(beginning_of(path, _LONGEST_HEAD))
    return (parse_yaml(match[1]) if match else None) or {}


def _chapters(folder: Path, values: Mapping[str, object]) -> Iterator[Path]:
    """List the chapters: those that are named, or all R Markdown files in order of their names."""
    named = present(beside(folder, strings_in(values.get("rmd_files", []), _FORMATS)))
    if named:
        yield from named
        return
    subfolders = values.get("rmd_subdir")
    found = sorted(
        folder.glob("*.[Rr]md"), key=lambda path: (path.stem.lower() != "index", path.name)
    )
    yield from (path for path in found if not path.name.startswith(("_", "README")))
    if subfolders is True:
        yield from sorted(path for path in folder.glob("*/**/*.[Rr]md") if not _is_hidden(path))
    else:
        for sub in beside(folder, strings_at(values, "rmd_subdir")):
            yield from sorted(path for path in sub.rglob("*.[Rr]md") if not _is_hidden(path))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(("_", ".")) and part not in {".", ".."} for part in path.parts)


LAYOUT = LayoutReader("bookdown", read_bookdown)
