"""Docstrings that are shown to users, there even where Python was told to drop them."""

import ast
import inspect
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any


def docstring_of(function: Callable[..., Any]) -> str:
    """Give the docstring of a function; ``python -OO`` keeps none, so that its source is read.

    Args:
        function: A function of a module, named in it.
    """
    if function.__doc__:
        return inspect.cleandoc(function.__doc__)
    source = inspect.getsourcefile(function)
    return _docstrings(source).get(function.__name__, "") if source else ""


@cache
def _docstrings(source: str) -> Mapping[str, str]:
    tree = ast.parse(Path(source).read_text("utf-8"))
    found = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return {node.name: ast.get_docstring(node) or "" for node in found}
