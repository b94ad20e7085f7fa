"""From mentions to references."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.bibliography import resolve as resolving
from claimcheck.bibliography.matching import normal_identifier
from claimcheck.bibliography.reference_index import shared_lists
from claimcheck.bibliography.resolve import match_text, nearest_keys, resolve
from claimcheck.model import (
    Bibliography,
    CitationMention,
    CitationStatus,
    Person,
    Reference,
    Span,
)


def reference(key: str, families: str, year: int | None, **fields: str) -> Reference:
    people = tuple(Person(family.strip()) for family in families.split(","))
    return Reference(key=key, authors=people, year=year, fields=fields)


LIBRARY = Bibliography(
    (
        reference("alder2001", "Alder, Birch, Cedar", 2001, title="Rest lowers stress in adults"),
        reference(
            "birch2003a", "Birch, Dogwood", 2003, title="Walking and mood", doi="10.1000/Walk"
        ),
        reference("birch2003b", "Birch, Dogwood", 2003, title="Walking and sleep", pmid="123456"),
        reference(
            "elm2010", "von Elm", 2010, title="Sleep in nurses", url="https://example.org/elm/"
        ),
        reference("who2020", "World Health Organization", 2020, title="Guideline on rest"),
        reference("sahin1999", "Şahin", 1999, title="Şekerleme", pmcid="PMC777777"),
        reference("fir2005", "Fir", None, title="Undated"),
    )
)


def mention(style: str = "author-year", key: str | None = None, **facts: object) -> CitationMention:
    span = Span(0, 1)
    return CitationMention(style=style, span=span, text="x", group=span, key=key, **facts)  # type: ignore[arg-type]


def cited(*authors: str, year: str = "", et_al: bool = False) -> CitationMention:
    years = (year,) if year else ()
    (found,) = resolve([mention(authors=authors, years=years, et_al=et_al)], LIBRARY)
    return found


def test_keys_fit_exactly_or_not_at_all() -> None:
    exact, other_case = resolve([mention("key", "elm2010"), mention("key", "Elm2010")], LIBRARY)
    assert exact.resolved_key == "elm2010"
    assert other_case.status is CitationStatus.UNRESOLVED


@pytest.mark.parametrize(
    ("identifier", "key"),
    [
        ("doi:10.1000/walk", "birch2003a"),
        ("pmid:123456", "birch2003b"),
        ("pmcid:PMC777777", "sahin1999"),
        ("url:http://www.example.org/elm", "elm2010"),
    ],
)
def test_identifiers_are_looked_up_in_the_fields(identifier: str, key: str) -> None:
    for style in ("identifier", "manubot"):
        (found,) = resolve([mention(style, identifier)], LIBRARY)
        assert found.resolved_key == key


def test_authors_and_year_lead_to_one_reference() -> None:
    assert cited("Alder", year="2001", et_al=True).resolved_key == "alder2001"
    assert cited("von Elm", year="2010").resolved_key == "elm2010"
    assert cited("Sahin", year="1999").resolved_key == "sahin1999"
    assert cited("WHO", year="2020").resolved_key == "who2020"
    assert cited("World Health Organization", year="2020").resolved_key == "who2020"


def test_names_alone_are_enough_where_one_reference_fits() -> None:
    found = cited("Alder", et_al=True)
    assert found.resolved_key == "alder2001"
    assert found.candidates[0].probability < 1
    assert "author" in found.candidates[0].reason


def test_two_that_fit_alike_are_both_kept() -> None:
    found = cited("Birch", "Dogwood", year="2003")
    assert found.status is CitationStatus.AMBIGUOUS
    assert {c.key for c in found.candidates} == {"birch2003a", "birch2003b"}


def test_the_letter_of_a_year_tells_two_apart() -> None:
    assert cited("Birch", "Dogwood", year="2003b").resolved_key == "birch2003b"


def test_one_year_off_is_less_likely_and_two_are_nothing() -> None:
    near, far = cited("von Elm", year="2011"), cited("von Elm", year="2012")
    assert near.candidates[0].probability < 0.5
    assert far.status is CitationStatus.UNRESOLVED


def test_another_second_author_does_not_fit() -> None:
    assert not cited("Alder", "Elm", year="2001").candidates
    assert cited("Alder", "Birch", "Cedar", year="2001").resolved_key == "alder2001"


def test_et_al_for_a_single_author_is_doubtful() -> None:
    assert cited("von Elm", year="2010", et_al=True).candidates[0].probability < 0.5


def test_a_reference_without_year_is_possible() -> None:
    assert 0 < cited("Fir", year="2005").candidates[0].probability < 0.6
    assert cited("Fir", year="in press").candidates[0].probability > 0.6


def test_numbers_lead_through_the_labels() -> None:
    labels = {"1": "elm2010", "2": "gone"}
    one, two, three = resolve(
        [mention("numeric", "1"), mention("superscript", "2"), mention("numeric", "1b")],
        LIBRARY,
        labels,
    )
    assert (one.resolved_key, two.resolved_key, three.resolved_key) == ("elm2010", None, "elm2010")


def test_a_footnote_is_read_as_a_reference() -> None:
    notes = {"n": "Alder A. et al. Rest lowers stress in adults. 2001.", "m": "doi:10.1000/walk."}
    one, two, three = resolve(
        [mention("footnote", "n"), mention("footnote", "m"), mention("footnote", "o")],
        LIBRARY,
        {},
        notes,
    )
    assert (one.resolved_key, two.resolved_key, three.resolved_key) == (
        "alder2001",
        "birch2003a",
        None,
    )


def test_a_bare_word_is_a_key_only_where_the_bibliography_has_it() -> None:
    doubtful = mention("key", "anna", narrative=True, probability=0.6)
    sure = mention("key", "elm2010", narrative=True, probability=0.6)
    one, two = resolve([doubtful, sure], LIBRARY)
    assert one.probability < 0.5
    assert two.probability == 1.0


@pytest.mark.parametrize("typo", ["Elm2010", "elm201", "eml2010", "elm-2010"])
def test_a_misspelt_key_has_its_nearest(typo: str) -> None:
    assert nearest_keys(typo, LIBRARY)[0].key == "elm2010"


@pytest.mark.parametrize(("typo", "meant"), [("ngnp", "nngp"), ("50202", "52002"), ("ab", "ba")])
def test_two_letters_of_a_short_key_turned_round_are_seen(typo: str, meant: str) -> None:
    library = Bibliography(tuple(reference(key, "Roe", 2016) for key in ("nngp", "52002", "ba")))
    near = [candidate.key for candidate in nearest_keys(typo, library)]
    assert near == ([meant] if len(typo) > 2 else [])


@pytest.mark.parametrize(
    ("people", "year", "key"),
    [("Ash", "2017", "ash2017"), ("Ash", "2016", None), ("Oak", "2017", None)],
)
def test_an_entry_with_another_year_is_cited_by_the_year_in_its_key(
    people: str, year: str, key: str | None
) -> None:
    library = Bibliography((reference("ash2017", "Ash", 2071), reference("oak2017b", "Fir", 2071)))
    (found,) = resolve([mention(authors=(people,), years=(year,))], library)
    assert found.resolved_key == key


def test_the_year_of_an_entry_comes_before_that_of_a_key() -> None:
    library = Bibliography((reference("ash2017", "Ash", 2071), reference("ash", "Ash", 2017)))
    (found,) = resolve([mention(authors=("Ash",), years=("2017",))], library)
    assert [candidate.key for candidate in found.candidates] == ["ash"]


def test_a_strange_key_has_none() -> None:
    assert not nearest_keys("quite-another", LIBRARY)
    assert "elm2010" not in {c.key for c in nearest_keys("elm2010", LIBRARY)}


def test_a_printed_reference_is_matched_by_its_title() -> None:
    (found,) = match_text("1. Elm E von. Sleep in nurses! J Sleep 2010;3:4.", LIBRARY)
    assert found.key == "elm2010"


@given(st.lists(st.sampled_from(["Alder", "Birch", "Elm", "", "von", "WHO", "\ud800"]), max_size=3), st.sampled_from(["", "2003", "x", "n.d.", "२०११"]), st.booleans())  # fmt: skip
@settings(deadline=None)
def test_candidates_are_sorted_and_share_one_whole(
    authors: list[str], year: str, et_al: bool
) -> None:
    (found,) = resolve(
        [mention(authors=tuple(authors), years=(year,) if year else (), et_al=et_al)], LIBRARY
    )
    shares = [c.probability for c in found.candidates]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1.01


def test_a_thousand_mentions_are_matched_against_ten_thousand_references() -> None:
    library = Bibliography(
        tuple(reference(f"k{n}", f"Name{n % 3000}, Other", 1990 + n % 30) for n in range(10_000))
    )
    asked = [
        mention(authors=(f"Name{n}", "Other"), years=(str(1990 + n % 30),)) for n in range(1000)
    ]
    assert any(m.candidates for m in resolve(asked, library))


def keys(bibliography: Bibliography, *authors: str, year: str) -> list[str]:
    (found,) = resolve([mention(authors=authors, years=(year,))], bibliography)
    return [candidate.key for candidate in found.candidates]


@pytest.mark.parametrize(("listed", "written"), [("Müller", "Mueller"), ("Mueller", "Müller")])
def test_an_umlaut_may_be_written_out(listed: str, written: str) -> None:
    library = Bibliography((reference("m", f"{listed}, Roe", 2019),))
    assert keys(library, written, "Roe", year="2019") == ["m"]


@pytest.mark.parametrize("cited_year", ["1781/1998", "1781", "1998"])
def test_a_work_may_be_cited_by_its_first_printing_or_its_own(cited_year: str) -> None:
    plain = reference("k", "Kant", 1781)
    both = Bibliography((evolve(plain, fields={"year": "1781/1998"}),))
    field = Bibliography((evolve(plain, year=1998, fields={"origdate": "1781"}),))
    assert keys(both, "Kant", year=cited_year) == ["k"]
    assert keys(field, "Kant", year=cited_year) == ["k"]
    assert keys(both, "Kant", year="1850") == []


def test_the_other_keys_of_an_entry_are_keys() -> None:
    library = Bibliography((reference("new", "Fir", 2001, ids="old1, old2"),))
    (found,) = resolve([mention("key", "old2")], library)
    assert found.resolved_key == "new"


def test_seven_works_that_fit_are_seven_candidates() -> None:
    library = Bibliography(tuple(reference(f"fir{n}", "Fir", 2001) for n in range(7)))
    assert len(keys(library, "Fir", year="2001")) == 7


@pytest.mark.parametrize(
    "address",
    [
        "https://doi.org/10.1000%2FWalk",
        "https://journal.example/doi/full/10.1000/walk?journal=w",
        "https://journal.example/article?id=10.1000/walk&type=print",
        "https://journal.example/content/10.1000/walk.pdf",
    ],
)
def test_an_address_that_holds_a_doi_is_the_work(address: str) -> None:
    (found,) = resolve([mention("identifier", normal_identifier(address))], LIBRARY)
    assert found.resolved_key == "birch2003a"
    entry = Bibliography((reference("w", "Walker", 2003, url=address),))
    (found,) = resolve([mention("identifier", "doi:10.1000/walk")], entry)
    assert found.resolved_key == "w"


def test_a_citation_that_comes_back_is_looked_up_once(monkeypatch) -> None:
    asked = []
    candidates = resolving._candidates
    monkeypatch.setattr(
        resolving, "_candidates", lambda *one: asked.append(one) or candidates(*one)
    )
    found = CitationMention("author_year", Span(0, 1), "", Span(0, 1), authors=("Alder",))
    mentions = resolve([evolve(found, span=Span(n, n + 1)) for n in range(50)], LIBRARY)
    assert len(asked) == 1
    assert {mention.candidates for mention in mentions} == {mentions[0].candidates}
    assert mentions[0].candidates


def test_what_is_rare_is_counted_first_and_no_more_than_asked() -> None:
    lists = {"and": [f"k{n}" for n in range(900)], "oxytocin": ["k899"], "sleep": ["k5", "k899"]}
    counts = shared_lists(lists, 100)
    assert counts.total() == 100
    assert counts.most_common(2) == [("k899", 2), ("k5", 2)]
