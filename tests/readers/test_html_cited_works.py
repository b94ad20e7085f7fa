"""Works that the head of a page names as cited stand behind its text."""

import pytest

from claimcheck import audit, read

ZINC = (
    "citation_title=Zinc for colds; citation_author=A Moss; citation_author=Lind, Bo; "
    "citation_journal_title=J Rest; citation_volume=3; citation_firstpage=1; "
    "citation_publication_date=2019/04/02; citation_doi=10.1000/zinc"
)


def page(head, body="<p>Zinc shortens colds (Moss and Lind, 2019).</p>"):
    return f"<html><head>{head}</head><body><main><h1>Zinc</h1>{body}</main></body></html>"


def meta(name, content):
    return f'<meta name="{name}" content="{content}">'


def works(text):
    return read(text=text, format="html").bibliography.references


def test_fields_of_highwire_are_fields_of_the_work():
    (work,) = works(page(meta("citation_reference", ZINC)))
    assert (work.title, work.year, work.fields["journal"]) == ("Zinc for colds", 2019, "J Rest")
    assert [(one.family, one.given) for one in work.authors] == [("Moss", "A"), ("Lind", "Bo")]
    assert work.fields["doi"] == "10.1000/zinc"


@pytest.mark.parametrize("name", ["citation_reference", "DCTERMS.references"])
def test_an_entry_in_words_is_read_as_one(name):
    (work,) = works(page(meta(name, "Moss A, Lind B. Zinc for colds. J Rest. 2019;3:1-9.")))
    assert (work.title, work.year) == ("Zinc for colds", 2019)


def test_works_of_linked_data_are_read():
    data = (
        '{"@graph": [{"@type": "Article", "citation": [{"@type": "ScholarlyArticle", '
        '"name": "Zinc for colds", "author": [{"name": "Ann Moss"}], "datePublished": "2019-04", '
        '"isPartOf": {"name": "J Rest"}, "sameAs": "https://doi.org/10.1000/zinc"}]}]}'
    )
    (work,) = works(page(f'<script type="application/ld+json">{data}</script>'))
    assert (work.title, work.year, work.fields["doi"]) == ("Zinc for colds", 2019, "10.1000/zinc")
    assert (work.authors[0].family, work.authors[0].given) == ("Moss", "Ann")


@pytest.mark.parametrize("data", ["{", "[" * 5000, '{"citation": 7}', '{"citation": [null, {}]}'])
def test_linked_data_that_says_nothing_names_no_work(data):
    assert works(page(f'<script type="application/ld+json">{data}</script>')) == ()


def test_marks_lead_to_them_and_none_is_called_unused():
    other = meta("citation_reference", "Okafor C. Heat and mice. J Heat. 2009;4:2-8.")
    result = audit(text=page(meta("citation_reference", ZINC) + other), format="html")
    (reading,) = result.readings
    assert [mention.candidates[0].key for mention in reading.mentions] == ["moss2019"]
    assert "CC203" not in {finding.rule for finding in result.findings}


def test_a_page_that_shows_its_list_is_read_by_that():
    entries = (
        "<h2>References</h2><ol><li>Moss A, Lind B. Zinc for colds. J Rest. 2019;3:1-9.</li></ol>"
    )
    body = f"<p>Zinc shortens colds [1].</p>{entries}"
    assert works(page(meta("citation_reference", ZINC), body)) == ()
