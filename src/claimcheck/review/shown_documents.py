"""What a page has been shown of documents, so that after a decision it gets what changed."""

from collections.abc import Mapping
from typing import Any, Final

from attrs import define, field

from claimcheck.review.open_document import OpenDocument
from claimcheck.review.view import ClaimViews, view_of

_LONG: Final = ("claims", "passages", "placeless")
"""What is left out where it is as the page has it; the rest is short."""

View = Mapping[str, Any]


@define
class ShownDocuments:
    """The last view of each document."""

    _claims: dict[str, ClaimViews] = field(factory=dict, init=False, repr=False)
    _views: dict[str, View] = field(factory=dict, init=False, repr=False)

    def view(self, opened: OpenDocument) -> dict[str, Any]:
        """Give everything that a page shows of a document.

        Args:
            opened: The document.
        """
        path = opened.reading.document.path
        known = self._claims.setdefault(path, ClaimViews())
        self._views[path] = made = view_of(opened, known)
        return made

    def changes(self, opened: OpenDocument, seen: str) -> dict[str, Any] | None:
        """Give what changed since a page was shown a document; what is not given is as it was.

        Args:
            opened: The document as it is now.
            seen: Mark of the view that the page has.

        Returns:
            Of the claims those that changed; ``None`` where the page has another view than the
            last, or claims came, went or got other names.
        """
        before = self._views.get(opened.reading.document.path)
        now = self.view(opened)
        if before is None or not seen or before["seen"] != seen or _names(before) != _names(now):
            return None
        same = {name for name in _LONG if before[name] == now[name]}
        changed = {name: value for name, value in now.items() if name not in same}
        if "claims" in changed:
            pairs = zip(before["claims"], now["claims"], strict=True)
            changed["claims"] = [new for old, new in pairs if new is not old and new != old]
        return changed


def _names(view: View) -> list[str]:
    return [claim["id"] for claim in view["claims"]]
