"""Mappings in records, made read-only."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


def freeze(mapping: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Give a read-only view of a mapping, for a record's field."""
    return MappingProxyType(mapping)
