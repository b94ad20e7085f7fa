"""What is most serious: regimens, cures, unsafe advice, wrong studies, then the rest."""

from collections.abc import Iterable, Mapping
from functools import cache

from attrs import frozen

from claimcheck.model import Finding
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_records

_TABLE = "reports/data/gravity.tsv"
_FAMILIES = "745928316"
"""Hundreds of the rule codes: protocols first, then evidence, population, verification,
citations, numbers, bibliography, records, language."""


@frozen(eq=False, repr=False)
class Concern(ByValue):
    """What some rules have in common for a reader.

    Args:
        name: Its name.
        rank: 0 for the most serious.
        one: What one finding of it is called.
        many: What several are called.
    """

    name: str
    rank: int
    one: str
    many: str

    def counted(self, number: int) -> str:
        """Say how many findings of it there are."""
        return f"{number:,} {self.one if number == 1 else self.many}"


@cache
def concerns() -> tuple[Concern, ...]:
    """Give the concerns, the most serious first."""
    return tuple(
        Concern(row["concern"], rank, row["one"], row["many"])
        for rank, row in enumerate(read_records(_TABLE))
    )


@cache
def _by_rule() -> Mapping[str, Concern]:
    rows = zip(concerns(), read_records(_TABLE), strict=True)
    return {rule: concern for concern, row in rows for rule in row["rules"].split()}


def concern_of(findings: Iterable[Finding]) -> Concern | None:
    """Give the gravest concern of findings on one passage, those folded into them included."""
    codes = (code for one in findings for code in (one.rule, *(rule for rule, _ in one.folded)))
    found = [concern for code in codes if (concern := _by_rule().get(code)) is not None]
    return min(found, key=lambda concern: concern.rank, default=None)


def gravity(finding: Finding) -> int:
    """Rank findings of one severity by what they are about, 0 for the gravest."""
    concern = concern_of([finding])
    family = _FAMILIES.find(finding.rule[2:3])
    return concern.rank if concern else len(concerns()) + family
