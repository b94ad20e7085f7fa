"""Records of the indexes become works; what is no record is refused with a reason."""

import json
from contextlib import suppress
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.evidence.records import crossref, datacite, medline, openalex, pubmed_xml, values
from claimcheck.evidence.records import retraction_watch as watch
from claimcheck.evidence.records.values import RecordError
from claimcheck.evidence.store.work_records import from_record, to_record
from claimcheck.model import Notice, Person

SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
FIELDS = [
    "DOI",
    "title",
    "subtitle",
    "author",
    "container-title",
    "issued",
    "published",
    "page",
    "update-to",
    "updated-by",
    "license",
    "id",
    "doi",
    "display_name",
    "authorships",
    "biblio",
    "primary_location",
    "abstract_inverted_index",
    "ids",
    "mesh",
    "titles",
    "creators",
    "container",
    "types",
    "descriptions",
    "dates",
    "attributes",
    "publicationYear",
]
ARTICLE = """<PubmedArticle><MedlineCitation><PMID>101</PMID><Article>
<Journal><JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2011</Year></PubDate>
</JournalIssue><Title>Annals of Imaginary Physiology</Title>
<ISOAbbreviation>Ann Imagin Physiol</ISOAbbreviation></Journal>
<ArticleTitle>Zinc &amp; <i>sleep</i> in choir singers.</ArticleTitle>
<Pagination><MedlinePgn>318-31</MedlinePgn></Pagination>
<Abstract><AbstractText Label="METHODS">We asked 40 singers.</AbstractText></Abstract>
<AuthorList CompleteYN="Y"><Author><LastName>Okafor</LastName><ForeName>Ada</ForeName></Author>
<Author><CollectiveName>The Choir Group</CollectiveName></Author></AuthorList>
<Language>eng</Language>
<PublicationTypeList><PublicationType>Randomized Controlled Trial</PublicationType>
<PublicationType>Retracted Publication</PublicationType></PublicationTypeList>
<ArticleDate><Year>2010</Year></ArticleDate></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn">
<RefSource>Ann Imagin Physiol. 2013 Feb 6;14(2):99</RefSource><PMID>202</PMID>
</CommentsCorrections><CommentsCorrections RefType="ErratumFor"><PMID>303</PMID>
</CommentsCorrections></CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName>Humans</DescriptorName></MeshHeading>
</MeshHeadingList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.5555/Z.1</ArticleId></ArticleIdList>
</PubmedData></PubmedArticle>"""


@SLOW
@given(st.dictionaries(st.sampled_from(FIELDS), JSON))
@pytest.mark.parametrize("index", [crossref, openalex, datacite])
def test_hostile_records_are_read_or_refused(index, record):
    try:
        work = index.work_of(record)
    except RecordError:
        return
    assert from_record(json.loads(json.dumps(to_record(work)))) == work


@SLOW
@given(JSON)
@pytest.mark.parametrize("index", [crossref, openalex, datacite])
def test_hostile_answers_are_read_or_refused(index, answer):
    with suppress(RecordError):
        assert all(work.title or work.identifiers for work in index.works_of_answer(answer))


def test_crossref_keeps_every_date_every_name_and_plain_text():
    work = crossref.work_of(
        {
            "DOI": "10.5555/X.1",
            "title": ["The <i>effect</i> of Zn<sup>2+</sup> &amp; sleep"],
            "subtitle": ["a trial"],
            "author": [{"family": "Okafor", "given": "Ada"}, {"name": "The Choir Group"}],
            "container-title": ["Annals"],
            "short-container-title": ["Ann"],
            "published-online": {"date-parts": [[2009, 12]]},
            "published-print": {"date-parts": [[2010]]},
            "abstract": "<jats:title>Methods</jats:title><jats:p>We asked.</jats:p>",
        }
    )
    assert work.identifiers == ("doi:10.5555/x.1",)
    assert work.full_title == "The effect of Zn2+ & sleep: a trial"
    assert work.authors[1] == Person("The Choir Group", is_organisation=True)
    assert work.containers == ("Annals", "Ann")
    assert set(work.years) == {2009, 2010}
    assert work.abstract == "Methods: We asked."


def test_crossref_says_what_was_published_about_a_work_and_by_a_notice():
    told = {"DOI": "10.5555/n", "type": "retraction", "updated": {"date-parts": [[2010, 2, 6]]}}
    work = crossref.work_of({"DOI": "10.5555/x", "title": ["T"], "updated-by": [told]})
    assert [(one.kind, one.day, one.notice) for one in work.notices] == [
        ("retraction", "2010-02-06", "doi:10.5555/n")
    ]
    notice = {"DOI": "10.5555/n", "update-to": [{**told, "DOI": "10.5555/X"}]}
    [(about, said)] = crossref.notices_about_others(notice)
    assert (about, said.kind, said.notice) == ("doi:10.5555/x", "retraction", "doi:10.5555/n")


def test_a_journal_is_no_work():
    with pytest.raises(RecordError, match="no work of Crossref"):
        crossref.work_of({"title": "Annals", "ISSN": ["0000-0000"]})


def test_pubmed_xml_gives_facts_and_notices():
    article = fromstring(ARTICLE)  # noqa: S314 - of this test
    work = pubmed_xml.work_of(article, "2026-03-01")
    assert work.identifiers == ("pmid:101", "doi:10.5555/z.1")
    assert work.title == "Zinc & sleep in choir singers"
    assert work.years == (2011, 2010)
    assert work.abstract == "METHODS: We asked 40 singers."
    assert "Randomized Controlled Trial" in work.publication_types
    assert work.headings == ("Humans",)
    assert work.notices == (Notice("retraction", "2013-02", "pmid:202", "pubmed", "2026-03-01"),)
    assert [about for about, _ in pubmed_xml.notices_about_others(article)] == ["pmid:303"]


def test_pubmed_exports_give_the_same_facts():
    text = (
        "PMID- 101\nTI  - Zinc and sleep in choir\n      singers.\nFAU - Okafor, Ada\n"
        "JT  - Annals of Imaginary Physiology\nTA  - Ann Imagin Physiol\nDP  - 2011 Mar\n"
        "PT  - Randomized Controlled Trial\nMH  - Humans\nLID - 10.5555/z.1 [doi]\n"
        "RIN - Ann Imagin Physiol. 2013\n"
    )
    (work,) = medline.works_of_text(text)
    assert set(work.identifiers) == {"pmid:101", "doi:10.5555/z.1"}
    assert work.containers == ("Annals of Imaginary Physiology", "Ann Imagin Physiol")
    assert work.publication_types == ("Randomized Controlled Trial",)
    assert work.notices[0].kind == "retraction"


def test_openalex_puts_an_inverted_abstract_in_order():
    work = openalex.work_of(
        {
            "id": "https://openalex.org/W1",
            "title": "T",
            "doi": "https://doi.org/10.5555/O",
            "publication_year": 2012,
            "is_retracted": True,
            "authorships": [{"author": {"display_name": "Ada B. Okafor"}}],
            "abstract_inverted_index": {"singers": [2], "We": [0], "asked": [1]},
        }
    )
    assert work.abstract == "We asked singers"
    assert work.authors == (Person("Okafor", "Ada B."),)
    assert work.notices[0].kind == "retraction"


def test_datacite_gives_a_data_set_its_publisher_as_container():
    work = datacite.work_of(
        {
            "id": "10.5555/d",
            "attributes": {
                "titles": [{"title": "Steps"}, {"title": "of choirs", "titleType": "Subtitle"}],
                "creators": [{"name": "Okafor, Ada", "nameType": "Personal"}],
                "publisher": "Invented Archive",
                "publicationYear": 2019,
                "types": {"resourceTypeGeneral": "Dataset"},
            },
        }
    )
    assert work.full_title == "Steps: of choirs"
    assert work.containers == ("Invented Archive",)


def test_the_retraction_file_is_read_by_its_head_or_without_one():
    head = [
        "Record ID",
        "RetractionDate",
        "OriginalPaperDOI",
        "OriginalPaperPubMedID",
        "RetractionNature",
    ]
    columns = watch.column_names(head)
    row = ["1", "2/6/2010 0:00", "10.5555/X", "101", "Retraction"]
    told = dict(watch.retraction_notices(row, columns))
    assert set(told) == {"doi:10.5555/x", "pmid:101"}
    assert told["pmid:101"].day == "2010-02-06"
    bare = ["10.5555/x", "concern", "10.5555/n"]
    assert watch.column_names(bare) is None
    assert (
        dict(watch.retraction_notices(bare, None))["doi:10.5555/x"].kind == "expression of concern"
    )


@pytest.mark.parametrize("row", [["1", "", "unavailable", "0", "Retraction"], ["1"], []])
def test_a_row_that_names_no_work_is_refused(row):
    columns = watch.column_names(
        ["id", "RetractionDate", "OriginalPaperDOI", "pmid", "RetractionNature"]
    )
    with pytest.raises(RecordError):
        list(watch.retraction_notices(row, columns))


@given(st.text(), st.integers(1, 50))
def test_text_is_one_line_without_controls_and_within_its_limit(raw, longest):
    shown = values.text_value(raw, longest)
    assert len(shown) <= longest
    assert shown == "" or shown.isprintable() or any(c not in "\n\r\x1b" for c in shown)
    assert not {"\x1b", "\n", "\r", "\x00"} & set(shown)
