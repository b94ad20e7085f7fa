import re
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.ledger import load_ledger, load_ledgers, parse_ledger
from claimcheck.ledger.full import parse_fully
from claimcheck.ledger.quick import parse_quickly
from claimcheck.model import (
    ClaimType,
    InputError,
    Intent,
    Origin,
    Sex,
    Species,
    Strength,
    SupportStatus,
)

LEDGER = dedent("""\
    # reviewed in spring
    document = "articles/tea.md"

    [[claim]]
    id = "tea-calms"
    anchor = { exact = "Evening tea calms.", prefix = "", start = 10, end = 28 }
    type = "treatment_benefit"
    strength = 6  # after a long talk
    advice = { force = "weak", addressee = "reader" }
    population = { species = "human", sex = ["female"], setting = "home" }
    reviewed_by = "R. Moss"
    reviewed_on = 2024-05-06

    [[claim.evidence]]
    key = "moss2019"
    design = "rct"
    tier = 2
    n = 80
    effect = { measure = "SMD", value = -0.4, ci = [-0.7, -0.1], p = 0.01, significant = true }
    support = { status = "supported", quote = "calmer in the evening", locator = "p. 3" }

    [[claim]]
    id = "tea-wakes"
    anchor = { exact = "Morning tea wakes." }
    origin = "auto"

    [[suppression]]
    rules = ["CC201"]
    reason = "common knowledge"
    author = "R. Moss"
    expires = 2030-01-01
    claim = "tea-wakes"
    """)


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def broken(words: str, put: str) -> str:
    assert words in LEDGER
    return LEDGER.replace(words, put)


def test_a_ledger_gives_its_records_with_every_field() -> None:
    ledger = parse_ledger(LEDGER, "claims/tea.toml")
    first, second = ledger.records
    assert ledger.failures == ()
    assert ledger.document == first.document == "articles/tea.md"
    assert first.values["claim_type"] is ClaimType.TREATMENT_BENEFIT
    assert first.values["strength"] is Strength.S6
    assert first.values["population"].species is Species.HUMAN
    assert first.values["population"].sexes == (Sex.FEMALE,)
    assert first.is_manual
    assert not second.is_manual
    (link,) = first.evidence
    assert (link.key, link.tier, link.n, link.significant) == ("moss2019", 2, 80, True)
    assert link.intent is Intent.CITES_AS_EVIDENCE
    assert link.support.status is SupportStatus.SUPPORTED
    assert link.origin is Origin.RECORD
    (suppression,) = ledger.suppressions
    assert (suppression.expires, suppression.claim) == ("2030-01-01", "tea-wakes")


def test_each_field_knows_its_line() -> None:
    first = parse_ledger(LEDGER).records[0]
    assert first.line == line_of(LEDGER, "[[claim]]")
    assert first.field_lines["strength"] == line_of(LEDGER, "strength =")
    assert first.field_lines["evidence.0.tier"] == line_of(LEDGER, "tier =")


@pytest.mark.parametrize(
    ("words", "put", "told"),
    [
        ("strength = 6", "strength = 9", ["`9`", "0 to 6"]),
        ("strength = 6", 'strength = "six"', ["`six`", "whole number"]),
        ('"treatment_benefit"', '"cure"', ["`cure`", "treatment_benefit"]),
        ("reviewed_by =", "revewed_by =", ["`revewed_by`", "did you mean `reviewed_by`?"]),
        ('setting = "home"', 'seting = "home"', ["`population.seting`", "did you mean `setting`?"]),
        ("tier = 2", "tier = true", ["`true`", "whole number"]),
        ('status = "supported"', 'status = "yes"', ["`yes`", "not_supported"]),
        ("reviewed_on = 2024-05-06", 'reviewed_on = "May"', ["`May`", "2025-03-31"]),
        ("ci = [-0.7, -0.1]", "ci = [0.7, -0.1]", ["evidence.0.effect.ci", "lower one first"]),
        ("advice = {", "advice = 3 #", ["`3` is not a table"]),
        ('quote = "calmer in the evening"', "quote = 4", ["`4` is not text", "in quotes"]),
        ("significant = true", "significant = 1", ["`1`", "write true or false"]),
        ("value = -0.4", 'value = "low"', ["`low` is not a number"]),
        ('sex = ["female"]', 'sex = "female"', ["`female` is not a list"]),
        ('species = "human"', "species = {}", ["a table is not one of", "in_vitro"]),
        ('origin = "auto"', 'origin = "tool"', ["`tool`", "manual, auto"]),
        ('id = "tea-calms"', 'id = "Tea calms"', ["`Tea calms` is not an id"]),
        ("n = 80", "zz = 80", ["unknown field `zz`", "known fields"]),
        ('author = "R. Moss"', "authors = 1", ["unknown field `authors`", "`author`"]),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_its_very_line(
    words: str, put: str, told: list[str]
) -> None:
    text = broken(words, put)
    (failure,) = parse_ledger(text, "claims/tea.toml").failures
    assert failure.line == line_of(text, put)
    for part in told:
        assert part in str(failure).replace("`population`: ", "")


@pytest.mark.parametrize("value", ['""', '" "'])
def test_an_empty_fingerprint_stands_for_no_finding_at_all(value: str) -> None:
    text = f'document = "a.md"\n[[suppression]]\nreason = "x"\nfingerprint = {value}\n'
    (failure,) = parse_ledger(text).failures
    assert failure.line == 4
    assert "the text is empty" in failure.message


@pytest.mark.parametrize(
    "fields", ["", 'author = "A. Editor"\n', "expires = 2030-01-01\n", 'reason = ""\n']
)
def test_a_suppression_of_everything_without_a_reason_is_refused(fields: str) -> None:
    (failure,) = parse_ledger(f'document = "a.md"\n\n[[suppression]]\n{fields}').failures
    assert failure.line == 3
    assert "it would cover everything" in failure.message


def test_other_records_stand_beside_a_broken_one() -> None:
    ledger = parse_ledger(broken("strength = 6", "strength = 9"))
    assert [record.id for record in ledger.records] == ["tea-wakes"]


def test_a_missing_id_is_told_at_the_head_of_its_table() -> None:
    text = broken('id = "tea-wakes"\n', "")
    (failure,) = parse_ledger(text).failures
    assert failure.line == line_of(text, '[[claim]]\nanchor = { exact = "Morning')
    assert "`id` is missing" in failure.message


def test_a_syntax_error_is_told_with_its_line_and_spares_the_other_records() -> None:
    text = broken("strength = 6", "strength = = 6")
    ledger = parse_ledger(text, "claims/tea.toml")
    (failure,) = ledger.failures
    assert failure.line == line_of(text, "strength =")
    assert failure.kind == "syntax"
    assert [record.id for record in ledger.records] == ["tea-wakes"]
    assert ledger.records[0].line == line_of(text, '[[claim]]\nid = "tea-wakes"')


def test_marks_that_a_merge_left_are_told_with_their_lines() -> None:
    text = broken(
        'origin = "auto"\n',
        '<<<<<<< ours\nstrength = 1\n=======\nstrength = 2\n>>>>>>> theirs\norigin = "auto"\n',
    )
    ledger = parse_ledger(text)
    assert [failure.kind for failure in ledger.failures] == ["conflict"] * 3
    assert [failure.line for failure in ledger.failures] == [
        line_of(text, mark) for mark in ("<<<<<<<", "=======", ">>>>>>>")
    ]
    assert [record.id for record in ledger.records] == ["tea-calms"]


def test_sub_tables_and_dotted_keys_are_read_like_inline_tables() -> None:
    loose = """\
document = "articles/tea.md"
[[claim]]
id = "tea"
population.species = "human"
population.setting = "home"
  [claim.anchor]
  exact = '''Evening
tea'''
  start = "x"
"""
    (failure,) = parse_ledger(loose).failures
    assert failure.line == 9
    ledger = parse_ledger(loose.replace('"x"', "3"))
    (record,) = ledger.records
    assert record.anchor.exact == "Evening\ntea"
    assert record.values["population"].setting == "home"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.toml", None, "no such file"),
        ("binary.toml", b"\x00\x01", "binary"),
        ("latin.toml", b'document = "a"\nnotes = "\xe9"\n', "latin.toml:2: is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_input_error(
    tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=re.escape(told)):
        load_ledger(path)


def test_a_folder_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        load_ledger(tmp_path)


def test_a_folder_of_ledgers_is_read_in_order_and_a_bad_file_spares_the_rest(
    tmp_path: Path,
) -> None:
    (tmp_path / "b.toml").write_text(LEDGER)
    (tmp_path / "a.toml").write_bytes(b"\x00")
    (tmp_path / ".c.toml.x.tmp").write_text("half")
    (tmp_path / "notes.txt").write_text("no ledger")
    first, second = load_ledgers(tmp_path)
    assert [failure.kind for failure in first.failures] == ["binary"]
    assert len(second.records) == 2


def test_a_ledger_counts_whatever_the_case_of_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.TOML").write_text(LEDGER)
    (tmp_path / "b.Toml").mkdir()
    first, second = load_ledgers(tmp_path)
    assert len(first.records) == 2
    assert "is a folder" in str(second.failures[0])


def test_a_missing_folder_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        load_ledgers(tmp_path / "claims")


def test_the_usual_shape_is_read_the_fast_way() -> None:
    assert parse_quickly(LEDGER) is not None


LINES = st.sampled_from(
    [
        *LEDGER.splitlines(),
        "",
        "# note",
        "x = 1 # c",
        'y = "a\\"b"',
        'y = "\\u00e9"',
        "z = [1, 2,]",
        "d = 2024-02-30",
        "d = 2024-02-03",
        "f = 1.50",
        "f = 1e3",
        "i = 007",
        "i = -0",
        "b = truest",
        'm = """',
        '"""',
        "l = '''it's'''",
        "a.b = 1",
        "[claim.anchor]",
        "[head]",
        "k = {}",
        "k = [",
        "]",
        'e = "',
        "evidence = []",
        "\tt = 1",
        "t=1",
        "<<<<<<< a",
        "c = { a = 1, a = 2 }",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
@example('[[claim]]\nevidence = [{}]\n[[claim.evidence]]\nkey = "a"')
@example('a = "b" "')
@example("a = 1979-05-27 07:32:00")
def test_the_fast_way_reads_what_tomllib_reads(text: str) -> None:
    quick = parse_quickly(text)
    if quick is None:
        return
    expected = tomllib.loads(text)
    got = dict(quick.head)
    for name, items in (("claim", quick.claims), ("suppression", quick.suppressions)):
        if items:
            got[name] = [item.values for item in items]
    assert got == expected
    full = parse_fully(text)
    assert quick.head_lines == {name: full.head_lines[name] for name in quick.head_lines}
    assert [item.lines for item in quick.claims] == [item.lines for item in full.claims]


@given(st.one_of(st.text(), st.lists(LINES, max_size=12).map("\n".join)))
@example("a = " + "[" * 3000)
@example("a = " + "9" * 5000)
@example('[[claim]]\nid = "a"\nanchor = 3\nevidence = 4\n')
@example("claim = 3")
@example("[claim]\nid = 'x'")
@example("\ufeffdocument = 'x'")
@example("[[claim]]\nid = 1979-05-27T07:32:00Z\nstrength = inf\ncertainty = nan")
def test_any_text_whatever_is_a_ledger_with_failures_at_most(text: str) -> None:
    ledger = parse_ledger(text, "any.toml")
    last = text.count("\n") + 1
    assert all(failure.line is None or 1 <= failure.line <= last for failure in ledger.failures)
    assert all("\n" not in str(failure) for failure in ledger.failures)


def test_a_key_of_very_many_parts_is_refused_at_once_with_its_line():
    ledger = parse_ledger("document = 'a.md'\n" + "a." * 50_000 + "b = 1\n", "a.toml")
    (failure,) = ledger.failures
    assert (failure.line, failure.kind) == (2, "syntax")
    assert "40 parts" in failure.message
