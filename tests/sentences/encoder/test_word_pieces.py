"""Our reader of word pieces gives what the library gives for the same vocabulary."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from claimcheck.resources import read_cells
from claimcheck.sentences.encoder.files import FOLDER
from claimcheck.sentences.encoder.word_pieces import load_word_pieces

ROOT = Path(__file__).parents[3]
MOST = 128
OURS = load_word_pieces(FOLDER / "tokenizer.json", MOST)
PARTS = st.sampled_from(
    [
        "[SEP]",
        "[CLS",
        "oxytocin",
        "naïve",
        "İ",
        "e\u0301",
        "ﬁve",
        "中",
        "\x85",
        "\u00ad",
        "—",
        "x" * 101,
    ]
)
TEXTS = st.lists(st.text(st.characters(codec="utf-8"), max_size=9) | PARTS, max_size=40)


@pytest.fixture(scope="module")
def theirs():
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST)
    return tokenizer


@given(parts=TEXTS, spaced=st.booleans())
def test_any_text_is_cut_as_the_library_cuts_it(theirs, parts, spaced):
    agrees((" " if spaced else "").join(parts), theirs)


@pytest.mark.parametrize(
    "path", ["README.md", "CONTRIBUTING.md", "examples/oxytocin-sensitivity.md"]
)
def test_real_text_is_cut_as_the_library_cuts_it(theirs, path):
    for line in (ROOT / path).read_text("utf-8").splitlines():
        agrees(line, theirs)


def test_every_range_of_characters_begins_and_ends_where_the_librarys_does(theirs):
    rows = read_cells("sentences/encoder/data/characters.tsv")
    edges = {
        int(end, 16) + step
        for first, last, *_ in rows
        for end in (first, last)
        for step in (-1, 0, 1)
    }
    points = edges | set(range(0x3400))
    texts = [
        f"a{chr(point)}b {chr(point)}" for point in sorted(points) if not 0xD800 <= point < 0xE000
    ]
    expected = theirs.encode_batch(texts, add_special_tokens=False)
    assert [each.ids for each in expected] == [OURS.ids(text) for text in texts]


def agrees(text, theirs):
    expected = theirs.encode(text, add_special_tokens=False)
    assert OURS.ids(text) == expected.ids
    found = [(each.id, each.start, each.end, each.word) for each in OURS.placed(text)]
    places = zip(expected.ids, expected.offsets, expected.word_ids, strict=True)
    assert found == [(one, start, end, word) for one, (start, end), word in places]
