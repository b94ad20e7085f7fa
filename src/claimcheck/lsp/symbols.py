"""The claims of a document as its outline."""

from lsprotocol import types

from claimcheck.lsp.audited import AuditedDocument
from claimcheck.lsp.markdown import bare
from claimcheck.model import Claim

_LONGEST = 80


def symbols_of(audited: AuditedDocument, uri: str) -> list[types.DocumentSymbol]:
    """Give the claims that stand in one of a document's texts, in order.

    Args:
        audited: The document.
        uri: The text: the document itself, or a cell of a notebook.
    """
    placed = ((claim, audited.surface.place(claim.span)) for claim in audited.reading.claims)
    return [_symbol(claim, place.range) for claim, place in placed if place.uri == uri]


def _symbol(claim: Claim, where: types.Range) -> types.DocumentSymbol:
    source = " ".join(claim.quote.split())
    shown = source if len(source) <= _LONGEST else f"{source[: _LONGEST - 1]}…"
    return types.DocumentSymbol(
        name=shown,
        kind=types.SymbolKind.String,
        range=where,
        selection_range=where,
        detail=f"{claim.strength.name} {claim.advice.name} {claim.tier.name} "
        f"{bare(claim.claim_type.value)}",
    )
