"""Texts of cited works: those of the folder of sources first, then the store's open full texts."""

from collections.abc import Iterator, Mapping

from claimcheck.model import Bibliography, Library, SourceText
from claimcheck.pipeline.verifications import Verifications, verifications_of


class WorkTexts(Mapping[str, SourceText]):
    """The texts of the works of a bibliography by key, each looked up when it is asked for.

    Args:
        folder: The texts that a person put into the folder of sources.
        verifications: The entries held against the store that may have open texts.
    """

    def __init__(self, folder: Mapping[str, SourceText], verifications: Verifications) -> None:
        """Start with nothing looked up."""
        self.folder = folder
        self._verifications = verifications

    @property
    def bibliography(self) -> Bibliography:
        """Give the entries."""
        return self._verifications.bibliography

    def __getitem__(self, key: str) -> SourceText:
        """Give the text of a key.

        Raises:
            KeyError: Neither the folder nor the store has one.
            InputError: The folder has one, and it cannot be read.
        """
        if key in self.folder:
            return self.folder[key]
        text = self._stored(key)
        if text is None:
            raise KeyError(key)
        return text

    def __contains__(self, key: object) -> bool:
        """Tell whether there is a text, without reading a file."""
        return key in self.folder or (isinstance(key, str) and self._stored(key) is not None)

    def __iter__(self) -> Iterator[str]:
        """Give the keys that have a text: those of the folder, then those of the store."""
        yield from self.folder
        yield from (key for key in self.bibliography if key not in self.folder and key in self)

    def __len__(self) -> int:
        """Count the texts."""
        return sum(1 for _ in self)

    def _stored(self, key: str) -> SourceText | None:
        store = self._verifications.store
        found = self._verifications.get(key)
        if store is None or found is None:
            return None
        from claimcheck.evidence.quotations import open_text  # noqa: PLC0415 - needs a store

        return open_text(found, store)


def work_texts_of(bibliography: Bibliography, library: Library) -> Mapping[str, SourceText]:
    """Give the texts of a bibliography's works that stand behind a library."""
    known = library.texts
    folder = known.folder if isinstance(known, WorkTexts) else known
    verifications = verifications_of(bibliography, library)
    return folder if verifications.store is None else WorkTexts(folder, verifications)
