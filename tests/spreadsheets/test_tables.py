"""Tables out to CSV and XLSX and home again, with nothing in them that acts."""

import csv
import zipfile
from datetime import date, datetime, timezone
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.model import ConfigurationError, InputError
from claimcheck.spreadsheets import Table, checked_office_file, read_table, write_table_file
from claimcheck.spreadsheets.tables import _xlsx_rows

openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")

LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
WORDS = st.text(st.one_of(LETTERS, st.sampled_from("=+-@'\";,\n\t_x0041_")), max_size=30)
ROWS = st.lists(st.fixed_dictionaries({"id": st.integers(1, 9), "words": WORDS}), max_size=5)
ATTACKS = ["=1+1", "+1", "-2+3", "@SUM(A1)", "=HYPERLINK('http://x')", "\t=1", "'=1", "|cmd"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.sampled_from([".csv", ".xlsx"]))
def test_text_comes_home_as_it_went_out(tmp_path: Path, rows: list[dict], suffix: str) -> None:
    path = tmp_path / f"table{suffix}"
    write_table_file(Table(("id", "words"), rows), path)
    home = [(int(str(row["id"])), row["words"] or "") for row in read_table(path)]
    assert home == [(row["id"], row["words"]) for row in rows]


@pytest.mark.parametrize("words", ATTACKS)
def test_no_cell_is_a_formula(tmp_path: Path, words: str) -> None:
    table = Table(("words",), [{"words": words}])
    write_table_file(table, tmp_path / "t.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "t.xlsx").active["A2"]
    assert (cell.data_type, cell.value) == ("s", words)
    write_table_file(table, tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][0][0] in "'|"


def test_typed_cells_stay_typed_in_xlsx(tmp_path: Path) -> None:
    row = {"day": date(2025, 3, 31), "flag": True, "number": 5.2, "none": None}
    write_table_file(Table(tuple(row), [row]), tmp_path / "t.xlsx")
    assert read_table(tmp_path / "t.xlsx") == [row]


def test_a_formula_that_somebody_put_in_is_refused_with_its_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "words"])
    book.active.append(["tea", "=A2"])
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(InputError, match="formula in cell B2"):
        read_table(tmp_path / "t.xlsx")


def test_a_csv_with_semicolons_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id;words\r\ntea;calm, warm\r\n", "utf-8")
    assert read_table(tmp_path / "t.csv") == [{"id": "tea", "words": "calm, warm"}]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.xlsx", b"no archive"),
        ("t.xlsx", b"PK\x03\x04 half an archive"),
        ("t.csv", b"\xff\xfe\x00"),
        ("t.csv", b"id,id\n1,2\n"),
    ],
)
def test_a_broken_file_is_an_input_error(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError):
        read_table(tmp_path / name)


def test_another_suffix_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"\.csv or \.xlsx"):
        read_table(tmp_path / "t.ods")


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


DOCTYPE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


class TestArchives:
    def test_a_bomb_is_not_unpacked(self, tmp_path: Path) -> None:
        bomb = archive(tmp_path / "b.xlsx", {f"{n}.xml": b" " * 10_000_000 for n in range(6)})
        assert bomb.stat().st_size < 100_000
        with pytest.raises(InputError, match="unpacks to more"):
            checked_office_file(bomb)

    def test_thousands_of_parts_are_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="parts"):
            checked_office_file(archive(tmp_path / "b.docx", {str(n): b"" for n in range(2_001)}))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
    def test_entities_are_refused_in_any_encoding(self, tmp_path: Path, encoding: str) -> None:
        made = archive(tmp_path / "b.docx", {"word/document.xml": DOCTYPE.encode(encoding)})
        with pytest.raises(InputError, match="entities"):
            checked_office_file(made)

    def test_entities_across_the_edge_of_a_chunk_are_seen(self, tmp_path: Path) -> None:
        made = archive(tmp_path / "b.docx", {"a.xml": b" " * 65_530 + DOCTYPE.encode()})
        with pytest.raises(InputError, match="entities"):
            checked_office_file(made)

    def test_a_lying_header_does_not_help(self, tmp_path: Path) -> None:
        made = archive(tmp_path / "b.xlsx", {"a.xml": b" " * 60_000_000})
        raw = bytearray(made.read_bytes())
        at = raw.rindex(b"PK\x01\x02") + 24
        raw[at : at + 4] = (100).to_bytes(4, "little")
        made.write_bytes(raw)
        with pytest.raises(InputError):
            checked_office_file(made)

    def test_a_folder_and_a_missing_file_are_named(self, tmp_path: Path) -> None:
        for path in (tmp_path, tmp_path / "none.docx"):
            with pytest.raises(InputError, match=path.name):
                checked_office_file(path)


def test_without_the_library_the_extra_is_named(tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(ConfigurationError, match=r"claimcheck-audit\[office\]"):
        write_table_file(Table(("id",), []), tmp_path / "t.xlsx")


def sheet_of(body):
    """Make a workbook whose only sheet is as given."""
    book = openpyxl.Workbook()
    book.active["A1"] = "id"
    plain, out = BytesIO(), BytesIO()
    book.save(plain)
    with ZipFile(plain) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            target.writestr(name, body if is_sheet else source.read(name))
    return out.getvalue()


SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'


@pytest.mark.parametrize(
    ("rows", "rest"),
    [
        ("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', ""),
        ("", ""),
    ],
)
def test_merged_and_sparse_sheets_are_read_as_what_stands_in_them(tmp_path, rows, rest):
    size = '<dimension ref="A1:XFD1048576"/>'
    sheet = f"<worksheet {SPACE}>{size}<sheetData>{HEAD}{rows}</sheetData>{rest}</worksheet>"
    (tmp_path / "a.xlsx").write_bytes(sheet_of(sheet))
    assert len(read_table(tmp_path / "a.xlsx")) <= 1


def test_rows_that_a_sheet_leaves_out_are_not_held(tmp_path):
    last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    sheet = f"<worksheet {SPACE}><sheetData>{HEAD}{last}</sheetData></worksheet>"
    (tmp_path / "a.xlsx").write_bytes(sheet_of(sheet))
    assert len(list(_xlsx_rows(tmp_path / "a.xlsx"))) == 2


def test_a_sheet_that_counts_very_many_rows_is_refused(tmp_path):
    last = '<row r="99999999999"/>'
    sheet = f"<worksheet {SPACE}><sheetData>{HEAD}{last}</sheetData></worksheet>"
    (tmp_path / "a.xlsx").write_bytes(sheet_of(sheet))
    with pytest.raises(InputError, match="cells"):
        read_table(tmp_path / "a.xlsx")


@pytest.mark.parametrize("start", "=+-@\t\r\n|%'\uff1d\uff0b")
def test_no_cell_of_a_table_is_a_formula(tmp_path, start):
    path = tmp_path / "a.csv"
    write_table_file(Table(("a",), [{"a": f"{start}1+1"}]), path)
    line = path.read_bytes().decode("utf-8-sig").split("\r\n", 1)[1].strip('"\r\n')
    assert line.startswith("'")
    assert read_table(path) == [{"a": f"{start}1+1"}]


def test_a_workbook_tells_no_time(tmp_path: Path, monkeypatch) -> None:
    table = Table(("id",), [{"id": "c-1"}])
    write_table_file(table, tmp_path / "a.xlsx")
    monkeypatch.setattr("time.time", lambda: 2e9)
    for module in ("packaging.core", "writer.excel"):  # versions ask for the time here or there
        monkeypatch.setattr(f"openpyxl.{module}.datetime", _LaterClock, raising=False)
    write_table_file(table, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


class _LaterClock:
    timezone = timezone

    class datetime(datetime):  # noqa: N801 - the name that is imported
        @classmethod
        def now(cls, tz=None):
            return datetime(2033, 5, 18, tzinfo=tz)

        @classmethod
        def utcnow(cls):
            return datetime(2033, 5, 18)  # noqa: DTZ001 - as the function of this name
