"""The tables and trained weights that ship with the package, read by one loader.

A resource is named by its path inside the package, such as ``"lexicon/data/numbers.tsv"``.
"""

from claimcheck.resources.files import (
    names_in,
    read_arrays,
    read_bytes,
    read_json,
    read_text,
    resource_path,
)
from claimcheck.resources.tables import (
    read_cells,
    read_mapping,
    read_numbers,
    read_records,
    read_words,
    read_words_by_class,
)

__all__ = [
    "names_in",
    "read_arrays",
    "read_bytes",
    "read_cells",
    "read_json",
    "read_mapping",
    "read_numbers",
    "read_records",
    "read_text",
    "read_words",
    "read_words_by_class",
    "resource_path",
]
