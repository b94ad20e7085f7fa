"""RIS, NBIB and CSL-JSON are read to the same references as BibTeX."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.bibliography.formats import all_formats, format_of
from claimcheck.bibliography.formats.csl_json import parse_csl_json
from claimcheck.bibliography.formats.nbib import parse_nbib
from claimcheck.bibliography.formats.ris import parse_ris
from claimcheck.model import ClaimcheckError, Person

RIS = """TY  - JOUR
AU  - Roe, Jane Q.
AU  - Poe, Edgar, Jr.
A1  - Sleep Study Group
TI  - Sleep and
  mood
JO  - Journal of Rest
PY  - 2011/05/12/
VL  - 4
IS  - 2
SP  - 10
EP  - 19
DO  - 10.1000/rest
SN  - 0378-5955
KW  - Humans
KW  - Sleep
M3  - Journal Article
AN  - 77
DB  - PubMed
ER  -

TY  - CHAP
ID  - mine
T2  - A Book
PY  - 1999
ER  -
"""

NBIB = """
PMID- 77
DP  - 2011 May 12
TI  - Sleep and mood: a randomised
      trial.
AB  - Text.
FAU - Roe, Jane Q
AU  - Roe JQ
CN  - Sleep Study Group.
PT  - Journal Article
PT  - Randomized Controlled Trial
MH  - *Sleep/drug effects
MH  - Humans
TA  - J Rest
JT  - Journal of rest
VI  - 4
IP  - 2
PG  - 10-9
LID - 10.1000/rest [doi]
PMC - PMC9

PMID- 78
AU  - von Poe EA
TI  - Other.
"""


def test_ris_records_are_read_with_their_lines():
    bibliography = parse_ris(RIS, "a.ris")
    first, second = bibliography.references
    assert (first.key, first.type, first.line, first.year) == ("roe2011", "article", 1, 2011)
    assert first.authors == (
        Person("Roe", "Jane Q."),
        Person("Poe", "Edgar", suffix="Jr."),
        Person("Sleep Study Group", is_organisation=True),
    )
    assert first.title == "Sleep and mood"
    assert (first.container, first.volume, first.issue) == ("Journal of Rest", "4", "2")
    assert (first.pages, first.doi, first.get("pmid")) == ("10-19", "10.1000/rest", "77")
    assert first.keywords == ("Humans", "Sleep")
    assert first.get("publication_types") == "Journal Article"
    assert first.field_spans["doi"].of(RIS) == "10.1000/rest"
    assert (second.key, second.type, second.container, second.line) == (
        "mine",
        "incollection",
        "A Book",
        22,
    )
    assert not bibliography.failures


def test_an_unfinished_ris_record_is_read_and_told():
    bibliography = parse_ris("TY  - JOUR\nID  - a\nTY  - BOOK\nID  - b\nER  -\nstray\n", "a.ris")
    assert list(bibliography) == ["a", "b"]
    assert [(f.kind, f.line) for f in bibliography.failures] == [
        ("unclosed-record", 1),
        ("unreadable-line", 6),
    ]


def test_pubmed_records_bring_publication_types_and_headings():
    first, second = parse_nbib(NBIB, "a.nbib").references
    assert (first.key, first.line, first.year, first.title) == (
        "pmid:77",
        2,
        2011,
        "Sleep and mood: a randomised trial",
    )
    assert first.get("publication_types") == "Journal Article; Randomized Controlled Trial"
    assert first.keywords == ("Sleep", "Humans")
    assert (first.container, first.get("shortjournal")) == ("Journal of rest", "J Rest")
    assert (first.doi, first.get("pmcid"), first.pages) == ("10.1000/rest", "PMC9", "10-9")
    assert first.authors == (
        Person("Roe", "Jane Q"),
        Person("Sleep Study Group", is_organisation=True),
    )
    assert second.authors == (Person("von Poe", "EA"),)


ITEM = {
    "id": "doi:10.1000/rest",
    "type": "article-journal",
    "title": "Sleep and <i>mood</i> &amp; rest",
    "container-title": "Journal of Rest",
    "author": [
        {"family": "Dawans", "non-dropping-particle": "von", "given": "B."},
        {"literal": "Sleep Study Group"},
    ],
    "issued": {"date-parts": [[2011, 5, "2"]]},
    "volume": 4,
    "DOI": "10.1000/rest",
    "PMCID": "PMC9",
    "note": "PMID: 77; standard_id: doi:10.1000/other",
}


@pytest.mark.parametrize(
    "wrap",
    [
        lambda item: [item],
        lambda item: item,
        lambda item: {"items": [item]},
        lambda item: {item["id"]: {k: v for k, v in item.items() if k != "id"}},
    ],
)
def test_csl_items_are_read_however_they_are_wrapped(wrap):
    (reference,) = parse_csl_json(json.dumps(wrap(ITEM)), "a.json").references
    assert (reference.key, reference.type, reference.year) == ("doi:10.1000/rest", "article", 2011)
    assert reference.title == "Sleep and mood & rest"
    assert reference.authors == (
        Person("von Dawans", "B."),
        Person("Sleep Study Group", is_organisation=True),
    )
    assert (reference.container, reference.volume) == ("Journal of Rest", "4")
    assert (reference.doi, reference.get("pmid"), reference.get("pmcid")) == (
        "10.1000/rest",
        "77",
        "PMC9",
    )
    assert reference.get("date") == "2011-05-02"


def test_csl_items_know_their_lines_and_a_break_is_told():
    text = '[\n {"id": "a", "type": "book"},\n {"id": "b"},\n {"id": }\n]'
    bibliography = parse_csl_json(text, "a.json")
    assert [(r.key, r.line) for r in bibliography.references] == [("a", 2), ("b", 3)]
    assert [(f.kind, f.line) for f in bibliography.failures] == [("unreadable-entry", 4)]


def test_records_of_one_author_and_year_get_different_keys():
    text = "TY  - JOUR\nAU  - Roe, J\nPY  - 2001\nER  -\n" * 2
    assert list(parse_ris(text, "a.ris")) == ["roe2001a", "roe2001b"]


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("a.ris", "", "ris"),
        ("a.txt", RIS, "ris"),
        ("a.txt", NBIB, "nbib"),
        ("a", "[{}]", "csl-json"),
        ("a.txt", "% x\n@book{a,}", "bibtex"),
        ("a.BIB", "", "bibtex"),
    ],
)
def test_the_format_follows_from_suffix_or_text(path, text, name):
    assert format_of(path, text).name == name


def test_no_two_formats_claim_one_suffix():
    suffixes = [suffix for item in all_formats() for suffix in item.suffixes]
    assert len(suffixes) == len(set(suffixes))


TAGS = st.sampled_from(
    [
        "TY  - JOUR",
        "ER  - ",
        "PMID- 1",
        "AU  - Roe, J",
        "\r",
        "\n",
        '[{"id":',
        "@a{b,",
        "}",
        "x=",
        '"',
    ]
)


@given(st.text() | st.lists(TAGS | st.text(max_size=5)).map("\n".join))
@settings(deadline=None)
def test_any_text_is_read_or_refused_in_every_format(text):
    for item in all_formats():
        try:
            found = item.parse(text, "x")
        except ClaimcheckError:
            continue
        for reference in found.references:
            assert reference.span.of(text) == reference.raw
            assert all(span.end <= len(text) for span in reference.field_spans.values())
        assert all(f.line is None or f.line >= 1 for f in found.failures)


def test_the_head_that_databases_write_is_no_record():
    head = "Provider: Example Library\nContent: text/plain\n\n"
    found = parse_ris(head + "TY  - JOUR\nTI  - Sleep\nER  -\n", "a.ris")
    assert [one.title for one in found.references] == ["Sleep"]
    assert not found.failures
    found = parse_nbib("Search: sleep\n\nPMID- 7\nTI  - Sleep.\n", "a.nbib")
    assert list(found) == ["pmid:7"]
    assert not found.failures


def test_a_blank_line_inside_an_abstract_ends_nothing():
    found = parse_ris("TY  - JOUR\nAB  - One.\n\nTwo.\n\nTI  - Sleep\nER  -\n", "a.ris")
    assert [(one.abstract, one.title) for one in found.references] == [("One. Two.", "Sleep")]
    assert not found.failures
    found = parse_nbib("PMID- 7\nAB  - One.\n\n      Two.\n\nTI  - Sleep.\n", "a.nbib")
    assert [(one.abstract, one.title) for one in found.references] == [("One. Two.", "Sleep")]
    assert not found.failures


def test_keywords_may_stand_one_a_line_behind_one_tag():
    text = "TY  - JOUR\nKW  - Sleep\nNight work, rotating\n  and fixed\nMood\nER  -\n"
    (found,) = parse_ris(text, "a.ris").references
    assert found.keywords == ("Sleep", "Night work, rotating and fixed", "Mood")


def test_a_line_behind_the_end_of_a_record_belongs_to_none():
    found = parse_ris("TY  - JOUR\nER  -\nlost\nTY  - JOUR\nER  -\n", "a.ris")
    assert [(one.kind, one.line) for one in found.failures] == [("unreadable-line", 3)]


def test_the_holder_of_a_web_page_is_the_name_of_its_site():
    (page,) = parse_ris("TY  - ELEC\nTI  - Sleep\nT2  - Rest Site\nER  -\n", "a.ris").references
    assert (page.get("organization"), page.container) == ("Rest Site", "")
    item = {"id": "a", "type": "post-weblog", "title": "Sleep", "container-title": "Rest Blog"}
    (page,) = parse_csl_json(json.dumps([item]), "a.json").references
    assert page.get("organization") == "Rest Blog"
    item = {"id": "a", "type": "article", "title": "Sleep", "container-title": "medRxiv"}
    (preprint,) = parse_csl_json(json.dumps([item]), "a.json").references
    assert preprint.container == "medRxiv"


def test_a_pubmed_record_with_the_short_name_alone_names_its_journal():
    (found,) = parse_nbib("PMID- 7\nTI  - Sleep.\nTA  - J Rest\n", "a.nbib").references
    assert found.container == "J Rest"
