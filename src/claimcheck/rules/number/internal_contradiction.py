"""CC804: the document says one thing and its opposite."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import (
    Answer,
    Basis,
    Block,
    Document,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
)
from claimcheck.rules._words import words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.rules.effects import StatedEffect, are_opposite, stated_effect

_MOST = 60
_PAIR = 2
_BASES = frozenset("ACGT")


@rule("CC804", severity=Severity.WARNING, precision=Precision.MEDIUM)
def internal_contradiction(document: Document, context: Context) -> Iterator[Answer]:
    """Two sentences, or a table and its text, say the opposite of the same thing.

    ## Why it matters

    One of the two is wrong, and the reader cannot know which. Tables are summarised from memory,
    and are where this happens most.

    Claims are compared whose words name the same agent and the same outcome. Other populations,
    conditions and genotypes, and reports of single studies, are not compared. Contradictions that a
    record names (`contradicts`) are reported as such, and so is a table whose columns compare
    genotypes and count one of them twice.

    ## Example

    ```md bad
    Magnesium improves sleep. Many people take it in the evening.

    Magnesium does not improve sleep.
    ```

    Use instead:

    ```md good
    Magnesium improves sleep. Many people take it in the evening.

    Magnesium does not lower blood pressure.
    ```
    """
    known = [*_overlapping(document), *_recorded(context)]
    yield from known
    stated = [each for claim in context.claims if (each := stated_effect(claim)) is not None]
    groups: dict[tuple[str, str], list[StatedEffect]] = {}
    for each in stated:
        groups.setdefault((each.subject, each.outcome), []).append(each)
    opposed = [pair for group in groups.values() if (pair := _opposed(group)) is not None]
    for pair in opposed:
        yield _problem(*pair)
    compared = sum(len(group) > 1 for group in groups.values())
    if compared and not opposed and not known:
        noun = "pair" if compared == 1 else "groups"
        yield Passed(f"{compared} {noun} of claims on one agent and outcome agree")


def _overlapping(document: Document) -> Iterator[Problem]:
    """Report a table that sets two groups of genotypes against each other which share one."""
    headers: dict[int, dict[str, Block]] = {}
    for block in document.blocks:
        if block.cell is not None and block.cell.header:
            headers.setdefault(block.cell.table, {}).setdefault(block.cell.header, block)
    for columns in headers.values():
        for (one, place), (other, _) in combinations(list(columns.items())[:_MOST], 2):
            shared = _genotypes(one) & _genotypes(other)
            if shared and _genotypes(one) != _genotypes(other):
                name = min(shared)
                yield Problem(
                    f"two columns are set against each other, and `{name}` stands in both",
                    span=place.span,
                    basis=(Basis(f"columns: {one}; {other}", Origin.TEXT),),
                    remedy=f"say in which group {name} was counted",
                    origin=Origin.TEXT,
                    subject=f"{one} {other}",
                )
                break


def _genotypes(header: str) -> frozenset[str]:
    words = (token.text for token in tokenize(header))
    return frozenset(word for word in words if len(word) == _PAIR and set(word) <= _BASES)


def _recorded(context: Context) -> Iterator[Problem]:
    """Report claims that stand side by side though a record says that they contradict."""
    by_id = {claim.id: claim for claim in context.claims}
    for claim in context.claims:
        for name in claim.contradicts:
            other = by_id.get(name)
            if other is not None and not words_of_claim(claim).has("contrast"):
                yield Problem(
                    f"it contradicts `{name}`, and both stand",
                    span=claim.span,
                    basis=(Basis(f"recorded to contradict {name}", Origin.RECORD, "claim record"),),
                    remedy="keep the one that the evidence supports, or say that findings differ",
                    origin=Origin.RECORD,
                    related=((other.span, "the other claim"),),
                )


def _opposed(group: Sequence[StatedEffect]) -> tuple[StatedEffect, StatedEffect] | None:
    for one, other in combinations(group[:_MOST], 2):
        if are_opposite(one.direction, other.direction) and one.population == other.population:
            return one, other
    return None


def _problem(one: StatedEffect, other: StatedEffect) -> Problem:
    where = "a table" if other.claim.cell is not None else "another sentence"
    if one.claim.cell is not None:
        one, other, where = other, one, "a table"
    return Problem(
        f"`{one.subject}` and `{one.outcome}`: here {one.direction}, in {where} {other.direction}",
        span=one.claim.span,
        basis=(Basis(f"line {other.claim.line} says: {other.claim.text}", Origin.TEXT),),
        remedy="keep the one that the evidence supports, or say for whom each holds",
        origin=Origin.TEXT,
        related=((other.claim.span, "says the opposite"),),
    )
