"""The public dumps that the store takes in, one module a dump."""

from claimcheck.evidence.store.dumps.dump import Dump
from claimcheck.plugins import Registry

__all__ = ["REGISTRY", "Dump"]

REGISTRY: Registry[Dump] = Registry(__name__, Dump, lambda dump: dump.name)
"""Every dump by name."""
