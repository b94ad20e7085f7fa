"""The entries that others take fields from, or stand in: used wherever those are cited."""

from collections.abc import Iterable

from claimcheck.model.reference import Bibliography

_POINTERS = ("crossref", "xref", "xdata", "entryset", "related")


def with_parents(keys: Iterable[str], bibliography: Bibliography) -> frozenset[str]:
    """Give keys, and those of the entries that they lead to.

    Args:
        keys: Keys that are cited.
        bibliography: The entries; parents may have parents.
    """
    found: set[str] = set()
    open_keys = list(keys)
    while open_keys:
        key = open_keys.pop()
        if key in found:
            continue
        found.add(key)
        reference = bibliography.get(key)
        if reference is not None:
            open_keys.extend(
                parent.strip()
                for name in _POINTERS
                if name in reference.fields
                for parent in reference.fields[name].split(",")
            )
    return frozenset(found)
