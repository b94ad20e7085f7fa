"""Each reference of a bibliography held against the evidence store, when somebody asks."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from claimcheck.evidence.verification.unasked import not_asked
from claimcheck.model import Bibliography, Library, Reference, Verified

if TYPE_CHECKING:
    from claimcheck.evidence.store import Store


class Verifications(Mapping[str, Verified]):
    """The entries of a bibliography by key, each held against the store once and only on demand.

    Args:
        bibliography: The entries.
        store: The store, or ``None``: then nothing was asked about any of them.
    """

    def __init__(self, bibliography: Bibliography, store: "Store | None") -> None:
        """Start with nothing verified."""
        self._bibliography = bibliography
        self.store = store
        self._known: dict[str, Verified] = {}

    @property
    def bibliography(self) -> Bibliography:
        """Give the entries."""
        return self._bibliography

    def __getitem__(self, key: str) -> Verified:
        """Give what was found for an entry."""
        if key not in self._known:
            self._known[key] = self._verified(self._bibliography[key])
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        """Give the keys in file order."""
        return iter(self._bibliography)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._bibliography)

    def _verified(self, reference: Reference) -> Verified:
        if self.store is None:
            return not_asked(reference.key)
        from claimcheck.evidence.verification import verify_in_store  # noqa: PLC0415 - needs a store

        return verify_in_store(reference, self.store)


def verifications_of(bibliography: Bibliography, library: Library) -> Verifications:
    """Hold a bibliography against the store that stands behind a library."""
    known = library.verifications
    store = known.store if isinstance(known, Verifications) else None
    return Verifications(bibliography, store)
