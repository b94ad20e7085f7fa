"""Where spans and blocks of a document lie, however many there are."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Block, BlockKind, Document, Prose, Segment, Span

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)
SEGMENTS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(1, 5), st.sampled_from(["", "a", "abc"])), max_size=8
)


def segments_of(parts) -> tuple[Segment, ...]:
    made, at = [], 0
    for gap, length, text in parts:
        made.append(Segment(text or "x" * length, Span(at + gap, at + gap + length)))
        at += gap + length
    return tuple(made)


@given(SEGMENTS, SPANS)
def test_a_span_shows_what_the_segments_that_it_touches_show(parts, span):
    segments = segments_of(parts)
    touched = [number for number, one in enumerate(segments) if one.span.overlaps(span)]
    found = Prose(segments).prose_range(span)
    if not touched:
        assert found is None
        return
    assert found is not None
    ends = [0]
    for one in segments:
        ends.append(ends[-1] + len(one.text))
    assert ends[touched[0]] <= found[0] <= ends[touched[0] + 1]
    assert ends[touched[-1]] <= found[1] <= ends[touched[-1] + 1]


@given(st.lists(st.tuples(SPANS, st.sampled_from(BlockKind)), max_size=12), SPANS)
def test_the_blocks_around_a_span_and_behind_it_are_those_of_the_document(rows, span):
    blocks = tuple(Block(kind, place, Prose(())) for place, kind in rows)
    document = Document(text="x" * 90, path="a.md", format="markdown", blocks=blocks)
    ordered = sorted(blocks, key=lambda block: block.span.start)
    holding = [block for block in ordered if block.span.contains(span)]
    assert list(map(id, document.block_places.around(span))) == list(map(id, holding))
    behind = [
        block
        for block in ordered
        if block.span.start >= span.end and block.kind is not BlockKind.COMMENT
    ]
    assert document.block_places.behind(span.end) is (behind[0] if behind else None)
