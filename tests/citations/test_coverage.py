"""Which sentence a mark belongs to."""

from claimcheck.citations import cover, find_citations
from claimcheck.model import Reach
from claimcheck.readers import read
from claimcheck.sentences.document_sentences import document_sentences


def covered(text: str, form: str = "markdown") -> list[dict[str, float]]:
    document = read(text=text, format=form)
    sentences = document_sentences(document)
    found = cover(sentences, find_citations(document))
    return [
        {c.mention.text: c.coverage for c in found.get(sentence.index, ())}
        for sentence in sentences
    ]


def test_a_mark_inside_covers_its_sentence_alone() -> None:
    assert covered("Rest helps [@a]. Sleep helps. Walking hurts.") == [{"[@a]": 1.0}, {}, {}]


def test_a_mark_behind_the_full_stop_covers_the_sentence_before() -> None:
    assert covered("Rest helps. [@a] Sleep helps.") == [{"[@a]": 1.0}, {}]
    assert covered("Rest helps.[1] Sleep helps much.") == [{"[1]": 1.0}, {}]
    assert covered("Rest helps.¹ Sleep helps much.") == [{"¹": 1.0}, {}]


def test_a_mark_that_is_the_subject_stays_with_its_sentence() -> None:
    assert covered("Rest helps. [3] showed that sleep does.") == [{}, {"[3]": 1.0}]


def test_a_mark_at_the_end_of_a_paragraph_is_offered_backwards_with_less() -> None:
    first, second, third = covered("Rest helps. Sleep helps. Walking helps [@a].")
    assert third == {"[@a]": 1.0}
    assert 0 < first["[@a]"] < second["[@a]"] <= 0.3


def test_the_offer_stops_at_a_sentence_with_its_own_mark() -> None:
    assert covered("Rest helps. Sleep helps [@b]. Walking helps [@a].") == [
        {},
        {"[@b]": 1.0},
        {"[@a]": 1.0},
    ]


def test_the_offer_does_not_leave_the_block() -> None:
    assert covered("Rest helps.\n\nSleep helps [@a].") == [{}, {"[@a]": 1.0}]


def test_a_narrative_mention_is_not_offered_backwards() -> None:
    assert covered("Rest helps. Sleep helps, says @a2001.") == [{}, {"@a2001": 1.0}]


def test_a_sentence_that_goes_on_with_the_same_study_is_covered() -> None:
    first, second = covered("In one trial rest helped [@a]. After six weeks they slept more.")
    assert first == {"[@a]": 1.0}
    assert 0.5 <= second["[@a]"] < 1


def test_a_sentence_on_another_matter_is_not_covered() -> None:
    assert covered("Rest helps nurses [@a]. Tea cures colds.")[1] == {}
    assert covered("Rest helps nurses [@a].\n\nTea cures colds.")[1] == {}


def test_a_lower_case_opening_takes_no_mark_that_stands_before_the_full_stop() -> None:
    assert covered("Load activates growth (Bek, 2011). mTOR rises in mice.")[0] != {}


def test_what_is_carried_says_so() -> None:
    document = read(text="Rest helped [@a]. They slept more.", format="markdown")
    found = cover(document_sentences(document), find_citations(document))
    assert [one.reach for one in found[0]] == [Reach.OWN]
    assert [one.reach for one in found[1]] == [Reach.CARRIED]


def test_what_a_section_declares_as_its_source_covers_what_follows_in_it() -> None:
    declared, first, second, other = (
        covered(
            "This section is based on a review of sleep [@a].\n\n- Rest helps.\n- Naps help.\n\n"
            "# Food\n\nBread fills."
        )[:3]
        + covered("# Rest\n\nThis list summarises a review [@a].\n\n# Food\n\nBread fills.")[-1:]
    )
    assert declared == {"[@a]": 1.0}
    assert first == second == {"[@a]": 0.7}
    assert other == {}


def test_highlights_of_this_book_rest_on_the_book_named_just_before() -> None:
    text = "Roe wrote a book on sleep [@a]. Below are highlights from this book.\n\n- Naps help."
    assert covered(text)[-1] == {"[@a]": 0.7}
    assert (
        covered("Below are highlights from this week.\n\n- Naps help [@a].\n- Rest too.")[-1] == {}
    )
