"""Which rules a run asks, and which documents it reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from claimcheck.bibliography.projects import Projects
from claimcheck.model import ConfigurationError
from claimcheck.rules import Rule, Settings, all_rules, families

_COMMENTED = ".claims.docx"
"""How copies of documents are called that hold findings as comments."""


def select_rules(
    select: Sequence[str], ignore: Sequence[str], settings: Settings
) -> Mapping[str, Rule[Any]]:
    """Choose rules by code, prefix, name or family.

    Args:
        select: What to ask; empty means everything.
        ignore: What not to ask; wins over ``select``.
        settings: A profile, which may switch rules off that are not selected by their full code.

    Raises:
        ConfigurationError: A word selects no rule; the nearest is named.
    """
    rules = all_rules()
    for word in (*select, *ignore):
        if not any(_matches(rule, word) for rule in rules.values()):
            raise ConfigurationError(_unknown(word, rules))
    return {
        code: rule
        for code, rule in rules.items()
        if (not select or any(_matches(rule, word) for word in select))
        and not any(_matches(rule, word) for word in ignore)
        and (code not in settings.ignored or code in select)
    }


def _matches(rule: Rule[Any], word: str) -> bool:
    return rule.code.startswith(word.upper()) or word in {rule.name, rule.family}


def _unknown(word: str, rules: Mapping[str, Rule[Any]]) -> str:
    names = [*rules, *(rule.name for rule in rules.values()), *families()]
    near = get_close_matches(word, names, 1, 0.4)
    hint = f"; did you mean `{near[0]}`?" if near else ""
    return f"no rule has the code, name or family `{word}`{hint}"


def expand_paths(
    paths: Iterable[str],
    suffixes: frozenset[str],
    exclude: Sequence[str],
    folders: Sequence[str] = (),
) -> Iterator[str]:
    """Turn folders into the documents in them, in order of name; each file once.

    Hidden folders and files are passed over, copies of documents with our comments
    (``.claims.docx``), and what a project file (of a book, a site, a manuscript) does not count
    among its documents; a path named outright is always taken, and so is a folder that holds no
    document, for the reader to refuse by name.

    Args:
        paths: Files or folders as the user named them.
        suffixes: Suffixes of documents, in lower case.
        exclude: Globs of paths to leave out of folders.
        folders: Folders inside folders to leave out: our own reports, the texts of cited works.
    """
    apart = [Path(folder).resolve() for folder in folders]
    seen: set[str] = set()
    for name in paths:
        path = Path(name)
        found = (_of_projects(_documents(path, suffixes)) if path.is_dir() else []) or [path]
        for one in found:
            shown = one.as_posix()
            left_out = one is not path and (
                any(fnmatchcase(shown, glob) for glob in exclude) or _lies_in(one, apart, path)
            )
            if shown not in seen and not left_out:
                seen.add(shown)
                yield shown


def _of_projects(documents: list[Path]) -> list[Path]:
    """Leave out what projects leave out; a folder that a project passes over is taken whole."""
    projects = Projects()
    return [one for one in documents if not projects.is_left_out(one)] or documents


def _lies_in(path: Path, folders: Sequence[Path], named: Path) -> bool:
    """Tell whether a path lies in one of some folders, unless that is the folder named."""
    whole, top = path.resolve(), named.resolve()
    return any(
        whole.is_relative_to(folder) and not top.is_relative_to(folder) for folder in folders
    )


def _documents(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in suffixes
        and not path.name.lower().endswith(_COMMENTED)
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
