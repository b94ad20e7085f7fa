"""What an entry takes over from its ``crossref`` parent and its ``xdata`` entries."""

from collections.abc import Mapping, Sequence
from functools import cache

from attrs import evolve, frozen

from claimcheck.bibliography.years import year_of
from claimcheck.model import Failure, Reference
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_records

_DEPTH = 8


@frozen(eq=False, repr=False)
class Scheme(ByValue):
    """How fields pass from parent to child.

    Args:
        renamed: Names that a parent's field takes, by child type, parent type and field.
        kept_back: Fields that a child never takes over.
    """

    renamed: Mapping[tuple[str, str, str], tuple[str, ...]]
    kept_back: frozenset[str]


@cache
def scheme() -> Scheme:
    """Read the table of inheritance (biblatex's defaults)."""
    renamed: dict[tuple[str, str, str], tuple[str, ...]] = {}
    kept_back = set()
    for row in read_records("bibliography/inheritance.tsv"):
        if not row["child_field"]:
            kept_back.add(row["parent_field"])
            continue
        for child in row["child_types"].split():
            for parent in row["parent_types"].split():
                place = (child, parent, row["parent_field"])
                renamed[place] = (*renamed.get(place, ()), row["child_field"])
    return Scheme(renamed, frozenset(kept_back))


def inherit(references: Sequence[Reference]) -> tuple[tuple[Reference, ...], tuple[Failure, ...]]:
    """Fold parents into their children; parents may stand anywhere.

    Args:
        references: Entries with their own fields only.

    Returns:
        The entries in the same order, and a failure of kind ``"missing-crossref"`` for each
        parent that is not there.
    """
    if not any("crossref" in item.fields or "xdata" in item.fields for item in references):
        return tuple(references), ()
    by_key: dict[str, Reference] = {}
    for item in references:
        by_key.setdefault(item.key, item)
    family = _Family(by_key)
    whole = tuple(family.folded(item, _DEPTH) for item in references)
    return whole, tuple(dict.fromkeys(family.failures))


class _Family:
    """Parents by key, each folded once a depth, so that rings and long chains end."""

    def __init__(self, by_key: Mapping[str, Reference]) -> None:
        self._by_key = by_key
        self._known: dict[tuple[str, int], Reference] = {}
        self.failures: list[Failure] = []

    def folded(self, child: Reference, depth: int) -> Reference:
        """Give the child with what its parents pass on."""
        whole = child
        for name in ("xdata", "crossref"):
            for key in _keys(child.fields.get(name, "")):
                parent = self._by_key.get(key)
                if parent is None:
                    self.failures.append(_missing(child, name, key))
                elif depth and parent is not child:
                    whole = _heir(whole, self._parent(parent, depth - 1), name)
        return whole

    def _parent(self, parent: Reference, depth: int) -> Reference:
        place = (parent.key, depth)
        if place not in self._known:
            self._known[place] = self.folded(parent, depth)
        return self._known[place]


def _keys(names: str) -> list[str]:
    return [key.strip() for key in names.split(",") if key.strip()]


def _heir(child: Reference, parent: Reference, name: str) -> Reference:
    fields = dict(child.fields)
    passed_on = _data(parent) if name == "xdata" else _passed_on(child, parent)
    for field, text in passed_on:
        fields.setdefault(field, text)
    takes_authors = not child.authors and fields.get("author") == parent.get("author")
    return evolve(
        child,
        fields=fields,
        authors=parent.authors if takes_authors else child.authors,
        editors=child.editors or parent.editors,
        et_al=parent.et_al if takes_authors else child.et_al,
        year=child.year or year_of(fields.get("year", ""), fields.get("date", "")),
    )


def _data(parent: Reference) -> list[tuple[str, str]]:
    return [(field, text) for field, text in parent.fields.items() if field != "xdata"]


def _passed_on(child: Reference, parent: Reference) -> list[tuple[str, str]]:
    """List what a crossref parent passes on, fields that keep their name first."""
    table = scheme()
    kept: list[tuple[str, str]] = []
    renamed: list[tuple[str, str]] = []
    for field, text in parent.fields.items():
        names = table.renamed.get((child.type, parent.type, field))
        if field in table.kept_back:
            continue
        if names:
            renamed.extend((new, text) for new in names)
        else:
            kept.append((field, text))
    return kept + renamed


def _missing(child: Reference, name: str, key: str) -> Failure:
    place = child.field_spans.get(name)
    return Failure(
        child.path,
        f"`{child.key}` takes fields from `{key}`, which is not in the bibliography",
        line=child.line,
        remedy=f"add the entry `{key}` or correct `{name}`",
        kind="missing-crossref",
        key=child.key,
        span=(place.start, place.end) if place else None,
    )
