"""The checklist as a word processor's file: out, and filled in again."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from claimcheck.auditing.result import Audit
from claimcheck.extras import needed
from claimcheck.model import Failure, InputError
from claimcheck.reports._checklist_answers import answers
from claimcheck.reports._checklist_markdown import STRAY
from claimcheck.reports._checklist_table import BOXES, HEADS, item_cells
from claimcheck.reports._safe import one_line
from claimcheck.reports._verdict import coverage, verdict
from claimcheck.spreadsheets import checked_office_file, without_times

_WIDTHS = (1.0, 4.5, 2.2, 6.5, 1.3, 3.2, 2.4, 3.6)
_MOST_COLUMNS = 50
_MOST_ROWS = 2_000
_INTRODUCTION = 4
"""Paragraphs that stand before the first table."""


def checklist_docx(audit: Audit) -> bytes:
    """Write the checklist as DOCX, a table a section.

    Raises:
        ConfigurationError: python-docx is not installed.
    """
    docx = needed("docx", "DOCX files", "office")
    document = docx.Document()
    page = document.sections[0]
    page.orientation = docx.enum.section.WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    page.left_margin = page.right_margin = docx.shared.Cm(1.5)
    document.core_properties.author = "claimcheck"
    document.core_properties.title = "Evidence checklist"
    document.add_heading("Evidence checklist", 0)
    document.add_paragraph(one_line(verdict(audit)))
    document.add_paragraph(one_line(f"{coverage(audit)}."))
    document.add_paragraph("To fill in: put x in Done, and your name and a date (2025-03-31).")
    for section, group in groupby(answers(audit), key=lambda answer: answer.item.section):
        document.add_heading(section, 1)
        rows = [item_cells(answer) for answer in group]
        lines = [
            (
                str(row.number),
                row.item,
                row.status,
                "\n".join(row.seen),
                BOXES[row.ticked],
                row.name,
                row.date,
                row.note,
            )
            for row in rows
        ]
        _add_table(document, docx, [HEADS, *lines])
    out = BytesIO()
    document.save(out)
    return without_times(out.getvalue())


def _add_table(document: Any, docx: Any, lines: list[tuple[str, ...]]) -> None:
    table = document.add_table(rows=len(lines), cols=len(HEADS))
    table.style = "Table Grid"
    table.autofit = False
    for row, line in zip(table.rows, lines, strict=True):
        for cell, words, width in zip(row.cells, line, _WIDTHS, strict=True):
            cell.text = words
            cell.width = docx.shared.Cm(width)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True


def filled_rows(path: Path) -> Iterator[dict[str, str]]:
    """Read the rows of a filled checklist, by the names of their columns.

    Raises:
        InputError: It cannot be read, or is too large.
        ConfigurationError: python-docx is not installed.
    """
    content = checked_office_file(path)
    docx = needed("docx", "DOCX files", "office")
    try:
        document = docx.Document(content)
        tables = [
            [_texts(row) for row in table._tbl.tr_lst[:_MOST_ROWS]]  # noqa: SLF001 - its cells repeat without end
            for table in document.tables[:_MOST_ROWS]
        ]
        beside = [one.text for one in document.paragraphs[_INTRODUCTION:] if _is_stray(one)]
    except Exception as error:
        failure = Failure(path.as_posix(), "is not a DOCX file that can be read", kind="office")
        raise InputError(failure) from error
    for table in tables:
        heads = table[0] if table else []
        for row in table[1:]:
            yield dict(zip(heads, row, strict=False))
    yield from ({STRAY: words} for words in beside)


def _is_stray(paragraph: Any) -> bool:
    """Tell a paragraph that somebody wrote between the tables."""
    return bool(paragraph.text.strip()) and not paragraph.style.name.startswith("Heading")


def _texts(row: Any) -> list[str]:
    """Give the words of a row's cells; one that spans columns counts for each of them."""
    found: list[str] = []
    for cell in row.tc_lst[:_MOST_COLUMNS]:
        found += [_text(cell)] * min(max(cell.grid_span, 1), _MOST_COLUMNS)
    return found[:_MOST_COLUMNS]


def _text(cell: Any) -> str:
    """Give a cell's words, those of content controls with them."""
    return "".join(node.text or "" for node in cell.iter() if node.tag.endswith("}t")).strip()
