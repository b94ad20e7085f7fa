"""How sure a judgement must be where a sentence stands: a heading is rarely a claim."""

from attrs import evolve

from claimcheck.model import Addressee, AdviceForce, Assessment, BlockKind, ClaimType, Sentence

_BAR = 0.5
_BARS = {
    BlockKind.HEADING: 0.7,
    BlockKind.CAPTION: 0.6,
    BlockKind.CLOSING: 0.8,
    BlockKind.FOOTNOTE: 0.9,
}
_HEADER_ROW_BAR = 0.95


def bar_for(sentence: Sentence) -> float:
    """Give the probability from which a sentence counts as a claim where it stands (our choice).

    Headings and captions mostly name their subject, a header row always does, and the closing
    words of an article mostly speak about the reader; a footnote mostly names a source.
    """
    cell = sentence.block.cell
    if cell is not None and cell.row == 0:
        return _HEADER_ROW_BAR
    return _BARS.get(sentence.block.kind, _BAR)


def in_place(sentence: Sentence, assessment: Assessment) -> Assessment:
    """Withdraw a claim that is not sure enough for its place."""
    if not assessment.is_claim or assessment.claim_probability >= bar_for(sentence):
        return assessment
    return evolve(
        assessment,
        is_claim=False,
        claim_type=ClaimType.NON_CLAIM,
        advice=AdviceForce.NONE,
        addressee=Addressee.NONE,
        cite_worthy=False,
    )
