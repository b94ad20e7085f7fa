"""One finding a cause: what says the same with less is folded into what says more."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from claimcheck.model import Finding
from claimcheck.rules import Rule


def fold(findings: Iterable[Finding], rules: Mapping[str, Rule[Any]]) -> tuple[Finding, ...]:
    """Fold findings into those of the rules that absorb them, claim by claim.

    A rule names in ``absorbed_by`` the rules whose finding on the same claim has the same cause;
    the first of them that fired takes the finding in and lists its code and message. Findings
    about no claim are absorbed by findings on the whole of the same document.

    Args:
        findings: Signed findings of one run, suppressed ones already marked: a suppressed finding
            absorbs nothing.
        rules: Every rule by code.
    """
    kept = list(findings)
    primaries = {
        (finding.path, finding.claim, finding.rule): number
        for number, finding in reversed(list(enumerate(kept)))
        if not finding.suppressed
    }
    absorbed: set[int] = set()
    taken: dict[int, list[tuple[str, str]]] = {}
    for number, finding in enumerate(kept):
        target = _target(finding, rules, primaries)
        if target is not None and target != number and not finding.suppressed:
            absorbed.add(number)
            taken.setdefault(target, []).append((finding.rule, finding.message))
    taken = _settle(kept, rules, primaries, absorbed, taken)
    return tuple(
        evolve(finding, folded=tuple(dict.fromkeys(taken[number]))) if number in taken else finding
        for number, finding in enumerate(kept)
        if number not in absorbed
    )


def _target(
    finding: Finding,
    rules: Mapping[str, Rule[Any]],
    primaries: Mapping[tuple[str, str | None, str], int],
) -> int | None:
    rule = rules.get(finding.rule)
    for code in rule.absorbed_by if rule else ():
        for claim in (finding.claim, None):
            number = primaries.get((finding.path, claim, code))
            if number is not None:
                return number
    return None


def _settle(
    kept: list[Finding],
    rules: Mapping[str, Rule[Any]],
    primaries: Mapping[tuple[str, str | None, str], int],
    absorbed: set[int],
    taken: Mapping[int, list[tuple[str, str]]],
) -> dict[int, list[tuple[str, str]]]:
    """Hand what an absorbed finding had taken in to the one that absorbed it."""
    settled: dict[int, list[tuple[str, str]]] = {}
    for number, items in taken.items():
        target, seen = number, {number}
        while target in absorbed:
            above = _target(kept[target], rules, primaries)
            if above is None or above in seen:
                break
            target = above
            seen.add(target)
        if target in absorbed:
            absorbed.discard(target)
        settled.setdefault(target, []).extend(items)
    return settled
