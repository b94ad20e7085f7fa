"""Sentence boundaries in scientific prose."""

from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import InputError
from claimcheck.readers import read
from claimcheck.sentences import document_sentences as sentences_of
from claimcheck.sentences.splitting import sentence_ranges


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_ranges(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Lee et al. saw it.", "Others did not."],
        ["Fats, e.g. butter, melt.", "Oils, i.e. liquids, flow."],
        ["Sugar vs. salt was tested.", "See Fig. 3 for more.", "Dr. Okoro agreed."],
        ["The gap was small (p < .05).", "It closed later, p < .05.", "We stopped."],
        ["It is in vol. 12, no. 3, pp. 4-9.", "Read it."],
        ["A. B. Moreau wrote it.", "By T. R. Lund, too."],
        ["They typed rs1234.", "The allele was T.", "It is rare."],
        ["The dose was 2.5 mg.", "Later 3.0 mg were given."],
        ["Wait…", "Then it came."],
        ["It may ... or may not help.", "Nobody knows."],
        ["She said “it works.”", "Then she left."],
        ["(It failed.)", "Nobody asked."],
        ["Salt helps.[1]", "Sugar does not."],
        ["Salt helps.[1,2]", "Sugar does not.[@okoro2019]", "Neither does tea."],
        ["Salt helps.¹", "Sugar does not.²,³", "Neither does tea."],
        ["Salt helps. [4]", "Sugar does not. (Okoro et al., 2019)", "Neither does tea."],
        ["Salt helps greatly.12", "Sugar does not."],
        ["Does it work?", "Yes!", "It does."],
        ["Take vitamin C.", "Then rest.", "Vitamin D is a steroid."],
        ["Approx. 5 g were eaten.", "No. 5 was best.", "No.", "That is wrong."],
        ["See Sect. 3 and Refs. 4 and 5.", "They agree."],
    ],
)
def test_known_texts_are_cut_where_a_reader_would(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_line_ends_count_as_spaces() -> None:
    assert cut("One line\nof text. Another\r\nline.") == ["One line\nof text.", "Another\r\nline."]


def test_empty_text_has_no_sentence() -> None:
    assert cut("") == cut(" \n ") == []


def test_a_long_paragraph_is_cut_as_its_sentences_are() -> None:
    sentences = [f"Tea (green, {n}) was given to {n} adults. It helped?" for n in range(1000)]
    text = " ".join(sentences)
    found = [text[start:end] for start, end in sentence_ranges(text)]
    assert found == [
        part for one in sentences for part in (one[: one.index(". ") + 1], "It helped?")
    ]


@pytest.mark.parametrize("unit", ["a", "a. ", "(", "[1]", "A.[1] ", "(Aaa ", "x.(A 20", "abc.1,"])
def test_long_odd_texts_are_cut_quickly(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert sum(end - start for start, end in sentence_ranges(text)) > 0


@given(st.text() | st.text(alphabet="aB.?! ()[]1¹“”…\n,@"))
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    ranges = sentence_ranges(text)
    assert "".join("".join(text[a:b].split()) for a, b in ranges) == "".join(text.split())
    assert all(a < b for a, b in ranges)
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))


@settings(deadline=None)
@given(st.text(alphabet="aB. \n\t"))
def test_sentences_carry_no_outer_space(text: str) -> None:
    assert all(piece == piece.strip() for piece in cut(text))


def test_a_document_of_too_many_sentences_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sentences_of.__globals__, "_MOST_SENTENCES", 3)
    assert len(sentences_of(read(text="Tea helps. " * 3, format="text"))) == 3
    with pytest.raises(InputError, match="holds over 3 sentences"):
        sentences_of(read(text="Tea helps. " * 4, format="text"))


def test_a_document_is_cut_once_for_its_kind_and_for_its_claims(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    module = sentences_of.__globals__
    split = module["split_sentences"]
    monkeypatch.setitem(module, "split_sentences", lambda *one: asked.append(one) or split(*one))
    document = read(text="Tea helps. It soothes.", format="text")
    found = sentences_of(document)
    found.append(found[0])
    assert len(sentences_of(evolve(document, path="b.txt"))) == 2
    assert len(asked) == 1
