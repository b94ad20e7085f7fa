"""Tables that ship with the package: tab-separated, a header, the source of each row at its end."""

from collections.abc import Mapping
from functools import cache

from claimcheck.resources.files import damaged_resource, read_text

_SOURCE = "source"


def read_cells(name: str) -> list[list[str]]:
    """Read the rows of a table without its header, each a list of cells.

    Nothing is cached: for big tables that the caller turns into something else.

    Args:
        name: Path of the table inside the package.

    Raises:
        ModelError: The table is missing or damaged.
    """
    return _split(name)[1:]


@cache
def read_records(name: str) -> tuple[Mapping[str, str], ...]:
    """Read the rows of a table by column.

    Args:
        name: Path of the table inside the package.

    Raises:
        ModelError: The table is missing or damaged.
    """
    header, *rows = _split(name)
    return tuple([dict(zip(header, row, strict=True)) for row in rows])


@cache
def read_words(name: str, column: str = "word") -> frozenset[str]:
    """Read one column as a set.

    Args:
        name: Path of the table inside the package.
        column: Name of the column.
    """
    return frozenset(row[column] for row in read_records(name))


@cache
def read_words_by_class(name: str) -> Mapping[str, frozenset[str]]:
    """Read the columns ``word`` and ``class`` as the words of each class.

    Args:
        name: Path of the table inside the package.
    """
    found: dict[str, set[str]] = {}
    for row in read_records(name):
        found.setdefault(row["class"], set()).add(row["word"])
    return {each: frozenset(members) for each, members in found.items()}


@cache
def read_mapping(name: str, key: str, value: str) -> Mapping[str, str]:
    """Read two columns as a mapping; of two rows with one key the later counts.

    Args:
        name: Path of the table inside the package.
        key: Name of the column of keys.
        value: Name of the column of values.
    """
    return {row[key]: row[value] for row in read_records(name)}


@cache
def read_numbers(name: str, key: str, value: str) -> Mapping[str, float]:
    """Read a column of words and one of numbers as a mapping, such as the weights of a model.

    Args:
        name: Path of the table inside the package.
        key: Name of the column of keys.
        value: Name of the column of numbers.

    Raises:
        ModelError: A value is no number.
    """
    try:
        return {key: float(number) for key, number in read_mapping(name, key, value).items()}
    except ValueError as error:
        raise damaged_resource(name, error) from error


def _split(name: str) -> list[list[str]]:
    rows = [line.split("\t") for line in read_text(name).split("\n") if line]
    if not rows or rows[0][-1] != _SOURCE:
        raise damaged_resource(name, "has no header that ends in `source`")
    width = len(rows[0])
    if set(map(len, rows)) != {width}:
        raise damaged_resource(name, f"has a row that is not {width} cells wide")
    return rows
