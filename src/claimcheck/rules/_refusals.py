"""Care that a sentence has people give up, put off or never seek: who does what to which care.

The words stand in a table by what they do in such a sentence: verbs of giving up ("ditch"), words
of denial ("no reason to"), verbs of seeking ("rush to"), and what is given up (medicines, devices,
tests, procedures, services). A finding needs a verb where an order, a leave or a report may stand
("you can", "so just", "customers have"), and its object.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from claimcheck.resources import read_records
from claimcheck.rules._words import Word, Words

_TABLE = "rules/data/refusals.tsv"
_DRUG = "¤"
_NEAR = 2
_UNWEIGHED = ("ignore", "refuse")
_VERBS = frozenset(
    {"put", "cut", "reduce", "lower", "take", "get", "have", "instead", "there", "replace", "swap"}
)
_CARE = ("medicine", "device", "test", "procedure", "service")
_CALLED_OFF = ("service", "test", "procedure", "lab")
_ACTS = ("service", "test", "procedure")
_OPENING = (
    r"(?:^[\"“‘*_ -]{0,3}|[.;:!?,–—] [\"“‘]?|\b(?:and|then|just|so|please|also|simply|now|can|could"
    r"|should|must|['’](?:ll|d)|let['’]s|(?:able|free|time|ready|safe|happy|want|way|decided"
    r"|you|them|him|her) to|why not|safely) )(?:completely |safely |simply |just |finally |even )?"
)
_WHOSE = r"(?: (?:your|the|an?|any|all|his|her|their|my|our|those|these|that|this|both|every|of))"
_WHICH = (
    r"(?: (?!(?:or|and|if|but|during|before|after|from|for|to|at|in|on|of|with|by|when|while|as"
    r"|which|that|than|not|without|people|you|me|us|patients|women|men|children|kids)\b"
    r"|(?!sleep|tak|us)\w{1,15}ing\b)[\w'’&¤-]{1,20})"
)
_OBJECT = rf"{_WHOSE}{{0,3}}{_WHICH}{{0,2}}?"
_DENIED = re.compile(
    r"(?:\b(?:not|never|without|rather than|instead of|before|after|nobody|dangerous to|tempted to"
    r"|wrong to|unsafe to|unwise to|people who|those who|anyone who|who should)\b|n['’]t\b)"
    r"[^.;:!?]{0,25}$"
    r"|\b(?:if|when|whether|why|how|unless|until)\b[^.,;:!?]{0,25}$"
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
    r"|insect bites?|splinters?|back pain)\b"
    r"|\bfor (?:an? |the |most |simple )?(?:common )?(?:colds?|flu)\b"
    r"|\b(?:slowly|gradually|step by step|bit by bit|in (?:small )?steps)\b(?!.{0,60}\bwith\b)"
    r"|\b(?:renal|kidneys?|hepatic|liver) (?:impairment|failure|function|disease|problems)\b"
    r"|\b(?:poor|reduced) (?:kidney|renal|liver) function\b|\bcreatinine\b"
    r"|\b(?:course|treatment) (?:is|has been|was) (?:finished|completed?|over)\b"
    r"|\b(?:finished?|completed?) the (?:whole |full )?course\b"
    r"|\b(?:that|which) (?:has|have|is|are|was|were|comes?|came) (?:been |a |not "
    r"|without (?:an? )?|out of )?(?:frozen|expired|damaged|date|label\w{0,3}|opened|left|heated"
    r"|discoloured|discolored)\b"
    r"|\b(?:expired|out[- ]of[- ]date|unused|leftover|missed)\b"
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
    if not any(token.lower in _triggers() for token in words.tokens):
        return None
    if _TEMPERED.search(lowered) or is_ordinary_care(words):
        return None
    masked = _masked(words, lowered)
    told = (*_given_up(masked), *_not_sought(masked), *_pointed_at(masked, before))
    for found in told:
        return CareGivenUp(_word(words, found))
    for found in _reporting().finditer(masked):
        return CareGivenUp(_word(words, found), is_told=False)
    return None


def is_ordinary_care(words: Words) -> bool:
    """Tell whether doing without care is what sound advice says too.

    Small complaints that pass by themselves, medicines that are stopped slowly, doses in kidney
    disease, courses that are finished, and medicines that have gone off.
    """
    return _ORDINARY.search(words.text.lower()) is not None


def _word(words: Words, found: re.Match[str]) -> Word:
    return Word(words.text[found.start() : found.end()], found.start(), found.end())


def _masked(words: Words, lowered: str) -> str:
    """Put a sign for each letter of a medicine's name, so that patterns need not list them."""
    for entity in words.entities:
        if entity.kind == "drug":
            name = _DRUG * (entity.end - entity.start)
            lowered = lowered[: entity.start] + name + lowered[entity.end :]
    return lowered


def _given_up(text: str) -> Iterator[re.Match[str]]:
    for pattern in _giving_up():
        for found in pattern.finditer(text):
            verb = found.start("verb")
            is_open = _LEAVE.search(text[:verb]) or found["verb"] in _UNWEIGHED
            is_weighed = not is_open and _WEIGHED.search(text, found.end())
            if not is_weighed and _DENIED.search(text[:verb]) is None:
                yield found


def _not_sought(text: str) -> Iterator[re.Match[str]]:
    for pattern in _not_seeking():
        found = pattern.search(text)
        if found is not None and _WEIGHED.search(text, found.end()) is None:
            yield found


def _pointed_at(text: str, before: Sequence[str]) -> Iterator[re.Match[str]]:
    """Find care that a pronoun stands for, where the sentence or one just before it names some."""
    for pattern in _pointing():
        found = pattern.search(text)
        if found is None or _DENIED.search(text[: found.start("verb")]):
            continue
        near = (text[: found.start()], *(one.lower() for one in before[-_NEAR:]))
        if any(_naming_care().search(one) for one in near):
            yield found


@cache
def _words_of(role: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in read_records(_TABLE) if row["role"] == role)


def _any(*roles: str) -> str:
    """Give an expression for any word of some roles, the longest first."""
    listed = sorted({word for role in roles for word in _words_of(role)}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(one).replace("'", "['’]") for one in listed) + ")"


@cache
def _triggers() -> frozenset[str]:
    """Give the first words of all that can tell of giving up."""
    roles = ("cease", "cease_care", "ceased", "cease_label", "denial", "part")
    first = {word.split()[0] for role in roles for word in _words_of(role)}
    return frozenset(first | _VERBS)


@cache
def _care() -> str:
    """Give an expression for care of any kind, medicines by name included."""
    return f"(?:{_any(*_CARE)}|{_DRUG}{{3,30}})"


@cache
def _naming_care() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_care()}(?!\w)")


@cache
def _giving_up() -> tuple[re.Pattern[str], ...]:
    medicine = f"(?:{_any('medicine', 'device', 'protection')}|{_DRUG}{{3,30}})"
    off = _any(*_CALLED_OFF)
    half = r"(?: \w{1,20})? (?:in half|by half|by a half|in two)\b"
    either = _any("cease", "cease_care")
    found = (
        rf"{_OPENING}(?P<verb>{_any('cease')}(?: off)?){_OBJECT} {medicine}(?![\w'’-])",
        rf"{_OPENING}(?P<verb>{_any('cease')}){_WHOSE}{_OBJECT} {off}(?![\w'’-])",
        rf"{_OPENING}(?P<verb>{either}) (?:vaccin[a-z]{{1,6}}|doctors|hospitals)\b",
        rf"{_OPENING}(?P<verb>{_any('cease_care')}){_WHOSE}{_OBJECT} {off}(?![\w'’-])",
        (
            rf"\b(?P<verb>throw|put|chuck|toss|tip|pour|flush){_OBJECT} {medicine}"
            rf"(?: \w{{1,20}})? {_any('part')}"
        ),
        rf"{_OPENING}(?P<verb>cut|reduce|lower|drop){_WHOSE}{_OBJECT} (?:{medicine}|doses?){half}",
        rf"{_OPENING}(?P<verb>halve){_WHOSE}{_OBJECT} (?:{medicine}|doses?)(?!\w)",
        (
            rf"^{_DRUG}{{3,30}}(?: \([^)]{{1,40}}\))? ?[:–—-] (?P<verb>{_any('cease_label')})"
            r"(?: [\w ]{1,20})?[.]?$"
        ),
        (
            rf"\b(?P<verb>replace|swap|exchange|substitute|trade){_WHOSE}{_OBJECT} {medicine}"
            r" (?:with|for) (?!an? (?:new|liquid|different|lower|generic)|another|(?:the )?same)"
        ),
        (
            r"\b(?P<verb>take|get|keep) (?:him|her|them|your \w{1,12}) off"
            rf"{_OBJECT} {medicine}(?![\w'’-])"
        ),
        (
            rf"\b(?P<verb>take|use|have|try|choose|drink|eat|reach for|pick)\b"
            rf"[^.;,{_DRUG}]{{0,40}}? (?:instead of|in place of|rather than)"
            r"(?: (?:taking|using|having))?"
            rf"(?:{_OBJECT} {_any('medicine')}|{_WHOSE}{_OBJECT} {_DRUG}{{3,30}})(?!\w)"
        ),
    )
    return tuple(map(re.compile, found))


@cache
def _not_seeking() -> tuple[re.Pattern[str], ...]:
    denial, act, care = _any("denial"), _any(*_ACTS), _care()
    done = f"(?:{_any('act', 'test', 'lab', 'procedure', 'medicine')}|{_DRUG}{{3,30}})"
    had = f"(?:{_any('test', 'procedure', 'medicine')}|{_DRUG}{{3,30}})"
    found = (
        rf"(?<!\w){denial} {_any('seek')}{_OBJECT}(?: to| with| for)?{_OBJECT} {act}\b",
        rf"\b(?:is|['’]s) no (?:need|reason)(?: for| to have)?{_OBJECT} {care}(?!\w)",
        rf"\b(?:won['’]t|will not|no longer|never) need{_OBJECT} {care}(?!\w)",
        (
            r"\b(?:do not|don['’]t|never|before you) (?:let|allow) (?:(?:any|some)(?:one| ?body)"
            r"|them|him|her|doctors|surgeons|(?:the|a|your|any) [\w-]{1,20})(?: \w{1,20}){0,6}?"
            rf" {done}(?!\w)"
        ),
        (
            r"\b(?:do not|don['’]t|never|before you) (?:allow|accept|agree to|consent to)"
            rf"{_OBJECT} {had}(?!\w)"
        ),
    )
    return tuple(map(re.compile, found))


@cache
def _pointing() -> tuple[re.Pattern[str], ...]:
    found = (
        (
            rf"{_OPENING}(?P<verb>{_any('cease_it')}) (?:it|them|those|these|both|all of them)\b"
            r"(?! (?:becomes?|is|are|from|to|for|at|as|a|with|in|into|on|gently|well)\b)"
        ),
        rf"{_OPENING}(?P<verb>throw) (?:it|them) (?:away|out|in the bin)\b",
        rf"{_OPENING}(?P<verb>take|get) (?:it|them|him|her) off (?:it|him|her|them)\b",
        r"\b(?P<verb>wean|taper) (?:yourself|himself|herself|themselves|him|her|them) off\b",
    )
    return tuple(map(re.compile, found))


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^[\"“'‘]?|[\"“] ?|\b(?:i|we|customers|clients|members|parents) )"
        rf"(?:have |finally |just |all )?{_any('ceased')}{_WHOSE}{_OBJECT} {_care()}(?![\w'’-])"
    )
