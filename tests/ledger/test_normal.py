from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.ledger import normalise, text_hash
from claimcheck.ledger.approximate import best_alignment, fewest_errors
from claimcheck.ledger.normal import NormalText

ODD = st.text(alphabet=st.sampled_from("ab -\n>\t\u00a0\u2013\u201c\u0301\u200b\ufb01½é日\ud800"))


def distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, row[0] = row[:], i
        for j, b in enumerate(other, start=1):
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
    return row[-1]


def test_quotes_dashes_spaces_ligatures_and_line_breaks_do_not_matter() -> None:
    fancy = "\u201cHigh\u2011dose\u201d tea \u2014 the\n> \ufb01rst\u00a0cup\u200b  calms"
    assert normalise(fancy) == '"High-dose" tea - the first cup calms'
    assert text_hash(fancy) == text_hash('"High-dose" tea --- the first\ncup calms ')


def test_other_words_have_another_hash() -> None:
    assert text_hash("Tea calms men.") != text_hash("Tea calms women.")
    assert len(text_hash("")) == 16


@settings(deadline=None)
@given(st.one_of(ODD, st.text()))
@example("\u0301abc")
def test_every_normalised_stretch_leads_back_to_the_source_that_shows_it(source: str) -> None:
    normal = NormalText.of(source)
    last = 0
    for offset in range(len(normal.text)):
        span = normal.source_span(offset, offset + 1)
        assert 0 <= span.start < span.end <= len(source)
        assert span.start >= last or span.end > last
        last = span.start
    if normal.text:
        whole = normal.source_span(0, len(normal.text))
        assert normalise(whole.of(source)) == normal.text.strip()


@given(st.text(alphabet="abc -é\u2013\n", max_size=40))
def test_normalising_twice_changes_nothing(source: str) -> None:
    assert normalise(normalise(source)) == normalise(source)


@settings(deadline=None)
@given(st.text(alphabet="abc", min_size=1, max_size=7), st.text(alphabet="abcd", max_size=10))
def test_the_best_alignment_is_the_one_that_trying_everything_finds(
    pattern: str, text: str
) -> None:
    stretches = [text[i:j] for i in range(len(text) + 1) for j in range(i, len(text) + 1)]
    fewest = min(distance(pattern, stretch) for stretch in stretches)
    found = best_alignment(pattern, text)
    assert found.errors == fewest == fewest_errors(pattern, text)
    assert distance(pattern, text[found.start : found.end]) == fewest
