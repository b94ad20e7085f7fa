"""A first configuration for a folder: which documents and bibliographies its layout holds."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from claimcheck.auditing.find_documents import DocumentSearch
from claimcheck.bibliography.projects import Projects
from claimcheck.ledger.toml_text import toml_value
from claimcheck.model import Failure
from claimcheck.model.by_value import ByValue
from claimcheck.readers import folder_suffixes

FORMATS: Final = ("html", "checklist", "markdown", "json", "sarif", "csv")
_NOT_ARTICLES: Final = (
    "*README*",
    "*CHANGELOG*",
    "*CONTRIBUTING*",
    "*LICEN[CS]E*",
    "*SECURITY*",
    "*requirements*.txt",
)
_OUTPUT: Final = ("build", "dist", "public", "reports", "site", "target", "_build", "_site")
_TOOLS: Final = ("env", "node_modules", "templates", "test", "tests", "vendor", "venv")
_NOT_CONTENT: Final = frozenset((*_OUTPUT, *_TOOLS, "claims", "sources"))
_BIBLIOGRAPHIES: Final = (".bib", ".ris", ".nbib")
_TEMPLATE: Final = """\
# What claimcheck audits when it is called without paths. See `claimcheck help ci`.
paths = {paths}
exclude = {exclude}
bib = {bib}
ledger = "claims"
reports = "reports"
formats = {formats}
fail-on = "error"
profile = "default"
"""


@frozen(eq=False, repr=False)
class FirstConfig(ByValue):
    """What a folder holds, as its configuration begins.

    Args:
        paths: Documents and folders of documents, relative to it.
        exclude: Globs of files in those folders that are no articles.
        bib: Bibliographies.
        documents: How many documents there are.
        layout: Name of the project's layout, such as ``"quarto"``, or ``""``.
        unseen: What could not be looked at, and why.
    """

    paths: Sequence[str]
    exclude: Sequence[str]
    bib: Sequence[str]
    documents: int
    layout: str = ""
    unseen: tuple[Failure, ...] = ()

    @property
    def text(self) -> str:
        """Write the configuration."""
        return _TEMPLATE.format(
            paths=_listed(self.paths),
            exclude=_listed(self.exclude),
            bib=_listed(self.bib),
            formats=_listed(FORMATS),
        )


def begin_config(folder: Path) -> FirstConfig:
    """Look at what lies in a folder, and say what is to be audited in it.

    A project file (of a book, a site, a manuscript) says which documents and bibliographies are the
    project's. Without one, each folder of documents is taken, but not those of tests, tools and
    output, nor files such as README and LICENSE.

    Args:
        folder: The folder; it need not exist.
    """
    projects = Projects()
    project = projects.around(folder / "article.md")
    search = DocumentSearch(frozenset(folder_suffixes()), _NOT_ARTICLES)
    found = search.find([folder.as_posix()] if folder.is_dir() else [])
    names = _inside(folder, found.paths)
    broken = projects.faults_around(folder / "article.md")
    return FirstConfig(
        paths=tuple(dict.fromkeys(map(_top, names))) or (".",),
        exclude=_NOT_ARTICLES if not names or any("/" in name for name in names) else (),
        bib=_bibliographies(folder, project.bibliographies if project else ()),
        documents=len(names),
        layout=project.layout if project else "",
        unseen=tuple(dict.fromkeys((*broken, *found.unseen))),
    )


def _inside(folder: Path, paths: Iterable[str]) -> list[str]:
    inside = (Path(path) for path in paths if Path(path) != folder)
    names = (path.relative_to(folder) for path in inside)
    return [name.as_posix() for name in names if _is_content(name)]


def _top(name: str) -> str:
    """Give the folder below the top in which a document lies, or the document."""
    return name.partition("/")[0]


def _bibliographies(folder: Path, known: Sequence[Path]) -> tuple[str, ...]:
    paths = known or (path for path in folder.rglob("*") if path.suffix.lower() in _BIBLIOGRAPHIES)
    inside = (path for path in paths if path.is_relative_to(folder) and path.is_file())
    names = (path.relative_to(folder) for path in inside)
    return tuple(sorted(name.as_posix() for name in names if _is_content(name)))


def _is_content(name: Path) -> bool:
    return not any(part.startswith(".") or part in _NOT_CONTENT for part in name.parts)


def _listed(values: Iterable[str]) -> str:
    return f"[{', '.join(map(toml_value, values))}]"
