"""The evidence store: facts of works kept in one local file, so that every audit stays offline.

:func:`open_store` reads one; ``importing`` fills one from the public dumps of the indexes.
"""

from claimcheck.evidence.store.lookup import Store, open_store

__all__ = ["Store", "open_store"]
