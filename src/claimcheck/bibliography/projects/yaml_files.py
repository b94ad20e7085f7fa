"""Project files in YAML, of which only what is well formed counts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from claimcheck.bibliography.projects.texts import text_of
from claimcheck.bounded_yaml import YamlFault, load_yaml

_LARGEST = 1_000_000


def read_yaml(*paths: Path) -> tuple[Path, Mapping[str, object]] | None:
    """Read the first of some files that is there; ``None`` where none is a mapping.

    Args:
        *paths: Names that the file may have.
    """
    for path in paths:
        if path.is_file():
            value = parse_yaml(text_of(path, _LARGEST))
            return None if value is None else (path, value)
    return None


def parse_yaml(text: str) -> Mapping[str, object] | None:
    """Parse a mapping; ``None`` where the text is none."""
    try:
        value = load_yaml(text)
    except YamlFault:
        return None
    if value is None:
        return {}
    return {str(name): item for name, item in value.items()} if isinstance(value, dict) else None


def mapping_at(values: Mapping[str, object], *names: str) -> Mapping[str, object]:
    """Give the mapping behind some names, empty where one is missing."""
    for name in names:
        inner = values.get(name)
        if not isinstance(inner, dict):
            return {}
        values = inner
    return values


def strings_at(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    """Give a value that is a string or a list of strings."""
    value = values.get(name)
    listed = [value] if isinstance(value, str) else value
    return (
        tuple(item for item in listed if isinstance(item, str)) if isinstance(listed, list) else ()
    )


def strings_in(value: object, names: frozenset[str]) -> Iterator[str]:
    """Walk lists and mappings for plain strings of lists, and for those under some names.

    Args:
        value: A tree of lists and mappings, such as a table of contents.
        names: Names whose values count.
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item, names)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in names and isinstance(item, str | list | dict):
                yield from strings_in(item, names)
