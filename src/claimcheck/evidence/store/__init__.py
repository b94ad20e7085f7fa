"""The evidence store: facts of works kept in one local file, so that every audit stays offline.

:func:`open_store` reads one; ``importing`` fills one from the public dumps of the indexes. Names
are imported when they are first asked for: an audit without a store opens no database.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.evidence.store.lookup import Store as Store
    from claimcheck.evidence.store.lookup import open_store as open_store

_HOMES = {"Store": "lookup", "open_store": "lookup"}


def __getattr__(name: str) -> object:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
