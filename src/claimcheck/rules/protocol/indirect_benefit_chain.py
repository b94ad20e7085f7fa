"""CC710: a benefit at the end of a chain, each link of which may hold."""

from collections.abc import Iterator, Sequence

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    Origin,
    Precision,
    Problem,
    Severity,
    Strength,
)
from claimcheck.rules._support import best, has_trials, is_title, supporting, wording_supported
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import Word, Words, place_of, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_CLEAR = frozenset({"indirectly", "in turn", "thereby", "chain reaction", "knock-on"})
_DONE = ("therapy", "drug_name", "lifestyle")
_GOOD = ("outcome", "patient_important", "benefit")
_LEAST = 2
_SHORTEST = 5
_NEAR = 3
_MOST = 40


@rule(
    "CC710",
    severity=Severity.WARNING,
    precision=Precision.MEDIUM,
)
def indirect_benefit_chain(claim: Claim, context: Context) -> Iterator[Answer]:
    """A benefit is reached through two or more causal steps, but no trial covers all of them.

    ## Why it matters

    If each of three steps holds seven times in ten, the chain holds one time in three; and the
    steps were seldom shown in the same people. What counts is a study from the treatment to the
    benefit.

    It fires on sentences with at least two causal verbs in a row, shown by "indirectly", "in turn"
    or by a middle term that is first the effect and then the cause, and that end in something good
    for people.

    ## Example

    ```md bad
    Ashwagandha lowers cortisol, and lower cortisol improves sleep, so it lifts mood.
    ```

    Use instead:

    ```md good
    In one trial, people who took ashwagandha had lower cortisol; their mood was not measured.
    ```
    """
    if claim.strength < Strength.S4 or is_title(claim) or claim.claim_type is ClaimType.HARM:
        return
    words = words_of_claim(claim)
    if reading_speaks(claim, context) and words.has("chain") and not supporting(claim, context):
        yield _problem(claim, words.of("chain")[0], words.of("causal_verb"))
        return
    steps = [word for word in words.of("causal_verb") if not words.is_negated(word)]
    sign = _sign(words, steps) if _ends_well(words, steps) else None
    if sign is None or not _is_done(words, sign):
        return
    links = supporting(claim, context)
    link = best(links)
    if link is not None and has_trials(links):
        yield wording_supported(claim, link, context)
        return
    yield _problem(claim, sign, steps)


def _problem(claim: Claim, sign: Word, steps: Sequence[Word]) -> Problem:
    shown = ", ".join(f"`{step.text}`" for step in (*steps, sign)[:4])
    return Problem(
        f"the benefit depends on a chain of steps ({shown})",
        span=place_of(claim, sign.start, sign.end),
        basis=(
            Basis(f"a chain, by `{sign.text}`", claim.origin_of("cues")),
            Basis("no trial from the first step to the last is cited", Origin.TEXT),
        ),
        remedy="cite a study from the first step to the last, or report only the step that was "
        "shown",
        origin=claim.origin_of("strength"),
    )


def _ends_well(words: Words, steps: Sequence[Word]) -> bool:
    """Tell whether something good for people comes behind a second step."""
    return len(steps) >= _LEAST and any(good.start >= steps[1].start for good in words.of(*_GOOD))


def _is_done(words: Words, sign: Word) -> bool:
    """Tell whether the chain begins with something that people do or take."""
    if any(word.start < sign.start for word in words.of(*_DONE, "intake")):
        return True
    return any(entity.start < sign.start for entity in words.interventions)


def _sign(words: Words, steps: list[Word]) -> Word | None:
    """Give the word that shows the chain: a connective, or a middle term that comes twice."""
    for word in words.of("chain"):
        if word.text.lower() in _CLEAR:
            return word
    return _middle_term(words, steps)


def _middle_term(words: Words, steps: list[Word]) -> Word | None:
    """Find a term that is the object of one causal verb and the subject of a later one."""
    tokens = words.tokens
    starts = {step.start for step in steps}
    verbs = [number for number, token in enumerate(tokens) if token.start in starts][:_MOST]
    for first in verbs:
        objects = {token.lower for token in tokens[first + 1 : first + 1 + _NEAR]}
        for later in verbs:
            for token in tokens[max(first + 1 + _NEAR, later - _NEAR) : later]:
                if len(token.lower) >= _SHORTEST and token.lower in objects:
                    return Word(token.text, token.start, token.end)
    return None
