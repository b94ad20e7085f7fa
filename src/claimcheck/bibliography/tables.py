"""Tables of names that ship with the package."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def name_table(name: str) -> Mapping[str, str]:
    """Read a table's first two columns as a mapping.

    Args:
        name: File under ``formats``, such as ``"ris_tags.tsv"``.
    """
    path = Path(__file__).parent / "formats" / name
    with path.open(encoding="utf-8", newline="") as table:
        rows = csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return {row[0]: row[1] for row in rows}
