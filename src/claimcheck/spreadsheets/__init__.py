"""Office files, opened with care and written so that nothing in them acts on its own."""

from claimcheck.spreadsheets.archive import checked_office_file
from claimcheck.spreadsheets.steady_archive import without_times
from claimcheck.spreadsheets.tables import Table, read_table, table_bytes, write_table_file

__all__ = [
    "Table",
    "checked_office_file",
    "read_table",
    "table_bytes",
    "without_times",
    "write_table_file",
]
