"""JATS: an article is read as its page shows it, with exact places and exact citations."""

import pytest

from claimcheck.citations import find_citations, link_citations
from claimcheck.model import BlockKind, InputError
from claimcheck.readers import read

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.3//EN" "JATS.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta><journal-title>J Zinc
</journal-title></journal-meta><article-meta><article-id pub-id-type="doi">10.1/x</article-id>
<title-group><article-title>Zinc for <italic>colds</italic></article-title></title-group>
<contrib-group><contrib><name><surname>Kim</surname></name></contrib></contrib-group>
<abstract><title>Abstract</title><p>Zinc helps &amp; is safe.</p></abstract></article-meta></front>
<body><sec id="s1"><label>1</label><title>Dose</title>
<p>Zinc&#x2009;lozenges shorten colds <sup><xref ref-type="bibr" rid="B1">1</xref>,<xref
ref-type="bibr" rid="B2">2</xref></sup>; see <xref ref-type="table" rid="T1">Table 1</xref>.</p>
<sec><title>Inner</title><p>It is <inline-formula><tex-math>x</tex-math></inline-formula> here.</p>
</sec><list><list-item><p>One</p></list-item></list>
<table-wrap id="T1"><label>Table 1</label><caption><p>Doses</p></caption><table><tr><th>Dose</th>
<th>Days</th></tr><tr><td>75 mg</td><td>4</td></tr></table></table-wrap></sec></body>
<back><ref-list><title>References</title>
<ref id="B1"><label>1</label><element-citation publication-type="journal"><person-group><name>
<surname>Kim</surname><given-names>A</given-names></name></person-group><article-title>Zinc for
colds</article-title><source>JRSM</source><year>2020</year><volume>1</volume><fpage>5</fpage>
<pub-id pub-id-type="doi">10.1000/kim</pub-id></element-citation></ref>
<ref id="B2"><mixed-citation>Lee B. Tea for colds. JRSM. 2021;2:3-4.</mixed-citation></ref>
</ref-list></back></article>"""


@pytest.fixture(scope="module")
def document():
    return read(text=ARTICLE, format="jats", name="a.xml")


def test_title_abstract_sections_lists_tables_and_captions_are_read(document):
    shown = [
        (block.kind.value, block.prose.text) for block in document.blocks if block.kind.is_prose
    ]
    assert shown == [
        ("heading", "Zinc for colds"),
        ("heading", "Abstract"),
        ("paragraph", "Zinc helps & is safe."),
        ("heading", "Dose"),
        ("paragraph", "Zinc\u2009lozenges shorten colds 1,2; see Table 1."),
        ("heading", "Inner"),
        ("paragraph", "It is \ufffc here."),
        ("list_item", "One"),
        ("caption", "Doses"),
        ("table_cell", "Dose"),
        ("table_cell", "Days"),
        ("table_cell", "75 mg"),
        ("table_cell", "4"),
        ("heading", "References"),
    ]
    assert document.metadata["title"] == "Zinc for colds"
    assert document.blocks[-4].cell.header == "Days"


def test_every_word_has_its_place_in_the_file(document):
    paragraph = document.blocks[4].prose
    start = paragraph.text.index("lozenges")
    assert paragraph.source_span(start, start + 8).of(ARTICLE) == "lozenges"
    assert (
        document.locate(document.blocks[4].span).line
        == ARTICLE[: document.blocks[4].span.start].count("\n") + 1
    )


def test_entries_with_and_without_tags_are_works_and_pointers_lead_to_them(document):
    work, other = document.bibliography.references
    assert (work.key, work.title, work.year, work.doi) == (
        "kim2020",
        "Zinc for colds",
        2020,
        "10.1000/kim",
    )
    assert (other.title, other.year) == ("Tea for colds", 2021)
    mentions = link_citations(document, document.bibliography)
    assert [mention.text for mention in mentions] == ["1", "2"]
    assert [mention.resolved_key for mention in mentions] == [work.key, other.key]
    assert [block.label for block in document.reference_items] == ["B1", "B2"]


def test_all_entries_are_reference_blocks(document):
    entries = list(document.of_kind(BlockKind.REFERENCE))
    assert entries[1].prose.text == "Lee B. Tea for colds. JRSM. 2021;2:3-4."
    assert entries[0].prose.text.startswith("Kim A Zinc for colds JRSM 2020")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not well-formed"),
        ("<article><p>", "not well-formed"),
        ("<rss/>", "another kind"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><article>&b;</article>", "declares entities"),
        ("<article>" * 1000 + "</article>" * 1000, "nested too deep"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(text, says):
    with pytest.raises(InputError, match=says) as caught:
        read(text=text, format="jats", name="a.xml")
    assert caught.value.failure.remedy


def test_an_entry_that_names_its_key_has_that_key():
    text = (
        "<article><body><p>Rye helps <xref ref-type='bibr' rid='ref-bekU003Arye'>Bek</xref> and "
        "<xref ref-type='bibr' rid='ref-2'>Lund</xref>.</p></body><back><ref-list>"
        "<ref id='ref-bekU003Arye'><mixed-citation>Bek B. Rye and oats. J Bread. 2019;3:1-9."
        "</mixed-citation></ref><ref id='ref-2'><mixed-citation>Lund C. Oats for all. J Bread."
        " 2018;3:1-9.</mixed-citation></ref></ref-list></back></article>"
    )
    document = read(text=text, format="jats")
    assert [one.keys for one in document.citations] == [("bek:rye",), ("lund2018",)]
    assert set(document.bibliography) == {"bek:rye", "lund2018"}


def body_of(xml):
    document = read(text=f"<article><body>{xml}</body></article>", format="jats")
    return [(one.kind.value, one.prose.text) for one in document.blocks]


def test_a_pointer_to_a_note_is_no_words():
    assert body_of('<p>Zinc helps.<xref ref-type="fn" rid="fn1"><sup>1</sup></xref> Tea.</p>') == [
        ("paragraph", "Zinc helps. Tea.")
    ]


def test_a_paragraph_that_begins_as_a_caption_is_one():
    assert body_of("<p>Table 1. Doses of zinc</p>") == [("caption", "Table 1. Doses of zinc")]


def test_words_and_what_they_mean_are_paragraphs():
    item = "<def-item><term>Zinc</term><def><p>A metal.</p></def></def-item>"
    assert body_of(f"<def-list>{item}</def-list>") == [
        *[("paragraph", "Zinc"), ("paragraph", "A metal.")]
    ]


def test_a_list_in_a_cell_is_a_part_of_the_cell():
    cell = "<list><list-item><p>One</p></list-item><list-item><p>Two</p></list-item></list>"
    assert body_of(f"<table><tr><td>{cell}</td></tr></table>") == [
        *[("table_cell", "One"), ("table_cell", "Two")]
    ]


def listed(marks, entries=5):
    refs = "".join(
        f'<ref id="B{n}"><mixed-citation><name><surname>Kim{n}</surname><given-names>A</given-names>'
        f"</name>. <article-title>Zinc {n}</article-title>. <source>J</source>. <year>2020</year>"
        "</mixed-citation></ref>"
        for n in range(1, entries + 1)
    )
    back = f"<back><ref-list>{refs}</ref-list></back>"
    return read(
        text=f"<article><body><p>Zinc helps {marks}.</p></body>{back}</article>", format="jats"
    )


@pytest.mark.parametrize("dash", ["–", "&#x2013;", "</sup>-<sup>", " — "])
def test_a_range_whose_ends_are_marked_cites_all_between(dash):
    ends = (f'<xref ref-type="bibr" rid="B{n}">{n}</xref>' for n in (2, 5))
    document = listed(f"<sup>{dash.join(ends)}</sup>")
    assert [one.keys for one in document.citations] == [
        *[("kim22020",), ("kim32020", "kim42020", "kim52020")]
    ]


def test_marks_apart_are_no_range():
    ends = (f'<xref ref-type="bibr" rid="B{n}">{n}</xref>' for n in (2, 5))
    assert [len(one.keys) for one in listed(", ".join(ends)).citations] == [1, 1]


def test_the_words_of_an_entry_stand_as_its_publisher_set_them():
    assert listed("").reference_items[0].prose.text == "Kim1 A. Zinc 1. J. 2020"


def test_of_two_forms_of_an_entry_one_is_shown():
    forms = (
        "<mixed-citation>Kim A. Zinc. J. 2020.</mixed-citation><element-citation><name><surname>Kim"
        "</surname></name><article-title>Zinc</article-title><year>2020</year></element-citation>"
    )
    ref = f'<ref id="B1"><citation-alternatives>{forms}</citation-alternatives></ref>'
    text = f"<article><back><ref-list>{ref}</ref-list></back></article>"
    document = read(text=text, format="jats")
    assert document.reference_items[0].prose.text == "Kim A. Zinc. J. 2020."
    assert [one.title for one in document.bibliography.values()] == ["Zinc"]


def test_titles_for_other_eyes_are_no_words():
    titles = (
        "<article-title>Zinc</article-title><alt-title>ZINC</alt-title><trans-title-group>"
        "<trans-title>Zink</trans-title></trans-title-group>"
    )
    group = f"<article-meta><title-group>{titles}</title-group></article-meta>"
    document = read(text=f"<article><front>{group}</front></article>", format="jats")
    assert [one.prose.text for one in document.blocks] == ["Zinc"]


def test_a_note_is_named_by_its_sign():
    note = '<fn id="fn7"><label>a</label><p>Kim A. Zinc for colds. JRSM. 2020;1:1-2.</p></fn>'
    text = f'<article><body><p>Zinc.<xref ref-type="fn" rid="fn7"><sup>a</sup></xref></p>{note}</body></article>'
    document = read(text=text, format="jats")
    assert [one.label for one in document.blocks] == [None, "a"]
    assert [one.key for one in find_citations(document)] == ["a"]


def test_an_item_that_only_names_the_list_behind_it_heads_the_list():
    entry = "Kim A, Lee B. Zinc for colds. JRSM Open. 2020;1(2):1-7."
    items = "".join(f"<list-item><p>{one}</p></list-item>" for one in (entry, entry))
    text = (
        "<article><body><list><list-item><p>Zinc helps.</p><p>References</p></list-item></list>"
        f'<list list-type="order">{items}</list></body></article>'
    )
    document = read(text=text, format="jats")
    assert len(document.reference_items) == 2
    assert document.blocks[1].kind is BlockKind.HEADING


def test_items_that_lead_to_sections_of_the_page_are_navigation():
    items = "".join(
        f'<list-item><p><xref rid="s{n}">Section {n}</xref></p></list-item>' for n in (1, 2)
    )
    xml = f"<article><body><list>{items}</list><p>Zinc helps.</p></body></article>"
    document = read(text=xml, format="jats")
    assert [block.kind for block in document.blocks] == [
        BlockKind.BOILERPLATE,
        BlockKind.BOILERPLATE,
        BlockKind.PARAGRAPH,
    ]


def test_items_of_a_numbered_list_have_their_numbers():
    items = "".join(
        f"<list-item><p>Kim {letter}. Zinc for colds. J Zinc. 2020;1:5.</p></list-item>"
        for letter in "AB"
    )
    listed = f'<sec><title>References</title><list list-type="order">{items}</list></sec>'
    document = read(text=f"<article><body>{listed}</body></article>", format="jats")
    labels = [block.label for block in document.blocks if block.kind is BlockKind.REFERENCE]
    assert labels == ["1", "2"]


def test_lines_of_verse_and_speakers_stand_apart_and_objects_named_in_front_are_no_words():
    xml = (
        "<article><front><article-meta><related-object>Object</related-object></article-meta></front>"
        "<body><verse-group><verse-line>Zinc</verse-line><verse-line>Tea</verse-line></verse-group>"
        "<speech><speaker>Q</speaker><p>Is it <related-object>NCT1</related-object>?</p></speech>"
        "</body></article>"
    )
    shown = [block.prose.text for block in read(text=xml, format="jats").blocks]
    assert shown == ["Zinc", "Tea", "Q", "Is it NCT1?"]


def test_works_of_one_entry_are_set_apart():
    works = "<mixed-citation>Ray C. Tin. 2022.</mixed-citation>"
    works += "<mixed-citation>Roy D. Lead. 2019.</mixed-citation>"
    xml = f'<ref-list><ref id="r3">{works}</ref></ref-list>'
    assert body_of(xml) == [("reference", "Ray C. Tin. 2022. Roy D. Lead. 2019.")]


def test_a_head_over_several_columns_stands_over_each():
    head = '<tr><th>Drug</th><th colspan="2">Dose</th></tr>'
    xml = f"<table>{head}<tr><td>Zinc</td><td>1</td><td>2</td></tr></table>"
    document = read(text=f"<article><body>{xml}</body></article>", format="jats")
    assert document.blocks[-1].cell.header == "Dose"


def test_what_leads_to_the_article_itself_or_a_part_of_it_is_no_citation():
    told = "http://dx.doi.org/10.1/x.002"
    part = f"""<fig><object-id pub-id-type="doi">10.1/x.002</object-id><caption><p>Days. DOI:
        <ext-link ext-link-type="doi" xlink:href="10.1/X.002">{told}</ext-link></p></caption></fig>"""
    source = ARTICLE.replace("<list><list-item>", f"{part}<list><list-item>")
    document = read(text=source, format="jats")
    assert [one.prose.text for one in document.of_kind(BlockKind.CAPTION)] == [
        "Days. DOI:",
        "Doses",
    ]
    assert {mention.style for mention in find_citations(document)} == {"key"}


def test_who_drew_a_figure_belongs_to_its_caption():
    figure = "<fig><caption><p>Days.</p></caption><attrib>Drawn by A. Kim</attrib></fig>"
    source = ARTICLE.replace("<list><list-item>", f"{figure}<list><list-item>")
    captions = read(text=source, format="jats").of_kind(BlockKind.CAPTION)
    assert [one.prose.text for one in captions] == ["Days.", "Drawn by A. Kim", "Doses"]
