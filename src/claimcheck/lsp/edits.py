"""Changes of a text as the protocol has them."""

from collections.abc import Mapping

from attrs import frozen
from lsprotocol import types

from claimcheck.lsp.positions import TextPlaces
from claimcheck.model import Span
from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class ClientEdits(ByValue):
    """What kinds of changes the client can carry out.

    Args:
        versioned: Changes of a version of a text.
        snippets: Changes with a place to type in.
        creates: New files.
    """

    versioned: bool = False
    snippets: bool = False
    creates: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> "ClientEdits":
        """Read off what a client says that it can do."""
        workspace = capabilities.workspace
        known = workspace.workspace_edit if workspace is not None else None
        if known is None:
            return cls()
        return cls(
            bool(known.document_changes),
            bool(known.document_changes and known.snippet_edit_support),
            types.ResourceOperationKind.Create in (known.resource_operations or ()),
        )


def replaced(uri: str, where: types.Range, text: str) -> types.WorkspaceEdit:
    """Put a text in the place of another."""
    return types.WorkspaceEdit(changes={uri: [types.TextEdit(where, text)]})


def of_versions(
    edit: types.WorkspaceEdit, versions: Mapping[str, int | None]
) -> types.WorkspaceEdit:
    """Bind the changes of texts to their versions: the editor refuses them for any later one.

    Args:
        edit: The changes.
        versions: By address; a text that is not there is not open.
    """
    if edit.changes is None:
        return edit
    changes = [
        types.TextDocumentEdit(
            types.OptionalVersionedTextDocumentIdentifier(uri, versions.get(uri)), list(edits)
        )
        for uri, edits in edit.changes.items()
    ]
    return types.WorkspaceEdit(document_changes=changes)


def with_blank(
    uri: str, version: int | None, where: types.Range, parts: tuple[str, str, str]
) -> types.WorkspaceEdit:
    """Insert a text with a place to type in.

    Args:
        uri: The text that is changed.
        version: Its version.
        where: The place.
        parts: What stands before the blank, what it asks for, what stands behind it.
    """
    before, asked, behind = (_plain(part) for part in parts)
    edit = types.SnippetTextEdit(where, types.StringValue(f"{before}${{1:{asked}}}{behind}"))
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [edit])])


def created(uri: str, text: str) -> types.WorkspaceEdit:
    """Make a file with a text; where somebody made one meanwhile, nothing is done."""
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    document = types.OptionalVersionedTextDocumentIdentifier(uri, None)
    return types.WorkspaceEdit(
        document_changes=[
            types.CreateFile(uri),
            types.TextDocumentEdit(document, [types.TextEdit(start, text)]),
        ]
    )


def rewritten(uri: str, before: str, after: str, encoding: str) -> types.WorkspaceEdit:
    """Turn one text into another by one change of the stretch in which they differ."""
    start = 0
    least = min(len(before), len(after))
    while start < least and before[start] == after[start]:
        start += 1
    start -= _splits_line_end(before, start)
    end = 0
    while end < least - start and before[-1 - end] == after[-1 - end]:
        end += 1
    end -= _splits_line_end(before, len(before) - end)
    where = TextPlaces(before, encoding).range(Span(start, len(before) - end))
    return replaced(uri, where, after[start : len(after) - end])


def _splits_line_end(text: str, offset: int) -> bool:
    """Tell whether an offset lies within a line end, where no position can point."""
    return offset > 0 and text[offset - 1 : offset + 1] == "\r\n"


def _plain(text: str) -> str:
    """Take the meaning off characters that snippets give one."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
