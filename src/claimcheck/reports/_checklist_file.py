"""The checklist as a file for people to fill in, told by its suffix."""

from pathlib import Path

from claimcheck.atomic_write import write_atomic_bytes
from claimcheck.auditing.result import Audit
from claimcheck.model import ConfigurationError
from claimcheck.reports._checklist_answers import answers
from claimcheck.reports._checklist_filled import FilledChecklist, read_filled
from claimcheck.reports._checklist_table import BOXES, HEADS, Row, item_cells


def write_checklist(audit: Audit, path: str | Path) -> None:
    """Write the checklist of an audit as Markdown, HTML, DOCX or XLSX.

    Args:
        audit: What a run found; marks that its ledgers hold are shown.
        path: A file ending in ``.md``, ``.html``, ``.docx`` or ``.xlsx``; replaced whole.

    Raises:
        ConfigurationError: Another suffix, or a library for the format is not installed.
        InputError: The file cannot be written.
    """
    write_atomic_bytes(path, checklist_bytes(audit, path))


def checklist_bytes(audit: Audit, path: str | Path) -> bytes:
    """Give the checklist of an audit in the format that the suffix of a path names.

    Raises:
        ConfigurationError: Another suffix, or a library for the format is not installed.
    """
    target = Path(path)
    match target.suffix.lower():
        case ".md":
            from claimcheck.reports.checklist import checklist  # noqa: PLC0415 - one of four

            return checklist(audit).encode("utf-8")
        case ".html":
            from claimcheck.reports._checklist_html import checklist_page  # noqa: PLC0415 - as above

            return checklist_page(audit).encode("utf-8")
        case ".docx":
            from claimcheck.reports._checklist_docx import checklist_docx  # noqa: PLC0415 - as above

            return checklist_docx(audit)
        case ".xlsx":
            return _xlsx(audit, target)
        case _:
            allowed = ".md, .html, .docx, .xlsx"
            raise ConfigurationError(f"{target.as_posix()}: a checklist is written as {allowed}")


def read_checklist(path: str | Path) -> FilledChecklist:
    """Read what people filled in, from Markdown, DOCX or XLSX.

    Args:
        path: The file.

    Raises:
        ConfigurationError: Another suffix, or a library for the format is not installed.
        InputError: The file cannot be read, is unsafe to open, or holds no checklist.
    """
    return read_filled(Path(path))


def _xlsx(audit: Audit, target: Path) -> bytes:
    from claimcheck.spreadsheets import Table, table_bytes  # noqa: PLC0415 - seldom needed

    rows = [_named(item_cells(answer)) for answer in answers(audit)]
    return table_bytes(Table(HEADS, rows, title="checklist"), target)


def _named(row: Row) -> dict[str, object]:
    seen = "\n".join(row.seen)
    values = (row.number, row.item, row.status, seen, BOXES[row.ticked])
    return dict(zip(HEADS, (*values, row.name, row.date, row.note), strict=True))
