"""Judge sentences: claim or not, which kind, how strong, how certain, whether advice."""

from collections.abc import Sequence

from claimcheck.model import Assessment, Document, Sentence
from claimcheck.sentences.context import in_context
from claimcheck.sentences.document_sentences import document_sentences
from claimcheck.sentences.engine import engine_named
from claimcheck.sentences.places import in_place

Judged = tuple[Sentence, Assessment]


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


def read_sentences(document: Document, engine: str = "accurate") -> tuple[Judged, ...]:
    """Judge every sentence that a document asserts, claim or not, in order.

    Raises:
        ConfigurationError: No engine answers to the name.
    """
    sentences = document_sentences(document)
    chosen = engine_named(engine)
    texts = [sentence.text for sentence in sentences]
    judged = in_context(sentences, (chosen.prose or chosen.assess)(texts))
    return tuple(
        (sentence, in_place(sentence, assessment))
        for sentence, assessment in zip(sentences, judged, strict=True)
    )
