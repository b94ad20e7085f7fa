"""Engines that judge sentences, and how one is found by name."""

from collections.abc import Callable, Sequence

from attrs import frozen

from claimcheck.model import Assessment, CitationMention, Document, Sentence
from claimcheck.model.arguments import one_of
from claimcheck.model.by_value import ByValue
from claimcheck.plugins import Registry

Assess = Callable[[Sequence[str]], tuple[Assessment, ...]]
AssessDocument = Callable[
    [Document, Sequence[Sentence], Sequence[CitationMention]], tuple[Assessment, ...]
]


@frozen(eq=False, repr=False)
class Engine(ByValue):
    """One way to judge sentences.

    Args:
        name: Its name, which is also the name of its module.
        assess: Judges sentences, each by itself, in order.
        document: Judges the sentences of a document, each among its neighbours and the document's
            citations, where the engine can.
        prepare: Starts to load what judging needs, while other work goes on.
    """

    name: str
    assess: Assess
    document: AssessDocument | None = None
    prepare: Callable[[], None] | None = None


ENGINES = Registry("claimcheck.sentences.engines", Engine, lambda engine: engine.name)
"""The engines, each a module with one."""


def engines() -> tuple[str, ...]:
    """Name the engines, in order of names, without importing them."""
    return ENGINES.own_names()


def engine_named(name: str) -> Engine:
    """Find an engine; no other is imported.

    Raises:
        ArgumentError: No engine has the name; the nearest is given.
    """
    return ENGINES.own(one_of("engine", name, engines())).value
