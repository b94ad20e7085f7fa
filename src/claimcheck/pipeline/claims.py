"""Claims of a document: its asserting sentences with what was judged, and where they stand."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from claimcheck import citations as in_text
from claimcheck.model import (
    Assessment,
    CitationMention,
    Claim,
    ClaimCitation,
    Cue,
    Document,
    Sentence,
    Span,
)
from claimcheck.model.arguments import a_record
from claimcheck.model.choices import EngineName
from claimcheck.sentences.assess import Judged, read_sentences
from claimcheck.sentences.direction import direction_of
from claimcheck.sentences.names import claim_ids


def extract(document: Document, engine: EngineName = "accurate") -> tuple[Claim, ...]:
    """Extract the claims of a document, in order.

    Code, front matter, reference lists and glossaries are never read. Every span in a claim,
    those of its cues and quantities included, counts in ``document.text``.

    Args:
        document: The document.
        engine: Engine that assesses the sentences.

    Raises:
        ArgumentError: ``document`` is not a document, or there is no such engine.

    Examples:
        >>> from claimcheck import read
        >>> text = "Zinc prevents colds in children [@lee2020]. See the table."
        >>> (claim,) = extract(read(text=text, format="markdown"))
        >>> claim.quote
        'Zinc prevents colds in children [@lee2020].'
        >>> claim.strength.name, claim.population.species.value, claim.citations[0].key
        ('S6', 'human', 'lee2020')
    """
    a_record("document", document, Document, "claimcheck.read(...)")
    mentions = in_text.find_citations(document)
    return claims_of(document, read_sentences(document, engine, mentions), mentions)


def claims_of(
    document: Document, sentences: Sequence[Judged], mentions: Sequence[CitationMention]
) -> tuple[Claim, ...]:
    """Make claims of the sentences that assert something, each with the citations that cover it.

    Args:
        document: The document.
        sentences: Its judged sentences, as :func:`read_sentences` gives them.
        mentions: Its citations, in order.
    """
    told = {
        sentence.index: read.covered for sentence, read in sentences if read.query or read.queries
    }
    citations = in_text.cover(
        [sentence for sentence, _ in sentences], mentions, in_text.find_attributions(document), told
    )
    stated = [each for each in sentences if each[1].is_claim]
    names = claim_ids(sentence.span.of(document.text) for sentence, _ in stated)
    return tuple(
        _claim(document, name, sentence, assessment, citations)
        for name, (sentence, assessment) in zip(names, stated, strict=True)
    )


def _claim(
    document: Document,
    name: str,
    sentence: Sentence,
    assessment: Assessment,
    citations: Mapping[int, tuple[ClaimCitation, ...]],
) -> Claim:
    position = document.position(sentence.span)
    return Claim(
        id=name,
        document=document.path,
        quote=sentence.span.of(document.text),
        text=sentence.text,
        span=sentence.span,
        line=position.line,
        column=position.column,
        section=sentence.block.section,
        block=sentence.block.kind,
        block_span=sentence.block.span,
        claim_type=assessment.claim_type,
        strength=assessment.strength,
        causality=assessment.causality,
        advice_force=assessment.advice,
        addressee=assessment.addressee,
        certainty=assessment.certainty,
        hedged=assessment.hedged,
        cite_worthy=assessment.cite_worthy,
        probability=assessment.claim_probability,
        population=assessment.population,
        quantities=tuple(
            evolve(each, span=source_span(sentence, each.span)) for each in assessment.quantities
        ),
        cues=tuple(
            Cue(each.kind, each.text, source_span(sentence, each.span)) for each in assessment.cues
        ),
        citations=citations.get(sentence.index, ()),
        direction=direction_of(assessment),
        cell=sentence.block.cell,
        origin=assessment.origin,
        index=sentence.index,
        need=assessment.need,
        need_probability=assessment.need_probability,
        covered=assessment.covered,
        query=assessment.query,
        queries=assessment.queries,
    )


def source_span(sentence: Sentence, span: Span) -> Span:
    """Turn a span inside a sentence's text into the source span that shows it."""
    start = sentence.start + span.start
    return sentence.block.prose.source_span(start, sentence.start + span.end)
