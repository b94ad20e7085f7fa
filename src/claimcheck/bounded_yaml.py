"""YAML of other people's files, read within limits: no deep nesting, no aliases that multiply."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from claimcheck.parse_faults import parse_fault

_DEEPEST = 60
_MOST_VALUES = 200_000


class YamlFault(Exception):  # noqa: N818 - a fact about the text, turned into a failure
    """A text that is not YAML, or more than is read.

    Args:
        message: What is wrong, on one line.
        line: Lines before the fault, where known.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        """Keep both."""
        super().__init__(message)
        self.message = message
        self.line = line


def load_yaml(text: str) -> Any:
    """Read a YAML text; values that bear a tag of another program are read as nothing.

    Args:
        text: The text.

    Raises:
        YamlFault: It is not YAML, is nested too deep, or its aliases stand for too much.
    """
    import yaml  # noqa: PLC0415 - only documents with YAML pay for it

    try:
        value = yaml.load(text, Loader=_loader())  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else None
        raise YamlFault(_one_line(error.problem), line) from error
    except (
        yaml.YAMLError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise YamlFault(parse_fault(error)[:200]) from error
    if _size(value, {}, 0) > _MOST_VALUES:
        raise YamlFault("aliases stand for too many values")
    return value


@cache
def _loader() -> Any:
    import yaml  # noqa: PLC0415 - as above

    class Loader(yaml.SafeLoader):
        """Reads values of unknown tags as nothing, lists in lists only so deep, few merged keys."""

        merged = 0

        def flatten_mapping(self, node: Any) -> None:
            super().flatten_mapping(node)
            self.merged += len(node.value)
            if self.merged > _MOST_VALUES:
                raise YamlFault("merged mappings stand for too many values")

        def fetch_flow_collection_start(self, token_class: Any) -> None:
            if self.flow_level >= _DEEPEST:
                raise YamlFault("values are nested too deeply", self.line)
            super().fetch_flow_collection_start(token_class)

        def add_indent(self, column: int) -> bool:
            if len(self.indents) >= _DEEPEST:
                raise YamlFault("values are nested too deeply", self.line)
            return bool(super().add_indent(column))

    Loader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
    return Loader


def _size(value: object, known: dict[int, int], depth: int) -> int:
    """Count the values that a value holds, each alias as often as it stands there."""
    if not isinstance(value, list | dict | tuple | set):
        return 1
    if depth > _DEEPEST * 4:
        raise YamlFault("values are nested too deeply")
    if id(value) not in known:
        known[id(value)] = _MOST_VALUES + 1  # a value that holds itself is without end
        known[id(value)] = 1 + sum(_size(each, known, depth + 1) for each in _within(value))
    return known[id(value)]


def _within(value: Any) -> Iterable[object]:
    return [*value, *value.values()] if isinstance(value, dict) else value


def _one_line(problem: object) -> str:
    return " ".join(str(problem).split())[:200]


def file_names(value: object) -> tuple[str, ...] | None:
    """Give the names of files in a value; ``None`` where it is none of the kind.

    Args:
        value: A name, a list of names, a mapping of topics to names, or nothing.
    """
    listed = list(value.values()) if isinstance(value, dict) else value
    names = [listed] if isinstance(listed, str) else [] if listed is None else listed
    if not isinstance(names, list | tuple) or not all(isinstance(one, str) for one in names):
        return None
    return tuple(one for one in names if one.strip())
