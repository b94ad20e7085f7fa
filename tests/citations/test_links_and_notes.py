"""Which links, notes and raised numbers lead to a source."""

import pytest

from claimcheck.citations import find_attributions, find_citations
from claimcheck.readers import read


def marks(text: str) -> list[str]:
    document = read(text=text, format="markdown")
    return [mention.group.of(document.text) for mention in find_citations(document)]


@pytest.mark.parametrize(
    "link",
    [
        "[a trial of rest](https://doi.org/10.1000/rest)",
        "[rest and stress](https://pubmed.ncbi.nlm.nih.gov/123456/)",
        "[advice on rest](https://www.nhs.uk/live-well/sleep/)",
        "[what the survey of nurses found](https://news.example.net/2021/nurses-sleep)",
    ],
)
def test_a_link_to_a_work_or_an_authority_is_a_source(link: str) -> None:
    assert marks(f"Rest lowers stress, as {link} shows.") == [link[1 : link.index("]")]]


@pytest.mark.parametrize(
    "text",
    [
        "Try [our favourite pillow](https://example.net/shop/pillow) tonight.",
        "Try [this pillow](https://www.amazon.com/dp/B000).",
        "Rest helps ([book now](https://example.net/visit)).",
        "Follow us on [Instagram](https://instagram.com/rest).",
        "Photo by [Ann Bek](https://unsplash.com/@annbek).",
        "Picture credit: [Ann Bek](https://example.net/annbek/12).",
        "Rest eases [muscle tension](https://example.net/wiki/muscle-tension) in adults.",
        "The data are available at https://example.net/data for all.",
        "Write to [us](mailto:a@example.org).",
        "[Read more »](https://example.net/spring/rest-2)",
    ],
)
def test_shops_pictures_menus_and_glossaries_are_no_sources(text: str) -> None:
    assert marks(text) == []


def test_the_site_of_the_document_is_no_source_for_it() -> None:
    body = "Rest lowers stress, as [we wrote in spring](https://rest.example.net/spring)."
    assert marks(body) != []
    assert marks(f"---\nurl: https://rest.example.net/\n---\n\n{body}") == []


def test_a_note_that_names_no_source_cites_nothing() -> None:
    assert marks("Rest helps.[^1]\n\n[^1]: Not in all adults, of course.") == []
    assert marks("Rest helps.^[Not in all adults, of course.]") == []


def test_a_note_that_names_a_work_cites() -> None:
    assert marks("Rest helps.[^1]\n\n[^1]: Bek A. Rest. J Sleep 2019;3:1-9.") == ["[^1]"]
    assert marks("Rest helps.^[Bek, A. Rest and stress. J Sleep, 2019.]") != []


@pytest.mark.parametrize(
    ("inner", "cited"), [("", []), ("See \\cite{rest2020}, p.~4", ["rest2020"])]
)
def test_a_note_that_the_end_of_the_file_cuts_off_is_read_to_its_last_character(inner, cited):
    document = read(text=f"Rest lowers stress.\\footnote{{{inner}", format="latex")
    assert [mention.key for mention in find_citations(document)] == cited


NOTED = (
    "Rest lowers stress.[^1] Sleep helps.[^2] Tea soothes.[^3] Rye fills.[^4] Oats fill.[^5]\n\n"
    "[^1]: Roe, J., Ovens 2019.\n\n[^2]: Dorn, S. et al. Crumbs 2016.\n\n"
    "[^3]: {}\n\n[^4]: We did not weigh the rye in 2015.\n\n[^5]: Poe, A., Ovens 2020.\n"
)


@pytest.mark.parametrize(
    ("note", "cites"),
    [
        ("FDA label, Breadol.", True),
        ("Rye Trust. Bread at work. Updated 2021.", True),
        ("Tea was not tasted.", False),
        ("Prices in 2020 dollars.", False),
    ],
)
def test_a_terse_note_among_notes_that_name_works_cites(note, cites) -> None:
    document = read(text=NOTED.format(note), format="markdown")
    keys = [one.key for one in find_citations(document) if one.style == "footnote"]
    assert keys == ["1", "2", *(["3"] if cites else []), "5"]


def test_keys_in_a_note_in_the_line_are_read_one_by_one() -> None:
    document = read(text="Rest helps.^[See @a2001, p. 3, and @b2002.]", format="markdown")
    assert [mention.key for mention in find_citations(document)] == ["a2001", "b2002"]


@pytest.mark.parametrize(
    "text",
    [
        "Rest helps [@a]. The energy is E = mc<sup>2</sup> and marked<sup>1</sup> in the table.",
        "The dose of ^18^F was low, and 10^6^ cells were used.",
        "Follow @ann@social.example for more.",
        "It was faster (42 vs. 34 Hz, WT vs. KO) in the dark.",
        "Of n=79 (41 with, 38 without) most slept.",
        "The pyrazolo[4,3-h] ring was made.",
    ],
)
def test_powers_nuclides_accounts_and_figures_are_no_citations(text: str) -> None:
    assert [mark for mark in marks(text) if mark != "[@a]"] == []


def test_a_mark_explained_under_the_table_is_none() -> None:
    text = "Prices rose.^1^ Sleep fell.\n\n^1^ Prices as of May.\n"
    assert marks(text) == []


def test_numbers_that_lost_their_raising_count_where_they_rise_through_the_document() -> None:
    glued = "Rest helps most people1. Sleep helps2. Walks help adults3, and so does tea4."
    assert marks(glued) == ["1", "2", "3", "4"]
    assert marks("The gene sirt1 matters in adults.") == []
    assert marks("Rest helps most people^1.") == ["^1"]


def test_names_of_variables_cite_nothing_where_a_text_cites_by_keys():
    text = "Rest helps [@a]. The models have phat1, phat2, and phat3, where helped^2 is one."
    assert marks(text) == ["[@a]"]


def test_clinging_numbers_may_leap_where_most_listed_references_have_theirs() -> None:
    cited = "Rest helps wounds1, and sleep helps burns2. Walks help adults7-9.\n\n"
    listed = "".join(f"{n}. Lee A. Rest and wounds. J Rest. 2010;4(2):1-9.\n" for n in range(1, 10))
    assert marks(f"{cited}## References\n\n{listed}")[:4] == ["1", "2", "7-9", "7-9"]


def test_a_few_names_that_end_in_numbers_are_no_citations_of_a_long_list() -> None:
    named = "The gene claudin5 matters, and so do interleukin8 and connexin43.\n\n"
    listed = "".join(f"{n}. Lee A. Rest and wounds. J Rest. 2010;4(2):1-9.\n" for n in range(1, 10))
    assert marks(f"{named}## References\n\n{listed}") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Rest helps, according to the National Institute of Sleep.",
            "National Institute of Sleep",
        ),
        ("The WHO recommends rest.", "WHO"),
        ("A study published in the Journal of Rest found more sleep.", "Journal of Rest"),
        ("In the SLEEPER trial, rest helped.", "SLEEPER"),
        ("The Dutch Rest Study followed nurses.", "Dutch Rest"),
    ],
)
def test_a_body_a_journal_or_a_trial_in_words_is_an_attribution(text: str, name: str) -> None:
    (mention,) = find_attributions(read(text=text, format="markdown"))
    assert name in mention.text


@pytest.mark.parametrize(
    "text",
    [
        "Studies show that rest helps.",
        "Researchers found that rest helps.",
        "Magnesium showed an effect in the trial.",
        "Experts at many clinics recommend rest.",
    ],
)
def test_unnamed_research_is_no_attribution(text: str) -> None:
    assert find_attributions(read(text=text, format="markdown")) == ()


def test_counts_of_studies_in_a_whole_document_that_cites_no_first_work_are_no_marks() -> None:
    counted = "Most trials of rye took place in the USA (34 studies), the UK (16) and Italy (9)."
    fillers = "\n\n".join(f"Bread of the {place} kind is baked daily." for place in "abcdefghijkl")
    assert marks(f"{counted}\n\n{fillers}") == []


@pytest.mark.parametrize(
    "text",
    [
        "# Chapter 28",
        "In Wisconsin, 45 healthy runners ran at their own pace.",
        "It sold 31,400 of them.",
        "| Age | Days |\n|---|---|\n| Under 20 | 87 |",
        "- **Needle**: 25-gauge for local, 20-22 gauge for LP",
    ],
)
def test_numbers_that_stand_apart_in_a_whole_document_without_a_list_are_no_marks(
    text: str,
) -> None:
    fillers = "\n\n".join(f"Bread of the {place} kind is baked daily." for place in "abcdefghijkl")
    assert marks(f"{text}\n\n{fillers}") == []


def test_an_amount_with_its_unit_in_round_brackets_is_no_mark() -> None:
    listed = "\n".join(f"{number}. Baker {place}. Rye. Bread 2020." for number, place in
                       enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ", 1))  # fmt: skip
    text = f"Older people need more protein at each meal (30-40g).\n\n## References\n\n{listed}\n"
    assert marks(text) == []


def test_a_button_that_shares_the_page_leads_to_no_source() -> None:
    text = "Rest helps. [Share on Facebook](https://zinc.org/colds/in-adults?share=facebook)"
    assert marks(text) == []
