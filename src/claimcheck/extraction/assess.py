"""Judge sentences: claim or not, which kind, how strong, how certain, whether advice."""

from collections.abc import Sequence

from claimcheck.extraction.engine import engine_named
from claimcheck.model import Assessment


def assess(sentences: Sequence[str], engine: str = "accurate") -> tuple[Assessment, ...]:
    """Judge each sentence by itself.

    Args:
        sentences: Any text, one sentence each.
        engine: ``"accurate"``, ``"fast"`` or ``"lexical"``. The first two name the best engine
            installed for care and for speed; where no trained engine is there, both are the
            lexical one, whose assessments say so by their origin ``text``.

    Returns:
        One assessment a sentence, in order.

    Raises:
        ConfigurationError: No engine answers to the name.
    """
    return engine_named(engine).assess(sentences)
