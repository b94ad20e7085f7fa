"""Web pages: the author's text is read, the furniture of the page is not, and places are exact."""

import pytest

from claimcheck.citations import find_citations, link_citations
from claimcheck.model import BlockKind, InputError
from claimcheck.pipeline.bibliographies import own_list
from claimcheck.readers import read

PROSE = "Zinc lozenges shortened colds by a third in seven trials, and nobody knows quite why. " * 4


def page(text):
    return read(text=text, format="html", name="a.html")


def shown(text, *kinds):
    document = page(text)
    blocks = document.of_kind(*kinds) if kinds else document.blocks
    return [block.prose.text for block in blocks if kinds or block.kind.is_prose]


class TestWords:
    def test_white_space_is_shown_as_browsers_show_it(self):
        assert shown("<p>\n  Zinc \n <b> helps</b>\t\t much </p>") == ["Zinc helps much"]

    def test_character_references_are_read_and_the_quote_is_the_source(self):
        document = page("<p>p &lt; 0.05 at 5&nbsp;mg &amp &#x3b1;, in&shy;deed</p>")
        (block,) = document.blocks
        assert block.prose.text == "p < 0.05 at 5\xa0mg & α, indeed"
        start = block.prose.text.index("<")
        assert block.prose.source_span(start, start + 6).of(document.text) == "&lt; 0.05"

    def test_a_sign_for_less_is_no_tag(self):
        assert shown("<p>p <0.05, n<5 and 3 < 4</p>") == ["p <0.05, n<5 and 3 < 4"]

    def test_a_line_break_parts_words_and_two_part_paragraphs(self):
        assert shown("<p>One<br>two<br><br/>three</p>") == ["One two", "three"]

    def test_scripts_styles_templates_and_what_is_hidden_are_not_shown(self):
        text = (
            "<script>if (a<b) '<p>no</p>'</script><style>p{}</style><template><p>no</p></template>"
            "<p hidden>no</p><p style='display: none'>no</p><span class=sr-only>no</span>"
            "<svg><title>no</title></svg><p>Zinc</p>"
        )
        assert shown(text) == ["Zinc"]

    def test_code_and_images_are_no_words(self):
        document = page("<p>Call <code>zinc()</code> now <img src=x alt=zinc>.</p>")
        assert document.blocks[0].prose.text == "Call \ufffc now \ufffc."
        assert [kind for kind, _ in document.blocks[0].marks] == ["code"]


class TestBlocks:
    def test_tags_that_are_left_out_are_understood(self):
        text = (
            "<ul><li>One<li>Two</ul><p>Three<p>Four<table><tr><td>Five<td>Six<tr><td>Seven</table>"
        )
        assert shown(text) == ["One", "Two", "Three", "Four", "Five", "Six", "Seven"]

    def test_headings_make_sections(self):
        document = page("<h1>Zinc</h1><h2>Dose</h2><p>Much.</p><h2>Risk</h2><p>Little.</p>")
        sections = [block.section for block in document.of_kind(BlockKind.PARAGRAPH)]
        assert sections == [("Zinc", "Dose"), ("Zinc", "Risk")]

    def test_lists_know_their_depth(self):
        items = page("<ol><li>A<ul><li>B</ul><li>C</ol>").blocks
        assert [item.level for item in items] == [1, 2, 1]

    def test_entries_know_the_number_that_the_page_shows(self):
        entry = "<li>Hemilä H. Zinc. JRSM Open. 2017;8:1-7."
        text = f"<h2>References</h2><ol start=3>{entry}<li value=9>{entry[4:]}{entry}</ol>"
        assert [item.label for item in page(text).reference_items] == ["3", "9", "10"]

    def test_a_cell_knows_its_headers_across_spanned_rows_and_columns(self):
        text = (
            "<table><caption>Doses</caption><tr><th>Dose<th colspan=2>Days<th>Harm"
            "<tr><th rowspan=2>75 mg<td>4<td>5<td>none<tr><td>6<td>7<td>nausea</table>"
        )
        cells = {block.prose.text: block.cell for block in page(text).of_kind(BlockKind.TABLE_CELL)}
        assert (cells["nausea"].header, cells["nausea"].row_header) == ("Harm", "75 mg")
        assert (cells["6"].row, cells["6"].column) == (2, 1)
        assert shown(text, BlockKind.CAPTION) == ["Doses"]

    def test_a_table_that_only_arranges_the_page_holds_paragraphs(self):
        text = "<table><tr><td><h1>Zinc</h1><p>It helps.</p><table><tr><td>5<td>6</table></table>"
        kinds = [block.kind for block in page(text).blocks]
        assert kinds[:2] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
        assert kinds[2:] == [BlockKind.TABLE_CELL] * 2

    def test_quotes_captions_and_code_are_what_they_are(self):
        text = "<blockquote><p>Q</p></blockquote><figure><figcaption>F</figcaption></figure><pre>C</pre>"
        kinds = [block.kind for block in page(text).blocks]
        assert kinds == [BlockKind.BLOCK_QUOTE, BlockKind.CAPTION, BlockKind.CODE]


class TestFurniture:
    @pytest.mark.parametrize(
        "part",
        [
            "<nav><ul><li>Home page of zinc</ul></nav>",
            "<footer><p>All rights are reserved</p></footer>",
            "<div role=banner>Zinc daily</div>",
            "<div id=cookie-notice><p>We use cookies.</p></div>",
            "<div class=cookieBanner><p>We use cookies.</p></div>",
            "<aside class='c-related'><p>Iron cures all.</p></aside>",
            "<section><h3>Related articles</h3><p>Iron cures all.</p></section>",
            "<ul><li><a href=a>Iron cures all</a><li><a href=b>Tea cures all</a></ul>",
            "<form><p>Sign up now.</p></form>",
        ],
    )
    def test_what_is_not_the_article_is_no_assertion(self, part):
        text = f"<body>{part}<article><h1>Zinc</h1><p>{PROSE}</p>{part}</article>{part}</body>"
        assert shown(text) == ["Zinc", PROSE.strip()]

    def test_only_the_main_part_is_read_where_a_page_names_it(self):
        text = f"<div><p>Iron cures all.</p></div><main><p>{PROSE}</p></main><p>Tea too.</p>"
        assert shown(text) == [PROSE.strip()]
        assert shown(text, BlockKind.BOILERPLATE) == ["Iron cures all.", "Tea too."]

    def test_a_name_like_furniture_on_most_of_the_page_means_nothing(self):
        for text in (
            "<div class='has-sidebar nav'><p>{}</p></div>",
            "<form id=aspnet><p>{}</p></form>",
        ):
            assert shown(text.format(PROSE)) == [PROSE.strip()]

    def test_references_outside_the_main_part_are_kept(self):
        entry = "Hemilä H. Zinc lozenges and the common cold. JRSM Open. 2017;8(5):1-7."
        text = (
            f"<main><p>{PROSE}</p></main><section class=references><ol><li>{entry}</ol></section>"
        )
        assert shown(text, BlockKind.REFERENCE) == [entry]


class TestCitations:
    def test_a_raised_link_is_a_citation(self):
        document = page(
            "<p>Zinc shortens colds.<sup><a href='#r1'>1</a>,<a href='#r2'>2</a></sup></p>"
        )
        assert [mention.key for mention in find_citations(document)] == ["1", "2"]

    def test_a_pointer_to_a_footnote_leads_to_its_note(self):
        document = page(
            "<p>Zinc helps.<a href='#fn1' class=footnote-ref role=doc-noteref><sup>1</sup></a></p>"
            "<section role=doc-endnotes><ol><li id=fn1><p>As Bek (2019) says, not in all trials.</p></ol></section>"
        )
        assert document.blocks[0].prose.text == "Zinc helps."
        marks = [mention for mention in find_citations(document) if mention.style == "footnote"]
        assert [mention.key for mention in marks] == ["1"]
        assert [note.label for note in document.of_kind(BlockKind.FOOTNOTE)] == ["1"]

    def test_an_entry_is_one_block_without_the_names_of_services(self):
        (entry,) = page(
            "<h2>References</h2><ol><li><p>Hemilä H. Zinc. <cite>JRSM Open</cite>. 2017;8:1-7.</p>"
            "<p><a href='https://doi.org/10.1177/1'>CrossRef</a> <a href=g>Google Scholar</a></p></ol>"
        ).reference_items
        assert entry.prose.text == "Hemilä H. Zinc. JRSM Open. 2017;8:1-7."
        assert (entry.label, entry.links[0].target) == ("1", "https://doi.org/10.1177/1")


class TestPlaces:
    def test_a_block_spans_its_markup_and_comments(self):
        document = page("<p>Zinc <b>helps</b>.<!-- claimcheck: ignore CC201 --></p>")
        (block,) = document.blocks
        assert block.span.of(document.text) == "Zinc <b>helps</b>.<!-- claimcheck: ignore CC201 -->"

    def test_the_head_of_a_page_is_its_metadata(self):
        document = page(
            "<html lang=en><head><title>Zinc &amp; colds</title><meta name=citation_doi "
            "content='10.1/x'><meta name=citation_author content='Kim, A'><meta "
            "name='claimcheck:kind' content=leaflet></head><p>Zinc.</p>"
        )
        assert document.metadata == {
            "lang": "en",
            "title": "Zinc & colds",
            "doi": "10.1/x",
            "author": ["Kim, A"],
            "claimcheck": {"kind": "leaflet"},
        }


class TestBytes:
    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ("<meta charset=windows-1252><p>Größe</p>".encode("cp1252"), "Größe"),
            ("<meta charset='iso-8859-1'><p>“x”</p>".encode("cp1252"), "“x”"),
            ("<meta charset=koi8-r><p>цинк</p>".encode("koi8-r"), "цинк"),
            ("<?xml version='1.0' encoding='iso-8859-15'?><p>5 €</p>".encode("iso-8859-15"), "5 €"),
            ("<p>Größe</p>".encode("utf-16"), "Größe"),
            ("<p>Größe</p>".encode("cp1252"), "Größe"),
            ("<meta charset=nonsense><p>Größe</p>".encode(), "Größe"),
            ("<meta charset=rot13><p>Größe</p>".encode(), "Größe"),
        ],
    )
    def test_the_encoding_is_what_the_page_says_or_what_fits(self, data, words):
        assert [block.prose.text for block in read(data=data, format="html").blocks] == [words]

    def test_more_markup_than_a_page_can_hold_is_refused(self):
        with pytest.raises(InputError, match="elements"):
            page("<b>" * 400_000)

    @pytest.mark.parametrize(
        "piece",
        [
            *(
                "<div>",
                "<p>",
                "<b><td>",
                "</b>",
                "<a b='",
                '<a b="',
                "<a =",
                "<!--",
                "<a " + " " * 50,
            ),
            *(
                "<table><td>",
                "<td rowspan=9 colspan=999>",
                "<li><ul>",
                "&",
                "<br>",
                "<script>",
                "</p x",
            ),
        ],
    )
    @pytest.mark.no_cover  # size reaches no new line
    @pytest.mark.usefixtures("no_hang")
    def test_hostile_markup_has_an_answer(self, piece):
        assert page("<p><b>" + piece * 25_000).format == "html"


PANDOC = """<main><h1>Zinc</h1>
<p>Zinc helps <span class="citation" data-cites="lee2020a kim2020">(<a href="#ref-kim2020">Kim 2020</a>;
Lee 2020b)</span> much.</p>
<h2>References</h2><div id="refs" class="references csl-bib-body">
<div id="ref-kim2020" class="csl-entry">Kim, A. 2020. <span>“Zinc for Colds.”</span> <em>J Rest</em> 3: 1–9.</div>
<div id="ref-lee2020a" class="csl-entry">———. 2020b. Tea.</div>
</div></main>"""


def test_marks_of_pandoc_lead_to_the_entries_of_their_keys():
    document = read(text=PANDOC, format="html")
    assert [item.label for item in document.reference_items] == ["kim2020", "lee2020a"]
    (cited,) = document.citations
    assert cited.keys == ("lee2020a", "kim2020")
    assert cited.span.of(PANDOC).startswith("(<a")
    own = own_list(document)
    years = [own[one.resolved_key].year for one in link_citations(document, own)]
    assert years == [2020, 2020]


def test_a_mark_whose_entry_the_page_does_not_show_is_read_as_words():
    text = PANDOC.replace('id="ref-lee2020a"', "")
    assert read(text=text, format="html").citations == ()


def test_a_title_that_the_first_heading_repeats_is_read_once():
    head = "<header><h1>Zinc for colds</h1><p class='author'>A. Lee</p></header>"
    document = page(f"{head}<h1>Zinc for colds</h1><p>{PROSE}</p><h2>Doses</h2><p>{PROSE}</p>")
    assert shown(document.text, BlockKind.HEADING) == ["Zinc for colds", "Doses"]
    assert document.blocks[-1].section == ("Zinc for colds", "Doses")


def test_who_wrote_a_page_and_when_is_no_assertion():
    top = "<p class='byline'>By Ann Lee</p><div class='posted-on'>4 May 2024</div>"
    assert "".join(shown(f"<h1>Zinc</h1>{top}<p>{PROSE}</p>")) == f"Zinc{PROSE.strip()}"


@pytest.mark.parametrize(
    "start",
    [
        "<h2 id='sleep-recommendations'>Sleep recommendations</h2><p>Sleep helps.</p>",
        "<section id='recommendations'><h2>Recommendations</h2><p>Sleep helps.</p></section>",
    ],
)
def test_a_heading_whose_id_is_made_of_its_words_is_no_furniture(start):
    document = page(f"{start}<p>{PROSE}</p>")
    assert [block.kind for block in document.blocks] == [
        *[BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    ]


def test_an_id_that_is_not_the_words_of_a_heading_tells_furniture():
    document = page(f"<div id='related'><h3>Tea</h3><p>Tea.</p></div><p>{PROSE}</p>")
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.BOILERPLATE, BlockKind.BOILERPLATE, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Zinc | Site of Health", "Zinc"), ("a", None), ("On tea", "On tea")],
)
def test_the_title_is_what_the_page_shows_without_the_name_of_site_or_file(title, expected):
    document = page(f"<title>{title}</title><h1>Zinc</h1><p>{PROSE}</p>")
    assert document.metadata.get("title") == expected


def test_words_and_what_they_mean_are_paragraphs():
    page = "<main><dl><dt>Zinc</dt><dd>A metal.</dd></dl></main>"
    blocks = read(text=page, format="html").blocks
    assert [(one.kind.value, one.prose.text) for one in blocks] == [
        *[("paragraph", "Zinc"), ("paragraph", "A metal.")]
    ]


def test_a_list_in_a_cell_is_a_part_of_the_cell():
    page = "<table><tr><th>Use</th></tr><tr><td><ul><li>One</li><li>Two</li></ul></td></tr></table>"
    blocks = read(text=page, format="html").blocks
    assert [(one.cell.row, one.cell.header, one.prose.text) for one in blocks] == [
        *[(0, "Use", "Use"), (1, "Use", "One"), (1, "Use", "Two")]
    ]


def test_a_blank_between_two_tags_ends_no_line_of_an_entry():
    entry = "Lee, A. (2006). Family involvement. <em>J. Fam., 68</em> <b>(1)</b>, 137-154. "
    other = "Kim, B. (2005). Zinc for colds. <em>J. Zinc., 5</em> <b>(1)</b>, 13-15."
    page = f"<main><h2>References</h2><ol><li>{entry}</li><li>{other}</li></ol></main>"
    assert len(read(text=page, format="html").reference_items) == 2


def test_a_range_whose_ends_are_links_cites_all_between():
    page = (
        '<p>Zinc helps<sup><a href="#r2">2</a>–<a href="#r5">5</a>,<a href="#r7">7</a></sup>.</p>'
    )
    document = read(text=page, format="html")
    assert [one.key for one in find_citations(document)] == ["2", "3", "4", "5", "7"]


def test_links_to_a_place_of_the_page_are_no_words_of_its_heading():
    page = '<h2>Zinc <a class="headerlink" href="#zinc">¶</a></h2>'
    assert read(text=page, format="html").blocks[0].prose.text == "Zinc"


def test_sources_that_are_nothing_but_links_are_references():
    entries = "".join(f"<li><a href='https://x.org/{n}'>Heart facts {n}</a></li>" for n in (1, 2))
    page = f"<main><p>{'Tea helps. ' * 9}</p><h2>Sources</h2><ul>{entries}</ul></main>"
    assert [block.prose.text for block in read(text=page, format="html").reference_items] == [
        "Heart facts 1",
        "Heart facts 2",
    ]


def test_a_note_of_several_sentences_is_no_reference():
    note = (
        "In one trial, Abel et al. (2018) gave tea. Its doses of 5-10 g were low. "
        "The trial ran for 3 weeks. Nobody dropped out. All slept well."
    )
    page = (
        "<main><p>Tea helps.</p><section role='doc-endnotes'><ol>"
        f"<li><p>{note}</p></li><li><p>Bek A. Tea. J Tea. 2010;1:2-3.</p></li></ol></section></main>"
    )
    kinds = [block.kind for block in read(text=page, format="html").blocks[1:]]
    assert kinds == [BlockKind.FOOTNOTE, BlockKind.REFERENCE]


def test_a_caption_that_is_kept_from_being_read_out_twice_is_seen():
    figure = (
        '<figure><img alt="Zinc helps."><figcaption aria-hidden="true">Zinc helps.</figcaption>'
    )
    assert shown(f"{figure}</figure><p>{PROSE}</p>", BlockKind.CAPTION) == ["Zinc helps."]


class TestWhatAClickOpens:
    @pytest.mark.parametrize(
        "panel",
        [
            '<div class="accordion-collapse collapse" aria-hidden="true">',
            '<div class="accordion-panel" style="display:none">',
            '<div role="tabpanel" hidden>',
            '<button aria-expanded="false" aria-controls="p2">Safe?</button><div id="p2" hidden>',
        ],
    )
    def test_a_closed_panel_of_the_text_is_read(self, panel):
        assert "Zinc is safe." in shown(
            f"<main><p>{PROSE}</p>{panel}<p>Zinc is safe.</p></div></main>"
        )

    def test_what_nothing_opens_stays_hidden(self):
        html = f"<main><p>{PROSE}</p><div hidden><p>Zinc is safe.</p></div></main>"
        assert "Zinc is safe." not in shown(html)

    def test_a_hint_and_a_button_within_a_sentence_are_no_words_of_it(self):
        html = '<p>Tea<span role="tooltip">Kim found it.</span> helps.<button>2</button></p>'
        assert shown(html)[0].split() == ["Tea", "helps."]


def test_footnotes_of_a_newsletter_have_their_numbers():
    mark = '<a class="footnote-anchor" href="#footnote-1">1</a>'
    note = (
        '<div class="footnote"><a class="footnote-number" href="#a-1">1</a>'
        "<div><p>Kim A. Zinc for colds. J Zinc. 2020;1:5.</p></div></div>"
    )
    document = page(f"<article><p>{PROSE}{mark}</p>{note}</article>")
    (found,) = link_citations(document, own_list(document))
    assert found.resolved_key == "kim2020"


@pytest.mark.parametrize(
    "name", ["CybotCookiebotDialog", "didomi-notice", "subscription-widget-wrap"]
)
def test_bars_that_ask_for_consent_or_subscriptions_are_furniture(name):
    html = f'<main><p>{PROSE}</p><div class="{name}"><p>We value you.</p></div></main>'
    assert shown(html, BlockKind.BOILERPLATE) == ["We value you."]


def test_links_beneath_a_heading_for_such_are_furniture_wherever_they_lead():
    items = '<li><a href="https://a.b/c">Zinc cures all</a> (soon)</li><li>Zinc is safe</li>'
    html = f"<p>{PROSE}</p><h2>Related Articles</h2><ul>{items}</ul><h2>Dose</h2>"
    kinds = [block.kind for block in page(html).blocks[1:]]
    assert kinds == [
        BlockKind.BOILERPLATE,
        BlockKind.BOILERPLATE,
        BlockKind.LIST_ITEM,
        BlockKind.HEADING,
    ]
