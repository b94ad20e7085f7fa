"""One finding a cause: what says the same with less is folded into what says more."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from claimcheck.model import Finding

Primaries = Mapping[tuple[str, str | None, str], int]


def fold(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Fold findings into those that have the same cause and say more, claim by claim.

    A finding names in ``absorbed_by`` the rules that may take it in; the first of them that fired
    on the same claim, or on the document as a whole, lists its code and message.

    Args:
        findings: Signed findings of one run, suppressed ones already marked: a suppressed finding
            neither absorbs nor is absorbed.
    """
    kept = list(findings)
    primaries: dict[tuple[str, str | None, str], int] = {}
    for number, finding in enumerate(kept):
        if not finding.suppressed:
            primaries.setdefault((finding.path, finding.claim, finding.rule), number)
    taken: dict[int, list[tuple[str, str]]] = {}
    absorbed: set[int] = set()
    for number, finding in enumerate(kept):
        target = _last(number, kept, primaries)
        if target != number:
            absorbed.add(number)
            taken.setdefault(target, []).append((finding.rule, finding.message))
    return tuple(
        evolve(finding, folded=tuple(dict.fromkeys(taken[number]))) if number in taken else finding
        for number, finding in enumerate(kept)
        if number not in absorbed
    )


def _last(number: int, kept: Sequence[Finding], primaries: Primaries) -> int:
    """Follow a finding to the one that takes it in and is taken in by none itself.

    Where findings would take each other in, the first of them in order takes the others.
    """
    path = [number]
    while True:
        above = _absorber(kept[path[-1]], primaries)
        if above is None:
            return path[-1]
        if above in path:
            return min(path[path.index(above) :])
        path.append(above)


def _absorber(finding: Finding, primaries: Primaries) -> int | None:
    if finding.suppressed:
        return None
    for code in finding.absorbed_by:
        for claim in (finding.claim, None):
            number = primaries.get((finding.path, claim, code))
            if number is not None:
                return number
    return None
