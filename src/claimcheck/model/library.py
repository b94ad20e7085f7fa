"""The sources of documents: the works that they may cite and what is known about these."""

from collections.abc import Mapping

from attrs import field, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.freeze import freeze
from claimcheck.model.record import Ledger, Record
from claimcheck.model.reference import Bibliography
from claimcheck.model.source_text import SourceText
from claimcheck.model.study import Study
from claimcheck.model.verification import Verified
from claimcheck.model.work import Work


@frozen(slots=False, eq=False, repr=False)
class Library(ByValue):
    """A bibliography, what is known about its works, and the records that people keep.

    Args:
        bibliography: The entries.
        studies: What is known about each work as evidence, by key.
        verifications: How each reference compares with the evidence store, by key.
        texts: Text of each work that is in the folder of sources, by key, read on demand;
            one that is there and cannot be read raises ``InputError``.
        is_own_list: Whether a document brought the entries as its own reference list.
        ledgers: Every ledger, those of other documents included.
        shared: The shared record of each variant by the variant's id.
    """

    bibliography: Bibliography
    studies: Mapping[str, Study] = field(factory=dict, converter=freeze, hash=False)
    verifications: Mapping[str, Verified] = field(factory=dict, converter=freeze, hash=False)
    texts: Mapping[str, SourceText] = field(factory=dict, converter=freeze, hash=False)
    is_own_list: bool = False
    ledgers: tuple[Ledger, ...] = ()
    shared: Mapping[str, Record] = field(factory=dict, converter=freeze, hash=False)

    def study(self, key: str) -> Study:
        """Return what is known of a work; an empty study where the key is unknown."""
        return self.studies.get(key) or Study()

    def work(self, key: str) -> Work | None:
        """Return the record of a cited work where the store has one that the entry agrees with."""
        found = self.verifications.get(key)
        return found.work if found is not None and found.names_work else None
