"""Mappings in records, made read-only."""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenMapping(Mapping[K, V]):
    """A mapping that cannot be changed and can be pickled like every record.

    It compares equal to any mapping of the same items; its hash counts the keys alone, so that
    values need not be hashable.

    Args:
        items: What it holds; copied.
    """

    __slots__ = ("_items",)
    _items: dict[K, V]

    def __init__(self, items: Mapping[K, V]) -> None:
        """Copy the items."""
        object.__setattr__(self, "_items", dict(items))

    def __getitem__(self, key: K) -> V:
        """Return a value."""
        return self._items[key]

    def get(self, key: K, default: Any = None) -> Any:  # the base raises and catches for it
        """Return a value, or the default where there is no such key."""
        return self._items.get(key, default)

    def __iter__(self) -> Iterator[K]:
        """Return the keys in their order."""
        return iter(self._items)

    def __len__(self) -> int:
        """Count the items."""
        return len(self._items)

    def __contains__(self, key: object) -> bool:
        """Return whether it has a key."""
        return key in self._items

    def __hash__(self) -> int:
        """Hash the keys."""
        return hash(frozenset(self._items))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse any change."""
        raise AttributeError(f"a frozen mapping has no `{name}` to set")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy as the items."""
        return FrozenMapping, (self._items,)

    def __repr__(self) -> str:
        """Show the items."""
        return repr(self._items)


def freeze(mapping: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return a read-only mapping for a record's field.

    A mapping that is worked out on demand stays what it is; a plain dictionary is copied.
    """
    return FrozenMapping(mapping) if isinstance(mapping, dict) else mapping
