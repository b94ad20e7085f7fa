"""The page on reports speaks of every format and column."""

from pathlib import Path

from claimcheck.reports import formats, suffix
from claimcheck.reports.csv import COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "reports.md").read_text("utf-8")


def test_every_format_is_documented_with_its_file() -> None:
    for name in formats():
        assert f"| `{name}` | `{suffix(name)}` |" in PAGE


def test_every_column_of_the_csv_report_is_documented() -> None:
    for column in COLUMNS:
        assert f"`{column}`" in PAGE
