"""Engines that judge sentences, and how one is found by name."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from attrs import frozen

from claimcheck.model import Assessment, ConfigurationError
from claimcheck.plugins import Registry

Assess = Callable[[Sequence[str]], tuple[Assessment, ...]]


@frozen
class Engine:
    """One way to judge sentences.

    Args:
        name: Its name, which is also the name of its module.
        assess: Judges sentences, each by itself, in order.
        prose: Judges the sentences of a document written for readers, where that differs.
    """

    name: str
    assess: Assess
    prose: Assess | None = None


ENGINES = Registry("claimcheck.sentences.engines", Engine, lambda engine: engine.name)
"""The engines, each a module with one."""


def engines() -> tuple[str, ...]:
    """Name the engines, in order of names, without importing them."""
    return ENGINES.own_names()


def engine_named(name: str) -> Engine:
    """Find an engine; no other is imported.

    Raises:
        ConfigurationError: No engine has the name; the nearest is given.
    """
    if name in engines():
        return ENGINES.own(name).value
    near = get_close_matches(str(name), engines(), 1)
    hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(engines())}"
    raise ConfigurationError(f"no engine is named {name!r}; {hint}")
