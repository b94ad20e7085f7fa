"""Signs of danger that a text explains away, tells to ignore, or to treat at home."""

from attrs import frozen

from claimcheck.memory import remembered
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._seeking_care import has_care_words
from claimcheck.rules._warning_signs import SignFound, may_name_sign, sign_in
from claimcheck.rules._words import Word

_HARMLESS = (
    r"(?:normal|natural|harmless|healthy|expected|to be expected|typical|rest(?:ing)?"
    r"|heal(?:s|ing)?|clear(?:s|ing)?|cleans(?:ing|es?)|releas(?:ing|es?)|leaving|adjust\w{0,4}"
    r"|adapt\w{0,6}|recalibrat\w{0,4}|rebalanc\w{0,4}|working|detox\w{0,8}|(?:good|healthy) signs?"
    r"|waking up|thicken\w{0,3}|mature|ripening|preparing|getting ready|(?:(?:your|her|his|its)"
    r" (?:body|system|blood|gland|gut|liver)|the (?:body|gland|system))|stored|grief|trauma"
    r"|toxins?|emotions?|energy|fascia|wind|hormones|a (?:childhood )?(?:rite|variation)"
    r"|variations? of normal|nothing(?: to (?:worry|fear)| wrong)?|(?:natural|normal) part of)"
)
_MEANS = (
    r"(?:is|are|['’]s|['’]re|means?|meaning|shows?|showing|signals?|tells? you|proves?|only|just"
    r"|simply|merely|because|will be|was|were)"
)
_EXPLAINED = rf"(?<!\w){_MEANS}(?!\w)[^.;?]{{0,50}}?(?<!\w){_HARMLESS}(?!\w)"
_BELITTLED = (
    r"(?:is|are|was|were|['’]s|means?|shows?)(?: (?:most|very) often)?"
    r" (?:only|just|simply|merely|nothing (?:more than|but)|no more than)"
    r"(?! (?:as|if|when|by|under|after|for|to|before|about|over|one|a few|part|\d|possible|needed"
    r"|given|used|offered|done|allowed|available|the (?:start|beginning|first)))\b"
)
_UNHEEDED = (
    r"(?:(?:do not|don['’]t|no need to|never|need not|needn['’]t|you (?:do not|don['’]t) need to)"
    r" (?:be )?(?:panic\w{0,4}|worr\w{1,4}"
    r"|stop(?! (?:them|taking|using|overnight|abruptly|suddenly|at once|in one go|without))"
    r"|call|rush|run|fret|fear|go|ring|phone|interfere"
    r"|intervene|alarmed|frightened|scared|afraid|let (?:it|them|anyone))"
    r"|keep going|keep on|carry on|push(?:ing)? through|(?:needs?|require) no (?:action|treatment)"
    r"|no action|ignore (?:it|them|the|this|that)|(?:not|no) (?:a|any|our|your)? ?concern"
    r"|not concerned|no cause for|nothing (?:to|you need to) (?:worry|fear|do)|is(?:n['’]t| not) "
    r"(?:something|anything)|wait (?:it|them)|ride (?:it|them) out|let it (?:be|pass|run)"
    r"|trust (?:your|the|her|his|that|in)|be patient|patience|stay (?:calm|home|at home)"
    r"|(?:no|little) (?:sense|point) in|(?:no|not a) reason to|only worry|carry on with"
    r"|and continue|keep the dose|(?:double|increase|raise) the (?:dose|drops)|does no harm"
    r"|will pass|passes by itself|rarely needs?|needs? (?:nobody|no ?one|nothing))"
)
_AT_HOME = (
    r"(?:lie (?:down|on)|rest (?:it|up|in|until)|teas?|tinctures?|herb\w{0,3}|(?:essential )?oils?"
    r"|breathe (?:into|through|with|out|in|deeply|slowly)|ice|cayenne|compress\w{0,2}"
    r"|poultices?|massag\w{1,3}|honey"
    r"|dropper\w{0,5}|placenta|plenty of water|broth|homeopath\w{0,3}|arnica|aconite|walk it off"
    r"|sleep it off|onion|garlic|vinegar|magnesium|electrolytes|meditat\w{0,4}|tapping|pinch"
    r"|prick(?:ing)?|needle|blow on|speak to (?:her|him)|nettle|chamomile|purse|supplements?"
    r"|essences?|crystals?|visuali[sz]\w{1,4}|affirmations?)"
)
_FAIR = lazy_pattern(
    r"\?[\"”]?$|\b(?:never|not|n['’]t|do not|don['’]t) (?:to )?(?:ignore|wait|delay|dismiss|assume"
    r"|put off|put up with|normal|harmless|something to (?:ignore|wait))\b|\bnot normal\b"
    r"|\b(?:may|might|could|can|usually|normally|generally|often|most(?:ly)?|sometimes|rarely mean"
    r"|common(?:ly)?|in most cases|tends? to|slight(?:ly)?|mild(?:ly)?|a little|a few drops"
    r"|spotting|first few days|trials?|stud(?:y|ies)|participants|patients (?:who|with)|myth"
    r"|claims?|believed|(?:staff|relatives|families|they) (?:think|believe|assume)"
    r"|(?:i|we|he|she) (?:thought|assumed|told myself)|some people"
    r"|is the (?:name|term|word) for|people say|are told|was told|symptoms? of"
    r"|signs? of (?:a |an )?(?:stroke|heart|infection|sepsis|meningitis|labour|dehydration|low"
    r"|high|serious|danger|distress|pre)|risk factors?|warning signs?|red flags?|checked|tested"
    r"|measured|descend|go down|with help|ordinary|dangerous|danger|serious|life-threatening|fatal"
    r"|(?:after|following) (?:(?:your|the|an?|each|every|any|this) )?(?:injection|operation"
    r"|procedure|surgery|scan|test|biopsy|dose|infusion|vaccin\w{1,5}|jabs?|immunisation))\b"
)
_POINTING = lazy_pattern(
    r"(?:they|it|that|this|these|those|he|she)(?: (?:is|are|was)|['’](?:s|re)) "
)
_DISMISSED = lazy_pattern(rf"{_EXPLAINED}|(?<!\w){_UNHEEDED}(?!\w)|(?<!\w){_BELITTLED}")
_TREATED = lazy_pattern(rf"(?<!\w){_AT_HOME}(?!\w)")
_NAMED_HARMLESS = lazy_pattern(rf"(?<!\w)(?:{_HARMLESS}|{_AT_HOME})(?!\w)")


@frozen
class Dismissed:
    """A sign of danger that is dismissed.

    Args:
        word: The words that dismiss it.
        sign: The sign, as the text names it.
        meaning: What authorities say of it.
        source: Which, and where.
        is_emergency: Whether minutes or hours count.
    """

    word: Word
    sign: str
    meaning: str
    source: str
    is_emergency: bool


@frozen
class TextInPlace:
    """A sentence with what stands around it.

    Args:
        text: The sentence.
        before: The sentence before it, empty where it opens a block of another kind.
        after: The sentence behind it.
        row: What the first cell of its row says, for a cell of a table.
        near: Some sentences before it.
        headings: The headings of the document.
    """

    text: str
    before: str = ""
    after: str = ""
    row: str = ""
    near: str = ""
    headings: str = ""

    def around(self) -> str:
        """Give all that tells what the passage is about, in small letters."""
        parts = (self.text, self.before, self.row, self.headings, self.near)
        return " ".join(parts).lower()


def may_dismiss(sentence: str) -> bool:
    """Tell whether a sentence that stands in no row may dismiss a sign of danger.

    It may name one, or point at what the sentence before it names.

    Args:
        sentence: The sentence.
    """
    text = sentence.lower()
    return may_name_sign(text) or _POINTING.match(text) is not None


@remembered
def dismissed_in(passage: TextInPlace) -> Dismissed | None:
    """Find a sign of danger that a sentence dismisses.

    A sentence that hedges, asks, warns, speaks of a procedure or sends people to care dismisses
    nothing, nor does one whose neighbour sends them there.

    Args:
        passage: The sentence, and what stands around it.
    """
    text = passage.text.lower()
    told = _told_of(passage, text)
    if told is None or _is_fair(text) or has_care_words(passage.after.lower()):
        return None
    return told


def _told_of(passage: TextInPlace, text: str) -> Dismissed | None:
    found = sign_in(text, passage.around)
    if found is not None:
        return _within(passage.text, text, found)
    if passage.row:
        return _in_row(passage, text)
    if _POINTING.match(text) and not _is_fair(passage.before.lower()):
        return _of_sentence_before(passage, text)
    return None


def _is_fair(text: str) -> bool:
    return _FAIR.search(text) is not None or has_care_words(text)


def _within(whole: str, text: str, found: SignFound) -> Dismissed | None:
    masked = text[: found.start] + "¤" * (found.end - found.start) + text[found.end :]
    told = _DISMISSED.search(masked)
    if told is None and found.sign.is_emergency:
        told = _TREATED.search(masked)
    if told is None:
        return None
    start, end = min(told.start(), found.start), max(told.end(), found.end)
    return _dismissed(whole, start, end, whole[found.start : found.end], found)


def _in_row(passage: TextInPlace, text: str) -> Dismissed | None:
    found = sign_in(passage.row.lower(), passage.around)
    told = _NAMED_HARMLESS.search(text) or _DISMISSED.search(text)
    if found is None or told is None or not found.sign.is_emergency:
        return None
    shown = passage.row[found.start : found.end]
    return _dismissed(passage.text, told.start(), told.end(), shown, found)


def _of_sentence_before(passage: TextInPlace, text: str) -> Dismissed | None:
    found = sign_in(passage.before.lower(), passage.around)
    told = _DISMISSED.search(text)
    if found is None or told is None:
        return None
    shown = passage.before[found.start : found.end]
    return _dismissed(passage.text, told.start(), told.end(), shown, found)


def _dismissed(whole: str, start: int, end: int, shown: str, found: SignFound) -> Dismissed:
    word = Word(whole[start:end], start, end)
    sign = found.sign
    return Dismissed(word, shown, sign.meaning, sign.source, sign.is_emergency)
