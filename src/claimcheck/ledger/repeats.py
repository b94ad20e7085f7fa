"""Claims that say again what somebody approved elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from claimcheck.ledger.anchoring import DRIFTED
from claimcheck.ledger.normal import normalise
from claimcheck.ledger.sameness import keeps_sense, similarity
from claimcheck.ledger.signing import is_signed
from claimcheck.ledger.variants import pointed_at
from claimcheck.model import Claim, ClaimStatus, Ledger, Record
from claimcheck.model.by_value import ByValue

_GRAM = 7
_START = re.compile(r"\b\w|[\u2e80-\U0010ffff]")
_COMMON = 64
_FEWEST = 0.3
_MOST_COMPARED = 6


@frozen(eq=False, repr=False)
class Repeat(ByValue):
    """A claim that repeats an approved one.

    Args:
        claim: The claim.
        record: The approved record of another document.
        similarity: How alike the words are, 0.90 to 1.
        is_exact: Whether the words are the same, so that the approval would hold for them.
    """

    claim: Claim
    record: Record
    similarity: float
    is_exact: bool


def repeated(claims: Sequence[Claim], ledgers: Iterable[Ledger]) -> tuple[Repeat, ...]:
    """Suggest which claims could share the approved record of another document.

    A suggestion only: nothing holds for the claim until a person writes ``equivalent_to``. Claims
    that a person signed or tied to another record already are left out.

    Args:
        claims: Claims as merged with their records, so that ids are those of the ledgers.
        ledgers: All of the project.

    Returns:
        The most alike record of each claim that has one, in the order of the claims.
    """
    records = [record for ledger in ledgers for record in ledger.records]
    settled = {(one.document, one.id) for one in records if is_signed(one) or pointed_at(one)}
    approved = _Approved([record for record in records if _is_approved(record)])
    open_claims = (one for one in claims if (one.document, one.id) not in settled)
    found = (approved.most_alike(claim) for claim in open_claims)
    return tuple(repeat for repeat in found if repeat is not None)


def _is_approved(record: Record) -> bool:
    is_fit = record.status is ClaimStatus.APPROVED and "stale" not in record.values
    return is_fit and pointed_at(record) is None


@frozen(slots=False, eq=False, repr=False)
class _Approved(ByValue):
    """Approved records by their words and by the runs of characters in them."""

    records: list[Record] = field(repr=False)

    def most_alike(self, claim: Claim) -> Repeat | None:
        """Give the record that a claim repeats, the very words before like ones."""
        words = normalise(claim.quote)
        for number in self._by_words.get(words, ()):
            if self.records[number].document != claim.document:
                return Repeat(claim, self.records[number], 1.0, is_exact=True)
        near = sorted(self._near(words, claim), key=lambda found: (-found[0], found[1]))
        for alike, number in near:
            record = self.records[number]
            if alike >= DRIFTED and keeps_sense(self._words[number], words):
                return Repeat(claim, record, alike, is_exact=False)
        return None

    def _near(self, words: str, claim: Claim) -> Iterator[tuple[float, int]]:
        shared: Counter[int] = Counter()
        for gram in _grams(words):
            places = self._by_gram.get(gram, ())
            if len(places) <= _COMMON:
                shared.update(places)
        likely = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        elsewhere = (
            (number, count)
            for number, count in likely
            if self.records[number].document != claim.document
        )
        for (number, count), _ in zip(elsewhere, range(_MOST_COMPARED), strict=False):
            if count >= _FEWEST * likely[0][1]:
                yield similarity(self._words[number], words), number

    @cached_property
    def _words(self) -> list[str]:
        return [normalise(record.anchor.exact) for record in self.records]

    @cached_property
    def _by_words(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, words in enumerate(self._words):
            found.setdefault(words, []).append(number)
        return found

    @cached_property
    def _by_gram(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, words in enumerate(self._words):
            for gram in _grams(words):
                found.setdefault(gram, []).append(number)
        return found


def _grams(words: str) -> set[str]:
    """Give the runs of characters that begin with a word, or anywhere where words have no gap."""
    lowered = words.lower()
    return {lowered[match.start() : match.start() + _GRAM] for match in _START.finditer(lowered)}
