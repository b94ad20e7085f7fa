"""Judge sentences: claim or not, which kind, how strong, how certain, whether advice."""

from collections.abc import Sequence

from claimcheck.extraction.engine import engine_named
from claimcheck.model import Assessment


def assess(sentences: Sequence[str], engine: str = "accurate") -> tuple[Assessment, ...]:
    """Judge each sentence by itself.

    Args:
        sentences: Any text, one sentence each.
        engine: ``"accurate"`` (the trained encoder), ``"fast"`` (a small network, for whole
            corpora and weak machines) or ``"lexical"`` (the words alone, every judgement
            traceable to them). The origin of an assessment is ``model`` for the first two.

    Returns:
        One assessment a sentence, in order.

    Raises:
        ConfigurationError: No engine answers to the name.
        ModelError: The trained model is missing or damaged.
    """
    return engine_named(engine).assess(sentences)
