"""Many documents: one analysis each, in processes or on a cluster, and what they share."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.corpus.corpus import Corpus, audit_corpus
    from claimcheck.corpus.summary import CorpusSummary

__all__ = ["Corpus", "CorpusSummary", "audit_corpus"]

_HOMES = {"Corpus": "corpus", "CorpusSummary": "summary", "audit_corpus": "corpus"}


def __getattr__(name: str) -> object:
    """Import a name when it is first used: a worker needs few of the modules."""
    if name not in _HOMES:
        raise AttributeError(f"module `{__name__}` has no attribute `{name}`")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
