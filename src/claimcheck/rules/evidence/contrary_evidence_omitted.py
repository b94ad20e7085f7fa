"""CC407: evidence against the claim is on record, and the text does not tell it."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    Intent,
    NotChecked,
    Origin,
    Passed,
    Problem,
    Severity,
    Strength,
    SupportStatus,
)
from claimcheck.rules._setting import sentences_around
from claimcheck.rules._support import is_title, supporting
from claimcheck.rules._words import words_in, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_AGAINST = frozenset({Intent.DISPUTES, Intent.REFUTES, Intent.QUALIFIES})
_FAILED = ("fail", "contradict", "mixed", "not replicated")


@rule("CC407", severity=Severity.WARNING)
def contrary_evidence_omitted(claim: Claim, context: Context) -> Iterator[Answer]:
    """The record lists evidence against the claim, but the text does not mention it.

    ## Why it matters

    A claim is judged on all the evidence, not on the part that suits it. Leaving out a known study
    that found otherwise, or a replication that failed, misleads.

    It looks at the record: links whose intent is `disputes`, `refutes` or `qualifies`, a source
    that was opened and refutes the claim, `replication`, `contradicts`, `caveats`. A hedge, a word
    such as "however" or "mixed" nearby, or a citation of the other side in the text is enough.

    ## Example

    ```bibtex
    @article{kim2020, title = {Zinc for colds}, design = {rct}}
    ```

    ```toml
    document = "article.md"

    [[claim]]
    id = "zinc-shortens-colds"
    anchor = { exact = "Zinc shortens colds [@kim2020]." }
    caveats = ["a larger trial found no difference"]
    ```

    ```md bad
    Zinc shortens colds [@kim2020].
    ```

    Use instead:

    ```md good
    Zinc shortened colds in one trial [@kim2020], but a larger one found no difference.
    ```
    """
    if claim.strength <= Strength.S1 or is_title(claim):
        return
    if claim.id not in context.recorded:
        if claim.strength >= Strength.S5 and supporting(claim, context):
            yield NotChecked("the claim has no record that could hold evidence against it")
        return
    against = next(_known_against(claim), None)
    if against is None:
        yield Passed("the record of the claim lists no contrary evidence", Origin.RECORD)
        return
    what, key = against
    if claim.hedged or _is_told(claim, context):
        yield Passed(f"{what}, and the text says so or is hedged", Origin.RECORD)
        return
    yield Problem(
        f"{what}, but the text does not say so",
        basis=(Basis(what, Origin.RECORD, "claim record"),),
        remedy="mention the contrary evidence beside the claim, with its source",
        origin=Origin.RECORD,
        key=key,
    )


def _known_against(claim: Claim) -> Iterator[tuple[str, str | None]]:
    """Name what the record holds against a claim."""
    for link in claim.evidence:
        if link.origin is not Origin.RECORD:
            continue
        if link.intent in _AGAINST:
            yield f"`{link.key}` is recorded as one that {link.intent.value} it", link.key
        elif link.support.status is SupportStatus.REFUTED:
            yield f"`{link.key}` was opened and refutes it", link.key
        elif any(word in link.replication.lower() for word in _FAILED):
            yield f"the replication of `{link.key}` is recorded as `{link.replication}`", link.key
    for other in claim.contradicts:
        yield f"it is recorded to contradict `{other}`", None
    for caveat in claim.caveats:
        yield f"the record holds the caveat `{caveat}`", None


def _is_told(claim: Claim, context: Context) -> bool:
    if words_of_claim(claim).has("contrast"):
        return True
    if any(one.mention.intent in _AGAINST for one in claim.citations):
        return True
    around = sentences_around(claim, context)
    return any(words_in(sentence.text).has("contrast") for sentence, _ in around)
