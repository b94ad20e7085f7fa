"""CC707: a cure, a guarantee, or safety without qualification."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    NotApplicable,
    Passed,
    Problem,
    Severity,
    Species,
    Tier,
)
from claimcheck.rules._support import (
    behind,
    best,
    evidence_origin,
    supporting,
    unknown_design,
    wording_supported,
)
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import Word, Words, place_of, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_NOT_HUMAN = frozenset({Species.ANIMAL, Species.IN_VITRO})
_PROMISING = frozenset({ClaimType.TREATMENT_BENEFIT, ClaimType.PROTOCOL, ClaimType.ADVICE})
_ILL = ("outcome", "patient_important", "clinical", "harm", "therapy", "drug_name")
_CURES = ("cure", "curing")
_SAFETY = "safety without qualification"
_SOFT = {"safe_soft": _SAFETY, "promise_soft": "a certain effect"}
_PLAIN = ("promise", "remove", "safe")
_DENIED = ("far from", "hardly", "anything but")
_OBJECT_REACH = 50


@rule("CC707", severity=Severity.ERROR)
def cure_or_guarantee(claim: Claim, context: Context) -> Iterator[Answer]:
    """The sentence promises a cure, a guaranteed effect, or that something is simply safe.

    ## Why it matters

    Hardly anything cures, nothing is guaranteed, and what has no side effects has no effects. Such
    words are forbidden in advertising in most countries. A synthesis of trials may carry them:
    antibiotics do cure.

    Denied, hedged and quoted promises do not count, nor safety that is qualified ("well tolerated
    in the trial", "safe at doses up to").

    ## Example

    ```md bad
    A single session of breathing therapy cures panic disorder.
    ```

    Use instead:

    ```md good
    After breathing therapy, some people with panic disorder had fewer attacks.
    ```
    """
    words = words_of_claim(claim)
    found = _promise(claim, words, context)
    if found is None:
        if claim.claim_type in _PROMISING:
            yield Passed("no word promises a cure, a certain effect or safety")
        return
    if claim.population.species in _NOT_HUMAN:
        yield NotApplicable("is about animals or cells")
        return
    links = supporting(claim, context)
    link = best(links)
    if link is not None and link.tier is Tier.T1:
        yield wording_supported(claim, link, context)
        return
    if links and link is None:
        yield unknown_design(links)
        return
    word, what = found
    is_weak = word not in words.of(*_PLAIN)
    yield Problem(
        f"`{word.text}` promises {what}",
        span=place_of(claim, word.start, word.end),
        basis=(
            Basis(f"classified as: {what}", claim.origin_of("cues")),
            behind(link, context),
        ),
        remedy="say how many people benefited or were harmed, and compared with what",
        origin=evidence_origin(claim, link, context),
        severity=Severity.WARNING if is_weak else None,
    )


def _promise(claim: Claim, words: Words, context: Context) -> tuple[Word, str] | None:
    for word in words.of("promise"):
        if _stands(words, word) and words.has(*_ILL):
            return word, "a certain effect"
    for word in words.of("remove"):
        if (
            not _is_aim(words, word)
            and _stands(words, word)
            and not words.has("hedged_may")
            and _is_of_illness(words, word)
        ):
            return word, "a cure"
    for word in words.of("safe"):
        if _is_unqualified(words, word) and _is_of_care(words, word, claim):
            return word, _SAFETY
    return _softer(words) if reading_speaks(claim, context) else None


def _softer(words: Words) -> tuple[Word, str] | None:
    """Find weaker promises, which count where the reading is a second witness."""
    for kind, what in _SOFT.items():
        for word in words.of(kind):
            if _stands(words, word) or what == _SAFETY:
                return word, what
    return None


def _is_aim(words: Words, word: Word) -> bool:
    return words.text[: word.start].lower().endswith(" to ")


def _stands(words: Words, word: Word) -> bool:
    if words.text[: word.start].rstrip().lower().endswith(_DENIED):
        return False
    return not words.is_negated(word) and not words.is_quoted(word)


def _is_of_illness(words: Words, word: Word) -> bool:
    """Tell whether what is removed is an illness, not waste, bias or ham."""
    near = words.text[word.end : word.end + _OBJECT_REACH]
    if words.has("not_medical"):
        return False
    if word.text.lower().startswith(_CURES):
        return bool(near.strip(" .")) or words.has(*_ILL)
    objects = words.of("outcome", "patient_important", "clinical", "harm")
    return any(word.end <= other.start < word.end + _OBJECT_REACH for other in objects)


def _is_unqualified(words: Words, word: Word) -> bool:
    if words.is_quoted(word) or words.has("qualified", "hedged_may"):
        return False
    is_denial = word.text.lower().startswith(("no ", "without", "free"))
    return is_denial or not words.is_negated(word)


def _is_of_care(words: Words, word: Word, claim: Claim) -> bool:
    """Tell whether what is called safe is something that people take or have done to them."""
    if words.has("therapy", "drug_name", "lifestyle", "clinical") or words.interventions:
        return True
    return any(sign in word.text.lower() for sign in (" side", "effective")) or (
        word.text.lower() not in {"is safe", "are safe"} and not claim.population.is_implied
    )
