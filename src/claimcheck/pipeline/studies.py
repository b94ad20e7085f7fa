"""What is known of each work as evidence, found out when somebody asks."""

from collections.abc import Iterator, Mapping
from functools import partial

from claimcheck.evidence import study_of
from claimcheck.memory import Memory
from claimcheck.model import Bibliography, Study, Verified
from claimcheck.model.freeze import FrozenMapping

_STUDIES = Memory[tuple[str, tuple[tuple[str, str], ...], Verified | None], Study]()
"""By type and fields of entries that no store has a record of, what they are as evidence."""

_NOTHING: Mapping[str, Verified] = FrozenMapping[str, Verified]({})


class Studies(Mapping[str, Study]):
    """The studies of a bibliography by key, each inferred once and only on demand.

    Args:
        bibliography: The entries.
        verifications: The entries held against the evidence store.
    """

    def __init__(
        self, bibliography: Bibliography, verifications: Mapping[str, Verified] = _NOTHING
    ) -> None:
        """Start with nothing inferred."""
        self._bibliography = bibliography
        self._verifications = verifications
        self._known: dict[str, Study] = {}

    @property
    def bibliography(self) -> Bibliography:
        """Give the entries."""
        return self._bibliography

    def __getitem__(self, key: str) -> Study:
        """Give what is known of a work."""
        if key not in self._known:
            self._known[key] = self._study(key)
        return self._known[key]

    def _study(self, key: str) -> Study:
        reference, found = self._bibliography[key], self._verifications.get(key)
        if found is not None and found.work is not None:
            return study_of(reference, found=found)
        words = (reference.type, tuple(reference.fields.items()), found)
        return _STUDIES.one(words, partial(study_of, reference, found=found))

    def __iter__(self) -> Iterator[str]:
        """Give the keys in file order."""
        return iter(self._bibliography)

    def __len__(self) -> int:
        """Count the works."""
        return len(self._bibliography)
