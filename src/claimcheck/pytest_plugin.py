"""A pytest plugin: each document is a test item, so that a project runs its claims with its tests.

Switched on by ``pytest --claimcheck``, or ``claimcheck = true`` in pytest's configuration. Settings
are those of ``claimcheck.toml`` or ``[tool.claimcheck]``; a document fails where ``claimcheck
check`` would.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from claimcheck.auditing import Audit
    from claimcheck.auditing.config import Config

_SWITCH = "claimcheck"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch."""
    group = parser.getgroup("claimcheck")
    group.addoption("--claimcheck", action="store_true", help="Audit documents beside the tests.")
    parser.addini(_SWITCH, "Audit documents beside the tests.", type="bool", default=False)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "DocumentFile | None":
    """Collect documents where the plugin is switched on."""
    config = parent.config
    if not (config.getoption("--claimcheck") or config.getini(_SWITCH)):
        return None
    from claimcheck.readers import folder_suffixes  # noqa: PLC0415 - only where switched on

    if file_path.suffix.lower() not in folder_suffixes() or file_path.name.startswith("."):
        return None
    return DocumentFile.from_parent(parent, path=file_path)


class DocumentFile(pytest.File):
    """A document as pytest collects it."""

    def collect(self) -> Iterator["DocumentItem"]:
        """Give the one item of the document."""
        yield DocumentItem.from_parent(self, name="claims")


class UnsoundClaimsError(Exception):
    """A document has findings at or above the level that fails."""


class DocumentItem(pytest.Item):
    """The audit of one document."""

    def runtest(self) -> None:
        """Audit the document.

        Raises:
            UnsoundClaimsError: There are findings at or above the failing level.
        """
        audit, config = _audited(self.path)
        if audit.failures or audit.fails(config.fail_on):
            from claimcheck.reports import render  # noqa: PLC0415 - only for a failure

            unread = "".join(f"{failure}\n" for failure in audit.failures)
            raise UnsoundClaimsError(unread + render(audit, "text"))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        """Show the report instead of a trace."""
        if isinstance(excinfo.value, UnsoundClaimsError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo, style))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the document."""
        return self.path, 0, f"claims of {self.path.name}"


def _audited(path: Path) -> "tuple[Audit, Config]":
    from attrs import evolve  # noqa: PLC0415 - only where switched on

    from claimcheck.auditing import (  # noqa: PLC0415 - only where switched on
        Sources,
        audit_sources,
        find_config,
    )
    from claimcheck.auditing.confined import refuse_paths_outside  # noqa: PLC0415 - as above
    from claimcheck.evidence.store.default_path import (  # noqa: PLC0415 - as above
        chosen_store,
    )
    from claimcheck.project_folder import project_around, project_at  # noqa: PLC0415 - as above

    found = find_config(path.parent)
    folder = found.folder
    config = evolve(
        found,
        bib=tuple((folder / name).as_posix() for name in found.bib),
        ledger=(folder / found.ledger).as_posix() if found.ledger else "",
        sources=(folder / found.sources).as_posix() if found.sources else "",
        store=(folder / found.store).as_posix() if found.store else "",
        cache=(folder / found.cache).as_posix() if found.cache else "",
        baseline=(folder / found.baseline).as_posix() if found.baseline else "",
    )
    project = project_at(folder) if found.source else project_around([path])
    if project is not None:
        refuse_paths_outside(config, project, {"paths", "reports"})
    sources = Sources(
        paths=(_shown(path, folder),),
        fallback=config.bib,
        ledgers=Path(config.ledger) if config.ledger else None,
        source_folder=Path(config.sources) if config.sources else None,
        store=chosen_store(config.store),
        engine=config.engine,
        cache=Path(config.cache) if config.cache else None,
        project=project,
    )
    return audit_sources(sources, config), config


def _shown(path: Path, folder: Path) -> str:
    """Name the document as its ledger does: relative to the configuration, where that is here."""
    if folder.resolve() == Path.cwd():
        return path.resolve().relative_to(Path.cwd()).as_posix()
    return path.as_posix()
