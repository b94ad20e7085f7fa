"""Records out to text and back, and edits that touch one field."""

import tomllib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck.ledger as package
from claimcheck.ledger import (
    add_suppression,
    edit_link,
    edit_record,
    incomplete,
    parse_ledger,
    remove_record,
    schema,
    table_of_record,
    write_table,
)
from claimcheck.ledger.toml_text import toml_value
from claimcheck.model import (
    AgeGroup,
    BlockKind,
    Claim,
    ClaimStatus,
    ClaimType,
    Design,
    LedgerError,
    QuestionType,
    Sex,
    Span,
    Species,
)
from claimcheck.toml_files.fields import Fields
from claimcheck.toml_files.places import scan

WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab;\"'\\\n\r\t#=[]{}\x00\u2028"), st.characters(codec="utf-8")
    ),
    max_size=20,
)
SAID = WORDS.filter(bool)
NAMES = st.text(alphabet="abc-09", min_size=1, max_size=8)
DAYS = st.dates()


def table(required: dict, **optional) -> st.SearchStrategy:
    return st.fixed_dictionaries(required, optional=optional)


POPULATIONS = table(
    {"species": st.sampled_from(Species)},
    organisms=st.lists(SAID, max_size=2),
    sex=st.lists(st.sampled_from(Sex), max_size=2),
    age_groups=st.lists(st.sampled_from(AgeGroup), max_size=2),
    condition=SAID,
    setting=SAID,
    ethnicity=SAID,
    text=SAID,
)
LINKS = table(
    {"key": SAID},
    design=st.sampled_from(Design),
    tier=st.integers(0, 8),
    n=st.integers(0, 10**6),
    population=SAID,
    effect=table(
        {},
        measure=SAID,
        value=st.floats(-1e6, 1e6),
        ci=st.just([0.5, 1.5]),
        p=st.one_of(SAID, st.floats(0, 1)),
        significant=st.booleans(),
    ),
    support=table({}, quote=SAID, locator=SAID, checked_by=SAID, checked_on=DAYS),
    directness=st.lists(SAID, min_size=1, max_size=2),
    replication=SAID,
    origin=st.sampled_from(["manual", "auto"]),
)
CLAIMS = table(
    {"id": NAMES, "anchor": table({"exact": WORDS}, prefix=SAID, block=st.sampled_from(BlockKind))},
    type=st.sampled_from(ClaimType),
    strength=st.integers(0, 6),
    advice=table({}, force=st.just("weak"), addressee=st.just("reader")),
    certainty=st.floats(1, 6),
    hedged=st.booleans(),
    population=POPULATIONS,
    question_type=st.sampled_from(QuestionType),
    statement=SAID,
    caveats=st.lists(SAID, max_size=2),
    contradicts=st.lists(NAMES, max_size=2),
    intervention=table({"name": SAID}, dose=SAID, regulatory=table({}, as_of=DAYS)),
    origin=st.sampled_from(["manual", "auto"]),
    status=st.sampled_from(ClaimStatus),
    was=st.sampled_from(ClaimStatus),
    reviewed_by=SAID,
    reviewed_on=DAYS,
    expires=DAYS,
    stale=table({"old": WORDS, "new": WORDS}),
    signed=table({"hash": WORDS}, evidence=st.lists(SAID, max_size=2)),
    notes=WORDS,
    evidence=st.lists(LINKS, max_size=2),
)
FILES = st.lists(CLAIMS, min_size=1, max_size=3).map(
    lambda tables: 'document = "a.md"\n\n' + "\n".join(write_table(each) for each in tables)
)


def plain(records):
    return [
        (r.id, r.document, r.anchor, dict(r.values), r.evidence, r.status, r.is_manual)
        for r in records
    ]


@settings(deadline=None, max_examples=40)
@given(FILES)
def test_a_record_written_and_read_again_is_the_same_record(text: str) -> None:
    ledger = parse_ledger(text)
    assert ledger.failures == ()
    again = 'document = "a.md"\n' + "".join(
        write_table(table_of_record(record)) for record in ledger.records
    )
    assert plain(parse_ledger(again).records) == plain(ledger.records)


@given(st.one_of(WORDS, st.floats(allow_nan=False, allow_infinity=False), st.booleans(), DAYS))
def test_a_value_written_is_the_value_that_toml_reads(value: object) -> None:
    line = f"x = {toml_value(value)}"
    assert "\n" not in line
    assert tomllib.loads(line) == {"x": value}


@settings(deadline=None, max_examples=40)
@given(FILES)
def test_the_scanner_finds_each_value_where_it_stands(text: str) -> None:
    for found in scan(text):
        for name, place in found.places.items():
            read = tomllib.loads(f"{name} = {text[place.start : place.end]}\n")
            assert list(read) == [name]
            assert text.count("\n", 0, place.start) + 1 == place.line


@settings(deadline=None, max_examples=40)
@given(FILES, st.sampled_from(["notes", "status", "statement", "reviewed_by"]), st.data())
def test_an_edited_field_changes_and_nothing_else_does(text: str, name: str, data) -> None:
    before = parse_ledger(text).records
    if len({record.id for record in before}) < len(before):
        return
    record = data.draw(st.sampled_from(before))
    value = "disputed" if name == "status" else data.draw(SAID)
    changed = edit_record(text, record.id, {name: value})
    raw, old = (tomllib.loads(each)["claim"] for each in (changed, text))
    index = before.index(record)
    assert raw[index].pop(name) == value
    old[index].pop(name, None)
    assert raw == old
    assert edit_record(changed, record.id, {name: value}) == changed


HAND = """\
[[claim]]
id = "tea"
anchor = { exact = "Tea calms." }
advice.force = "weak"
# on the quiet
notes = "old"  # keep me

  [[claim.evidence]]
  key = "moss2019"   # the one
  [claim.evidence.support]
  status = "partly"

# about sauna
[[claim]]
id = "sauna"
anchor = { exact = "Sauna helps." }
"""


def test_a_removed_field_leaves_its_comment() -> None:
    assert edit_record(HAND, "tea", {"notes": None}) == HAND.replace('notes = "old"  #', "#")


def test_a_table_in_dotted_keys_is_edited_key_by_key() -> None:
    changed = edit_record(HAND, "tea", {"advice": {"force": "strong", "addressee": "reader"}})
    assert 'advice.force = "strong"\n' in changed
    assert 'advice.addressee = "reader"\n' in changed


def test_a_verdict_goes_to_its_link_and_a_new_key_makes_a_new_one() -> None:
    changed = edit_link(HAND, "tea", "moss2019", {"support": {"status": "supported"}, "n": 8})
    assert '  key = "moss2019"   # the one\n  n = 8\n' in changed
    assert '  status = "supported"\n' in changed
    added = edit_link(HAND, "tea", "okafor2009", {"design": Design.RCT})
    keys = [link.key for link in parse_ledger(added).records[0].evidence]
    assert keys == ["moss2019", "okafor2009"]
    assert "# about sauna\n[[claim]]" in added


def test_a_removed_record_takes_nothing_with_it() -> None:
    assert remove_record(HAND, "tea") == HAND[HAND.index("# about sauna") :]


def test_a_suppression_is_added_with_its_reason() -> None:
    changed = add_suppression(
        HAND, {"rules": ["CC201"], "reason": "known", "expires": date(2030, 1, 1)}
    )
    assert changed.startswith(HAND)
    assert parse_ledger(changed).suppressions[0].reason == "known"


@pytest.mark.parametrize("changes", [{"strength": 9}, {"colour": "red"}, {"id": None}])
def test_an_edit_that_would_break_the_ledger_is_refused(changes: dict) -> None:
    with pytest.raises(LedgerError):
        edit_record(HAND, "tea", changes)


def test_an_unknown_record_is_refused() -> None:
    with pytest.raises(LedgerError, match="no record `coffee`"):
        edit_record(HAND, "coffee", {"notes": "x"})


def test_a_record_names_what_its_type_still_needs() -> None:
    first, second = parse_ledger(HAND.replace("# on the quiet", 'type = "protocol"')).records
    assert incomplete(first) == ("design", "population", "regulatory")
    assert incomplete(second) == ("type",)


def test_a_claim_names_what_its_type_still_needs() -> None:
    claim = Claim("a", "a.md", "Tea.", "Tea.", Span(0, 4), claim_type=ClaimType.ASSOCIATION)
    assert incomplete(claim) == ("evidence", "population")


def fields(kind: Fields, prefix: str) -> list[str]:
    names = []
    for name, inner in kind.fields.items():
        names.append(prefix + name)
        names += fields(inner, f"{prefix}{name}.") if isinstance(inner, Fields) else []
    return names


def test_every_field_is_documented(request: pytest.FixtureRequest) -> None:
    manual = (request.config.rootpath / "docs" / "ledger.md").read_text(encoding="utf-8")
    told = [*fields(schema.CLAIM, ""), *fields(schema.EVIDENCE, "evidence.")]
    told += [*fields(schema.SUPPRESSION, "suppression."), *fields(schema.CHECKLIST, "checklist.")]
    told += [*schema.HEAD]
    assert [name for name in told if f"| `{name}` |" not in manual] == []


def test_every_public_name_is_there() -> None:
    assert [name for name in package.__all__ if not hasattr(package, name)] == []
    assert sorted(package.__all__) == package.__all__
    with pytest.raises(AttributeError):
        _ = package.nothing
