"""Questions of the editor about a place or a text, each answered for the text as it is now."""

from pathlib import Path

from lsprotocol import types

from claimcheck.lsp.actions import ActionSetting, actions_at
from claimcheck.lsp.audited import AuditedDocument
from claimcheck.lsp.completion import completions, key_at
from claimcheck.lsp.definition import definitions_at
from claimcheck.lsp.edits import ClientEdits
from claimcheck.lsp.hover import hover_at
from claimcheck.lsp.positions import TextPlaces
from claimcheck.lsp.recording import LedgerFiles
from claimcheck.lsp.server import ClaimServer
from claimcheck.lsp.symbols import symbols_of
from claimcheck.lsp.written import path_of
from claimcheck.model import Span


async def hover(ls: ClaimServer, params: types.HoverParams) -> types.Hover | None:
    """Show the claim or the citation under the pointer."""
    found = await _at(ls, params.text_document.uri, _point(params.position))
    return await ls.work(lambda: hover_at(*found)) if found is not None else None


async def symbols(
    ls: ClaimServer, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol]:
    """Give the claims of a text."""
    audited = await ls.audited(params.text_document.uri)
    return symbols_of(audited, params.text_document.uri) if audited is not None else []


async def definition(ls: ClaimServer, params: types.DefinitionParams) -> list[types.Location]:
    """Give the entry behind a citation."""
    found = await _at(ls, params.text_document.uri, _point(params.position))
    return definitions_at(*found, ls.encoding) if found is not None else []


async def completion(
    ls: ClaimServer, params: types.CompletionParams
) -> types.CompletionList | None:
    """Offer keys where one is being written."""
    uri = params.text_document.uri
    audited, text = await ls.audited(uri), ls.texts.get(uri)
    if audited is None or text is None:
        return None
    places = TextPlaces(text.text, ls.encoding)
    key = key_at(text.text, places.offset(params.position), audited.document.format)
    if key is None:
        return None
    return await ls.work(lambda: completions(audited.library, places, key))


async def actions(ls: ClaimServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer what can be done at a place."""
    found = await _at(ls, params.text_document.uri, params.range)
    if found is None:
        return []
    client = ClientEdits.of(ls.client_capabilities)
    versions = {text.uri: text.version for text in ls.texts}

    def make() -> list[types.CodeAction]:
        run = ls.project.run(path_of(found[0].uri))
        folder = Path(run.config.ledger or "claims")
        files = LedgerFiles(folder, run.sources.project, ls.text_of)
        setting = ActionSetting(client, ls.encoding, files, versions)
        return actions_at(*found, params.context.diagnostics, setting)

    return await ls.work(make)


def _point(position: types.Position) -> types.Range:
    return types.Range(position, position)


async def _at(ls: ClaimServer, uri: str, where: types.Range) -> tuple[AuditedDocument, Span] | None:
    """Give a document as it is now, and the span of it at a place."""
    audited = await ls.audited(uri)
    span = audited.surface.span(uri, where) if audited is not None else None
    return None if audited is None or span is None else (audited, span)
