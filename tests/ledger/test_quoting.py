import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.ledger import find_quote
from claimcheck.model import SourceText

TEXT = """Tea and sleep

In adults, evening tea did not short-
en the time to fall asleep. A dose of 50 mg a day was *well* tolerated
by “all” sleepers – even in the high-
quality trial of 2019.
"""


def find(quote: str, text: str = TEXT):
    return find_quote(quote, [SourceText("sources/tea.txt", text)])


@pytest.mark.parametrize(
    ("quote", "locator"),
    [
        ("evening tea did not shorten the time", "line 3"),
        ("EVENING TEA did not", "line 3"),
        ("was well tolerated by 'all' sleepers", "line 4"),
        ("sleepers - even in the high-quality trial", "line 5"),
        ('"A dose of 50 mg a day."', "line 4"),
        ("evening tea … fall asleep", "line 3"),
        ("evening tea [...] was well tolerated (…) trial of 2019", "line 3"),
        ("...to fall asleep...", "line 4"),
        ("time to fall\nasleep", "line 4"),
    ],
)
def test_the_same_words_are_found_however_they_are_set(quote: str, locator: str) -> None:
    match = find(quote)
    assert (match.locator, match.similarity, match.is_exact) == (locator, 1.0, True)


@pytest.mark.parametrize(
    "quote",
    [
        "sleepers … evening tea",
        "evening tea wakes the dead",
        "n adults",
        "even in the hig",
        "tea ... coffee",
        "",
        "…",
        " - ",
    ],
)
def test_words_that_are_not_there_in_this_order_are_not_found(quote: str) -> None:
    assert find(quote) is None


@pytest.mark.parametrize(
    ("quote", "is_kept"),
    [
        ("evening tea did not shortn the time to fall asleep", True),
        ("A dose of 50 mg a day was so well tolerated by all sleepers", True),
        ("A dose of 5 mg a day was well tolerated by all sleepers", False),
        ("evening tea did shorten the time to fall asleep. A dose of 50 mg", False),
        ("evening tea did not shorten the lime to fall asleep", False),
    ],
)
def test_like_words_are_found_and_told_apart_from_other_statements(
    quote: str, is_kept: bool
) -> None:
    match = find(quote)
    assert 0.9 <= match.similarity < 1
    assert match.keeps_sense is is_kept


def test_the_words_of_the_source_are_told_in_full() -> None:
    assert "50 mg" in find("A dose of 5 mg a day was well tolerated by all sleepers").words


def test_of_several_texts_the_one_with_the_very_words_counts() -> None:
    near = SourceText("abstract", "Evening tea calms the sleeprs in winter.")
    exact = SourceText("sources/tea.txt", "Evening tea calms the sleepers in winter.")
    assert find_quote("tea calms the sleepers in winter", (near, exact)).source == exact.name
    assert find_quote("tea calms the sleepers in winter", (near,)).locator == "abstract"
    assert find_quote("coffee", (near, exact)) is None


def test_pages_are_counted_from_one() -> None:
    source = SourceText("a.pdf", "one\ntwo\nthree\n", pages=(0, 4, 8))
    assert [find_quote(word, [source]).locator for word in ("one", "two", "three")] == [
        "p. 1",
        "p. 2",
        "p. 3",
    ]


@pytest.mark.usefixtures("no_hang")
def test_a_book_is_searched_to_its_end() -> None:
    book = SourceText("book.txt", TEXT.replace("tea", "water") * 4000 + TEXT)
    assert find_quote("evening tea did not shorten the time", [book]).is_exact
    assert find_quote("the moon is made of cheese, and so is the sun", [book]) is None


WORDS = st.lists(
    st.sampled_from(
        ["tea", "sleep", "not", "5", "50", "…", "-", "in", "ß", "İ", "\u0301", "\n", "睡眠"]
    )
)


@given(before=WORDS, quote=WORDS, behind=WORDS)
def test_every_quote_of_whole_words_is_found_where_it_stands(before, quote, behind) -> None:
    words = " ".join(word for word in quote if word != "…")
    source = SourceText("a", " ".join([*before, words, *behind]))
    match = find_quote(words, [source])
    if any(character.isalnum() for character in words):
        assert match is not None
        assert match.is_exact
    else:
        assert match is None


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_quote_and_any_text_give_an_answer(quote: str, text: str) -> None:
    match = find(quote, text)
    assert match is None or match.span.of(text)
