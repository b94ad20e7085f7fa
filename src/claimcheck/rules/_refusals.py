"""Care that a sentence has people give up, put off or never seek: who does what to which care.

The words stand in a table by what they do in such a sentence: verbs of giving up ("ditch"), words
of denial ("no reason to"), verbs of seeking ("rush to"), and what is given up (medicines, devices,
tests, procedures, services). A finding needs a verb where an order, a leave or a report may stand
("you can", "so just", "customers have"), and its object.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from claimcheck.rules._refusal_grammar import (
    DRUG_SIGN,
    giving_up,
    naming_care,
    not_seeking,
    pointing,
    reporting,
    trigger_words,
)
from claimcheck.rules._words import Word, Words

_NEAR = 2
_BEFORE_WORDS = " .;:!?,–—-\"“”‘’'*_("
_UNWEIGHED = ("ignore", "refuse")
_DENIED = re.compile(
    r"(?:\b(?:not|never|without|rather than|instead of|nobody|dangerous to|tempted to"
    r"|wrong to|unsafe to|unwise to|people who|those who|anyone who|who should)\b|n['’]t\b)"
    r"[^.;:!?]{0,25}$"
    r"|\b(?:before|after|if|when|whether|why|how|unless|until)\b[^.,;:!?]{0,25}$"
    r"|\b(?:doctors|clinicians|gps|prescribers|physicians|nurses|surgeons|hospitals?|government"
    r"|ministers?|nhs|the unit|the team)\b[^.;:!?]{0,40}$"
)
_TEMPERED = re.compile(
    r"\?[\"”]?$|\b(?:usually|normally|generally|most people|in most cases|ask (?:your|a|the)"
    r"|talk to your|tell your (?:doctor|gp)|check with your|with your (?:doctor|gp|prescriber|team)"
    r"|supervision|supervised|allerg\w{1,5}|rash|egfr|pregnan\w{1,3}|side[- ]effects?"
    r"|trial|study|participants|randomi[sz]ed|placebo|guidelines?|viral|virus|viruses|colds?|mild"
    r"|(?:days|hours) (?:before|after)|appointment|booking|subscription|order|refund|deposit"
    r"|contact us|call us|let us know|waiting list|by (?:phone|e-?mail)|medical help)\b"
)
_ORDINARY = re.compile(
    r"\b(?:graze|graze[sd]|scratch(?:es)?|bruises?|coughs?|sniffles|sore throats?|hangovers?"
    r"|insect bites?|stings?|splinters?|blisters?|nosebleeds?|hiccups|warts?|verrucas?|head ?lice"
    r"|back pain|pill cutter|score line|scored)\b"
    r"|\bfor (?:an? |the |most |simple )?(?:common )?(?:colds?|flu)\b"
    r"|\b(?:slowly|gradually|step by step|bit by bit|in (?:small )?steps)\b(?!.{0,60}\bwith\b)"
    r"|\b(?:renal|kidneys?|hepatic|liver) (?:impairment|failure|function|disease|problems)\b"
    r"|\b(?:poor|reduced) (?:kidney|renal|liver) function\b|\bcreatinine\b"
    r"|\b(?:course|treatment) (?:is|has been|was) (?:finished|completed?|over)\b"
    r"|\b(?:finished?|completed?) the (?:whole |full )?course\b"
    r"|\b(?:that|which) (?:has|have|is|are|was|were|comes?|came) (?:been |a |not "
    r"|without (?:an? )?|out of )?(?:frozen|expired|damaged|date|label\w{0,3}|opened|left|heated"
    r"|discoloured|discolored)\b"
    r"|\b(?:expired|out[- ]of[- ]date|unused|leftover|missed|double dose)\b"
    r"|\b(?:miss|forget|forgot|forgotten)\b.{0,30}\b(?:dose|tablet|pill|injection)\b"
    r"|\bflush\b.{0,30}\bwith (?:clean |warm |sterile )?(?:water|saline)\b"
    r"|\bfolic acid\b.{0,30}\b(?:week (?:12|13|twelve)|(?:12|twelve) weeks)\b"
    r"|\bold (?:tablets|pills|medicines?|drops|inhalers?)\b"
    r"|\bfor (?:an? )?(?:\w{1,12} )?(?:liquid|syrup|generic|patch|spray|suppository"
    r"|lower|different)\b"
    r"|\b(?:some|many|a few|other) (?:people|women|men|patients|children) (?:can|may|could)\b"
    r"|\b(?:may|might) be able to\b"
    r"|\bneed (?:an? )?prescription\b"
)
_WEIGHED = re.compile(r"\b(?:if|before|unless|until|during|when|while)\b")
_LEAVE = re.compile(r"\b(?:can|could|able to|free to|safe to|safely|even) $")


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
    lowered = words.text.lower()
    if not any(token.lower in trigger_words() for token in words.tokens):
        return None
    if _TEMPERED.search(lowered) or is_ordinary_care(words):
        return None
    masked = _masked(words, lowered)
    told = (*_given_up(masked), *_not_sought(masked), *_pointed_at(masked, before))
    for found in told:
        return CareGivenUp(_word(words, found))
    for found in reporting().finds_in(masked):
        return CareGivenUp(_word(words, found), is_told=False)
    return None


def is_ordinary_care(words: Words) -> bool:
    """Tell whether doing without care is what sound advice says too.

    Small complaints that pass by themselves, medicines that are stopped slowly, doses in kidney
    disease, courses that are finished, and medicines that have gone off.
    """
    return _ORDINARY.search(words.text.lower()) is not None


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
            is_weighed = not is_open and _WEIGHED.search(text, found.end())
            if not is_weighed and _DENIED.search(text[:verb]) is None:
                yield found


def _not_sought(text: str) -> Iterator[re.Match[str]]:
    for expression in not_seeking():
        found = next(expression.finds_in(text), None)
        if found is not None and _WEIGHED.search(text, found.end()) is None:
            yield found


def _pointed_at(text: str, before: Sequence[str]) -> Iterator[re.Match[str]]:
    """Find care that a pronoun stands for, where the sentence or one just before it names some."""
    for expression in pointing():
        found = next(expression.finds_in(text), None)
        if found is None or _DENIED.search(text[: found.start("verb")]):
            continue
        near = (text[: found.start()], *(one.lower() for one in before[-_NEAR:]))
        if any(naming_care().search(one) for one in near):
            yield found
