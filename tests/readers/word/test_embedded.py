"""Reference managers put whole records into Word files: works are known, and marks lead to them."""

import base64
import json
from xml.sax.saxutils import escape

import pytest

from claimcheck.citations import find_citations, link_citations
from claimcheck.model import InputError
from readers.word.packing import field, para, run, word

pytest.importorskip("lxml")

KIM = {
    "id": 7,
    "type": "article-journal",
    "title": "Zinc for colds",
    "author": [{"family": "Kim", "given": "Ada"}],
    "issued": {"date-parts": [["2020", 3]]},
    "DOI": "10.1000/kim",
    "abstract": "Zinc shortened colds.",
}
LEE = {**KIM, "id": 8, "title": "Tea for colds", "DOI": "10.1000/lee"}


def zotero(*items, shown="(1)"):
    cited = [
        {"id": item["id"], "uris": [f"http://zotero.org/{item['id']}"], "itemData": item}
        for item in items
    ]
    text = json.dumps({"citationID": "x", "citationItems": cited})
    return field(escape(f"ADDIN ZOTERO_ITEM CSL_CITATION {text}"), run(shown))


def keys(document):
    return [mention.resolved_key for mention in link_citations(document, document.bibliography)]


def test_works_are_known_with_their_abstracts_and_marks_lead_to_them():
    document = word(para(run("Zinc helps ") + zotero(KIM) + run(".")))
    (work,) = document.bibliography.references
    assert (work.title, work.year, work.doi) == ("Zinc for colds", 2020, "10.1000/kim")
    assert work.abstract == "Zinc shortened colds."
    assert keys(document) == [work.key] == ["kim2020"]
    (cited,) = document.citations
    assert cited.span.of(document.text) == "(1)"


def test_a_work_cited_twice_is_one_and_like_works_have_keys_of_their_own():
    document = word(para(run("A ") + zotero(KIM, LEE, shown="[1, 2]") + run(" b ") + zotero(LEE)))
    assert list(document.bibliography) == ["kim2020", "kim2020-2"]
    assert keys(document) == ["kim2020", "kim2020-2", "kim2020-2"]


def test_more_works_than_anybody_cites_are_refused_and_none_is_lost_before():
    works = [{**KIM, "id": number} for number in range(4_000)]
    assert len(word(para(run("Zinc ") + zotero(*works))).bibliography) == len(works)
    with pytest.raises(InputError, match=r"holds over 4,000 works that it carries itself"):
        word(para(run("Zinc ") + zotero(*works) + zotero({**KIM, "id": 4_000})))


def test_words_of_a_mark_are_not_read_a_second_time():
    document = word(para(run("Zinc helps ") + zotero(KIM, shown="(Kim et al., 2020)") + run(".")))
    assert [mention.style for mention in find_citations(document)] == ["key"]


def test_a_content_control_of_mendeley_holds_works():
    packed = base64.b64encode(
        json.dumps({"citationItems": [{"id": "a", "itemData": KIM}]}).encode()
    )
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{packed.decode()}"/></w:sdtPr>'
        f"<w:sdtContent>{run('[1]')}</w:sdtContent></w:sdt>"
    )
    assert keys(word(para(run("Zinc helps ") + control))) == ["kim2020"]


ENDNOTE = (
    "<EndNote><Cite><Author>Kim</Author><record><rec-number>3</rec-number>"
    '<ref-type name="Journal Article">17</ref-type><contributors><authors><author><style>Kim, A.'
    "</style></author></authors></contributors><titles><title><style>Zinc for </style><style>colds"
    "</style></title><secondary-title>JRSM</secondary-title></titles><dates><year>2020</year></dates>"
    "<electronic-resource-num>10.1000/kim</electronic-resource-num><abstract>Zinc shortened colds."
    "</abstract></record></Cite></EndNote>"
)


@pytest.mark.parametrize("place", ["instruction", "data"])
def test_a_field_of_endnote_holds_works(place):
    if place == "instruction":
        runs = field(escape(f"ADDIN EN.CITE {ENDNOTE}"), run("[1]"))
    else:
        packed = base64.b64encode(ENDNOTE.encode() + b"\0").decode()
        inner = field("ADDIN EN.CITE.DATA", "", packed)
        runs = field(f"ADDIN EN.CITE</w:instrText></w:r>{inner}<w:r><w:instrText>", run("[1]"))
    document = word(para(run("Zinc helps ") + runs))
    (work,) = document.bibliography.references
    assert (work.title, work.doi, work.abstract) == (
        "Zinc for colds",
        "10.1000/kim",
        "Zinc shortened colds.",
    )
    assert keys(document) == ["kim2020"]


def test_a_source_of_word_is_a_work():
    space = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
    sources = (
        f'<b:Sources xmlns:b="{space}"><b:Source><b:Tag>Kim20</b:Tag><b:SourceType>JournalArticle'
        "</b:SourceType><b:Title>Zinc for colds</b:Title><b:Year>2020</b:Year><b:Author><b:Author>"
        "<b:NameList><b:Person><b:Last>Kim</b:Last><b:First>Ada</b:First></b:Person></b:NameList>"
        "</b:Author></b:Author></b:Source></b:Sources>"
    )
    runs = field(r"CITATION Kim20 \l 1033", run("(Kim, 2020)"))
    document = word(para(run("Zinc ") + runs), parts={"customXml/item1.xml": sources})
    assert keys(document) == ["Kim20"]
    assert document.bibliography["Kim20"].authors[0].family == "Kim"


@pytest.mark.parametrize(
    "text", ["{", "{}", "[]", '{"citationItems": 3}', '{"citationItems": [3]}']
)
def test_a_broken_record_leaves_the_mark_to_its_words(text):
    runs = field(escape(f"ADDIN ZOTERO_ITEM CSL_CITATION {text}"), run("(Kim, 2020)"))
    document = word(para(run("Zinc helps ") + runs))
    assert not document.bibliography
    assert [mention.style for mention in find_citations(document)] == ["author-year"]


def test_a_field_of_endnote_may_keep_its_works_in_lines_of_base_64():
    record = (
        "<EndNote><Cite><record><rec-number>5</rec-number><contributors><authors><author>Kim, A."
        "</author></authors></contributors><titles><title>Zinc for colds</title></titles><dates>"
        "<year>2020</year></dates></record></Cite></EndNote>"
    )
    data = base64.encodebytes(record.encode()).decode()
    assert data.count("\n") > 1
    document = word(para(run("Zinc helps ") + field("ADDIN EN.CITE", run("(1)"), data)))
    assert [work.title for work in document.bibliography.references] == ["Zinc for colds"]


def test_a_bookmark_of_zotero_holds_works_in_numbered_properties():
    text = escape("ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationItems": [{"itemData": KIM}]}))
    pieces = [text[:60], text[60:]]
    values = "".join(
        f'<property name="ZOTERO_BREF_a1_{number}"><lpwstr>{piece}</lpwstr></property>'
        for number, piece in reversed(list(enumerate(pieces, 1)))
    )
    mark = (
        '<w:bookmarkStart w:id="3" w:name="ZOTERO_BREF_a1"/>'
        + run("[7]")
        + '<w:bookmarkEnd w:id="3"/>'
    )
    parts = {"docProps/custom.xml": f"<Properties>{values}</Properties>"}
    document = word(para(run("Zinc helps ") + mark + run(".")), parts=parts)
    assert keys(document) == ["kim2020"]
    assert document.citations[0].span.of(document.text) == "[7]"


def test_a_field_of_citavi_holds_works():
    work = {
        "Title": "Zinc for colds",
        "ReferenceType": "JournalArticle",
        "Year": "2020",
        "Authors": [{"LastName": "Kim", "FirstName": "Ada"}],
        "Periodical": {"Name": "JRSM"},
        "Abstract": {"Text": "Zinc shortened colds."},
    }
    value = json.dumps({"Entries": [{"Reference": work}, {"Reference": None}]})
    packed = base64.b64encode(value.encode()).decode()
    mark = field(f"ADDIN CitaviPlaceholder{{{packed}}}", run("(Kim 2020)"))
    document = word(para(run("Zinc helps ") + mark + run(".")))
    (found,) = document.bibliography.references
    assert (found.title, found.year, found.abstract) == (
        *("Zinc for colds", 2020),
        "Zinc shortened colds.",
    )
    assert keys(document) == [found.key]


def test_a_broken_field_of_citavi_leaves_the_mark_to_its_words():
    document = word(para(run("Zinc ") + field("ADDIN CitaviPlaceholder{eyJ9}", run("(Kim 2020)"))))
    assert not document.citations
