"""The texts that are open in the editor, kept up with every change that it tells of.

The protocol knows three line ends only. Other characters at which Python breaks lines, such as a
form feed or a line separator, are ordinary ones here, so that no later change lands off its place.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen
from lsprotocol import types

from claimcheck.lsp.positions import TextPlaces
from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class OpenText(ByValue):
    """A text that is open.

    Args:
        uri: Its address.
        text: Its words as they are now.
        version: Number of its version, as the editor counts.
        kind: Language or kind of cell, as the editor names it.
    """

    uri: str
    text: str
    version: int = 0
    kind: str = ""


class OpenTexts:
    """The texts that are open."""

    def __init__(self) -> None:
        """Start with none."""
        self.encoding = "utf-16"
        self._texts: dict[str, OpenText] = {}

    def __iter__(self) -> Iterator[OpenText]:
        """Give the open texts, in the order in which they were opened."""
        return iter(tuple(self._texts.values()))

    def get(self, uri: str) -> OpenText | None:
        """Give an open text."""
        return self._texts.get(uri)

    def open(self, given: types.TextDocumentItem, kind: str | None = None) -> None:
        """Take up a text that the editor has opened."""
        self._texts[given.uri] = OpenText(
            given.uri, given.text, given.version, str(given.language_id) if kind is None else kind
        )

    def change(
        self,
        uri: str,
        version: int,
        changes: Iterable[types.TextDocumentContentChangeEvent],
    ) -> None:
        """Carry out changes, one after another; those of a text that is not open are nothing."""
        known = self._texts.get(uri)
        if known is None:
            return
        text = known.text
        for change in changes:
            text = self._changed(text, change)
        self._texts[uri] = evolve(known, text=text, version=version)

    def close(self, uri: str) -> None:
        """Let go of a text."""
        self._texts.pop(uri, None)

    def _changed(self, text: str, change: types.TextDocumentContentChangeEvent) -> str:
        if isinstance(change, types.TextDocumentContentChangeWholeDocument):
            return change.text
        span = TextPlaces(text, self.encoding).span(change.range)
        return text[: span.start] + change.text + text[span.end :]
