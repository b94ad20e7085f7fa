"""Project files in YAML, of which only what is of the expected form counts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from claimcheck.bibliography.projects.layout import ProjectFileFault
from claimcheck.bounded_yaml import YamlFault, load_yaml
from claimcheck.regular_files import read_regular

_LARGEST = 1_000_000


def read_yaml(*paths: Path) -> tuple[Path, Mapping[str, object]] | None:
    """Read the first of some files that is there; ``None`` where none is.

    Args:
        *paths: Names that the file may have.

    Raises:
        ProjectFileFault: It cannot be read, is not YAML, or holds something else than a mapping.
    """
    for path in paths:
        if path.is_file():
            return path, _read(path)
    return None


def _read(path: Path) -> Mapping[str, object]:
    try:
        text = read_regular(path, _LARGEST).decode("utf-8", "replace")
        value = load_yaml(text)
    except OSError as error:
        raise ProjectFileFault(path, f"cannot be read: {error.strerror or error}") from error
    except YamlFault as fault:
        line = None if fault.line is None else fault.line + 1
        raise ProjectFileFault(path, f"is not valid YAML: {fault.message}", line) from fault
    named = _with_names(value)
    if named is None:
        raise ProjectFileFault(path, "is no mapping of names to values", 1)
    return named


def parse_yaml(text: str) -> Mapping[str, object] | None:
    """Parse a mapping; ``None`` where the text is none."""
    try:
        return _with_names(load_yaml(text))
    except YamlFault:
        return None


def _with_names(value: object) -> Mapping[str, object] | None:
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
