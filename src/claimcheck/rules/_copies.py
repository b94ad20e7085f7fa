"""Entries that stand twice, letter for letter, under two keys."""

from collections.abc import Mapping

from claimcheck.model import Bibliography, Reference
from claimcheck.rules._once import once


@once
def copies(bibliography: Bibliography) -> Mapping[str, str]:
    """Give the key of the first entry for each later one that says just the same.

    Whatever is wrong with such an entry is wrong with the first too, and is said there; that it
    stands twice is a matter of its own.
    """
    first: dict[tuple[str, frozenset[tuple[str, str]]], Reference] = {}
    found: dict[str, str] = {}
    for reference in bibliography.references:
        mark = (reference.type, frozenset(reference.fields.items()))
        twin = first.setdefault(mark, reference)
        if twin.key != reference.key and reference.fields:
            found[reference.key] = twin.key
    return found
