"""Marks that a chat program leaves for its sources are citations by number."""

import pytest

from claimcheck.citations import find_in_text


@pytest.mark.parametrize(
    ("text", "mark", "key"),
    [
        ("Sleep lowers cortisol【10】.", "【10】", "10"),
        ("Sleep lowers cortisol【13†source】.", "【13†source】", "13"),
        ("Sleep lowers cortisol [4†L20-L28].", "[4†L20-L28]", "4"),
    ],
)
def test_a_mark_of_a_chat_program_cites_its_number(text: str, mark: str, key: str) -> None:
    (found,) = find_in_text(text)
    assert (found.style, found.key, found.group.of(text)) == ("numeric", key, mark)


def test_corner_brackets_around_words_cite_nothing() -> None:
    assert find_in_text("The fair 【秋の収穫祭】 opens in autumn.") == ()
