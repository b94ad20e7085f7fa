"""YAML front matter: where it ends and what it says."""

import re
from collections.abc import Mapping

from claimcheck.bounded_yaml import YamlFault, file_names, load_yaml
from claimcheck.model import Failure

_LARGEST = 200_000
_USUAL = re.compile(
    r"(?:title|author|authors|date|bibliography|format|output|layout|tags|subtitle|abstract|jupytext|"
    r"kernelspec|slug|description|keywords|categories|draft):(?:\s|$)"
)
_NAMED = re.compile(r"[\w\"'][^:]{0,80}:(?:\s|$)")


def fences(lines: list[str]) -> tuple[int, int] | None:
    """Find the lines of the opening and of the closing fence, or ``None`` where there is none.

    Only blank lines may stand before it, and a line beneath the opening one must name a value:
    two rules with prose between them are no front matter.
    """
    first = next((number for number, line in enumerate(lines) if line.strip(" \t\ufeff")), None)
    if first is None or lines[first].lstrip("\ufeff").rstrip() != "---":
        return None
    named = False
    for number, line in enumerate(lines[first + 1 :], first + 1):
        if line.rstrip() in {"---", "..."}:
            return (first, number) if named or number == first + 1 else None
        if number == first + 1 and not line.strip() and not _is_named_soon(lines, number + 1):
            return None
        named = named or _NAMED.match(line) is not None
    return None


def _is_named_soon(lines: list[str], number: int) -> bool:
    """Tell whether an empty line behind the opening fence is followed by a usual value."""
    following = next((line for line in lines[number : number + 2] if line.strip()), "")
    return _USUAL.match(following) is not None


def metadata_of(
    body: str, path: str, first_line: int
) -> tuple[Mapping[str, object], tuple[Failure, ...]]:
    """Parse front matter; what cannot be parsed is a failure with its line.

    Args:
        body: The text between the fences.
        path: How the document is named.
        first_line: 1-based line at which ``body`` begins.
    """
    if len(body) > _LARGEST:
        return {}, (_failure(path, "front matter is too large", None),)
    try:
        value = load_yaml(body)
    except YamlFault as fault:
        line = None if fault.line is None else fault.line + first_line
        return {}, (_failure(path, f"front matter is not YAML: {fault.message}", line),)
    if value is None:
        return {}, ()
    if not isinstance(value, dict):
        return {}, (_failure(path, "front matter is not a mapping of names to values", first_line),)
    named = {str(key): item for key, item in value.items()}
    if file_names(named.get("bibliography")) is None:
        message = "`bibliography` is neither the name of a file nor a list of names"
        return named, (_failure(path, message, _line_of("bibliography", body, first_line)),)
    return named, ()


def _line_of(key: str, body: str, first_line: int) -> int:
    lines = body.splitlines()
    return first_line + next((n for n, line in enumerate(lines) if line.startswith(key)), 0)


def _failure(path: str, message: str, line: int | None) -> Failure:
    remedy = "correct the block between the --- lines"
    return Failure(path, message, line=line, remedy=remedy, kind="front-matter")
