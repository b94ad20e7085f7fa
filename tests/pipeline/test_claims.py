"""Claims of a document: which sentences, under which names, with which spans."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import (
    Block,
    BlockKind,
    ClaimType,
    Document,
    Prose,
    Segment,
    Span,
    TableCell,
)
from claimcheck.pipeline import extract
from claimcheck.sentences import read_sentences, split_sentences
from claimcheck.sentences.names import claim_ids

CLAIM = "Zinc can reduce fever in children."


def document(*blocks: tuple[BlockKind, str], cell: TableCell | None = None) -> Document:
    """Build a document whose blocks stand one below the other."""
    made, position = [], 0
    for kind, text in blocks:
        span = Span(position, position + len(text))
        prose = Prose((Segment(text, span),)) if text else Prose(())
        made.append(Block(kind, span, prose, section=("Colds",), cell=cell))
        position = span.end + 1
    return Document("a.txt", "text", "\n".join(text for _, text in blocks), tuple(made))


def paragraph(text: str) -> Document:
    return document((BlockKind.PARAGRAPH, text))


def test_only_sentences_that_assert_become_claims() -> None:
    claims = extract(paragraph(f"Does zinc help? {CLAIM} See the table below."))
    assert [claim.quote for claim in claims] == [CLAIM]
    assert claims[0].index == 1


def test_a_claim_knows_where_it_stands() -> None:
    source = document((BlockKind.PARAGRAPH, "Why zinc?"), (BlockKind.LIST_ITEM, CLAIM))
    (claim,) = extract(source)
    assert (claim.line, claim.column, claim.section) == (2, 1, ("Colds",))
    assert (claim.block, claim.block_span) == (BlockKind.LIST_ITEM, claim.span)


def test_spans_of_a_claim_count_in_the_source() -> None:
    source = paragraph(f"Why zinc? {CLAIM} It lowered pain by 12% in adults.")
    for claim in extract(source):
        assert claim.span.of(source.text) == claim.quote
        assert claim.cues or claim.quantities
        for part in (*claim.cues, *claim.quantities):
            assert part.span.of(source.text) == part.text
            assert claim.span.contains(part.span)


def test_code_references_and_glossaries_are_not_read() -> None:
    kinds = (BlockKind.CODE, BlockKind.REFERENCE, BlockKind.GLOSSARY, BlockKind.FRONT_MATTER)
    assert extract(document(*((kind, CLAIM) for kind in kinds))) == ()


def test_a_heading_that_asserts_is_a_claim_and_a_title_is_not() -> None:
    source = document(
        (BlockKind.HEADING, "Vitamin C cures the common cold"),
        (BlockKind.HEADING, "About this site"),
    )
    assert [claim.quote for claim in extract(source)] == ["Vitamin C cures the common cold"]


def test_a_header_row_claims_nothing() -> None:
    cell = TableCell(table=0, row=0, column=1)
    assert extract(document((BlockKind.TABLE_CELL, "Associated with fever."), cell=cell)) == ()


def test_a_cell_below_may_claim_without_a_verb() -> None:
    cell = TableCell(table=0, row=1, column=1)
    (claim,) = extract(document((BlockKind.TABLE_CELL, "Higher risk of stroke."), cell=cell))
    assert claim.claim_type is ClaimType.ASSOCIATION
    assert claim.cell == cell


def test_closing_words_need_more_to_be_a_claim() -> None:
    text = "It transforms our feelings into physiological processes."
    assert len(extract(paragraph(text))) == 1
    ((_, assessment),) = read_sentences(document((BlockKind.CLOSING, text)), "lexical")
    assert assessment.claim_type is ClaimType.NON_CLAIM


def test_the_direction_follows_the_verb() -> None:
    texts = [CLAIM, "Zinc raises body temperature.", "Zinc does not affect fever."]
    directions = [extract(paragraph(text))[0].direction for text in texts]
    assert directions == ["decrease", "increase", "none"]


def test_a_citation_mark_behind_the_stop_stays_with_its_sentence() -> None:
    source = paragraph("Zinc reduces fever.[1] Iron improves mood in women.")
    first, second = extract(source)
    assert first.quote == "Zinc reduces fever.[1]"
    assert second.quote.startswith("Iron")


def test_names_begin_with_content_words_and_are_plain() -> None:
    (name,) = claim_ids(["The zinc in “oysters” is good."])
    assert name.startswith("zinc-oysters-good-")


def test_a_repeated_quote_gets_a_number() -> None:
    first, other, second = claim_ids(["Zinc helps.", "Iron rusts.", "Zinc helps."])
    assert second == f"{first}-2"
    assert other not in {first, second}


def test_names_survive_edits_elsewhere_and_typography() -> None:
    before = list(claim_ids(["Zinc’s use helps.", "Iron rusts."]))
    after = list(claim_ids(["A new start.", "Iron rusts.", "Zinc's  use helps."]))
    assert set(before) < set(after)


@settings(deadline=None)
@given(st.lists(st.text(max_size=12)))
def test_names_are_unique_and_well_formed(quotes: list[str]) -> None:
    names = list(claim_ids(quotes))
    assert len(set(names)) == len(names)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for name in names)


def test_sentences_are_numbered_through_the_document() -> None:
    source = document((BlockKind.PARAGRAPH, "One. Two."), (BlockKind.PARAGRAPH, "Three."))
    assert [sentence.index for sentence, _ in read_sentences(source)] == [0, 1, 2]


@given(st.text())
def test_sentences_of_any_block_show_their_source(text: str) -> None:
    block = paragraph(text).blocks[0]
    for sentence in split_sentences(block, 3):
        assert sentence.span.of(text) == text[sentence.start : sentence.end]
        assert len(sentence.text) == sentence.end - sentence.start
        assert not {"\n", "\r", "\t"} & set(sentence.text)


@given(st.lists(st.sampled_from([CLAIM, "Why?", "Iron harms the liver [2].", "∞", "“No.”", "\n"])))
def test_any_document_gives_claims_with_valid_spans(parts: list[str]) -> None:
    source = paragraph(" ".join(parts))
    claims = extract(source)
    assert all(claim.span.of(source.text) == claim.quote for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)
