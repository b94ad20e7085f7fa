"""Free-text references read into records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography import parse_reference, parse_reference_list
from claimcheck.bibliography.reference_text.tagger import MODEL_PATH
from claimcheck.model import Origin, Span

pytestmark = pytest.mark.skipif(not MODEL_PATH.exists(), reason="the model is not trained yet")

MLA = (
    "Harlow, T. B. et al. “Quiet hours and cortisol (CORT) slopes interact in night nurses.” "
    "Annals of the Northern Academy of Sleep, vol. 47, no. 3, 2009, pp. 1204-1219."
)


def test_an_mla_reference_gives_every_field():
    found = parse_reference(MLA)
    assert dict(found.fields) == {
        "author": "Harlow, T. B. et al.",
        "title": "Quiet hours and cortisol (CORT) slopes interact in night nurses",
        "journal": "Annals of the Northern Academy of Sleep",
        "volume": "47",
        "number": "3",
        "pages": "1204-1219",
        "year": "2009",
    }
    assert (found.year, found.et_al, found.type, found.key) == (2009, True, "article", "harlow2009")


def test_a_reference_read_from_text_says_so_and_keeps_its_words():
    found = parse_reference(MLA)
    assert found.origin is Origin.TEXT
    assert found.raw == MLA


def test_every_field_has_a_probability():
    found = parse_reference(MLA)
    assert found.probabilities.keys() == found.fields.keys()
    assert all(0 <= value <= 1 for value in found.probabilities.values())


def test_two_authors_joined_by_and_are_two_people():
    found = parse_reference(
        "Orlan, P. and Vesterholm, K. “Salt Appetite in Voles.” Physiology Letters, vol. 12, "
        "no. 1, 1998, pp. 33-41."
    )
    assert [(p.family, p.given) for p in found.authors] == [("Orlan", "P."), ("Vesterholm", "K.")]
    assert not found.et_al


@pytest.mark.parametrize("mark", ["∞", "–", "—", "|"])
def test_an_odd_character_for_a_colon_stays_inside_the_title(mark):
    title = f"Warm touch in adult pairs {mark} a review of skin, voice, and gaze"
    found = parse_reference(f"Imber, R. L. “{title}.” Axon, vol. 71, no. 2, 2012, pp. 8-19.")
    assert found.title == title
    assert (found.container, found.volume, found.issue) == ("Axon", "71", "2")


def test_a_single_page_is_read_without_its_mark():
    found = parse_reference(
        "Lund, E. M. et al. “Gaze cues and puppies.” Horizons in Ethology, vol. 6, 2018, p. 412."
    )
    assert (found.volume, found.pages, found.issue) == ("6", "412", "")


def test_a_supplement_is_the_issue_and_its_pages_keep_their_letter():
    found = parse_reference(
        "Rao, N. and Iyer, S. “A short history of prolactin ∞ Milk, moods, and mothers.” Bengal "
        "Journal of Hormones and Metabolism, vol. 9, Suppl 2, 2013, S88-94."
    )
    assert (found.volume, found.issue, found.pages) == ("9", "Suppl 2", "S88-94")
    assert (found.container, found.year) == ("Bengal Journal of Hormones and Metabolism", 2013)


STYLES = {
    "Vancouver": "Moran AB, de Wit C. Walking and mood in older adults. J Gerontol Sci. "
    "2014;18(2):101-9.",
    "APA": "Moran, A. B., & de Wit, C. (2014). Walking and mood in older adults. Journal of "
    "Gerontology Science, 18(2), 101–109.",
    "MLA": "Moran, Anna B., and Carla de Wit. “Walking and Mood in Older Adults.” Journal of "
    "Gerontology Science, vol. 18, no. 2, 2014, pp. 101-09.",
    "Chicago": "Moran, Anna B., and Carla de Wit. “Walking and Mood in Older Adults.” Journal of "
    "Gerontology Science 18, no. 2 (2014): 101–9.",
    "Harvard": "Moran, A.B. and de Wit, C. (2014) 'Walking and mood in older adults', Journal of "
    "Gerontology Science, 18(2), pp. 101-109.",
    "AMA": "Moran AB, de Wit C. Walking and mood in older adults. J Gerontol Sci. "
    "2014;18(2):101-109. doi:10.1234/jgs.2014.0101",
    "IEEE": 'A. B. Moran and C. de Wit, "Walking and mood in older adults," Journal of Gerontology '
    "Science, vol. 18, no. 2, pp. 101-109, 2014.",
}


@pytest.mark.parametrize("style", STYLES)
def test_every_common_style_gives_the_same_work(style):
    found = parse_reference(STYLES[style])
    assert found.title.casefold() == "walking and mood in older adults"
    assert [person.family for person in found.authors] == ["Moran", "de Wit"]
    assert (found.volume, found.issue, found.year) == ("18", "2", 2014)
    assert found.pages.startswith("101-")
    assert found.container.startswith("J")
    assert found.type == "article"


def test_identifiers_are_found_by_their_form():
    found = parse_reference(STYLES["AMA"] + ". PMID: 24567890; PMC3456789.")
    assert found.doi == "10.1234/jgs.2014.0101"
    assert found.get("pmid") == "24567890"
    assert found.get("pmcid") == "PMC3456789"


def test_an_address_that_resolves_a_doi_is_the_doi():
    found = parse_reference(STYLES["APA"] + " https://doi.org/10.1234/abc(2014)7.")
    assert found.doi == "10.1234/abc(2014)7"
    assert "url" not in found.fields


def test_an_address_is_kept_as_url():
    found = parse_reference(
        "Health Institute of Norland. Sleep for shift workers. https://www.example.org/sleep/guide."
    )
    assert found.get("url") == "https://www.example.org/sleep/guide"


def test_a_label_before_the_reference_is_kept_apart():
    assert parse_reference("[12] " + STYLES["AMA"]).get("label") == "12"
    assert parse_reference("12. " + STYLES["AMA"]).authors[0].family == "Moran"


def test_a_label_known_already_is_kept():
    assert parse_reference(MLA, label="7").get("label") == "7"


def test_the_letter_of_a_year_goes_into_the_key():
    found = parse_reference(STYLES["APA"].replace("2014", "2014b"))
    assert (found.year, found.key) == (2014, "moran2014b")


def test_a_key_that_is_given_is_kept():
    assert parse_reference(MLA, key="mine").key == "mine"


def test_keys_fold_letters_to_ascii():
    found = parse_reference("Sørbø Ł, Müller Ä. Cold rooms and sleep. Nord Med. 1999;4(1):2-3.")
    assert found.key.isascii()
    assert found.key == "sorbo1999"


def test_a_span_places_the_fields_in_the_file():
    source = "## References\n\n" + MLA + "\n"
    span = Span(15, 15 + len(MLA))
    found = parse_reference(MLA, path="a.md", span=span, line=3)
    assert found.field_spans["title"].of(source) == found.title
    assert (found.path, found.line, found.span) == ("a.md", 3, span)


def test_a_list_gives_equal_keys_letters_in_order():
    again = STYLES["Vancouver"].replace("Walking", "Running")
    found = parse_reference_list([(STYLES["Vancouver"], None, 1), (MLA, None, 2), (again, None, 3)])
    assert list(found) == ["moran2014a", "harlow2009", "moran2014b"]


def test_a_reference_wrapped_over_lines_reads_as_on_one():
    wrapped = MLA.replace("slopes ", "slopes\n    ").replace("Northern ", "Northern\n    ")
    assert dict(parse_reference(wrapped).fields) == dict(parse_reference(MLA).fields)


def test_a_chapter_has_its_book_and_editors():
    found = parse_reference(
        "Tallis, R. (2003). Hunger in winter. In P. Quill & D. Brandt (Eds.), Handbook of "
        "appetite (pp. 55–78). New York: Meridian Press."
    )
    assert found.container == "Handbook of appetite"
    assert [person.family for person in found.editors] == ["Quill", "Brandt"]
    assert (found.type, found.pages) == ("incollection", "55-78")


def test_a_book_has_publisher_and_place():
    found = parse_reference("Tallis R. Hunger and habit. 2nd ed. Oxford: Meridian Press; 1997.")
    assert found.type == "book"
    assert "Meridian Press" in found.get("publisher")


def test_a_doctoral_thesis_is_told_from_an_article():
    found = parse_reference(
        "Ferro, L. (2011). Breathing patterns of swimmers (Doctoral dissertation). University of "
        "Northport, Northport."
    )
    assert found.type == "phdthesis"


@given(st.text(max_size=300))
def test_any_text_gives_a_record_and_fields_within_it(text):
    found = parse_reference(text)
    assert found.raw == text
    for name, span in found.field_spans.items():
        assert span.of(text) == found.raw_fields[name]


@given(
    st.lists(
        st.sampled_from([*MLA.split(), "(", ")", "\ud800", "\x00", "“", "1999", "et al.", "\n"]),
        max_size=60,
    )
)
def test_a_shuffled_reference_gives_a_record_twice_the_same(words):
    text = " ".join(words)
    assert parse_reference(text) == parse_reference(text)


@pytest.mark.parametrize("text", ["x" * 100_000, "a, " * 40_000, "(" * 50_000, "1. " * 30_000])
def test_an_enormous_text_is_read_in_bounded_time(text):
    assert parse_reference(text).raw == text


@pytest.mark.parametrize("dash", ["—", "–", "-"])
def test_a_year_and_a_dash_before_the_title_are_none_of_it(dash):
    found = parse_reference(f"Okafor J, Sato K, 2003 {dash} Bread and sleep of bakers. J Bread.")
    assert (found.year, found.title) == (2003, "Bread and sleep of bakers")
