"""Configuration: `[tool.claimcheck]` in pyproject.toml, or claimcheck.toml; options win."""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from attrs import evolve, field, fields, frozen

from claimcheck.model import ClaimType, ConfigurationError, Severity

_NAMES = ("claimcheck.toml", "pyproject.toml")


@frozen
class Ignore:
    """Findings that the configuration switches off, with the reason.

    Args:
        path: Glob of the files.
        rules: Codes or prefixes; empty means all.
        types: Claim types; empty means all.
        reason: Why.
        expires: ISO date, or ``""``.
    """

    path: str = "*"
    rules: tuple[str, ...] = ()
    types: tuple[ClaimType, ...] = ()
    reason: str = ""
    expires: str = ""


@frozen
class Config:
    """The settings of a run.

    Args:
        paths: Documents or folders to audit.
        exclude: Globs of documents to leave out.
        bib: Bibliographies.
        ledger: Folder of ledgers.
        sources: Folder of texts of cited works.
        store: Evidence store; ``""`` for the one in the user's data folder, if it is there.
        format: Format of ``check``.
        reports: Folder that ``report`` writes into.
        formats: Formats that ``report`` writes.
        fail_on: Least severity that fails the run; ``None`` never fails.
        select: Codes or prefixes to ask; empty means all.
        ignore: Codes or prefixes not to ask.
        profile: Name of the profile.
        engine: ``"accurate"`` or ``"fast"``.
        tracked: How tracked changes of Word files are read: ``"accepted"`` or ``"original"``.
        kind: Kind of all documents whose front matter states none, empty to infer it.
        baseline: Baseline file, or ``""``.
        cache: Folder of what is kept of large bibliographies between runs, or ``""``.
        suppress: Findings switched off, each with its reason.
        folder: Folder that relative paths count from.
        source: The configuration file, or ``""``.
    """

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    bib: tuple[str, ...] = ()
    ledger: str = "claims"
    sources: str = "sources"
    store: str = ""
    format: str = "text"
    reports: str = "reports"
    formats: tuple[str, ...] = ("text", "json", "sarif", "markdown", "checklist", "csv")
    fail_on: Severity | None = Severity.ERROR
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = "default"
    engine: str = "accurate"
    tracked: str = "accepted"
    kind: str = ""
    baseline: str = ""
    cache: str = ".claimcheck-cache"
    suppress: tuple[Ignore, ...] = ()
    folder: Path = field(factory=Path, repr=False)
    source: str = ""


_INTERNAL = {"folder", "source"}


def find_config(start: Path) -> Config:
    """Read the nearest configuration at or above a folder; the defaults where there is none.

    Raises:
        ConfigurationError: A file is not TOML, or holds an unknown key or a wrong value.
    """
    for folder in (start, *start.resolve().parents):
        for name in _NAMES:
            table = _table(folder / name)
            if table is not None:
                return parse_config(table, (folder / name).as_posix(), folder)
    return Config(folder=start)


def _table(path: Path) -> Mapping[str, Any] | None:
    if not path.is_file():
        return None
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path.as_posix()}: cannot be read: {error}") from error
    if path.name == "claimcheck.toml":
        return table
    tool = table.get("tool", {})
    own = tool.get("claimcheck") if isinstance(tool, dict) else None
    return own if isinstance(own, dict) else None


def parse_config(table: Mapping[str, Any], source: str, folder: Path) -> Config:
    """Turn a table into a configuration.

    Args:
        table: The keys as written, with hyphens or underscores.
        source: Name of the file, for errors.
        folder: Folder that relative paths count from.

    Raises:
        ConfigurationError: An unknown key (the nearest known one is named) or a wrong value.
    """
    known = {one.name for one in fields(Config)} - _INTERNAL
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise ConfigurationError(f"{source}: {_unknown('key', key, known)}")
        values[name] = _value(name, value, source)
    return evolve(Config(), **values, folder=folder, source=source)


def _unknown(what: str, key: str, known: set[str]) -> str:
    names = sorted(name.replace("_", "-") for name in known)
    near = get_close_matches(key, names, 1, 0.5)
    hint = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(names)}"
    return f"unknown {what} `{key}`; {hint}"


def _value(name: str, value: Any, source: str) -> Any:
    if name == "suppress":
        return tuple(_ignore(item, source) for item in _items(name, value, source, dict))
    if name == "fail_on":
        return parse_level(_one(name, value, source, str))
    if isinstance(getattr(Config(), name), tuple):
        listed = [value] if isinstance(value, str) else value
        return tuple(_items(name, listed, source, str))
    return _one(name, value, source, str)


def _one(name: str, value: Any, source: str, kind: type) -> Any:
    if not isinstance(value, kind):
        shown = name.replace("_", "-")
        raise ConfigurationError(
            f"{source}: `{shown}` must be a {_WORDS[kind]}, not {type(value).__name__}"
        )
    return value


_WORDS: Mapping[type, str] = {str: "string", dict: "table", list: "list"}


def _items(name: str, value: Any, source: str, kind: type) -> list[Any]:
    return [_one(name, item, source, kind) for item in _one(name, value, source, list)]


def _ignore(table: Mapping[str, Any], source: str) -> Ignore:
    known = {one.name for one in fields(Ignore)}
    for key in table:
        if key not in known:
            raise ConfigurationError(f"{source}: {_unknown('key in suppress', key, known)}")
    try:
        types = tuple(ClaimType(word) for word in table.get("types", ()))
    except ValueError as error:
        raise ConfigurationError(f"{source}: suppress: {error}") from error
    return Ignore(
        path=str(table.get("path", "*")),
        rules=tuple(str(word) for word in table.get("rules", ())),
        types=types,
        reason=str(table.get("reason", "")),
        expires=str(table.get("expires", "")),
    )


def parse_level(word: str) -> Severity | None:
    """Read a level; ``never`` is ``None``.

    Raises:
        ConfigurationError: It is not a level.
    """
    if word == "never":
        return None
    try:
        return Severity(word)
    except ValueError as error:
        raise ConfigurationError(
            f"unknown level `{word}`; known are error, warning, note, never"
        ) from error
