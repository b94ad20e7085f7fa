"""Everything that one run audits, for rules that compare documents."""

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.errors import Failure
from claimcheck.model.library import Library
from claimcheck.model.parents import with_parents
from claimcheck.model.reading import Reading
from claimcheck.model.record import Ledger, Suppression


@frozen(slots=False, eq=False, repr=False)
class Project(ByValue):
    """Everything that one run audits; the subject of rules that compare documents.

    Args:
        readings: The documents.
        libraries: Every library once, shared or a document's own.
        ledgers: Every ledger read, those without a document included.
        failures: Inputs that could not be read.
        cited_elsewhere: Words that documents of the same project, which the run does not read, may
            cite as keys.
        looked_at: Files beside documents and bibliographies that what is said follows from.
    """

    readings: tuple[Reading, ...] = ()
    libraries: tuple[Library, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    failures: tuple[Failure, ...] = ()
    cited_elsewhere: frozenset[str] = frozenset()
    looked_at: tuple[str, ...] = ()

    def used_in(self, library: Library) -> frozenset[str]:
        """Return the keys of a library that are used, in this run or out of it.

        Used is what a document of the run cites, whatever other library it has beside; what a
        document outside the run cites; and what entries that are cited take fields from.
        """
        return self._used.get(id(library), self.cited_elsewhere)

    @cached_property
    def _used(self) -> Mapping[int, frozenset[str]]:
        found: dict[int, frozenset[str]] = {}
        for library in self.libraries:
            paths = set(library.bibliography.paths)
            beside = (one for one in self.libraries if paths & set(one.bibliography.paths))
            keys = {key for one in (library, *beside) for key in self.cited_in(one)}
            found[id(library)] = with_parents(keys | self.cited_elsewhere, library.bibliography)
        return found

    def cited_in(self, library: Library) -> frozenset[str]:
        """Return the keys of a library that any document or record of the run cites."""
        return self._cited.get(id(library), frozenset())

    @cached_property
    def _cited(self) -> Mapping[int, frozenset[str]]:
        found: dict[int, frozenset[str]] = {}
        for reading in self.readings:
            number = id(reading.library)
            found[number] = found.get(number, frozenset()) | reading.cited
        return found


@frozen(eq=False, repr=False)
class SuppressionUse(ByValue):
    """A suppression and how many findings it covered; a subject of the suppression rules.

    Args:
        suppression: The suppression.
        uses: Findings that it covered in this run.
        is_expired: Whether its date has passed.
        is_in_ledger: Whether it stands in a ledger rather than in a document.
    """

    suppression: Suppression
    uses: int
    is_expired: bool = False
    is_in_ledger: bool = False
