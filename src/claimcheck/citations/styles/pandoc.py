"""Pandoc keys: ``[@key, p. 3; -@other]``, ``@key [p. 3]``, ``[@cito:citesAsEvidence:key]``."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from claimcheck.citations._at_keys import AtKey, at_keys
from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.model import Intent
from claimcheck.resources import read_mapping
from claimcheck.resources.patterns import lazy_pattern

_INTENT_KEY = lazy_pattern(r"cito:(\w+):(.+)", re.DOTALL)
_INTENT_PREFIX = lazy_pattern(r"cito:(\w+)")
_LIKE_A_KEY = lazy_pattern(r"\d|\w[:_]\w")


@cache
def _intents() -> Mapping[str, Intent]:
    """Give the intent that stands for each CiTO property, by the property's lower-case name."""
    listed = read_mapping("citations/data/cito_intents.tsv", "property", "intent")
    return {name.lower(): Intent(intent) for name, intent in listed.items()}


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    return (_pointer(found) for found in at_keys(passage) if not found.is_identifier)


def _pointer(found: AtKey) -> Pointer:
    stated = _INTENT_KEY.fullmatch(found.key)
    announced = _INTENT_PREFIX.search(found.prefix)
    property_name = stated[1] if stated else announced[1] if announced else ""
    key = stated[2] if stated else found.key
    return Pointer(
        start=found.start,
        end=found.end,
        group=found.group,
        key=key,
        locator=found.locator,
        prefix="" if announced else found.prefix,
        intent=_intents().get(property_name.lower()) if property_name else None,
        narrative=not found.bracketed,
        probability=_probability(key, bracketed=found.bracketed),
    )


def _probability(key: str, *, bracketed: bool) -> float:
    """Weigh that a bare key without a digit may be the name of an account."""
    if bracketed:
        return 1.0
    return 0.95 if _LIKE_A_KEY.search(key) else 0.6


STYLE = Style("key", 10, _find)
