"""What can be done about a finding or a claim, offered where it stands."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen
from lsprotocol import types

from claimcheck.lsp.audited import AuditedDocument
from claimcheck.lsp.citing import nearest_citations, reworded, suggested_citations
from claimcheck.lsp.edits import (
    ClientEdits,
    created,
    of_versions,
    replaced,
    rewritten,
    with_blank,
)
from claimcheck.lsp.recording import LedgerFiles, recorded
from claimcheck.lsp.suppressing import suppression
from claimcheck.model import Claim, Finding, InputError, LedgerError, Span
from claimcheck.model.by_value import ByValue

_FIX = types.CodeActionKind.QuickFix
_REWRITE = types.CodeActionKind.RefactorRewrite
_LONGEST = 60


@frozen(eq=False, repr=False)
class ActionSetting(ByValue):
    """What actions are made by.

    Args:
        client: What the client can carry out.
        encoding: In which positions are counted.
        ledgers: The ledgers.
        versions: The versions of the texts that were open when the question came, by address.
    """

    client: ClientEdits
    encoding: str
    ledgers: LedgerFiles
    versions: Mapping[str, int] = field(factory=dict)


def actions_at(
    audited: AuditedDocument,
    span: Span,
    marks: Iterable[types.Diagnostic],
    setting: ActionSetting,
) -> list[types.CodeAction]:
    """Give what can be done at a place.

    Args:
        audited: The document.
        span: The place.
        marks: The diagnostics that the editor shows there.
        setting: What actions are made by.
    """
    known = {mark.data: mark for mark in marks if isinstance(mark.data, str)}
    found: list[types.CodeAction] = []
    for finding in audited.findings_at(span):
        made = [*_of_finding(finding, audited), *_suppressed(finding, audited, setting)]
        mark = known.get(finding.fingerprint)
        for action in made:
            action.diagnostics = [mark] if mark is not None else None
        found.extend(made)
    claim = audited.claim_at(span)
    if claim is not None:
        found.extend(_of_claim(claim, audited, setting))
    if setting.client.versioned:
        versions = {**setting.versions, **dict(audited.versions)}
        for action in found:
            action.edit = of_versions(action.edit, versions) if action.edit is not None else None
    return found


def _of_finding(finding: Finding, audited: AuditedDocument) -> Iterator[types.CodeAction]:
    for number, (key, place, text) in enumerate(nearest_citations(finding, audited)):
        yield types.CodeAction(
            f"Cite {key} instead",
            _FIX,
            is_preferred=number == 0,
            edit=_edit(audited, place, text),
        )
    claim = next((one for one in audited.reading.claims if one.id == finding.claim), None)
    words = reworded(finding, claim, audited) if claim is not None else ""
    if claim is not None and words:
        yield types.CodeAction(
            f"Write: {_short(words)}", _FIX, edit=_edit(audited, claim.span, words)
        )


def _suppressed(
    finding: Finding, audited: AuditedDocument, setting: ActionSetting
) -> Iterator[types.CodeAction]:
    found = suppression(finding, audited)
    if found is None:
        return
    place, before, behind = found
    title = f"Suppress {finding.rule} here with a reason"
    where = audited.surface.place(place)
    if setting.client.snippets and audited.document.text_is_source:
        version = dict(audited.versions).get(where.uri)
        edit = with_blank(where.uri, version, where.range, (before, "reason", behind))
    else:
        edit = _edit(audited, place, before + behind)
    yield types.CodeAction(title, _FIX, edit=edit)


def _of_claim(
    claim: Claim, audited: AuditedDocument, setting: ActionSetting
) -> Iterator[types.CodeAction]:
    for key, place, text in suggested_citations(claim, audited):
        title = audited.library.bibliography[key].title
        yield types.CodeAction(
            f"Cite {key}: {_short(title)}", _REWRITE, edit=_edit(audited, place, text)
        )
    if claim.id in audited.reading.recorded:
        return
    edit = _recording(claim, audited, setting)
    if edit is not None:
        yield types.CodeAction("Add this claim to the ledger", _REWRITE, edit=edit)


def _recording(
    claim: Claim, audited: AuditedDocument, setting: ActionSetting
) -> types.WorkspaceEdit | None:
    try:
        path, before, after = recorded(claim, audited, setting.ledgers)
    except (LedgerError, InputError):
        return None
    uri = path.absolute().as_uri()
    if before is not None:
        return rewritten(uri, before, after, setting.encoding)
    return created(uri, after) if setting.client.creates else None


def _edit(audited: AuditedDocument, span: Span, text: str) -> types.WorkspaceEdit:
    where = audited.surface.place(span)
    return replaced(where.uri, where.range, audited.surface.written(text))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
