"""CC708: the text turns people away from treatment."""

from collections import deque
from collections.abc import Container, Iterator, Sequence
from itertools import islice

from claimcheck.memory import remembered
from claimcheck.model import (
    Answer,
    Basis,
    BlockKind,
    Claim,
    Document,
    Origin,
    Passed,
    Precision,
    Problem,
    Reading,
    Sentence,
    Severity,
    Span,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._dismissed_signs import TextInPlace, dismissed_in, may_dismiss
from claimcheck.rules._doing_without import (
    care_given_up,
    found_in,
    talk_of_doing_without,
)
from claimcheck.rules._explained_away import explained_away
from claimcheck.rules._harmful_reading import harmful_sentences
from claimcheck.rules._refusal_guards import is_ordinary_care
from claimcheck.rules._refusals import CareGivenUp, care_given_up_in
from claimcheck.rules._support import has_trials, supporting
from claimcheck.rules._words import Word, Words, words_in
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_BEFORE, _MENTIONED = 40, 6
_TOLD, _REPORTED, _EXPLAINED = "told", "reported", "explained"
_DISMISSED, _EMERGENCY = "dismissed", "emergency"
_READ = "read"
_MOST_HEADINGS, _NEAR = 60, 3
_FOR_LOOKS = lazy_pattern(
    r"\b(?:skin (?:quality|texture|tone)|wrinkles?|fine lines|complexion|rejuvenat\w{1,4}"
    r"|face ?lifts?|appearance|youthful|contour\w{0,4}|cellulite)\b"
)
"""Care for looks, which nobody needs: doing without an operation turns nobody away from it."""
_UNASKED = lazy_pattern(
    r"\b(?:no need to|(?:you )?(?:do not|don['’]t) (?:need|have) to) (?:ask|tell|see|consult"
    r"|check with|talk to|speak to|visit) (?:your |a |the |any |his |her |their )?"
    r"(?:doctors?|gp|physician|pharmacist|oncologist|clinician|specialist)\b"
    r"|\b(?:do not|don['’]t|never) (?:tell|trust|listen to|believe) (?:your |a |the |any )?"
    r"(?:doctors?|gp|physician|oncologist|specialist|pharmacist)\b"
    r"|\b(?:should|must) not be (?:sent|taken|referred) to (?:the |a |an )?"
    r"(?:emergency|hospital|a&e|doctor|specialist)\b"
)
_WEIGHED = lazy_pattern(r"\?|\b(?:if|before|unless|until|women|pregnan\w*|not (?!need))\b")
_IN_CARE = lazy_pattern(
    r"\b(?:before|prior to|ahead of|after) (?:your |the |any )?(?:\w+ )?(?:surgery|operation"
    r"|procedure|test|scan)\b|\b(?:your doctor|clinician|prescriber|trial|study|participants"
    r"|patients were|replacement|substitute|without (?:a )?prescription)\b"
    r"|\bif (?:you )?(?:have|get|develop|egfr|potassium)\b"
)


@rule("CC708", severity=Severity.ERROR, precision=Precision.MEDIUM)
def discourages_care(document: Document, context: Context) -> Iterator[Answer]:
    """The sentence tells people to do without treatment or doctors, or dismisses a warning sign.

    ## Why it matters

    A person who stops insulin, an antidepressant or chemotherapy because of a page can die.
    Advertising codes forbid discouraging essential treatment (CAP Code 12.2); a person should read
    every such sentence.

    Signs of danger that authorities list (chest pain, a baby that moves less, a rash that does not
    fade) count where they are explained away, told to ignore or treated at home, and nothing beside
    sends the reader to care.

    Warnings ("never stop", "ask before you stop") do not count, nor what a guideline says. Talk of
    doing without medicines, and of doctors who know nothing, counts where the reading of the
    document doubts it too.

    ## Example

    ```md bad
    Take berberine instead of insulin.
    ```

    Use instead:

    ```md good
    Berberine is no substitute for insulin; ask your doctor before you change the dose.
    ```
    """
    if context.reading is None:
        return
    told = [*_against_care(context.reading, context), *_dismissals(document, context.reading)]
    told += _read_as_harmful(context, {problem.span for problem in told})
    yield from told
    if not told and context.claims:
        yield Passed("no sentence turns people away from treatment")


def _against_care(reading: Reading, context: Context) -> Iterator[Problem]:
    """Find words against prescribed care."""
    claims = {claim.index: claim for claim in context.claims}
    before: deque[str] = deque(maxlen=2)
    for sentence, _ in reading.sentences:
        found = _found_in((sentence.text, tuple(before), reading.is_short))
        before.append(sentence.text)
        if found is None or _is_backed(claims.get(sentence.index), context):
            continue
        word, variant = found
        yield Problem(
            f"`{word.text}` turns people away from treatment",
            span=sentence.span,
            basis=(Basis("listed as a word against prescribed care", Origin.TEXT),),
            remedy="remove it, or say that treatment is changed only with the prescriber",
            origin=Origin.TEXT,
            severity=None if variant else Severity.WARNING,
            variant=variant,
        )


def _dismissals(document: Document, reading: Reading) -> Iterator[Problem]:
    """Find signs of danger that the text dismisses."""
    first = islice(document.of_kind(BlockKind.HEADING), _MOST_HEADINGS)
    headings = " ".join(block.prose.text for block in first)
    sentences = [sentence for sentence, _ in reading.sentences]
    for number, sentence in enumerate(sentences):
        if not _row_of(sentence) and not may_dismiss(sentence.text):
            continue
        found = dismissed_in(_passage(sentences, number, headings))
        if found is not None:
            yield Problem(
                f"`{found.word.text}` dismisses a warning sign (`{found.sign}`): {found.meaning}",
                span=sentence.span,
                basis=(Basis(f"listed as a warning sign: {found.source}", Origin.TEXT),),
                remedy="remove it, or say what to do and whom to call",
                origin=Origin.TEXT,
                variant=_EMERGENCY if found.is_emergency else _DISMISSED,
            )


def _read_as_harmful(context: Context, known: Container[Span | None]) -> Iterator[Problem]:
    """Give what the reading takes for harmful and no word has told."""
    for found in harmful_sentences(context):
        if found.sentence.span not in known:
            chance = f"how likely an editor would call it harmful: {found.probability:.2f}"
            yield Problem(
                "this reads like advice that may harm: it makes light of a danger, or stands in "
                "the way of care",
                span=found.sentence.span,
                basis=(Basis(chance, Origin.MODEL),),
                remedy="hold it against what health authorities advise; correct or remove it",
                origin=Origin.MODEL,
                severity=found.severity,
                variant=_READ,
            )


def _passage(sentences: Sequence[Sentence], number: int, headings: str) -> TextInPlace:
    """Give a sentence with its neighbours, a cell of a table with the first of its row."""
    sentence = sentences[number]
    near = " ".join(one.text for one in sentences[max(number - _NEAR, 0) : number])
    if sentence.block.cell is not None:
        return TextInPlace(sentence.text, row=_row_of(sentence), near=near, headings=headings)
    before = sentences[number - 1].text if number else ""
    after = sentences[number + 1].text if number + 1 < len(sentences) else ""
    return TextInPlace(sentence.text, before, after, near=near, headings=headings)


def _row_of(sentence: Sentence) -> str:
    """Give the first cell of the row that a sentence stands in, unless it is that cell."""
    cell = sentence.block.cell
    return cell.row_header if cell is not None and cell.column else ""


@remembered
def _found_in(given: tuple[str, tuple[str, ...], bool]) -> tuple[Word, str] | None:
    """Find words against care, and the name under which such findings are measured.

    Given are a sentence, those before it, and whether the document is a short one.
    """
    text, before, is_short = given
    words = words_in(text)
    plain = _plain(words)
    if plain is not None:
        return plain, _TOLD
    refused = care_given_up_in(words, before)
    if refused is not None and _stands(words, refused):
        return refused.word, _TOLD if refused.is_told else _REPORTED
    explained = explained_away(words)
    if explained is not None:
        return explained, _EXPLAINED
    softer = None if is_short else _softer(words)
    return (softer, "") if softer is not None else None


def _stands(words: Words, refused: CareGivenUp) -> bool:
    """Tell whether care is given up in earnest, with no word that sends people to it."""
    word = refused.word
    sent = any(not word.start <= other.start < word.end for other in words.of("care"))
    return not sent and not _is_warned_of(words, word)


def _is_backed(claim: Claim | None, context: Context) -> bool:
    return claim is not None and has_trials(supporting(claim, context))


def _plain(words: Words) -> Word | None:
    """Find words that tell people to stop, replace or do without prescribed care."""
    lowered = words.text.lower()
    is_condition = lowered.startswith("if ")
    listed = (
        word for word in words.of("discourages") if not is_condition and _turns_away(words, word)
    )
    unasked = found_in(_UNASKED, words)
    found = next(listed, None) or next(unasked, None) or _given_up(words, lowered)
    return None if found is None or is_ordinary_care(lowered) else found


def _given_up(words: Words, lowered: str) -> Word | None:
    """Find care that is given up, in a sentence that neither asks, warns nor sets a condition."""
    first = next((word for word in care_given_up(words) if _turns_away(words, word)), None)
    if first is None or _WEIGHED.search(lowered) or _IN_CARE.search(lowered):
        return None
    return first


def _softer(words: Words) -> Word | None:
    """Find talk of doing without care, which counts where the reading doubts it too."""
    lowered = words.text.lower()
    for word in talk_of_doing_without(words):
        if _turns_away(words, word) and not _IN_CARE.search(lowered):
            is_sound = is_ordinary_care(lowered) or _FOR_LOOKS.search(lowered)
            return None if is_sound else word
    return None


def _turns_away(words: Words, word: Word) -> bool:
    if words.has("care") or 0 < len(words.quotation_of(word).split()) < _MENTIONED:
        return False
    return not _is_warned_of(words, word)


def _is_warned_of(words: Words, word: Word) -> bool:
    return any(word.start - _BEFORE <= other.start < word.start for other in words.of("deterrent"))
