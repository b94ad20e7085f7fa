"""Each style of citing, one promise a test; sentences are made up."""

import pytest

from claimcheck.citations import find_citations, find_in_text
from claimcheck.citations._style import styles
from claimcheck.model import CitationMention, InputError, Intent
from claimcheck.readers import read


def groups(text: str) -> list[str]:
    return list(dict.fromkeys(mention.group.of(text) for mention in find_in_text(text)))


def only(text: str) -> CitationMention:
    (mention,) = find_in_text(text)
    return mention


def test_every_style_module_is_found_by_walking_the_package() -> None:
    names = [style.name for style in styles()]
    assert {"key", "manubot", "latex", "numeric", "superscript", "footnote"} <= set(names)
    assert [style.rank for style in styles()] == sorted(style.rank for style in styles())


def test_pandoc_keys_have_prefix_locator_and_one_group() -> None:
    first, second = find_in_text("Rest helps [see @rest2001, p. 3; -@walk_b].")
    assert (first.key, first.prefix, first.locator) == ("rest2001", "see", "p. 3")
    assert (second.key, second.text) == ("walk_b", "@walk_b")
    assert first.group == second.group


def test_a_pointer_that_stands_alone_spans_its_whole_mark() -> None:
    assert only("Rest helps [see @rest2001, p. 3].").text == "[see @rest2001, p. 3]"
    assert only("Rest helps [4].").text == "[4]"
    assert [m.text for m in find_in_text("Rest helps [4, 5].")] == ["4", "5"]


def test_a_bare_key_is_narrative_and_takes_the_locator_behind_it() -> None:
    mention = only("As @rest2001 [p. 33] says, rest helps.")
    assert mention.narrative
    assert mention.locator == "p. 33"
    assert mention.text == "@rest2001 [p. 33]"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("[@Rest_2001:a/b]", "Rest_2001:a/b"),
        ("[@rest2001.]", "rest2001"),
        ("[@{odd key: x}]", "odd key: x"),
        ("(see @rest2001, and so on)", "rest2001"),
        ("[@rest--2001]", "rest"),
    ],
)
def test_keys_follow_the_grammar_of_pandoc(written: str, key: str) -> None:
    assert only(f"Rest helps {written} much.").key == key


@pytest.mark.parametrize(
    "text",
    [
        "Write to anna.b@clinic.org today.",
        "See figure @fig:one for more.",
        "An escaped sign a@b is nothing.",
    ],
)
def test_addresses_and_cross_references_are_no_keys(text: str) -> None:
    assert not find_in_text(text)


def test_a_bare_word_behind_an_at_sign_is_doubtful() -> None:
    assert only("Thanks go to @anna for this.").probability < 0.7
    assert only("Thanks go to @anna2001 for this.").probability > 0.9


def test_an_intent_is_read_from_the_key() -> None:
    mention = only("This is contested [@cito:disputes:rest2001].")
    assert mention.key == "rest2001"
    assert mention.intent is Intent.DISPUTES
    assert only("So it is [@cito:critiques:rest2001].").intent is Intent.DISPUTES
    assert only("So it is [@cito:likes:rest2001].").intent is None


def test_manubot_identifiers_are_normal() -> None:
    keys = [
        m.key
        for m in find_in_text(
            "So [@doi:10.1000/AbC; @pmid:12; @pmcid:PMC34] or @arxiv:2101.00001v2."
        )
    ]
    assert keys == ["doi:10.1000/abc", "pmid:12", "pmcid:PMC34", "arxiv:2101.00001"]


def test_identifiers_and_keys_share_their_brackets() -> None:
    found = find_in_text("Rest helps [@doi:10.1000/rest; @bek2018; see @pmid:31234567, p. 2].")
    assert [mention.key for mention in found] == ["doi:10.1000/rest", "bek2018", "pmid:31234567"]
    assert len({mention.group for mention in found}) == 1


def test_latex_commands_give_each_key_with_notes() -> None:
    text = r"Rest helps \citep[see][p. 3]{a, b} as \textcite{c} and \autocites[1]{d}[2]{e} say."
    found = find_in_text(text)
    assert [m.key for m in found] == ["a", "b", "c", "d", "e"]
    assert [m.narrative for m in found] == [False, False, True, False, False]
    assert (found[0].prefix, found[0].locator, found[4].locator) == ("see", "p. 3", "2")


def test_a_range_of_numbers_is_filled_in() -> None:
    found = find_in_text("Rest helps [1,3–5].")
    assert [m.key for m in found] == ["1", "3", "4", "5"]
    assert {m.group.of("Rest helps [1,3–5].") for m in found} == {"[1,3–5]"}


@pytest.mark.parametrize(
    "text",
    [
        "The 95% CI [1, 3] was wide.",
        "A ring such as calix[4]arene binds.",
        "The value of x[1] is set.",
        "It lies in [0, 1] always.",
        "The odds ratio [OR 1.2] was low.",
        "It was seen in [2011] only.",
        "The odds were 1.4 [1.1, 1.9] then.",
    ],
)
def test_intervals_and_names_are_no_numeric_marks(text: str) -> None:
    assert not find_in_text(text)


def test_names_before_a_number_belong_to_it() -> None:
    mention = only("As Alder et al. [7] found, rest helps.")
    assert (mention.style, mention.text, mention.authors) == ("numeric", "[7]", ("Alder",))
    assert mention.narrative


@pytest.mark.parametrize("text", ["Rest helps.¹²", "Rest helps¹² much.", "“Rest”¹² helps."])
def test_raised_numbers_behind_words_and_stops_are_marks(text: str) -> None:
    assert only(text).key == "12"


@pytest.mark.parametrize(
    "text",
    [
        "10⁹ cells",
        "5 m² of skin",
        "20 cm² of skin",
        "free Ca²⁺ rose",
        "¹³C was seen",
        "R² was low",
        "kg/m² fell",
        "x² grows",
    ],
)
def test_exponents_charges_and_isotopes_are_no_marks(text: str) -> None:
    assert not find_in_text(text)


def test_bare_numbers_behind_stops_are_marks_where_a_paper_lost_its_superscripts() -> None:
    text = (
        "Rest lowers stress in most adults.3 Walking has been shown to help as well.4,5 "
        "These effects were confirmed in several trials.6-8 However, the mechanism is unclear."
    )
    assert groups(text) == ["3", "4,5", "6-8"]


def test_numbers_in_round_brackets_are_marks_where_the_text_is_written_so() -> None:
    text = (
        "Rest lowers stress in most adults (3). Walking has been shown to help as well (4,5), "
        "and these effects were confirmed in several trials (6-8)."
    )
    assert groups(text) == ["(3)", "(4,5)", "(6-8)"]


@pytest.mark.parametrize(
    "text",
    [
        "Of 56 women aged 40, 12 improved and 3 did not.",
        "See Figure 3 and Table 2 on page 12 of the report.",
        "1. Sleep well. 2. Walk daily. 3. Eat greens.",
        "Scores rose from 12 to 34 (n = 12) in 2011.",
        "The points (1, 2) and (3, 4) lie on a line.",
        "Vitamin B12 and omega-3 matter; so do T3 and T4.",
        "Take 400 mg daily for 6 weeks, then 200 mg.",
        "In March (2011) it rained; in 2012 it rained again.",
        "It fell by 12% (95% CI 1.2, 3.4; p = 0.03).",
        "Chapter 4 (2011) and Windows (2000) are no studies.",
        "Variants such as rs123 (GG/AG Genotypes) or CJC-1295 are named.",
        "Starred* words** are footnotes of nobody.",
    ],
)
def test_numbers_years_and_names_alone_are_no_citations(text: str) -> None:
    assert not find_in_text(text)


@pytest.mark.parametrize(
    ("written", "authors", "years"),
    [
        ("(Alder et al., 2011)", ("Alder",), ("2011",)),
        ("(Alder & Birch, 2011)", ("Alder", "Birch"), ("2011",)),
        ("(Alder, Birch, & Cedar, 2011)", ("Alder", "Birch", "Cedar"), ("2011",)),
        ("(von Alder 2011a)", ("von Alder",), ("2011a",)),
        ("(de la Cruz & Şahin, in press)", ("de la Cruz", "Şahin"), ("in press",)),
        ("(Müller-Lyer, n.d.)", ("Müller-Lyer",), ("n.d.",)),
        ("(WHO, 2020)", ("WHO",), ("2020",)),
        ("(World Health Organization [WHO], 2020)", ("World Health Organization",), ("2020",)),
        ("(Alder et al., 2011, p. 7)", ("Alder",), ("2011",)),
        ("[Alder et al., 2011]", ("Alder",), ("2011",)),
        ("Alder et al. (2011)", ("Alder",), ("2011",)),
        ("Alder and Birch (2011)", ("Alder", "Birch"), ("2011",)),
        ("O’Alder and McBirch (2011)", ("O’Alder", "McBirch"), ("2011",)),
        ("Alder et al.'s (2011)", ("Alder",), ("2011",)),
        ("Alder et al. 2011", ("Alder",), ("2011",)),
        ("American Academy of Rest (2011)", ("American Academy of Rest",), ("2011",)),
    ],
)
def test_author_and_year_are_read_whole(
    written: str, authors: tuple[str, ...], years: tuple[str, ...]
) -> None:
    text = f"We know from {written} that rest helps."
    mention = only(text)
    assert (mention.authors, mention.years) == (authors, years)
    assert mention.group.of(text) == written


def test_several_works_in_brackets_share_the_group() -> None:
    text = "Rest helps (Alder et al., 2011; Birch & Cedar, 2001, 2003a,b)."
    found = find_in_text(text)
    assert [m.years[0] for m in found] == ["2011", "2001", "2003a", "2003b"]
    assert {m.group.of(text) for m in found} == {
        "(Alder et al., 2011; Birch & Cedar, 2001, 2003a,b)"
    }


def test_other_words_in_the_brackets_stay_outside_the_group() -> None:
    text = "Rest (RST; Alder et al., 2011) helps (e.g., Birch 2003)."
    assert groups(text) == ["Alder et al., 2011", "Birch 2003"]
    assert find_in_text(text)[1].prefix == "e.g."


def test_a_study_is_cited_by_owner_and_year() -> None:
    assert only("Alder's 2011 study was small.").years == ("2011",)
    assert not find_in_text("Boston's 2011 marathon was long.")


@pytest.mark.parametrize(
    "names", ["Alder et al.", "Alder and colleagues", "Alder and her colleagues"]
)
def test_names_without_a_year_are_narrative_mentions(names: str) -> None:
    mention = only(f"However, {names} found that rest helps.")
    assert (mention.style, mention.text, mention.et_al) == ("narrative", names, True)


def test_names_without_a_year_give_way_to_the_mark_in_their_sentence() -> None:
    assert groups("Alder et al. found that rest helps [3].") == ["[3]"]
    assert groups("Alder et al. found that rest helps. Sleep helps [3].") == ["Alder et al.", "[3]"]


def test_a_place_before_a_comma_is_no_author() -> None:
    assert only("In Boston, Alder and Birch (2011) met.").authors == ("Alder", "Birch")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("doi:10.1000/Xyz(12)3", "doi:10.1000/xyz(12)3"),
        ("https://doi.org/10.1000/xyz", "doi:10.1000/xyz"),
        ("PMID: 12345678", "pmid:12345678"),
        ("PMC1234567", "pmcid:PMC1234567"),
        ("arXiv:2101.00001v2", "arxiv:2101.00001"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid:12345678"),
        ("https://example.org/a", "url:https://example.org/a"),
    ],
)
def test_identifiers_are_found_and_normalised(written: str, key: str) -> None:
    text = f"Rest helps ({written})."
    mention = only(text)
    assert (mention.key, mention.text) == (key, written)


def test_a_url_is_less_surely_a_citation_than_a_doi() -> None:
    assert only("See https://example.org/a.").probability < only("See doi:10.1000/x.").probability


def test_a_mention_knows_its_clause() -> None:
    text = "Rest helps [@a], but walking does not [@b]; who knows."
    first, second = find_in_text(text)
    assert first.clause is not None
    assert first.clause.of(text) == "Rest helps [@a],"
    assert second.clause is not None
    assert second.clause.of(text) == "but walking does not [@b];"


def test_a_sentence_of_one_clause_needs_none() -> None:
    assert only("Rest helps [@a]. So they say.").clause is None


@pytest.mark.parametrize(
    ("text", "authors", "year"),
    [
        ("So (JAMA 2018).", "JAMA", "2018"),
        ("So (Throat Care Guideline 2021).", "Throat Care Guideline", "2021"),
        ("So (Bek et al., Ann Throat Med, 2019).", "Bek", "2019"),
        ("Bek (2021, Sports) says so.", "Bek", "2021"),
    ],
)
def test_bodies_journals_and_guidelines_stand_for_authors(
    text: str, authors: str, year: str
) -> None:
    mention = only(text)
    assert (mention.authors[0], mention.years[0]) == (authors, year)


def test_no_pointer_is_a_lone_dash() -> None:
    assert [m.text for m in find_in_text("Rest helps [3–5].")] == ["3", "3–5", "5"]


def test_a_key_that_was_not_found_is_read_as_it_is_printed() -> None:
    mention = only("Zinc shortened colds (lee2020zinc?).")
    assert (mention.key, mention.style, mention.group) == ("lee2020zinc", "key", mention.span)
    first, second = find_in_text("Zinc shortened colds (Kim 2019; lee2020?).")
    assert (first.years, second.key) == (("2019",), "lee2020")


@pytest.mark.parametrize("text", ["Is it so (2020?)?", "He asked (zinc?) twice.", "In 2020? No."])
def test_a_question_in_brackets_is_no_key(text: str) -> None:
    assert not groups(text)


def test_a_page_behind_the_year_is_a_place_and_a_year_is_a_year() -> None:
    mention = only("Zinc shortened colds (Kim et al. 2011, 19939).")
    assert (mention.locator, mention.text) == ("19939", "(Kim et al. 2011, 19939)")
    assert [one.years for one in find_in_text("Zinc helps (Kim 2011, 2012).")] == [
        ("2011",),
        ("2012",),
    ]


def test_names_are_told_once_where_their_year_stands_behind_the_sentence() -> None:
    assert groups("Kim et al. gave zinc to adults (Kim et al. 2011).") == ["(Kim et al. 2011)"]
    assert groups("Lee et al. gave zinc, unlike others (Kim et al. 2011).") == [
        "Lee et al.",
        "(Kim et al. 2011)",
    ]


def test_an_organisation_whose_name_joins_nouns_is_one_author() -> None:
    written = "Cases rose (European Centre for Disease Prevention and Control 2020)."
    assert only(written).authors == ("European Centre for Disease Prevention and Control",)


@pytest.mark.parametrize(
    "text",
    [
        "By a health correspondent — 14 October",
        "The study was published on 3 June, the authors say.",
        "It was approved on October 14 and sold since.",
    ],
)
def test_the_day_of_a_month_is_no_citation(text):
    assert not find_in_text(text)


@pytest.mark.parametrize("behind", [" ", "\n", "  \n", "<br>", " \n"])
def test_a_raised_number_cites_whatever_stands_between_it_and_the_next_word(behind) -> None:
    text = f"It is mild at standard doses<sup>2</sup>{behind}in adults."
    assert [mention.key for mention in find_citations(read(text=text, format="markdown"))] == ["2"]


def test_raised_numbers_may_stand_each_by_itself_with_the_comma_of_the_first() -> None:
    text = "It is mild at standard doses<sup>10,</sup><sup>11</sup>."
    assert [one.key for one in find_citations(read(text=text, format="markdown"))] == ["10", "11"]


@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["one paragraph", "many"])
def test_more_citations_than_anybody_writes_are_refused(monkeypatch, between) -> None:
    monkeypatch.setitem(find_citations.__globals__, "_MOST_MENTIONS", 3)
    document = read(text=between.join(["Rest helps [4]."] * 4), name="a.txt")
    with pytest.raises(InputError, match=r"a\.txt: holds over 3 citations \(split it into parts\)"):
        find_citations(document)


def test_more_brackets_than_anybody_writes_are_refused_before_each_is_looked_at(
    monkeypatch,
) -> None:
    monkeypatch.setitem(find_citations.__globals__, "_MOST_BRACKETS", 3)
    document = read(text="Rest helps [a] [b] [c] [d].", name="a.txt")
    with pytest.raises(InputError, match=r"a\.txt: holds over 20,000 citations"):
        find_citations(document)
