"""Which readers there are: each module of this package that decorates a function is one."""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from attrs import frozen

from claimcheck.model import Document

ReadFunction = Callable[[str, str], Document]


@frozen
class Reader:
    """One format that can be read.

    Args:
        name: Name of the format, such as ``"markdown"``.
        suffixes: File suffixes in lower case, dot included.
        read: Turns a text and its path into a document.
    """

    name: str
    suffixes: tuple[str, ...]
    read: ReadFunction

    def __call__(self, text: str, path: str) -> Document:
        """Read a text."""
        return self.read(text, path)


def reader(name: str, *, suffixes: tuple[str, ...]) -> Callable[[ReadFunction], Reader]:
    """Make a reader of a function ``(text, path) -> Document``.

    Args:
        name: Name of the format.
        suffixes: File suffixes that mean it, dot included; case does not matter.
    """

    def decorate(function: ReadFunction) -> Reader:
        return Reader(name, tuple(suffix.lower() for suffix in suffixes), function)

    return decorate


@cache
def readers() -> dict[str, Reader]:
    """Give every reader of this package by name, in order of names."""
    package = __name__.rpartition(".")[0]
    found: dict[str, Reader] = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name.startswith("_"):
            continue
        for value in vars(import_module(f"{package}.{module.name}")).values():
            if isinstance(value, Reader):
                found[value.name] = value
    return dict(sorted(found.items()))


def reader_for(path: str) -> Reader:
    """Choose by suffix; an unknown suffix is read as plain text."""
    suffix = Path(path).suffix.lower()
    known = readers()
    for candidate in known.values():
        if suffix in candidate.suffixes:
            return candidate
    return known["text"]
