"""Entries that stand twice, letter for letter, under two keys."""

from collections.abc import Mapping

from claimcheck.model import Bibliography, Reference
from claimcheck.rules._once import once

_MOST = 20


@once
def copies(bibliography: Bibliography) -> Mapping[str, str]:
    """Give the key of the first entry for each later one that says just the same.

    Whatever is wrong with such an entry is wrong with the first too, and is said there; that it
    stands twice is a matter of its own.
    """
    alike: dict[tuple[str, str, str], list[Reference]] = {}
    found: dict[str, str] = {}
    for reference in bibliography.references:
        mark = (reference.type, reference.title, reference.get("url"))
        earlier = alike.setdefault(mark, [])
        twin = next((one for one in earlier if one.fields == reference.fields), None)
        if twin is not None and twin.key != reference.key and reference.fields:
            found[reference.key] = twin.key
        elif len(earlier) < _MOST:
            earlier.append(reference)
    return found
