"""The baseline knows findings by their words."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.auditing import audit
from claimcheck.auditing.baseline import apply_baseline, dump_baseline, load_baseline
from claimcheck.model import ClaimcheckError, ConfigurationError, Finding, InputError, Severity
from claimcheck.project_folder import ProjectFolder

TEXT = """Ginger tea prevents migraine attacks.

Studies show that cold showers strengthen immunity.
"""


def finding(number: int, path: str = "a.md", **more):
    return Finding("CC201", "n", Severity.WARNING, "m", path, fingerprint=f"{number:032x}", **more)


def known(text: str, tmp_path):
    path = tmp_path / "baseline.json"
    path.write_text(text, "utf-8")
    return load_baseline(path)


def findings_of(text: str):
    select = ("CC201", "CC205")
    return audit(text=text, format="markdown", name="a.md", select=select).findings


def test_a_second_run_finds_nothing_new(tmp_path):
    findings = findings_of(TEXT)
    marked, mended = apply_baseline(findings, known(dump_baseline(findings), tmp_path))
    assert findings
    assert all(one.known for one in marked)
    assert mended == ()


def test_moved_and_rewrapped_text_stays_known(tmp_path):
    baseline = known(dump_baseline(findings_of(TEXT)), tmp_path)
    moved = "# Title\n\nA new start.\n\n" + TEXT.replace("prevents migraine", "prevents\nmigraine")
    marked, mended = apply_baseline(findings_of(moved), baseline)
    assert all(one.known for one in marked)
    assert mended == ()


def test_a_new_finding_is_new_and_a_mended_one_is_told(tmp_path):
    baseline = known(dump_baseline(findings_of(TEXT)), tmp_path)
    other = "Ginger tea prevents migraine attacks.\n\nOnions prevent colds in children.\n"
    marked, mended = apply_baseline(findings_of(other), baseline)
    assert {one.quote for one in marked if not one.known} == {"Onions prevent colds in children."}
    assert {one.rule for one in mended} == {"CC205"}


@pytest.mark.parametrize("name", ["a.md", "../work/a.md", "sub/../a.md"])
def test_a_copy_of_a_file_that_is_still_there_is_new(tmp_path, monkeypatch, name):
    (tmp_path / "work" / "sub").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    Path("a.md").write_text(TEXT, "utf-8")
    baseline = known(dump_baseline([finding(1, "a.md")]), tmp_path)
    (copy,), mended = apply_baseline([finding(1, "b.md")], baseline)
    assert (copy.known, len(mended)) == (False, 1)
    (same,), mended = apply_baseline([finding(1, name)], baseline)
    assert (same.known, mended) == (True, ())


def test_a_file_is_known_by_its_name_from_the_root_of_the_project(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path / "sub")
    baseline = known(dump_baseline([finding(1, "a.md")]), tmp_path)
    project = ProjectFolder(tmp_path.resolve())
    (marked,), _ = apply_baseline([finding(1, "../a.md")], baseline, project)
    assert marked.known


def test_a_renamed_file_stays_known(tmp_path):
    baseline = known(dump_baseline([finding(1)]), tmp_path)
    (marked,), mended = apply_baseline([finding(1, "b.md")], baseline)
    assert marked.known
    assert mended == ()


@given(st.lists(st.integers(0, 3), max_size=8), st.lists(st.integers(0, 3), max_size=8))
def test_every_entry_covers_one_finding(old, new):
    entries = [finding(number) for number in old]
    with tempfile.TemporaryDirectory() as folder:
        marked, mended = apply_baseline(
            [finding(number) for number in new], known(dump_baseline(entries), Path(folder))
        )
    covered = sum(one.known for one in marked)
    assert covered + len(mended) == len(old)
    assert covered == sum(min(old.count(number), new.count(number)) for number in range(4))


NAMELESS = '{"version": 1, "findings": [["a.md", "", "0f", "words"]]}'


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 9, "findings": []}', "\x00", NAMELESS]
)
def test_a_file_that_is_no_baseline_is_refused_by_name(text, tmp_path):
    with pytest.raises(ConfigurationError, match=r"baseline\.json"):
        known(text, tmp_path)


def test_a_missing_baseline_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="claimcheck baseline"):
        load_baseline(tmp_path / "none.json")
    assert issubclass(InputError, ClaimcheckError)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"version": true, "findings": []}', "not a baseline of version 1"),
        ('{"version": 1, "findings": {"abcd": 1}}', "`findings` is not a list"),
        ('{"version": 1, "findings": ["abcd"]}', ":1: a finding is written as"),
        (
            '{"version": 1, "findings": [\n["a", "CC1", "f", "m"],\n["a", 3, null, {}]]}',
            ":3: a find",
        ),
        ('{"version": 1, "findings": [], "finding": 1}', "did you mean `findings`"),
        ('{"version": 1, "findings": [], "findings": []}', "the same key twice"),
        ('{"version": 1,\n"findings": [}', ":2: is not JSON"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_fault_in_a_baseline_is_named_with_its_place_and_form(text, told, tmp_path):
    with pytest.raises(ConfigurationError) as raised:
        known(text, tmp_path)
    assert told in str(raised.value)


def test_of_very_many_broken_rows_the_first_are_told_with_their_lines(tmp_path):
    path = tmp_path / "baseline.json"
    path.write_text('{"version": 1, "findings": [\n' + "[1],\n" * 20_000 + "[2]]}")
    with pytest.raises(ConfigurationError) as caught:
        load_baseline(path)
    told = str(caught.value).splitlines()
    assert [line.split(": ")[0].rpartition(":")[2] for line in told[:100]] == [
        str(number) for number in range(2, 102)
    ]
    assert told[100:] == [f"{path.as_posix()}: more findings are written otherwise"]
