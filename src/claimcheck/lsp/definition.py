"""From a citation to the entry that it means."""

from pathlib import Path

from lsprotocol import types

from claimcheck.lsp.audited import AuditedDocument
from claimcheck.lsp.positions import TextPlaces
from claimcheck.model import Reference, Span


def definitions_at(audited: AuditedDocument, span: Span, encoding: str) -> list[types.Location]:
    """Give the entries that the citation at a place may mean, likeliest first.

    Args:
        audited: The document.
        span: The place.
        encoding: In which positions in other files are counted.
    """
    mention = audited.mention_at(span)
    if mention is None:
        return []
    known = (audited.library.bibliography.get(one.key) for one in mention.candidates)
    return [_place(one, audited, encoding) for one in known if one is not None]


def _place(reference: Reference, audited: AuditedDocument, encoding: str) -> types.Location:
    if reference.path == audited.path and reference.span is not None:
        return audited.surface.place(reference.span)
    places = TextPlaces(audited.library.bibliography.texts.get(reference.path, ""), encoding)
    where = (
        places.range(reference.span)
        if reference.span is not None and places.text
        else types.Range(
            types.Position(reference.line - 1, 0), types.Position(reference.line - 1, 0)
        )
    )
    return types.Location(Path(reference.path).absolute().as_uri(), where)
