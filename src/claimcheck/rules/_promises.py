"""Words that promise: a cure, a certain effect, or safety without qualification."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.model import Claim, ClaimType
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._cures import is_known_to_undo, undone_in
from claimcheck.rules._support import is_title
from claimcheck.rules._words import Word, Words, words_of_claim

CURE, EFFECT, SAFETY = "a cure", "a certain effect", "safety without qualification"
UNDOING = "that an illness or injury is undone"
_ILL = ("outcome", "patient_important", "clinical", "harm", "therapy", "drug_name")
_TAKEN = ("therapy", "drug_name", "lifestyle", "clinical")
_EXPLAINED = frozenset({ClaimType.MECHANISM, ClaimType.DEFINITIONAL, ClaimType.STUDY_REPORT})
_CURES = ("cure", "curing")
_DENIED = ("far from", "hardly", "anything but")
_DENIALS = (
    "no", "without", "free", "zero", "none", "never", "won", "will not", "do", "can", "could", "is"
)  # fmt: skip
_OBJECT_REACH, _MENTIONED = 50, 6
_ILLNESS = lazy_pattern(r"\b[a-z]{1,20}(?:pathy|itis|osis|a?emia|oma|algia|phobia|tension|betes)\b")
_DENIED_HARM = lazy_pattern(
    r"\b(?:no|zero|without|free (?:of|from)|none of the)(?: [\w-]{1,30}){0,3}? "
    r"(?:side[- ]effects?|adverse (?:effects|events|reactions)|(?:drug )?interactions"
    r"|withdrawal|addiction|safety concerns|downsides?|drawbacks)\b"
    r"|\bno (?:toxic dose|upper limit)\b"
    r"|\b(?:no[- ]?one|nobody|no (?:\w{1,12} )?(?:person|customer|patient|client|guest|member)"
    r"|not (?:a single|one) (?:\w{1,12} )?\w{1,12}) (?:has|have|had) (?:ever |yet )?"
    r"(?:been (?:harmed|hurt)|come to (?:any )?harm|reported (?:a|any|so much)"
    r"|had (?:a|any) (?:\w{1,10} )?(?:reaction|problem|side[- ]effect))\b"
    r"|\bnothing (?:in (?:it|them|this|here|our \w{1,15}) )?(?:that |which )?(?:could|can|will)"
    r" (?:ever |possibly )?(?:hurt|harm|upset|damage|interact)\b"
    r"|\b(?:cannot|can['’]t|could not|couldn['’]t|won['’]t|will not) (?:possibly |ever )?"
    r"(?:harm|hurt|interact with|take too much|overdose|be overdosed|do (?:you )?any harm)\b"
    r"(?! (?:the |a )?(?:virus|bacteria|germs?|business|planet|environment))"
    r"|\bnever (?:once )?(?:seen|had|known) (?:a|any|one) (?:\w{1,10} )?(?:problem|reaction|side"
    r"|harm|complication)\w{0,2}\b"
    r"|\bno (?:serious )?(?:adverse events|side[- ]effects|problems|harms?) (?:has|have) ever\b"
    r"|\bdo(?:es)? not cause the \w{1,15} that (?:drugs|medicines|tablets|pills)\b"
)
_CONDITION = lazy_pattern(r"\b(?:if|unless|until|when|would|we'd|you'd)\b")
_ONE_STUDY = lazy_pattern(
    r"(?:\b(?:an?|one|this|the|our)|['’]s) (?:\S{1,30} ){0,3}(?:study|trial|review|meta-analysis)\b"
)
_REGULATED = lazy_pattern(
    r"\baccording to (?:the |food |medicines? |drug )*(?:regulators?|authorit(?:y|ies)|fda|efsa|ema"
    r"|mhra|who|nhs|nice)\b"
)
_FEELING = lazy_pattern(r"\b(?:you|we|i|feel)(?: (?:are|feel|were))?(?: \w+)? $")
_POINTING = lazy_pattern(r"(?:this|that|it|these|those|they|both) (?:is|are)\b")
_STATUS = lazy_pattern(
    r"\bgenerally (?:recogni[sz]ed|regarded) as $"
    r"|\b(?:(?:which|that) (?:is|are)|that['’]s) (?:\w{1,12} )?$"
    r"|(?:\bnot|n['’]t) (?:the same as|mean(?:s|ing)?|imply) (?:\w{1,10} )?$"
)
_OF_SALE = lazy_pattern(r"(?:money|price|satisfaction|back|refund|days?|years?|warranty)[- ]$")
"""Words before "guarantee" that make it one of the shop."""
_VACCINES = lazy_pattern(r"\b(?:vaccin\w{1,6}|jabs?|immuni[sz]ations?)\b")
_SHARED = lazy_pattern(
    r" (?:the )?(?:(?:great|vast|large) )?"
    r"(?:majority|most|many|some|half|a (?:third|quarter|few))\b"
    r"|(?: (?:about|around|nearly|roughly|almost|some|over))? "
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?: ?%| per ?cent| (?:in|of|out of)) "
)
"""Words behind "cures" that say how many it cures."""
_CURED = lazy_pattern(r"\bcur(?:e|es|ed|ing)\b")
_ONLY = lazy_pattern(r"\bthe only $")
_AMOUNT = lazy_pattern(r" (?:more than |over |up to |about )?\d{1,3} ?%")
_WARNED_OF = lazy_pattern(r"\b(?:beware|careful|wary|suspicious|distrust)\b[^.;]{0,40}$")
_OURS = lazy_pattern(r"\b(?:our|my|we|us|this|these)\b")
_MEASURED = lazy_pattern(r"\b(?:reasonably|relatively|fairly|largely|mostly|generally) $")
_UNLESS = lazy_pattern(r",? (?:unless|provided|as long as|if)\b")
_FOR_SOME = lazy_pattern(r"\bfor (?:some|many|certain) \w+")
_OPENING = lazy_pattern(
    r"(?:stop|end|beat|banish|erase|fix|conquer|goodbye to|say goodbye to|no more|reverse"
    r"|reversing|curing|fixing|healing|fixes|ends|stops|erases) (?!masking|relying|taking)"
)


@frozen
class Promise:
    """A promise that a sentence makes.

    Args:
        word: The word or phrase that makes it.
        what: What is promised, in words.
        is_plain: Whether the words promise by themselves, without a second witness.
    """

    word: Word
    what: str
    is_plain: bool = True

    @property
    def kind(self) -> str:
        """Name the kind of promise, as the tables of what rules earn list it.

        A plain cure has none: how sure the reading is tells the grave ones from the others.
        """
        if self.is_plain:
            return "" if self.what == CURE else _KINDS[self.what]
        return f"{_KINDS[self.what]} implied"


_KINDS = {CURE: "cure", UNDOING: "undoing", EFFECT: "effect", SAFETY: "safety"}


def promise_of(claim: Claim, *, is_heard: bool) -> Promise | None:
    """Find the first promise of a claim, the plainest kind first.

    Args:
        claim: The claim.
        is_heard: Whether the reading of the document may second words that are no promise by
            themselves ("proven", "safe").
    """
    words = words_of_claim(claim)
    found = next(_plain(claim, words), None)
    if found is None and is_heard:
        found = next(_softer(claim, words), None)
    return found


def _plain(claim: Claim, words: Words) -> Iterator[Promise]:
    for word in words.of("promise"):
        is_limited = _FOR_SOME.search(words.text.lower()) is not None
        if _stands(words, word) and words.has(*_ILL) and not is_limited:
            yield Promise(word, EFFECT)
    for word in words.of("remove"):
        if _is_cure(claim, words, word):
            yield Promise(word, CURE)
    undone = undone_in(words)
    if undone is not None and not _is_mentioned(words, undone.word):
        what = CURE if undone.is_lasting else UNDOING
        yield Promise(undone.word, what, is_plain=undone.is_lasting or undone.is_sold)
    if _is_of_one_study(claim, words):
        return
    for word in words.of("safe"):
        if _is_unqualified(words, word) and _is_of_care(words, word, claim):
            yield Promise(word, SAFETY)


def _softer(claim: Claim, words: Words) -> Iterator[Promise]:
    for word in words.of("promise", "promise_soft"):
        is_open = _stands(words, word) and not _VACCINES.search(words.text.lower())
        if is_open and not _is_balanced(words):
            yield Promise(word, EFFECT, is_plain=False)
    opening = _opening(words)
    if opening is not None:
        yield Promise(opening, CURE, is_plain=False)
    if _is_of_one_study(claim, words):
        return
    for word in (*harms_denied(words), *words.of("safe", "safe_soft")):
        if _is_safety(words, word):
            yield Promise(word, SAFETY, is_plain=False)


def _opening(words: Words) -> Word | None:
    """Find an illness that a title or slogan ends in its first words ("Stop bloating")."""
    lowered = words.text.lower()
    start = lowered.rfind(": ") + 2 if ": " in lowered[:_OBJECT_REACH] else 0
    found = _OPENING.match(lowered, start)
    if found is None or not _names_illness(words, found.end()):
        return None
    return Word(words.text[start : found.end()].strip(), start, found.end() - 1)


def _is_cure(claim: Claim, words: Words, word: Word) -> bool:
    """Tell whether a verb of removing promises a cure, rather than naming what bodies do."""
    is_noun = word.text.lower() == "healing"
    if is_noun or _is_explained(claim) or words.has("hedged_may"):
        return False
    before = words.text[: word.start].lower()
    is_aim = before.endswith(" to ") and not (is_title(claim) and before.startswith("how to "))
    if is_aim or is_known_to_undo(words, word):
        return False
    return _stands(words, word) and _is_of_illness(words, word)


def _is_explained(claim: Claim) -> bool:
    """Tell whether a claim explains or reports; a title that names no study reports none."""
    is_report = claim.claim_type is ClaimType.STUDY_REPORT
    return claim.claim_type in _EXPLAINED and not (is_report and is_title(claim))


def _stands(words: Words, word: Word) -> bool:
    before = words.text[: word.start].lower()
    if _WARNED_OF.search(before):
        return False
    if before.rstrip().endswith(_DENIED) or _OF_SALE.search(before) or _is_of_a_share(words, word):
        return False
    return not words.is_negated(word) and not _is_mentioned(words, word)


def _is_of_a_share(words: Words, word: Word) -> bool:
    """Tell whether a cure is told of a share or as the only one, and not of one's own remedy."""
    lowered = words.text.lower()
    if _OURS.search(lowered):
        return False
    if _ONLY.search(lowered[: word.start]) or _AMOUNT.match(lowered, word.end):
        return True
    ends = (found.end() for found in _CURED.finditer(lowered, word.start))
    return any(_SHARED.match(lowered, end) for end in ends)


def _is_mentioned(words: Words, word: Word) -> bool:
    """Tell whether a word is quoted as a word; a quotation of some length speaks for the text."""
    if not words.is_quoted(word):
        return False
    quoted = words.quotation_of(word)
    return len(quoted.split()) < _MENTIONED


def _is_of_illness(words: Words, word: Word) -> bool:
    """Tell whether what is removed is an illness, not waste, bias or ham."""
    near = words.text[word.end : word.end + _OBJECT_REACH]
    if words.has("not_medical"):
        return False
    if word.text.lower().startswith(_CURES):
        return bool(near.strip(" .")) or words.has(*_ILL)
    return _names_illness(words, word.end)


def _names_illness(words: Words, start: int) -> bool:
    objects = words.of("outcome", "patient_important", "clinical", "harm")
    if any(start <= other.start < start + _OBJECT_REACH for other in objects):
        return True
    return _ILLNESS.search(words.text.lower(), start, start + _OBJECT_REACH) is not None


def _is_unqualified(words: Words, word: Word) -> bool:
    if _is_mentioned(words, word) or words.has("qualified", "limited", "hedged_may"):
        return False
    if not _is_asserted(words, word):
        return False
    return word.text.lower().startswith(_DENIALS) or not words.is_negated(word)


def _is_of_care(words: Words, word: Word, claim: Claim) -> bool:
    """Tell whether what is called safe is something that people take or have done to them."""
    if words.has(*_TAKEN) or words.interventions:
        return True
    if _POINTING.match(words.text.lower()):
        return False
    return any(sign in word.text.lower() for sign in (" side", "effective")) or (
        word.text.lower() not in {"is safe", "are safe"} and not claim.population.is_implied
    )


def _is_safety(words: Words, word: Word) -> bool:
    """Tell whether a softer word calls something safe, without a limit and with no harm beside."""
    if words.has("limited") or not _is_asserted(words, word):
        return False
    if _POINTING.match(words.text.lower()) and not words.has(*_TAKEN):
        return False
    is_denial = word.text.lower().startswith(_DENIALS)
    return (is_denial or not words.is_negated(word)) and not _is_balanced(words)


def _is_asserted(words: Words, word: Word) -> bool:
    """Tell whether safety is asserted of a thing: not on a condition, as a feeling or a status.

    That vaccines are safe is what authorities say of them.
    """
    if _VACCINES.search(words.text.lower()) and "safe" in word.text.lower():
        return False
    before = words.text[: word.start].lower()
    if _REGULATED.search(words.text.lower()) or _UNLESS.match(words.text.lower(), word.end):
        return False
    return not any(pattern.search(before) for pattern in (_CONDITION, _FEELING, _STATUS, _MEASURED))


def _is_balanced(words: Words) -> bool:
    """Tell whether the sentence names risks too, outside the words that deny or belittle them."""
    held = (*words.of("safe", "safe_soft"), *harms_denied(words))
    return any(
        not any(one.start <= risk.start < one.end for one in held) and not words.is_negated(risk)
        for risk in words.of("told_risk")
    )


def _is_of_one_study(claim: Claim, words: Words) -> bool:
    """Tell whether the sentence tells what a single study found, rather than what holds."""
    is_report = claim.claim_type is ClaimType.STUDY_REPORT
    return is_report and _ONE_STUDY.search(words.text.lower()) is not None


def harms_denied(words: Words) -> tuple[Word, ...]:
    """Give the phrases that deny harms ("no known drug interactions")."""
    return tuple(
        Word(words.text[found.start() : found.end()], found.start(), found.end())
        for found in _DENIED_HARM.finditer(words.text.lower())
    )
