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
    from claimcheck.auditing import (  # noqa: PLC0415 - only where switched on
        Sources,
        audit_sources,
        find_config,
    )
    from claimcheck.evidence.store.default_path import (  # noqa: PLC0415 - as above
        chosen_store,
    )

    config = find_config(path.parent)
    sources = Sources(
        paths=(_shown(path, config.folder),),
        fallback=tuple((config.folder / name).as_posix() for name in config.bib),
        ledgers=config.folder / config.ledger,
        source_folder=config.folder / config.sources if config.sources else None,
        store=chosen_store((config.folder / config.store).as_posix() if config.store else ""),
        engine=config.engine,
        cache=config.folder / config.cache if config.cache else None,
    )
    return audit_sources(sources, config), config


def _shown(path: Path, folder: Path) -> str:
    """Name the document as its ledger does: relative to the configuration, where that is here."""
    if folder.resolve() == Path.cwd():
        return path.resolve().relative_to(Path.cwd()).as_posix()
    return path.as_posix()
