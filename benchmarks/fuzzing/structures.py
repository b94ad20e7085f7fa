"""Making inputs that stay well formed: JSON values and XML trees with damage done inside."""

import json
import random
from copy import deepcopy
from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring

_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2020,
    10**30,
    1.5,
    1e308,
    "",
    "x",
    "2020-13-45",
    "\ud800",
    "\x00",
    "10.1000/xyz",
    "<b>Tea</b> &amp;",
    [],
    {},
    [[]],
    [None],
    [[2020, "x"]],
    {"id": "x"},
)
_WORDS = ("", " ", "Tea improves sleep [1]. ", "x" * 300, "\u202e", "-1", "99999999999", "2020")


def broken_json(text: str, dice: random.Random) -> str:
    """Change, remove or double values of a JSON text."""
    value = json.loads(text)
    for _ in range(dice.choice((1, 1, 2, 4))):
        value = _changed(value, dice)
    return json.dumps(value)


def _changed(value: Any, dice: random.Random) -> Any:
    if not isinstance(value, dict | list) or not value or dice.random() < 0.1:
        return deepcopy(dice.choice(_VALUES))
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = dice.choice(keys)
    match dice.randrange(8):
        case 0:
            del value[key]
        case 1 if isinstance(value, list):
            value.append(deepcopy(value[key]))
        case 2 if isinstance(value, dict):
            value[dice.choice(("x", "id", "title", "items", ""))] = value.pop(key)
        case _:
            value[key] = _changed(value[key], dice)
    return value


def broken_xml(text: str, dice: random.Random) -> str:
    """Change, remove, double, move or nest elements of an XML text."""
    root = fromstring(text)  # noqa: S314 - our own seed
    for _ in range(dice.choice((1, 2, 4, 8))):
        _change_tree(root, dice)
    return tostring(root, "unicode")


def _change_tree(root: Element, dice: random.Random) -> None:
    parents = [one for one in root.iter() if len(one)]
    if not parents:
        return
    parent = dice.choice(parents)
    child = parent[dice.randrange(len(parent))]
    match dice.randrange(8):
        case 0:
            parent.remove(child)
        case 1:
            for _ in range(dice.randrange(1, 5)):
                parent.append(child)
        case 2:
            child.text = dice.choice(_WORDS)
        case 3:
            child.tail = dice.choice(_WORDS)
        case 4 if child.attrib:
            child.set(dice.choice(sorted(child.attrib)), dice.choice(_WORDS))
        case 5:
            other = dice.choice(list(root.iter()))
            child.tag = other.tag
        case 6:
            _nest(child, dice)
        case _:
            parent.text = None
            child.attrib.clear()


def _nest(child: Element, dice: random.Random) -> None:
    """Put an empty element of the same kind into another, some levels deep."""
    at = child
    for _ in range(dice.choice((1, 3, 60))):
        inner = Element(child.tag, child.attrib)
        at.append(inner)
        at = inner
