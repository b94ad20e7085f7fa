"""Whether a sentence reports what a study found or what somebody said, and who."""

from claimcheck.sentences.linguistic.conditionals import condition_ranges
from claimcheck.sentences.linguistic.reading import Found, SentenceReading, once_per_sentence

_REACH = 7


@once_per_sentence
def study_reports(reading: SentenceReading) -> tuple[Found, ...]:
    """Give the words for a study that is the subject of a verb of finding.

    ``Two trials found``, ``research has linked``, ``the authors conclude``; a name with
    ``et al.`` or a year before such a verb counts as its study.
    """
    verbs = [cue.start for cue in reading.of("report_verb")]
    used = {cue.start for cue in reading.of("causal_verb", "causal_frame")}
    aside = condition_ranges(reading)
    nouns = [
        noun
        for noun in reading.of("study_noun")
        if noun.start not in used and not any(a <= noun.start < b for a, b in aside)
    ]
    return tuple(
        noun for noun in nouns if any(noun.end <= verb <= noun.end + _REACH for verb in verbs)
    )


@once_per_sentence
def names_a_study(reading: SentenceReading) -> bool:
    """Tell whether it speaks of authors by name: ``et al.``, or a name and a year."""
    words = reading.lowers
    return "et" in words and any(
        word == "et" and reading.word(index + 1) == "al" for index, word in enumerate(words)
    )


def cites_a_study(reading: SentenceReading) -> bool:
    """Tell whether it says on which study it rests: ``according to a survey of nurses``."""
    sources = [cue.end for cue in reading.of("speech") if reading.word(cue.end - 1) in {"to", "by"}]
    return any(end <= noun.start < end + 4 for end in sources for noun in reading.of("study_noun"))


def tells_methods(reading: SentenceReading) -> bool:
    """Tell whether it tells what was done in a study."""
    return reading.has("study_method")


def reports_speech(reading: SentenceReading) -> bool:
    """Tell whether somebody's words are reported: ``according to``, ``she said that``."""
    return reading.has("speech")
