"""Care that a sentence has people give up, put off or never seek: who does what to which care.

The words stand in a table by what they do in such a sentence: verbs of giving up ("ditch"), words
of denial ("no reason to"), verbs of seeking ("rush to"), and what is given up (medicines, devices,
tests, procedures, services). A finding needs a verb where an order, a leave or a report may stand
("you can", "so just", "customers have"), and its object.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from claimcheck.rules._care_forgone import (
    cut_down,
    needless,
    pointed_within,
    put_off,
    turned_down,
)
from claimcheck.rules._gated_expressions import Expression
from claimcheck.rules._refusal_grammar import (
    DRUG_SIGN,
    care_words,
    giving_up,
    naming_care,
    not_seeking,
    pointing,
    reporting,
    trigger_words,
)
from claimcheck.rules._refusal_guards import (
    is_denied,
    is_official,
    is_ordinary_care,
    is_tempered,
    is_weighed,
)
from claimcheck.rules._seeking_care import has_care_words
from claimcheck.rules._words import Word, Words

_NEAR = 2
_BEFORE_WORDS = " .;:!?,–—-\"“”‘’'*_("
_UNWEIGHED = ("ignore", "refuse")
_LEAVE = re.compile(r"\b(?:can|could|able to|free to|safe to|safely|even) $")

_TO_TAKERS = re.compile(
    r"\b(?:if|when) you(?:['’]re| are| take| use| have)\b[^.;:!?]{0,60}, (?:please |then )?"
    r"(?:skip|avoid|leave|drop) (?:it|this|that|them)\b"
)
"""What is to be left is the product that the page is about, for the sake of the medicine."""


@frozen
class CareGivenUp:
    """Care that is given up.

    Args:
        word: The words that say so.
        is_told: Whether the reader is told to, rather than told of others who did.
    """

    word: Word
    is_told: bool = True


def care_given_up_in(words: Words, before: Sequence[str] = ()) -> CareGivenUp | None:
    """Find care that a sentence tells people to give up, put off or not to seek.

    A sentence that asks, that speaks of most people, of reactions, of preparation or of asking the
    prescriber is none of these, nor is one that warns against giving care up.

    Args:
        words: The words of the sentence.
        before: The sentences before it, for what "it" and "them" stand for.

    Returns:
        The words that say so, ``None`` where there are none.
    """
    lowered, said = words.text.lower(), {token.lower for token in words.tokens}
    said |= {word.partition("'")[0] for word in said if "'" in word}
    if care_words().isdisjoint(said) and not any(one.kind == "drug" for one in words.entities):
        return None
    masked = _masked(words, lowered)
    found = _given_up_in(words, masked, said, before)
    if found is None or is_tempered(lowered) or is_ordinary_care(lowered) or is_official(masked):
        return None
    return found


def _given_up_in(
    words: Words, masked: str, said: AbstractSet[str], before: Sequence[str]
) -> CareGivenUp | None:
    if not trigger_words().isdisjoint(said):
        told = (*_given_up(masked), *_not_sought(masked), *_pointed_at(masked, before))
        for found in told:
            if not _is_sent_to_care(masked, found):
                return CareGivenUp(_word(words, found))
        for found in reporting().finds_in(masked):
            return CareGivenUp(_word(words, found), is_told=False)
    return _forgone(words, masked)


def _forgone(words: Words, masked: str) -> CareGivenUp | None:
    """Find care that is put off, cut down, called needless or told to have been turned down."""
    for found in _plainly((*put_off(), *cut_down(), *needless(), *pointed_within()), masked):
        return CareGivenUp(_word(words, found))
    for found in _plainly(turned_down(), masked):
        return CareGivenUp(_word(words, found), is_told=False)
    return None


def _plainly(expressions: Iterable[Expression], text: str) -> Iterator[re.Match[str]]:
    """Give what expressions find that nothing before denies and nothing beside sends to care."""
    for one in expressions:
        for found in one.finds_in(text):
            denied = is_denied(text[: found.start("verb")])
            if not denied and not _is_sent_to_care(text, found):
                yield found


def _is_sent_to_care(text: str, found: re.Match[str]) -> bool:
    """Tell whether a sentence sends people to care, outside of what was found."""
    return has_care_words(f"{text[: found.start()]} ¦ {text[found.end() :]}")


def _word(words: Words, found: re.Match[str]) -> Word:
    """Give what was found, without the colon, comma or mark of a list before it."""
    whole = words.text[found.start() : found.end()]
    text = whole.lstrip(_BEFORE_WORDS)
    return Word(text, found.end() - len(text), found.end())


def _masked(words: Words, lowered: str) -> str:
    """Put a sign for each letter of a medicine's name, so that patterns need not list them."""
    for entity in words.entities:
        if entity.kind == "drug":
            name = DRUG_SIGN * (entity.end - entity.start)
            lowered = lowered[: entity.start] + name + lowered[entity.end :]
    return lowered


def _given_up(text: str) -> Iterator[re.Match[str]]:
    for expression in giving_up():
        for found in expression.finds_in(text):
            verb = found.start("verb")
            is_open = _LEAVE.search(text[:verb]) or found["verb"] in _UNWEIGHED
            weighed = not is_open and is_weighed(text, found.end())
            if not weighed and not is_denied(text[:verb]):
                yield found


def _not_sought(text: str) -> Iterator[re.Match[str]]:
    for expression in not_seeking():
        found = next(expression.finds_in(text), None)
        if found is not None and not is_weighed(text, found.end()):
            yield found


def _pointed_at(text: str, before: Sequence[str]) -> Iterator[re.Match[str]]:
    """Find care that a pronoun stands for, where the sentence or one just before it names some."""
    if _TO_TAKERS.search(text):
        return
    for expression in pointing():
        found = next(expression.finds_in(text), None)
        if found is None or is_denied(text[: found.start("verb")]):
            continue
        near = (text[: found.start()], *(one.lower() for one in before[-_NEAR:]))
        if any(naming_care().search(one) for one in near):
            yield found
