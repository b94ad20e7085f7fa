"""Names in Word's XML without their namespaces, of which the standard has two sets."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_OFF = frozenset({"0", "false", "off", "none"})


def name_of(element: Any) -> str:
    """Give the local name of an element."""
    return _local(element.tag)


@lru_cache(maxsize=2_000)
def _local(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


def attribute_of(element: Any, name: str = "val") -> str:
    """Give an attribute in the namespace of its element."""
    space = str(element.tag).rpartition("}")[0]
    return str(element.get(f"{space}}}{name}" if space else name, ""))


def reference_of(element: Any) -> str:
    """Give the relationship that an element names."""
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith("}id")), "")


def child_of(element: Any, *names: str) -> Any:
    """Give the element that a path of local names leads to, or ``None``."""
    for name in names:
        if element is None:
            return None
        for child in element:
            if _local(child.tag) == name:
                element = child
                break
        else:
            return None
    return element


def children_of(element: Any, name: str) -> Iterator[Any]:
    """Give the children of a name."""
    return (child for child in element if name_of(child) == name)


def is_on(element: Any, name: str) -> bool:
    """Tell whether a property is switched on."""
    found = child_of(element, name) if element is not None else None
    return found is not None and attribute_of(found) not in _OFF


def number_of(text: str, default: int = 0) -> int:
    """Read a small whole number."""
    return int(text) if text.isdecimal() and len(text) <= 9 else default  # noqa: PLR2004
