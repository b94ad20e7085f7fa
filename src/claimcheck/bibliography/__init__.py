"""Bibliographies: reading and writing them, identifiers, and finding what a text points at.

Names are imported when they are first asked for, so that a program pays only for what it uses.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.bibliography.bibtex import parse_bibtex as parse_bibtex
    from claimcheck.bibliography.bibtex_writer import update_bibtex as update_bibtex
    from claimcheck.bibliography.bibtex_writer import write_bibtex as write_bibtex
    from claimcheck.bibliography.identifiers import identifiers_of as identifiers_of
    from claimcheck.bibliography.identifiers import identify as identify
    from claimcheck.bibliography.loading import load_bibliography as load_bibliography
    from claimcheck.bibliography.reference_text import parse_reference as parse_reference
    from claimcheck.bibliography.reference_text import (
        parse_reference_list as parse_reference_list,
    )
    from claimcheck.bibliography.reference_text import (
        split_reference_list as split_reference_list,
    )

_HOMES = {
    "identifiers_of": "identifiers",
    "identify": "identifiers",
    "load_bibliography": "loading",
    "parse_bibtex": "bibtex",
    "parse_reference": "reference_text",
    "parse_reference_list": "reference_text",
    "split_reference_list": "reference_text",
    "update_bibtex": "bibtex_writer",
    "write_bibtex": "bibtex_writer",
}


def __getattr__(name: str) -> object:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
