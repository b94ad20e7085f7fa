"""Sphinx sites: ``conf.py``, which is read and never run."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from claimcheck.bibliography.projects.layout import LayoutReader, ProjectFileFault, ProjectLayout
from claimcheck.bibliography.projects.paths import beside, present_or_all
from claimcheck.regular_files import read_regular

_WANTED = frozenset({"bibtex_bibfiles", "exclude_patterns", "extensions"})
_SETS = re.compile(rb"^(?:bibtex_bibfiles|extensions)[ \t]{0,20}\+?=", re.MULTILINE)
_LARGEST = 1_000_000


def read_sphinx(folder: Path) -> ProjectLayout | None:
    """Read a folder with a ``conf.py`` that names extensions or bibliographies."""
    path = folder / "conf.py"
    try:
        source = read_regular(path, _LARGEST)
    except PermissionError as error:
        raise ProjectFileFault(path, f"cannot be read: {error.strerror}") from error
    except OSError:
        return None
    values = _values(source, path)
    if not values.keys() & {"bibtex_bibfiles", "extensions"}:
        return None
    return ProjectLayout(
        layout="sphinx",
        file=path,
        folder=folder,
        bibliographies=present_or_all(beside(folder, values.get("bibtex_bibfiles", ()))),
        left_out=("_build", *values.get("exclude_patterns", ())),
    )


def _values(source: bytes, path: Path) -> Mapping[str, tuple[str, ...]]:
    """Give the lists of strings that a module sets, added parts included."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if _SETS.search(source):
            line = getattr(error, "lineno", None)
            raise ProjectFileFault(path, "is not valid Python", line) from error
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for statement in tree.body:
        for name, value in _set_by(statement):
            more = found.get(name, ()) if isinstance(statement, ast.AugAssign) else ()
            found[name] = (*more, *_strings(value))
    return found


def _set_by(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    targets: list[ast.expr] = []
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AugAssign | ast.AnnAssign):
        targets = [statement.target]
    value = getattr(statement, "value", None)
    for target in targets:
        if isinstance(target, ast.Name) and target.id in _WANTED and value is not None:
            yield target.id, value


def _strings(value: ast.expr) -> Iterator[str]:
    items = value.elts if isinstance(value, ast.List | ast.Tuple | ast.Set) else [value]
    for item in items:
        if isinstance(item, ast.Constant) and isinstance(item.value, str):
            yield item.value


LAYOUT = LayoutReader("sphinx", read_sphinx)
