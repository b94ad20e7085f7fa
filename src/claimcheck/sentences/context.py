"""What a sentence takes over from those before it: the therapy it goes on about, the study told.

Engines judge each sentence by itself. ``This approach lifts mood`` is then an effect of nobody
knows what; behind a sentence on a therapy it is a benefit of that therapy. ``Among carriers,
support lowered cortisol`` behind a sentence that names a study tells what that study found.
"""

from collections.abc import Sequence

from attrs import evolve, frozen

from claimcheck.model import Assessment, BlockKind, Causality, ClaimType, Sentence
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.linguistic.reading import SentenceReading, read_sentence
from claimcheck.sentences.linguistic.reporting import names_a_study
from claimcheck.sentences.linguistic.verbs import has_finite_verb
from claimcheck.sentences.linguistic.word_classes import word_class

_NAMED = 0.8
_POINTERS = frozenset({"this", "these", "such", "each", "both"})
_TOLD_BY = frozenset({"the", "these", "its", "their", "in"})
_PEOPLE_OF_IT = frozenset({"they", "their"})
_PRONOUNS = frozenset({"it", "they"})
_TREATMENTS = word_class("treatment_noun")
_STUDIES = word_class("study_anaphor")
_NAMING = frozenset({"therapy", "drug_name"})
_STUDY_SIGNS = ("et al", "study", "trial", "experiment")
_POINTING_SIGNS = tuple(f" {word} " for word in sorted(_POINTERS | _PRONOUNS | {"the"}))
_HEAD_REACH = 4
_NEXT = 2
_CAUSAL = frozenset({Causality.DIRECT, Causality.CONDITIONAL})
_EFFECTS = frozenset({ClaimType.MECHANISM, ClaimType.CAUSAL_EFFECT})
_FINDINGS = _EFFECTS | {ClaimType.ASSOCIATION, ClaimType.TREATMENT_BENEFIT, ClaimType.NUMBER}
_PAST = frozenset({"was", "were", "had", "did", "didn't"})
_PRESENT = frozenset({"is", "are", "has", "have", "can", "may", "might", "do", "does", "will"})
_PAST_BEHIND = ("resulted", "led", "showed", "found", "reported", "rose", "fell", "felt", "became")
_TWO = 2


@frozen(eq=False, repr=False)
class _Before(ByValue):
    """What the sentences so far have named.

    Args:
        section: The section they stand in.
        block: Start of their block.
        therapy: Whether a treatment was named in the section.
        therapy_in_block: Whether one was named in this block.
        therapy_last: Whether the last sentence was about it, so that ``it`` means it.
        title: Whether the block opens with a treatment as its title.
        study: Whether the last sentence of this block told of a study.
        study_above: Whether the block before ended so.
    """

    section: tuple[str, ...] = ()
    block: int = -1
    therapy: bool = False
    therapy_in_block: bool = False
    therapy_last: bool = False
    title: bool = False
    study: bool = False
    study_above: bool = False


def in_context(
    sentences: Sequence[Sentence], assessments: Sequence[Assessment]
) -> tuple[Assessment, ...]:
    """Judge anew what the sentences before decide; all else stays as it was judged.

    Args:
        sentences: The sentences of a document, in order.
        assessments: What each was judged to be by itself.
    """
    before = _Before()
    judged = []
    for sentence, assessment in zip(sentences, assessments, strict=True):
        before = _enter(before, sentence)
        if assessment.language != "en" or not _may_matter(before, sentence, assessment):
            judged.append(assessment)
            if before.therapy_last or before.study or before.study_above:
                before = evolve(before, therapy_last=False, study=False, study_above=False)
            continue
        reading = read_sentence(sentence.text)
        on_therapy = _goes_on_about_therapy(reading, before)
        on_study = _goes_on_about_study(reading, before)
        judged.append(_rejudged(assessment, reading, before, (on_therapy, on_study)))
        before = _leave(before, sentence, reading, (on_therapy, on_study))
    return tuple(judged)


def _may_matter(before: _Before, sentence: Sentence, assessment: Assessment) -> bool:
    """Tell by a look at the letters whether a sentence is worth another reading."""
    if before.study or before.study_above or before.title:
        return True
    if any(cue.kind in _NAMING for cue in assessment.cues):
        return True
    text = f" {sentence.text.lower()} "
    return any(sign in text for sign in _STUDY_SIGNS) or (
        before.therapy and any(sign in text for sign in _POINTING_SIGNS)
    )


def _enter(before: _Before, sentence: Sentence) -> _Before:
    block = sentence.block
    if block.section != before.section or block.kind is BlockKind.HEADING:
        return _Before(block.section, block.span.start)
    if block.span.start != before.block:
        return evolve(
            before,
            block=block.span.start,
            therapy_in_block=False,
            therapy_last=False,
            title=False,
            study=False,
            study_above=before.study,
        )
    return before


def _leave(
    before: _Before, sentence: Sentence, reading: SentenceReading, goes_on: tuple[bool, bool]
) -> _Before:
    on_therapy, on_study = goes_on
    named = _names_treatment(reading)
    is_title = named and sentence.start == 0 and _is_title(sentence, reading)
    return evolve(
        before,
        therapy=before.therapy or named,
        therapy_in_block=before.therapy_in_block or named,
        therapy_last=named or on_therapy,
        title=before.title or is_title,
        study=on_study or _opens_study(reading),
        study_above=False,
    )


def _is_title(sentence: Sentence, reading: SentenceReading) -> bool:
    return sentence.block.kind is BlockKind.LIST_ITEM and not has_finite_verb(reading)


def _names_treatment(reading: SentenceReading) -> bool:
    return any(cue.weight > _NAMED for cue in reading.of("therapy", "drug_name"))


def _opens_study(reading: SentenceReading) -> bool:
    """Tell whether one study is told of: named authors, or ``a trial``, ``an experiment``."""
    if names_a_study(reading):
        return True
    return any(
        reading.word(noun.start) in {"study", "trial", "experiment"}
        and not {"a", "an", "one", "another", "landmark"}.isdisjoint(
            reading.lowers[max(noun.start - _HEAD_REACH, 0) : noun.start]
        )
        for noun in reading.of("study_noun")
    )


def _goes_on_about_therapy(reading: SentenceReading, before: _Before) -> bool:
    first = reading.word(0)
    if first in _PRONOUNS or (first in {"this", "these"} and reading.cues and _verb_next(reading)):
        return before.therapy_last
    if first == "the":
        return before.therapy_in_block and _is_treatment(reading, 1, _HEAD_REACH)
    return before.therapy and any(
        word in _POINTERS and _is_treatment(reading, index + 1, _NEXT)
        for index, word in enumerate(reading.lowers)
    )


def _is_treatment(reading: SentenceReading, start: int, reach: int) -> bool:
    return not _TREATMENTS.isdisjoint(reading.lowers[start : start + reach])


def _verb_next(reading: SentenceReading) -> bool:
    verbs = reading.of("causal_verb", "requirement", "correlational", "can", "modal")
    return reading.word(1) in _PRESENT | _PAST or any(cue.start == 1 for cue in verbs)


def _goes_on_about_study(reading: SentenceReading, before: _Before) -> bool:
    """Tell whether it tells on of the study: by naming its people, or in the past tense."""
    opening = reading.lowers[:_HEAD_REACH]
    if not (before.study or before.study_above) or not opening:
        return False
    if opening[0] in _TOLD_BY and not _STUDIES.isdisjoint(opening[1:]):
        return True
    return (before.study or opening[0] in _PEOPLE_OF_IT) and _is_past(reading)


def _is_past(reading: SentenceReading) -> bool:
    """Tell whether the first verb that shows its tense is in the past."""
    verbs = {cue.start for cue in reading.of("causal_verb", "report_verb")}
    for index, word in enumerate(reading.lowers):
        if word in _PRESENT:
            return False
        if word in _PAST or word in _PAST_BEHIND:
            return True
        if index in verbs and word.endswith("ed") and index >= _TWO:
            return True
        if index in verbs and word.endswith("s"):
            return False
    return False


def _rejudged(
    assessment: Assessment, reading: SentenceReading, before: _Before, goes_on: tuple[bool, bool]
) -> Assessment:
    on_therapy, on_study = goes_on
    kind = assessment.claim_type
    if on_study and kind in _FINDINGS:
        return evolve(assessment, claim_type=ClaimType.STUDY_REPORT)
    if kind not in _EFFECTS or assessment.causality not in _CAUSAL:
        return assessment
    drugs = reading.of("drug_name")
    if before.title and drugs:
        several = len(drugs) > 1 or any(each.kind == "dose" for each in assessment.quantities)
        protocol = ClaimType.PROTOCOL if several else ClaimType.TREATMENT_BENEFIT
        return evolve(assessment, claim_type=protocol)
    if on_therapy:
        return evolve(assessment, claim_type=ClaimType.TREATMENT_BENEFIT)
    return assessment
