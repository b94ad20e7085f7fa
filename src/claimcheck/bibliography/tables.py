"""Tables of names that ship with the package."""

from collections.abc import Mapping
from functools import cache

from claimcheck.resources import read_cells


@cache
def name_table(name: str) -> Mapping[str, str]:
    """Read a table's first two columns as a mapping.

    Args:
        name: File under ``formats``, such as ``"ris_tags.tsv"``.
    """
    return {row[0]: row[1] for row in read_cells(f"bibliography/formats/{name}")}
