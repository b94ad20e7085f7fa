"""The checklist out to people in four formats, and filled in again from three."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck.auditing.result import Audit
from claimcheck.ledger.checklist import put_marks
from claimcheck.ledger.parsing import parse_ledger
from claimcheck.model import ChecklistMark, ConfigurationError, InputError
from claimcheck.reports._checklist_file import read_checklist, write_checklist
from claimcheck.reports._checklist_items import checklist_items
from factories import answers, small_audit
from strategies import HOSTILE

docx = pytest.importorskip("docx", reason="needs the extra office")
openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")

DAY = date(2025, 3, 31)
MARKS = (
    ChecklistMark(7, ticked=True, by="R. Moss", on=DAY),
    ChecklistMark(33, by="Ada *Vos* <b>", on=DAY, note="no #alternatives; see [2]"),
)


def marked(audit: Audit, marks=MARKS) -> Audit:
    """Give an audit whose ledgers hold marks."""
    readings = tuple(
        evolve(
            reading,
            ledger=parse_ledger(put_marks(f'document = "{reading.document.path}"\n', marks)),
        )
        for reading in audit.readings
    )
    return evolve(audit, project=evolve(audit.project, readings=readings))


def bare(marks) -> list[tuple[object, ...]]:
    return [(mark.item, mark.ticked, mark.by, mark.on, mark.note) for mark in marks]


@pytest.mark.parametrize("suffix", [".md", ".docx", ".xlsx"])
def test_what_people_filled_in_goes_out_and_comes_home(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"checklist{suffix}"
    write_checklist(marked(small_audit()), path)
    home = read_checklist(path)
    assert bare(home.marks) == bare(MARKS)
    assert home.complaints == ()


@pytest.mark.parametrize("suffix", [".md", ".docx", ".xlsx"])
def test_a_checklist_that_nobody_touched_holds_no_marks(tmp_path: Path, suffix: str) -> None:
    passed = tuple(answers(f"CC{n}", "x", passed=1) for n in (204, 303, 304))
    path = tmp_path / f"checklist{suffix}"
    write_checklist(evolve(small_audit(), answers=passed, findings=()), path)
    assert (read_checklist(path).marks, read_checklist(path).complaints) == ((), ())


def test_a_word_file_is_filled_in_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "checklist.docx"
    write_checklist(small_audit(), path)
    document = docx.Document(str(path))
    rows = {row.cells[0].text: row.cells for table in document.tables for row in table.rows}
    for cell, words in zip(rows["35"][4:], ("X", "Dr. Lind", "2025-03-31", "fine"), strict=True):
        cell.text = words
    rows["36"][4].text = "x"
    rows["38"][5].text, rows["38"][6].text = "A. Vos", "yesterday"
    document.save(str(path))
    home = read_checklist(path)
    assert bare(home.marks) == [(35, True, "Dr. Lind", DAY, "fine")]
    assert [complaint.partition(":")[0][:7] for complaint in home.complaints] == [
        "item 36",
        "item 38",
    ]


def test_a_spreadsheet_is_filled_in_by_hand_with_a_typed_date(tmp_path: Path) -> None:
    path = tmp_path / "checklist.xlsx"
    write_checklist(small_audit(), path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    (row,) = [row for row in sheet.iter_rows(min_row=2) if row[0].value == 10]
    for cell, value in zip(row[4:], (True, "A. Vos", DAY, "searched PubMed"), strict=True):
        cell.value = value
    book.save(path)
    assert bare(read_checklist(path).marks) == [(10, True, "A. Vos", DAY, "searched PubMed")]


BLANK = "Name: ____________ Date: ____________"


def blank_markdown(folder: Path) -> tuple[Path, str, str]:
    """Write a checklist, and give what stands before its tenth item and what from there on."""
    path = folder / "checklist.md"
    write_checklist(small_audit(), path)
    text = path.read_text("utf-8")
    start = text.index("- [ ] 10. ")
    return path, text[:start], text[start:]


def test_markdown_is_filled_in_by_hand(tmp_path: Path) -> None:
    path, before, tenth = blank_markdown(tmp_path)
    filled = tenth.replace("[ ]", "[x]", 1)
    filled = filled.replace(BLANK, "Name: A. Vos Date: 2025-03-31\n  - Note: twice", 1)
    path.write_text(before + filled, "utf-8")
    assert bare(read_checklist(path).marks) == [(10, True, "A. Vos", DAY, "twice")]


def test_words_beside_the_items_of_markdown_are_complained_of(tmp_path: Path) -> None:
    path, before, tenth = blank_markdown(tmp_path)
    said = "Name: A. Vos\n  - Note: twice,\n    by hand\n  - and in June"
    text = before + tenth.replace(BLANK, said, 1)
    path.write_text(f"{text}\n- [ ] buy tea\n\nAsk Ann first.\n", "utf-8")
    home = read_checklist(path)
    assert bare(home.marks) == [(10, False, "A. Vos", None, "twice, by hand")]
    assert [one.partition(" belongs")[0] for one in home.complaints] == [
        "`and in June`", "`buy tea`", "`Ask Ann first.`"
    ]  # fmt: skip


def test_words_beside_the_tables_of_a_word_file_are_complained_of(tmp_path: Path) -> None:
    path = tmp_path / "checklist.docx"
    write_checklist(small_audit(), path)
    document = docx.Document(str(path))
    document.tables[0].add_row().cells[7].text = "Ann knows"
    document.add_paragraph("Ask Ann first.")
    document.save(str(path))
    assert [one.partition(" belongs")[0] for one in read_checklist(path).complaints] == [
        "`Ann knows`", "`Ask Ann first.`"
    ]  # fmt: skip


def test_a_row_that_is_no_item_of_a_spreadsheet_is_complained_of(tmp_path: Path) -> None:
    path = tmp_path / "checklist.xlsx"
    write_checklist(small_audit(), path)
    book = openpyxl.load_workbook(path)
    book.active.append(["", "Ask Ann first."])
    book.save(path)
    (complaint,) = read_checklist(path).complaints
    assert complaint == "`Ask Ann first.` belongs to no item and was left out"


def test_an_item_for_a_person_is_ticked_where_the_ledger_says_so(tmp_path: Path) -> None:
    path = tmp_path / "checklist.md"
    write_checklist(marked(small_audit()), path)
    text = path.read_text("utf-8")
    assert "- [x] 7. " in text
    assert "- [ ] 33. " in text
    assert "Name: R. Moss Date: 2025-03-31" in text


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".xlsx"])
def test_every_format_names_every_item_and_bears_hostile_words(tmp_path, suffix) -> None:
    words = "".join(word for word in HOSTILE if "\0" not in word)
    safe = "".join(each for each in words if each.isprintable())
    audit = marked(small_audit(), (ChecklistMark(7, ticked=True, by=safe, note=safe),))
    path = tmp_path / f"checklist{suffix}"
    write_checklist(audit, path)
    if suffix == ".html":
        page = path.read_text("utf-8")
        assert "<script" not in page
        assert all(item.item.split(",")[0] in page for item in checklist_items())
    else:
        assert [mark.item for mark in read_checklist(path).marks] == [7]


@pytest.mark.parametrize("name", ["c.md", "c.docx", "c.xlsx"])
def test_a_file_that_is_no_checklist_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "c.md":
        path.write_text("# Nothing\n", "utf-8")
    elif name == "c.docx":
        docx.Document().save(str(path))
    else:
        openpyxl.Workbook().save(path)
    with pytest.raises(InputError, match="no checklist"):
        read_checklist(path)


def test_another_suffix_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"\.md"):
        write_checklist(small_audit(), tmp_path / "c.pdf")
    with pytest.raises(ConfigurationError, match=r"\.docx"):
        read_checklist(tmp_path / "c.html")


def test_a_table_says_who_answers_each_item(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="needs openpyxl")
    write_checklist(small_audit(), tmp_path / "c.xlsx")
    rows = openpyxl.load_workbook(tmp_path / "c.xlsx").active.iter_rows(values_only=True)
    status = {row[0]: str(row[2]) for row in rows if isinstance(row[0], int)}
    ends = {"auto": "(automatic)", "assist": "assisted: needs a person"}
    for_people = "human: needs a person"
    for item in checklist_items():
        assert status[item.number].endswith(ends.get(item.mode, for_people))
