"""What stands in quotation marks: somebody's words, or a term held at a distance."""

from claimcheck.sentences.linguistic.reading import SentenceReading

_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“"}
_TERM_WORDS = 4


def quoted_ranges(reading: SentenceReading) -> tuple[tuple[int, int], ...]:
    """Give the token ranges between quotation marks, the marks left out; unclosed ones reach on."""
    ranges = []
    closing, start = "", 0
    for index, token in enumerate(reading.tokens):
        if closing and token.text == closing:
            ranges.append((start, index))
            closing = ""
        elif not closing and token.text in _PAIRS:
            closing, start = _PAIRS[token.text], index + 1
    if closing and start < len(reading.tokens):
        ranges.append((start, len(reading.tokens)))
    return tuple(ranges)


def speech_ranges(reading: SentenceReading) -> tuple[tuple[int, int], ...]:
    """Give the quoted ranges that are long enough to be words said, not a term."""
    return tuple((a, b) for a, b in quoted_ranges(reading) if b - a > _TERM_WORDS)
