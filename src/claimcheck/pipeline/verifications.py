"""Each reference of a bibliography held against the evidence store, when somebody asks."""

from collections.abc import Iterator, Mapping

from claimcheck.evidence.store import Store
from claimcheck.evidence.verification.offline import not_asked, verify_in_store
from claimcheck.model import Bibliography, Library, Verified


class Verifications(Mapping[str, Verified]):
    """The entries of a bibliography by key, each held against the store once and only on demand.

    Args:
        bibliography: The entries.
        store: The store, or ``None``: then nothing was asked about any of them.
    """

    def __init__(self, bibliography: Bibliography, store: Store | None) -> None:
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
            reference = self._bibliography[key]
            self._known[key] = (
                not_asked(key) if self.store is None else verify_in_store(reference, self.store)
            )
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        """Give the keys in file order."""
        return iter(self._bibliography)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._bibliography)


def verifications_of(bibliography: Bibliography, library: Library) -> Verifications:
    """Hold a bibliography against the store that stands behind a library."""
    known = library.verifications
    store = known.store if isinstance(known, Verifications) else None
    return Verifications(bibliography, store)
