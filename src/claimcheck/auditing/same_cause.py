"""One finding a cause in the list: what says the same with less goes into what says more.

Merging shortens a list for its reader. It changes no outcome: a claim whose finding was merged has
failed as before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from attrs import evolve, frozen

from claimcheck.model import Finding, Reading
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_records

Primaries = Mapping[tuple[str, str | None, str], int]
ClaimTypes = Mapping[tuple[str, str], str]


@frozen(eq=False, repr=False)
class Explanation(ByValue):
    """One row of the table: whose finding explains another's.

    Args:
        rule: Code of the finding that is explained.
        explained_by: Code of the finding that has the same cause and says more.
        at: ``"claim"`` where both are about the same claim, ``"document"`` where the other is about
            the document as a whole.
        claim_types: Types of claims for which it holds; empty for all.
    """

    rule: str
    explained_by: str
    at: str
    claim_types: frozenset[str]


@cache
def explanations() -> Mapping[str, tuple[Explanation, ...]]:
    """Give the table of what explains what, by the code that is explained, in its order."""
    found: dict[str, tuple[Explanation, ...]] = {}
    for row in read_records("auditing/data/explanations.tsv"):
        types = frozenset(row["claim_types"].split())
        one = Explanation(row["rule"], row["explained_by"], row["at"], types)
        found[one.rule] = (*found.get(one.rule, ()), one)
    return found


def merge_same_cause(
    findings: Iterable[Finding], readings: Iterable[Reading] = ()
) -> tuple[Finding, ...]:
    """Merge findings into those that have the same cause and say more.

    Args:
        findings: Findings of one run, suppressed ones already marked: a suppressed finding neither
            explains another nor is explained.
        readings: The documents, to know each claim's type.
    """
    kept = list(findings)
    types = {
        (one.document.path, claim.id): claim.claim_type.value
        for one in readings
        for claim in one.claims
    }
    primaries: dict[tuple[str, str | None, str], int] = {}
    for number, finding in enumerate(kept):
        if not finding.suppressed:
            primaries.setdefault((finding.path, finding.claim, finding.rule), number)
    taken: dict[int, list[tuple[str, str]]] = {}
    absorbed: set[int] = set()
    for number, finding in enumerate(kept):
        target = _last(number, kept, primaries, types)
        if target != number:
            absorbed.add(number)
            taken.setdefault(target, []).append((finding.rule, finding.message))
    return tuple(
        evolve(finding, folded=tuple(dict.fromkeys(taken[number]))) if number in taken else finding
        for number, finding in enumerate(kept)
        if number not in absorbed
    )


def _last(number: int, kept: Sequence[Finding], primaries: Primaries, types: ClaimTypes) -> int:
    """Follow a finding to the one that takes it in and is taken in by none itself.

    Where findings would take each other in, the first of them in order takes the others.
    """
    path = [number]
    while True:
        above = next(_explaining(kept[path[-1]], kept, primaries, types), None)
        if above is None:
            return path[-1]
        if above in path:
            return min(path[path.index(above) :])
        path.append(above)


def _explaining(
    finding: Finding, kept: Sequence[Finding], primaries: Primaries, types: ClaimTypes
) -> Iterator[int]:
    """Give what explains a finding: nothing weaker does, which would hide how grave it is."""
    if finding.suppressed:
        return
    kind = types.get((finding.path, finding.claim or ""), "")
    for one in explanations().get(finding.rule, ()):
        if one.claim_types and kind not in one.claim_types:
            continue
        claim = finding.claim if one.at == "claim" else None
        number = primaries.get((finding.path, claim, one.explained_by))
        if number is not None and kept[number].severity.rank <= finding.severity.rank:
            yield number
