"""Whether a sentence asks rather than tells."""

from claimcheck.sentences.linguistic.reading import SentenceReading

_CLOSERS = frozenset("”\"’')]}» ")
_OPENERS = frozenset({"how", "what", "why", "when", "where", "who", "which", "whose", "whether"})
_AUXILIARIES = frozenset(
    {"do", "does", "did", "is", "are", "can", "could", "should", "would", "will", "was", "were"}
)


def is_question(reading: SentenceReading) -> bool:
    """Tell whether it ends in a question mark, or is headed like a question without one.

    ``How does it work`` as a heading asks; ``What matters is sleep`` tells.
    """
    text = reading.text.rstrip("”\"’')]}» ")
    if text.endswith(("?", "？", "؟")):
        return True
    return (
        reading.word(0) in _OPENERS
        and reading.word(1) in _AUXILIARIES
        and not text.endswith((".", "!"))
    )
