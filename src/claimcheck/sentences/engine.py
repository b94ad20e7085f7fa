"""Engines that judge sentences, and how one is found by name."""

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import MappingProxyType

from attrs import frozen

from claimcheck.model import Assessment, ConfigurationError

_OWN_NAME = 100
Assess = Callable[[Sequence[str]], tuple[Assessment, ...]]


@frozen
class Engine:
    """One way to judge sentences.

    Args:
        name: Its name.
        assess: Judges sentences, each by itself, in order.
        serves: Names under which it is asked for, each with its rank: of several engines that
            serve a name, the one with the highest rank is used.
        prose: Judges the sentences of a document written for readers, where that differs.
    """

    name: str
    assess: Assess
    serves: tuple[tuple[str, int], ...] = ()
    prose: Assess | None = None


@cache
def engines() -> Mapping[str, Engine]:
    """Give every engine by each name that it answers to."""
    package = import_module("claimcheck.sentences.engines")
    ranked: dict[str, tuple[int, Engine]] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda each: each.name):
        if info.name.startswith("_"):
            continue
        engine: Engine = import_module(f"{package.__name__}.{info.name}").ENGINE
        for name, rank in ((engine.name, _OWN_NAME), *engine.serves):
            if name not in ranked or ranked[name][0] < rank:
                ranked[name] = (rank, engine)
    return MappingProxyType({name: engine for name, (_, engine) in sorted(ranked.items())})


def engine_named(name: str) -> Engine:
    """Find an engine.

    Raises:
        ConfigurationError: No engine answers to the name.
    """
    found = engines().get(name)
    if found is None:
        raise ConfigurationError(f"no engine is named {name!r}; there are {', '.join(engines())}")
    return found
