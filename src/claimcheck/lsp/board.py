"""The diagnostics that the editor shows, kept so that two documents can mark one file."""

from collections.abc import Callable, Iterable

from lsprotocol import types

from claimcheck.lsp.diagnostics import Marks

Publish = Callable[[types.PublishDiagnosticsParams], None]


class DiagnosticsBoard:
    """What is shown of each file.

    Args:
        publish: Sends the diagnostics of a file to the editor.
    """

    def __init__(self, publish: Publish) -> None:
        """Start with nothing shown."""
        self._publish = publish
        self._by_document: dict[str, Marks] = {}
        self._shown: dict[str, list[types.Diagnostic]] = {}

    def show(self, document: str, marks: Marks, versions: Iterable[tuple[str, int]] = ()) -> None:
        """Show what a document is found to have, in place of what it had.

        Args:
            document: Address of the document.
            marks: The diagnostics by address; its own texts come with every answer.
            versions: The version that was audited, by address.
        """
        before = self._by_document.pop(document, {})
        if marks:
            self._by_document[document] = marks
        numbers = dict(versions)
        for uri in dict.fromkeys((*marks, *before)):
            joined = _joined(one.get(uri, ()) for one in self._by_document.values())
            if uri in numbers or joined != self._shown.get(uri, []):
                self._publish(types.PublishDiagnosticsParams(uri, joined, numbers.get(uri)))
            if joined:
                self._shown[uri] = joined
            else:
                self._shown.pop(uri, None)

    def clear(self, document: str) -> None:
        """Take away what a document that was closed has shown."""
        self.show(document, {})


def _joined(parts: Iterable[Iterable[types.Diagnostic]]) -> list[types.Diagnostic]:
    """Put diagnostics together; what two documents say of one place is said once."""
    found: list[types.Diagnostic] = []
    for part in parts:
        before = tuple(found)
        found.extend(one for one in part if one not in before)
    return found
