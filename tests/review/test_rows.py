"""Records out to a table or a frame, and home again."""

from pathlib import Path

import pandas as pd
import pytest

from claimcheck.cli._group import run
from claimcheck.ledger import load_ledger, load_ledgers
from claimcheck.model import ConfigurationError
from claimcheck.review.rows import import_records, records_frame
from claimcheck.spreadsheets import Table, read_table, write_table_file

TEA = """document = "tea.md"

[[claim]]
id = "tea"  # mine
anchor = { exact = "Tea calms." }
strength = 6
certainty = 5.0
population = { species = "human", sex = ["female", "male"] }
notes = "=HYPERLINK(1)"
"""
SAUNA = TEA.replace("tea", "sauna").replace("Tea", "Sauna")


@pytest.fixture
def claims(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("claims").mkdir()
    Path("claims/tea.toml").write_text(TEA, "utf-8")
    Path("claims/sauna.toml").write_text(SAUNA, "utf-8")
    return Path("claims")


def edit(path: str, record: str, **cells: object) -> None:
    """Edit cells of one record in a table file, as a person would."""
    rows = read_table(path)
    next(row for row in rows if row["id"] == record).update(cells)
    write_table_file(Table(tuple(rows[0]), rows), path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
class TestFiles:
    def test_a_table_that_nobody_edited_changes_nothing(self, claims, suffix, capsys) -> None:
        assert run(["records", "export", "claims", "-o", f"r{suffix}"]) == 0
        assert run(["records", "import", f"r{suffix}"]) == 0
        assert Path("claims/tea.toml").read_text("utf-8") == TEA
        assert Path("claims/sauna.toml").read_text("utf-8") == SAUNA

    def test_control_characters_are_shown_and_come_home_as_they_were(self, claims, suffix) -> None:
        path = Path("claims/tea.toml")
        path.write_text(TEA.replace("Tea", "Tea \\u001b[2J\\u202e"), "utf-8")
        assert run(["records", "export", "claims", "-o", f"r{suffix}"]) == 0
        (cell,) = (row["anchor.exact"] for row in read_table(f"r{suffix}") if row["id"] == "tea")
        assert "\u241b[2J" in str(cell)
        edit(f"r{suffix}", "tea", notes="mine ::error::")
        assert run(["records", "import", f"r{suffix}"]) == 0
        assert "Tea \\u001b[2J\\u202e" in path.read_text("utf-8")
        assert 'notes = "mine ::error::"' in path.read_text("utf-8")

    def test_an_edited_cell_reaches_its_ledger_alone(self, claims, suffix) -> None:
        run(["records", "export", "claims", "-o", f"r{suffix}"])
        edit(f"r{suffix}", "sauna", strength="2", **{"population.sex": "female"})
        assert run(["records", "import", f"r{suffix}"]) == 0
        (record,) = load_ledger("claims/sauna.toml").records
        assert record.values["strength"] == 2  # noqa: PD011 - a record is no frame
        assert record.values["population"].sexes == ("female",)  # noqa: PD011 - as above
        assert Path("claims/tea.toml").read_text("utf-8") == TEA

    def test_what_both_sides_changed_is_shown_and_left_alone(self, claims, suffix, capsys) -> None:
        run(["records", "export", "claims", "-o", f"r{suffix}"])
        theirs = TEA.replace("strength = 6", "strength = 4")
        Path("claims/tea.toml").write_text(theirs, "utf-8")
        edit(f"r{suffix}", "tea", strength="2", certainty="4")
        assert run(["records", "import", f"r{suffix}"]) == 1
        shown = capsys.readouterr().err
        assert "tea: strength: changed on both sides (ledger: 4; table: 2)" in shown
        text = Path("claims/tea.toml").read_text("utf-8")
        assert "strength = 4" in text
        assert "certainty = 4" in text

    def test_a_row_cannot_reach_another_file(self, claims, suffix, capsys) -> None:
        run(["records", "export", "claims", "-o", f"r{suffix}"])
        Path("outside.toml").write_text(TEA, "utf-8")
        for path in ("outside.toml", "claims/../outside.toml", "/etc/hosts"):
            edit(f"r{suffix}", "tea", ledger=path, strength="2")
            assert run(["records", "import", f"r{suffix}"]) == 2
        assert Path("outside.toml").read_text("utf-8") == TEA

    def test_a_dry_run_writes_nothing(self, claims, suffix) -> None:
        run(["records", "export", "claims", "-o", f"r{suffix}"])
        edit(f"r{suffix}", "tea", strength="2")
        assert run(["records", "import", f"r{suffix}", "--dry-run"]) == 0
        assert Path("claims/tea.toml").read_text("utf-8") == TEA


def test_a_frame_is_edited_and_merged_home(claims) -> None:
    frame = records_frame(load_ledgers(claims))
    frame.loc[frame["id"] == "tea", "strength"] = 3
    homes = {home.ledger.path: home.result for home in import_records(frame, load_ledgers(claims))}
    assert "strength = 3" in homes["claims/tea.toml"].text
    assert homes["claims/sauna.toml"].text == SAUNA
    assert isinstance(frame, pd.DataFrame)


def test_rows_without_a_ledger_belong_to_the_only_one(claims) -> None:
    ledger = load_ledger("claims/tea.toml")
    (home,) = import_records([{"id": "tea", "outcome": "calm"}], [ledger])
    assert 'outcome = "calm"' in home.result.text
    with pytest.raises(ConfigurationError):
        import_records([{"id": "tea", "outcome": "calm"}], load_ledgers(claims))


def test_the_status_of_a_folder_is_told_by_ledger_and_in_all(claims, capsys) -> None:
    assert run(["records", "status", "claims"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "claims/sauna.toml",
        "claims/tea.toml",
        "all",
    ]
    assert "2 claims: 2 extracted" in lines[-1]


def test_a_ledger_that_does_not_validate_is_neither_sent_nor_counted_in_silence(
    claims, capsys
) -> None:
    Path("claims/tea.toml").write_text(TEA + "colour = 1\n", "utf-8")
    assert run(["records", "status", "claims"]) == 2
    assert run(["records", "export", "claims", "-o", "r.csv"]) == 2
    assert not Path("r.csv").exists()


def test_a_checklist_goes_out_and_comes_home_by_the_command(claims, capsys) -> None:
    Path("tea.md").write_text("Tea calms.\n", "utf-8")
    assert run(["checklist", "write", "tea.md", "-o", "c.md"]) == 0
    text = Path("c.md").read_text("utf-8")
    at = text.index("- [ ] 35. ")
    filled = (
        text[at:]
        .replace("[ ]", "[x]", 1)
        .replace("Name: ____________ Date: ____________", "Name: Dr. Lind Date: 2025-03-31", 1)
    )
    Path("c.md").write_text(text[:at] + filled, "utf-8")
    assert run(["checklist", "read", "c.md", "tea.md"]) == 0
    (mark,) = load_ledger("claims/tea.toml").checklist
    assert (mark.item, mark.ticked, mark.by) == (35, True, "Dr. Lind")
    assert Path("claims/tea.toml").read_text("utf-8").startswith(TEA)
    assert run(["checklist", "write", "tea.md", "-o", "again.md"]) == 0
    assert "- [x] 35. " in Path("again.md").read_text("utf-8")
