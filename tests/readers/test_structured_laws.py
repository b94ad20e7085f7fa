"""What holds for formats of structure, however headings, lists, tables, notes and marks are nested."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import OBJECT, BlockKind
from claimcheck.readers import read
from readers import file_epub, file_odt
from readers.word import packing

WORDS = [
    "Zinc helps. ",
    "et al. (2010)",
    " ",
    "[1]",
    "https://x.org/a ",
    "&amp;",
    "漢字",
    "x",
    "1. ",
]

NOTE = "<text:note><text:note-body><text:p>Bek 2018.</text:p></text:note-body></text:note>"
INLINE = {
    "docx": [
        "<w:r><w:t>{}</w:t></w:r>",
        '<w:r><w:t xml:space="preserve"> {} </w:t><w:tab/><w:t>a</w:t><w:br/></w:r>',
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>",
        "<w:ins><w:r><w:t>{}</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>",
        '<w:hyperlink r:id="rId9"><w:r><w:t>{}</w:t></w:r></w:hyperlink>',
        "<w:sdt><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:commentRangeStart w:id="1"/><w:r><w:t>{}</w:t></w:r><w:commentRangeEnd w:id="1"/>',
        "<m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath>",
        packing.field("PAGEREF x", packing.run("{}")),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>{}</w:t></w:r>',
    ],
    "odt": [
        "{}",
        "<text:span>{}</text:span>",
        '<text:a xlink:href="https://x.org/b">{}</text:a>',
        '{}<text:s text:c="3"/><text:tab/><text:line-break/>',
        NOTE + "{}",
        '<text:reference-mark-start text:name="a"/>{}<text:reference-mark-end text:name="a"/>',
    ],
    "jats": [
        "{}",
        "<bold>{}</bold>",
        "<italic>a {} b</italic>",
        "<sup>{}</sup>",
        '<xref ref-type="bibr" rid="r1">{}</xref>',
        '<ext-link ext-link-type="uri" xlink:href="https://x.org/b">{}</ext-link>',
        "<fn><p>{}</p></fn>",
        "<inline-formula>{}</inline-formula>",
        "\n  {}\n",
    ],
    "epub": [
        "{}",
        "<b>{}</b>",
        "<sup>{}</sup>",
        '<a href="https://x.org/b">{}</a>',
        "<q>{}</q>",
        "{}<br/>",
        "<!-- {} -->",
    ],
}
LEAF = {
    "docx": [
        "<w:p>{}</w:p>",
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{}</w:p>',
        '<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr>{}</w:p>',
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>',
    ],
    "odt": ["<text:p>{}</text:p>", '<text:h text:outline-level="2">{}</text:h>'],
    "jats": [
        "<p>{}</p>",
        "<title>{}</title>",
        '<ref-list><ref id="r1"><mixed-citation>{}</mixed-citation></ref></ref-list>',
        "<fig><label>1</label><caption><p>{}</p></caption></fig>",
    ],
    "epub": ["<p>{}</p>", "<h2>{}</h2>", "<figcaption>{}</figcaption>", "<pre>{}</pre>", "{}"],
}
AROUND = {
    "docx": [
        "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}<w:p/></w:tc></w:tr></w:tbl>',
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    ],
    "odt": [
        "<text:list><text:list-item>{}</text:list-item></text:list>",
        "<text:section>{}</text:section>",
        (
            "<table:table><table:table-row>"
            '<table:table-cell table:number-columns-spanned="2">{}</table:table-cell>'
            "<table:covered-table-cell/></table:table-row></table:table>"
        ),
    ],
    "jats": [
        "<sec><title>Use</title>{}</sec>",
        "<list><list-item>{}</list-item></list>",
        "<boxed-text>{}</boxed-text>",
        "<disp-quote>{}</disp-quote>",
        "<table-wrap><table><tr><td>{}</td><td>1</td></tr></table></table-wrap>",
    ],
    "epub": [
        "<ul><li>{}</li><li>a</li></ul>",
        "<blockquote>{}</blockquote>",
        "<table><tr><td colspan='2'>{}</td></tr><tr><td>a</td><td>b</td></tr></table>",
        "<aside>{}</aside>",
        "<dl><dt>a</dt><dd>{}</dd></dl>",
    ],
}
JATS = '<article xmlns:xlink="http://www.w3.org/1999/xlink">\n<body>{}</body></article>'
BUILT = {
    "docx": lambda body: packing.packed(body, links={"rId9": "https://x.org/b"}),
    "odt": file_odt.packed,
    "jats": lambda body: JATS.format(body).encode(),
    "epub": lambda body: file_epub.bound({"a.xhtml": body}),
}
FORMATS = (*(pytest.param(name, id=name) for name in BUILT),)


def bodies(name):
    """Make bodies of a format, whose blocks may stand in each other."""
    put = str.format
    words = st.lists(st.sampled_from(WORDS), max_size=3).map("".join)
    inline = st.builds(put, st.sampled_from(INLINE[name]), words)
    line = st.lists(inline, max_size=4).map("".join)
    leaf = st.builds(put, st.sampled_from(LEAF[name]), line)
    nested = st.recursive(leaf, partial(_around, name), max_leaves=12)
    return st.lists(nested, min_size=1, max_size=6).map("".join)


def _around(name, inner):
    several = st.lists(inner, max_size=3).map("".join)
    return st.builds(str.format, st.sampled_from(AROUND[name]), several)


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
@settings(deadline=None, max_examples=50)
def test_every_span_gives_its_quote_back_and_lies_in_its_block(name, data):
    if name in {"docx", "odt"}:
        pytest.importorskip("lxml")
    document = read(data=BUILT[name](data.draw(bodies(name))), format=name)
    behind = 0
    for block in document.blocks:
        assert behind <= block.span.start or not block.kind.is_prose
        behind = block.span.end if block.kind.is_prose else behind
        position = block.span.start
        for segment in block.prose.segments:
            quote = segment.span.of(document.text)
            assert position <= segment.span.start
            position = segment.span.end
            is_space = segment.text == " " and quote.isspace()
            assert not segment.is_literal or segment.text in {quote, OBJECT} or is_space
        assert position <= block.span.end <= len(document.text)
        assert all(block.span.contains(span) for _, span in block.marks)
        assert all(block.span.contains(link.span) for link in block.links)
        assert all(link.span.contains(link.label) for link in block.links)
        assert document.locate(block.span).line >= 1
    assert all(one.span.of(document.text).strip() for one in document.citations)


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
@settings(deadline=None, max_examples=25)
def test_no_word_of_a_paragraph_is_lost(name, data):
    if name in {"docx", "odt"}:
        pytest.importorskip("lxml")
    body = data.draw(bodies(name))
    last = LEAF[name][0].format(INLINE[name][0].format("Sage soothes"))
    document = read(data=BUILT[name](f"{last}{body}"), format=name)
    shown = [b.prose.text for b in document.blocks if b.kind is not BlockKind.BOILERPLATE]
    assert any("Sage soothes" in text for text in shown)
