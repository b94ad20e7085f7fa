"""Audit where claims come from: each assertion weighed against the study that it cites.

Everything public is here; a name is imported when it is first used.

Examples:
    >>> import claimcheck
    >>> audit = claimcheck.audit(text="Zinc prevents colds in children.")
    >>> [finding.rule for finding in audit.findings][:1]
    ['CC201']
"""

from claimcheck._version import __version__

TYPE_CHECKING = False  # that of typing takes longer to import than all that a command needs first
if TYPE_CHECKING:
    from claimcheck.auditing import Audit, audit, load_audit
    from claimcheck.bibliography import load_bibliography, parse_reference
    from claimcheck.citations import find_citations
    from claimcheck.corpus import Corpus, CorpusSummary, audit_corpus
    from claimcheck.evidence import Store, infer_study, open_store, verify
    from claimcheck.ledger import load_ledger
    from claimcheck.model import (
        Analysis,
        ArgumentError,
        Assessment,
        Bibliography,
        CitationMention,
        Claim,
        ClaimcheckError,
        ConfigurationError,
        Document,
        Finding,
        InputError,
        InternalError,
        Ledger,
        LedgerError,
        Library,
        ModelError,
        Reference,
        Span,
        Study,
        Verification,
    )
    from claimcheck.pipeline import AnalysisSettings, analyse, extract
    from claimcheck.readers import read
    from claimcheck.reports import render
    from claimcheck.sentences import assess

__all__ = [
    "Analysis",
    "AnalysisSettings",
    "ArgumentError",
    "Assessment",
    "Audit",
    "Bibliography",
    "CitationMention",
    "Claim",
    "ClaimcheckError",
    "ConfigurationError",
    "Corpus",
    "CorpusSummary",
    "Document",
    "Finding",
    "InputError",
    "InternalError",
    "Ledger",
    "LedgerError",
    "Library",
    "ModelError",
    "Reference",
    "Span",
    "Store",
    "Study",
    "Verification",
    "__version__",
    "analyse",
    "assess",
    "audit",
    "audit_corpus",
    "extract",
    "find_citations",
    "infer_study",
    "load_audit",
    "load_bibliography",
    "load_ledger",
    "open_store",
    "parse_reference",
    "read",
    "render",
    "verify",
]

_HOMES = {
    "AnalysisSettings": "pipeline",
    "Audit": "auditing",
    "Corpus": "corpus",
    "CorpusSummary": "corpus",
    "Store": "evidence",
    "analyse": "pipeline",
    "assess": "sentences",
    "audit": "auditing",
    "audit_corpus": "corpus",
    "extract": "pipeline",
    "find_citations": "citations",
    "infer_study": "evidence",
    "load_audit": "auditing",
    "load_bibliography": "bibliography",
    "load_ledger": "ledger",
    "open_store": "evidence",
    "parse_reference": "bibliography",
    "read": "readers",
    "render": "reports",
    "verify": "evidence",
}
"""The package that holds each name; records and errors, which are not here, are in ``model``."""


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that start-up loads only what it needs."""
    if name not in __all__:
        raise AttributeError(f"module `claimcheck` has no attribute `{name}`")
    from importlib import import_module  # noqa: PLC0415 - a command needs none of it at first

    value = getattr(import_module(f"claimcheck.{_HOMES.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Name what is public, imported or not."""
    return sorted({*globals(), *__all__})
