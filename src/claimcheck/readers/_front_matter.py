"""YAML front matter: where it ends and what it says."""

import re
from collections.abc import Mapping

from claimcheck.model import Failure

_LARGEST = 200_000


def lines_taken(lines: list[str]) -> int:
    """Count the lines of the front matter, fences included; 0 where there is none."""
    if not lines or lines[0].lstrip("\ufeff").rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() in {"---", "..."}:
            return number
    return 0


def metadata_of(body: str, path: str) -> tuple[Mapping[str, object], tuple[Failure, ...]]:
    """Parse front matter; what cannot be parsed is a failure with its line."""
    import yaml  # noqa: PLC0415 - only documents with front matter pay for it

    if len(body) > _LARGEST:
        return {}, (_failure(path, "front matter is too large", None),)
    try:
        value = yaml.safe_load(body)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else None
        return {}, (_failure(path, f"front matter is not YAML: {_one_line(error.problem)}", line),)
    except (
        yaml.YAMLError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        return {}, (_failure(path, f"front matter is not YAML: {_one_line(error)}", None),)
    if value is None:
        return {}, ()
    if not isinstance(value, dict):
        return {}, (_failure(path, "front matter is not a mapping of names to values", 2),)
    return {str(key): item for key, item in value.items()}, ()


def _one_line(problem: object) -> str:
    return re.sub(r"\s+", " ", str(problem))[:200]


def _failure(path: str, message: str, line: int | None) -> Failure:
    remedy = "mend the block between the --- lines"
    return Failure(path, message, line=line, remedy=remedy, kind="front-matter")
