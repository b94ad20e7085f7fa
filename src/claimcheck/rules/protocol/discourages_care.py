"""CC708: the text turns people away from treatment."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    Document,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
)
from claimcheck.rules._support import has_trials, supporting
from claimcheck.rules._words import Word, Words, words_in
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_BEFORE = 40


@rule("CC708", severity=Severity.ERROR, precision=Precision.MEDIUM)
def discourages_care(document: Document, context: Context) -> Iterator[Answer]:
    """The sentence tells people to stop, replace or avoid prescribed treatment or doctors.

    ## Why it matters

    A person who stops insulin, an antidepressant or chemotherapy because of a page can die.
    Advertising codes forbid discouraging essential treatment (CAP Code 12.2); a person should read
    every such sentence.

    Warnings ("never stop", "ask before you stop") do not count, nor what a guideline says.

    ## Example

    ```md bad
    Take berberine instead of insulin.
    ```

    Use instead:

    ```md good
    Berberine is no substitute for insulin; ask your doctor before you change the dose.
    ```
    """
    del document
    if context.reading is None or not context.claims:
        return
    is_clean = True
    claims = {claim.index: claim for claim in context.claims}
    for sentence, _ in context.reading.sentences:
        words = words_in(sentence.text)
        found = next((word for word in words.of("discourages") if _turns_away(words, word)), None)
        if found is None or _is_backed(claims.get(sentence.index), context):
            continue
        is_clean = False
        yield Problem(
            f"`{found.text}` turns people away from treatment",
            span=sentence.span,
            basis=(Basis("listed as a word against prescribed care", Origin.TEXT),),
            remedy="remove it, or say that treatment is changed only with the prescriber",
            origin=Origin.TEXT,
        )
    if is_clean:
        yield Passed("no sentence turns people away from treatment")


def _is_backed(claim: Claim | None, context: Context) -> bool:
    return claim is not None and has_trials(supporting(claim, context))


def _turns_away(words: Words, word: Word) -> bool:
    if words.is_quoted(word) or words.has("care"):
        return False
    return not any(
        word.start - _BEFORE <= other.start < word.start for other in words.of("deterrent")
    )
