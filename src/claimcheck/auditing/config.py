"""Configuration: `[tool.claimcheck]` in pyproject.toml, or claimcheck.toml; options win."""

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from attrs import evolve, field, frozen

from claimcheck.auditing.config_schema import CONFIG, LEVELS, NEVER
from claimcheck.model import ClaimType, ConfigurationError, Severity
from claimcheck.model.by_value import ByValue
from claimcheck.project_folder import project_at
from claimcheck.regular_files import line_of_fault, read_regular
from claimcheck.toml_files.fields import Report, nearest, plain_name, shorten
from claimcheck.toml_files.places import field_lines, nearest_line
from claimcheck.toml_files.syntax import SyntaxFault, parse_toml

_NAMES: Final = ("claimcheck.toml", "pyproject.toml")
_TOOL: Final = "claimcheck"
_OWN: Final = f"tool.{_TOOL}"
_SLIP: Final = 0.85
_LARGEST: Final = 20_000_000


@frozen(eq=False, repr=False)
class Ignore(ByValue):
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


@frozen(eq=False, repr=False)
class Config(ByValue):
    """The settings of a run.

    Args:
        paths: Documents or folders to audit.
        exclude: Patterns of documents to leave out, as in a `.gitignore`.
        force_exclude: Whether `exclude` and `.gitignore` files bind paths that are named, too.
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
        lines: Line of each key in it.
    """

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = True
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
    lines: Mapping[str, int] = field(factory=dict, repr=False, eq=False)

    def place(self, key: str) -> str:
        """Say where a key stands, such as ``claimcheck.toml:3``."""
        return f"{self.source}:{nearest_line(self.lines, key)}" if self.lines else self.source


def find_config(start: Path) -> Config:
    """Read the nearest configuration at or above a folder; the defaults where there is none.

    Raises:
        ConfigurationError: A file cannot be read, is not TOML, is a link that leads out of the
            project, or holds an unknown key or a wrong value; every fault is named with its line.
    """
    for folder in (start, *start.resolve().parents):
        for name in _NAMES:
            path = folder / name
            leads_out = path.is_symlink() and not project_at(folder).holds(path)
            if leads_out and not _is_project_file(name):
                raise _outside(path)
            found = _read(path)
            if found is not None and found.table is not None:
                if leads_out:
                    raise _outside(path)
                return _parsed(found, folder)
    return Config(folder=start)


def read_config(path: Path) -> Config:
    """Read a configuration file that somebody named.

    Raises:
        ConfigurationError: As for :func:`find_config`, or it holds no configuration of ours.
    """
    found = _read(path)
    if found is None:
        raise ConfigurationError(f"{path.as_posix()}: no such file")
    if found.table is None:
        raise ConfigurationError(f"{path.as_posix()}: has no table [tool.claimcheck]")
    return _parsed(found, path.parent)


def _outside(path: Path) -> ConfigurationError:
    remedy = "if that is meant, name it with --config"
    return ConfigurationError(str(project_at(path.parent).outside(path, remedy)))


@frozen(eq=False, repr=False)
class _File(ByValue):
    """A file that may hold a configuration.

    Args:
        name: How messages name it.
        table: Our table in it, of whatever type, ``None`` where it has none.
        lines: Line of each key by its dotted name.
    """

    name: str
    table: object
    lines: Mapping[str, int]


def _read(path: Path) -> _File | None:
    """Read a file; ``None`` where there is none."""
    name = path.as_posix()
    text = _text_of(path)
    if text is None:
        return None
    try:
        table: object = parse_toml(text)
    except SyntaxFault as fault:
        place = name if fault.line is None else f"{name}:{fault.line}"
        raise ConfigurationError(f"{place}: cannot be read: {fault.message}") from fault
    if not _is_project_file(name):
        return _File(name, table, _hyphened_lines(text))
    tools = table.get("tool") if isinstance(table, dict) else None
    table = tools.get(_TOOL) if isinstance(tools, dict) else None
    if table is None:
        _refuse_slip(tools, _File(name, None, field_lines(text)))
    found = _hyphened_lines(text).items()
    lines = {one.removeprefix(f"{_OWN}."): line for one, line in found}
    return _File(name, table, {**lines, "": lines.get(_OWN, 1)})


def _refuse_slip(tools: object, file: _File) -> None:
    """Refuse a table that is named almost as ours is, which nobody else would speak of."""
    for key in tools if isinstance(tools, dict) else ():
        plain = re.sub(r"[\W_]", "", key.lower())
        if plain[:1] == "c" and nearest(plain, [_TOOL], _SLIP):
            place = f"{file.name}:{nearest_line(file.lines, f'tool.{key}')}"
            message = f"unknown table `[tool.{shorten(key)}]` (did you mean `[{_OWN}]`?)"
            raise ConfigurationError(f"{place}: {message}")


def _is_project_file(name: str) -> bool:
    return Path(name).name == _NAMES[1]


def _hyphened_lines(text: str) -> dict[str, int]:
    return {name.replace("_", "-"): line for name, line in field_lines(text).items()}


def _text_of(path: Path) -> str | None:
    """Read a file; ``None`` where there is none."""
    name = path.as_posix()
    try:
        if not os.path.lexists(path):
            return None
        return read_regular(path, _LARGEST).decode("utf-8")
    except UnicodeDecodeError as error:
        line = line_of_fault(error)
        raise ConfigurationError(f"{name}:{line}: is not UTF-8 text (save it as UTF-8)") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigurationError(f"{name}: cannot be read: {reason}") from error


def parse_config(table: object, source: str, folder: Path) -> Config:
    """Turn a table into a configuration.

    Args:
        table: The keys as written, with hyphens or underscores.
        source: Name of the file, for errors.
        folder: Folder that relative paths count from.

    Raises:
        ConfigurationError: An unknown key (the nearest known one is named) or a wrong value.
    """
    return _parsed(_File(source, table, {}), folder)


def _parsed(file: _File, folder: Path) -> Config:
    faults: list[str] = []

    def report(name: str, message: str, remedy: str) -> None:
        line = nearest_line(file.lines, name) if file.lines else None
        place = file.name if line is None else f"{file.name}:{line}"
        shown = plain_name(name)
        where = f"`{shown}`: " if shown and f"`{shown}`" not in message else ""
        written = remedy.replace("[[", f"[[{_OWN}.") if _is_project_file(file.name) else remedy
        faults.append(f"{place}: {where}{message} ({written})")

    if not isinstance(file.table, dict):
        report("", "the configuration is not a table", "write [tool.claimcheck] and keys below it")
    read = CONFIG.read(_hyphened(file.table, report), "", report)
    if faults:
        raise ConfigurationError("\n".join(faults))
    values: dict[str, Any] = {key.replace("-", "_"): value for key, value in read.items()}
    level = values.pop("fail_on", Severity.ERROR.value)
    ignores = values.pop("suppress", ())
    return evolve(
        Config(),
        **values,
        fail_on=parse_level(level),
        suppress=tuple(_ignore(one) for one in ignores),
        folder=folder,
        source=file.name,
        lines=file.lines,
    )


def _hyphened(table: object, report: Report) -> dict[str, object]:
    """Write every key with hyphens; one that stands there both ways is a fault."""
    found: dict[str, object] = {}
    for key, value in table.items() if isinstance(table, dict) else ():
        name = key.replace("_", "-")
        if name in found:
            report(key, f"`{name}` is given twice", "keep one of the two")
        found[name] = value
    return found


def _ignore(table: Mapping[str, Any]) -> Ignore:
    expires = table.get("expires")
    day = expires.isoformat() if isinstance(expires, date) else ""
    return Ignore(**{**table, "expires": day})


def parse_level(word: str) -> Severity | None:
    """Read a level; ``never`` is ``None``.

    Raises:
        ConfigurationError: It is not a level.
    """
    if word == NEVER:
        return None
    try:
        return Severity(word)
    except ValueError as error:
        raise ConfigurationError(
            f"unknown level `{word}`; known are {', '.join(LEVELS)}"
        ) from error
