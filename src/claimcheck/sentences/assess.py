"""Judge sentences: claim or not, which kind, how strong, how certain, whether advice."""

from collections.abc import Iterable, Sequence

from claimcheck.model import Assessment, CitationMention, Document, Sentence
from claimcheck.model.arguments import strings
from claimcheck.model.choices import EngineName
from claimcheck.sentences.context import in_context
from claimcheck.sentences.document_sentences import document_sentences
from claimcheck.sentences.engine import engine_named
from claimcheck.sentences.places import in_place

Judged = tuple[Sentence, Assessment]


def assess(sentences: Iterable[str], engine: EngineName = "accurate") -> tuple[Assessment, ...]:
    """Assess each sentence in isolation.

    Args:
        sentences: One sentence per string.
        engine: ``"accurate"`` (the trained encoder), ``"fast"`` (a small network, for whole
            corpora and slow machines) or ``"lexical"`` (the words alone, every judgement
            traceable to them). The origin of an assessment is ``model`` for the first two.

    Returns:
        One assessment per sentence, in order.

    Raises:
        ArgumentError: ``sentences`` is no list of strings, or no engine has the name.
        ModelError: The trained model is missing or damaged.

    Examples:
        >>> zinc, question = assess(["Zinc prevents colds.", "Does zinc prevent colds?"])
        >>> zinc.is_claim, zinc.strength.name, zinc.causality.value
        (True, 'S6', 'direct')
        >>> question.is_claim
        False
    """
    texts = strings("sentences", sentences, '["Zinc prevents colds."]')
    return engine_named(engine).assess(texts)


def prepare_reading(engine: str) -> None:
    """Start to load what :func:`read_sentences` will need, while other work goes on.

    Args:
        engine: Name of the engine.

    Raises:
        ArgumentError: No engine has the name.
    """
    chosen = engine_named(engine)
    if chosen.prepare is not None:
        chosen.prepare()


def read_sentences(
    document: Document,
    engine: str = "accurate",
    mentions: Sequence[CitationMention] = (),
) -> tuple[Judged, ...]:
    """Judge every sentence that a document asserts, claim or not, in order.

    Args:
        document: The document; its kind is heeded where it is known.
        engine: Name of the engine.
        mentions: Its citations, by which a claim is known to be covered.

    Raises:
        ArgumentError: No engine has the name.
        ModelError: The trained model is missing or damaged.
    """
    sentences = document_sentences(document)
    chosen = engine_named(engine)
    if chosen.document is not None:
        judged = chosen.document(document, sentences, mentions)
    else:
        texts = [sentence.text for sentence in sentences]
        judged = in_context(sentences, chosen.assess(texts))
    return tuple(
        (sentence, in_place(sentence, assessment))
        for sentence, assessment in zip(sentences, judged, strict=True)
    )
