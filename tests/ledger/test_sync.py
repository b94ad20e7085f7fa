import difflib
import shutil
import subprocess
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.ledger import merge, parse_ledger, sync
from claimcheck.model import ClaimStatus, LedgerError

TEXT = """Evening tea calms restless sleepers. A weekly sauna helps some people sleep.

Long naps are linked with poor nights [@lin2003]. Cold feet delay sleep in women.
"""


def extract(article, text=TEXT, ledger=None):
    read = article(text)
    return sync(ledger, read.claims, read.document)


def signed(article) -> str:
    """Give the ledger of the article as an editor left it."""
    text = extract(article).text
    text = "# kept by R. Moss\n" + text.replace(
        'status = "extracted"', "status   =   'approved' # for good", 2
    )
    return text.replace("strength = 6\n", "strength = 2 # weaker\nnotes = '''two\nlines'''\n", 1)


def hunks(old: str, new: str) -> int:
    matcher = difflib.SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    return sum(opcode[0] != "equal" for opcode in matcher.get_opcodes())


def test_a_first_run_writes_a_valid_ledger_with_a_record_for_each_claim(article) -> None:
    result = extract(article)
    ledger = parse_ledger(result.text)
    assert ledger.failures == ()
    assert ledger.document == "article.md"
    assert result.added == tuple(record.id for record in ledger.records)
    assert len(result.added) == 4
    assert {record.status for record in ledger.records} == {ClaimStatus.EXTRACTED}
    assert [link.key for record in ledger.records for link in record.evidence] == ["lin2003"]


def test_a_run_that_changes_nothing_leaves_the_ledger_byte_for_byte(article) -> None:
    for text in (signed(article), signed(article).replace("\n", "\r\n"), signed(article) + "\n\n#"):
        result = extract(article, ledger=text)
        assert result.text == text
        assert len(result.unchanged) == 4


def test_a_paragraph_on_top_and_new_line_breaks_rewrite_no_record(article) -> None:
    moved = "A new sentence stands on top.\n\n" + TEXT.replace("helps some", "helps\nsome")
    old = signed(article)
    result = extract(article, moved, old)
    assert len(result.added) == 1
    assert result.moved == ("evening-tea-calms-restless-sleepers",)
    assert hunks(old, result.text) <= 2


def test_a_new_claim_is_added_beside_its_neighbour(article) -> None:
    result = extract(
        article, TEXT.replace("Cold", "Warm milk does nothing at all. Cold"), signed(article)
    )
    ids = [record.id for record in parse_ledger(result.text).records]
    assert ids[2].startswith("long-naps")
    assert ids[3] == "warm-milk-does-nothing-at"
    assert ids[4].startswith("cold-feet")


def test_changed_words_are_marked_stale_with_the_old_and_the_new(article) -> None:
    result = extract(article, TEXT.replace("some people", "most people"), signed(article))
    (name,) = result.stale
    record = next(r for r in parse_ledger(result.text).records if r.id == name)
    assert record.values["stale"] == {
        "old": "A weekly sauna helps some people sleep.",
        "new": "A weekly sauna helps most people sleep.",
    }
    assert record.status is ClaimStatus.APPROVED
    assert record.anchor.exact == "A weekly sauna helps most people sleep."


def test_words_changed_twice_still_show_the_words_that_were_recorded(article) -> None:
    once = extract(article, TEXT.replace("some people", "most people"), signed(article)).text
    twice = extract(article, TEXT.replace("some people", "nearly most people"), once).text
    stale = next(r.values["stale"] for r in parse_ledger(twice).records if "stale" in r.values)
    assert stale["old"] == "A weekly sauna helps some people sleep."
    assert stale["new"] == "A weekly sauna helps nearly most people sleep."


def test_words_that_come_back_are_no_longer_stale(article) -> None:
    old = signed(article)
    changed = extract(article, TEXT.replace("some people", "most people"), old).text
    assert extract(article, ledger=changed).text == old


def test_words_taken_into_a_larger_sentence_are_stale(article) -> None:
    larger = TEXT.replace("A weekly sauna", "Nobody has shown that a weekly sauna")
    result = extract(article, larger.replace("that a weekly", "that A weekly"), signed(article))
    assert result.stale == ("a-weekly-sauna-helps-some",)


def test_a_claim_that_vanished_is_kept_as_an_orphan_and_comes_back_as_it_was(article) -> None:
    old = signed(article)
    without = TEXT.replace("Evening tea calms restless sleepers. ", "")
    gone = extract(article, without, old)
    assert gone.orphaned == ("evening-tea-calms-restless-sleepers",)
    record = parse_ledger(gone.text).records[0]
    assert (record.status, record.values["was"]) == (ClaimStatus.ORPHANED, ClaimStatus.APPROVED)
    assert record.is_manual
    assert "# for good" in gone.text
    assert extract(article, without, gone.text).text == gone.text
    back = extract(article, ledger=gone.text)
    assert back.restored == ("evening-tea-calms-restless-sleepers",)
    assert parse_ledger(back.text).records[0].status is ClaimStatus.APPROVED


def test_a_hand_written_record_is_left_as_it_was_written(article) -> None:
    text = """document = "article.md"

[[claim]]
anchor.exact = "Cold feet delay sleep in women."   # by hand
id = "feet"
"""
    result = extract(article, ledger=text)
    assert result.unchanged == ("feet",)
    assert text.partition("\n\n")[2] in result.text
    gone = extract(article, TEXT.replace("Cold feet delay sleep in women.", ""), text)
    assert gone.orphaned == ("feet",)
    back = extract(article, ledger=gone.text).text
    assert text.partition("\n\n")[2] in back
    assert "orphaned" not in back


def test_an_anchor_in_dotted_keys_is_brought_up_in_place(article) -> None:
    text = 'document = "article.md"\n[[claim]]\nid = "feet"\n[claim.anchor]\n# mine\nexact = "Cold feet delay sleep in men."\n'
    result = extract(article, ledger=text)
    assert result.stale == ("feet",)
    assert '# mine\nexact = "Cold feet delay sleep in women."\n' in result.text
    assert parse_ledger(result.text).failures == ()


def test_a_new_citation_is_linked_unless_a_person_has_the_record_in_hand(article) -> None:
    text = extract(article).text.replace('"extracted"', '"reviewed"', 1)
    cited = TEXT.replace("sleepers.", "sleepers [@moss2019].").replace("women.", "women [@oh2020].")
    ledger = parse_ledger(extract(article, cited, text).text)
    keys = {record.id: [link.key for link in record.evidence] for record in ledger.records}
    assert keys["evening-tea-calms-restless-sleepers"] == []
    assert keys["cold-feet-delay-sleep-in"] == ["oh2020"]


def test_twins_keep_to_their_own_places(article) -> None:
    twice = "Tea calms men at night.\n\nSauna helps.\n\nTea calms men at night.\n"
    text = extract(article, twice).text
    numbers = count()
    lines = [
        f'notes = "{next(numbers)}"\n{line}' if line.startswith("anchor") else line
        for line in text.splitlines(keepends=True)
    ]
    read = article("One more.\n\n" + twice)
    merged = merge(read.claims, parse_ledger("".join(lines)), read.document)
    notes = [merged.records[c.id].values["notes"] for c in merged.claims if c.id in merged.records]
    assert notes == ["0", "1", "2"]


def test_an_ambiguous_record_is_left_alone_and_not_added_again(article) -> None:
    text = 'document = "article.md"\n[[claim]]\nid = "tea"\nanchor = { exact = "Tea calms men." }\n'
    result = extract(article, "Tea calms men.\n\nTea calms men.\n", text)
    assert result.ambiguous == ("tea",)
    assert result.text == text


def test_a_ledger_that_does_not_validate_is_not_rewritten(article) -> None:
    with pytest.raises(LedgerError, match="unknown field"):
        extract(article, ledger=extract(article).text.replace("strength", "strenth"))


def test_ids_never_repeat_even_those_of_other_ledgers(article) -> None:
    read = article("Tea calms men.\n\nTea calms men.\n")
    result = sync(None, read.claims, read.document, taken_ids={"tea-calms-men"})
    assert result.added == ("tea-calms-men-2", "tea-calms-men-3")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_two_people_who_add_records_in_different_places_merge_without_conflict(
    article, tmp_path: Path
) -> None:
    base = extract(article).text
    mine = extract(article, TEXT.replace("A weekly", "Dim light calms cats. A weekly"), base).text
    yours = extract(article, TEXT + "\nA late supper keeps the old awake.\n", base).text
    for name, text in (("base", base), ("mine", mine), ("yours", yours)):
        (tmp_path / name).write_text(text)
    merged = subprocess.run(
        ["git", "merge-file", "-p", "mine", "base", "yours"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert merged.returncode == 0
    assert len(parse_ledger(merged.stdout).records) == 6


@settings(deadline=None, max_examples=40)
@given(text=st.text(alphabet=st.sampled_from("aäb. \n\r\"\\'#[]{}=\x00\u2028\ud800@"), max_size=60))
def test_any_document_gives_a_ledger_that_a_second_run_leaves_alone(article, text: str) -> None:
    read = article(text)
    once = sync(None, read.claims, read.document).text
    assert parse_ledger(once).failures == ()
    assert sync(once, read.claims, read.document).text == once
