"""Audit where claims come from: each assertion weighed against the study that it cites."""

from importlib import import_module
from typing import TYPE_CHECKING

from claimcheck._version import __version__

if TYPE_CHECKING:
    from claimcheck.auditing import Audit, audit
    from claimcheck.bibliography import load_bibliography, parse_reference
    from claimcheck.citations import find_citations
    from claimcheck.evidence import infer_study
    from claimcheck.ledger import load_ledger
    from claimcheck.model import ClaimcheckError
    from claimcheck.pipeline import extract
    from claimcheck.readers import read
    from claimcheck.reports import render
    from claimcheck.sentences import assess

__all__ = [
    "Audit",
    "ClaimcheckError",
    "__version__",
    "assess",
    "audit",
    "extract",
    "find_citations",
    "infer_study",
    "load_bibliography",
    "load_ledger",
    "parse_reference",
    "read",
    "render",
]

_HOMES = {
    "Audit": "auditing",
    "ClaimcheckError": "model",
    "assess": "sentences",
    "audit": "auditing",
    "extract": "pipeline",
    "find_citations": "citations",
    "infer_study": "evidence",
    "load_bibliography": "bibliography",
    "load_ledger": "ledger",
    "parse_reference": "bibliography",
    "read": "readers",
    "render": "reports",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that start-up loads only what it needs."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module `claimcheck` has no attribute `{name}`")
    value = getattr(import_module(f"claimcheck.{home}"), name)
    globals()[name] = value
    return value
