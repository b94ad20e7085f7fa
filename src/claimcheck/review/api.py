"""What the page asks of the documents under review, and the answers, as plain data."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from claimcheck.model import ClaimcheckError, InputError, LedgerError, Origin, Strength, Tier
from claimcheck.model.by_value import ByValue
from claimcheck.review.changes import Change
from claimcheck.review.decision import Decision, DecisionError
from claimcheck.review.documents import ReviewedDocuments
from claimcheck.review.form import form_fields, scale_words
from claimcheck.review.open_document import OpenDocument
from claimcheck.review.refusals import ChangedError, GraverError, UnknownDocumentError
from claimcheck.review.shown_blocks import shown_blocks
from claimcheck.review.shown_documents import ShownDocuments
from claimcheck.review.view import blocks_view, reference_view
from claimcheck.review.works import search_works
from claimcheck.rules import all_rules

_SCALES = {"intent": "Intent", "design": "Design", "support": "SupportStatus"}
_MOST_CHANGES = 20


@frozen(eq=False, repr=False)
class Response(ByValue):
    """An answer.

    Args:
        status: HTTP status.
        data: What is sent as JSON.
    """

    status: int
    data: Mapping[str, Any]


@frozen(eq=False, repr=False)
class ReviewApi(ByValue):
    """What the review page can ask.

    Args:
        documents: The documents under review.
        reviewer: Name that the page offers, empty where it has to ask.
    """

    documents: ReviewedDocuments
    reviewer: str = ""
    _shown: ShownDocuments = field(factory=ShownDocuments, init=False, eq=False)

    def session(self) -> Response:
        """Give what holds for the whole session: documents, fields, scales."""
        return Response(
            200,
            {
                "reviewer": self.reviewer,
                "today": self.documents.today().isoformat(),
                "documents": list(self.documents.paths),
                "form": [
                    {
                        "name": each.name,
                        "label": each.label,
                        "kind": each.kind,
                        "words": list(each.words),
                        "group": each.group,
                    }
                    for each in form_fields()
                ],
                "words": {"strength": {str(int(one)): one.named for one in Strength}},
                "origins": {one.value: one.words for one in Origin},
                "tiers": {int(tier): tier.named for tier in Tier},
                "rules": {
                    code: {"summary": rule.summary, "why": rule.why}
                    for code, rule in all_rules().items()
                },
                "scales": {name: list(scale_words(scale)) for name, scale in _SCALES.items()},
            },
        )

    def document(self, query: Mapping[str, str]) -> Response:
        """Give a document with its claims."""
        return Response(200, self._view(self.documents.open(query.get("path", ""))))

    def text(self, query: Mapping[str, str]) -> Response:
        """Give the text of a document alone, to show while its claims are being read."""
        path = query.get("path", "")
        document = self.documents.text(path)
        return Response(200, {"path": path, "passages": blocks_view(shown_blocks(document, ()))})

    def state(self, query: Mapping[str, str]) -> Response:
        """Give the digests of a document and its ledger, for a page that watches them."""
        document, ledger = self.documents.marks(query.get("path", ""))
        return Response(200, {"document": document, "ledger": ledger})

    def references(self, query: Mapping[str, str]) -> Response:
        """Give the references that hold the words looked for."""
        opened = self.documents.open(query.get("path", ""))
        library = opened.reading.library
        found = search_works(library.bibliography, query.get("q", "")[:200])
        rows = [
            reference_view(reference)
            | {
                "design": library.study(reference.key).design.value.value,
                "tier": int(library.study(reference.key).tier.value),
            }
            for reference in found
        ]
        return Response(200, {"references": rows, "total": len(library.bibliography)})

    def save(self, body: object) -> Response:
        """Carry out a decision."""
        words, fields, is_aware = _saved(body)
        seen = words.pop("seen")
        decision = Decision(words["action"], words["by"], self.documents.today(), fields, is_aware)
        opened, record_id = self.documents.save(
            words["path"],
            words["claim"],
            decision,
            document_mark=words["document"],
            ledger_mark=words["ledger"],
        )
        return Response(200, {"saved": record_id} | self._since(opened, seen))

    def undo(self, body: object) -> Response:
        """Take the last decision back."""
        if not isinstance(body, dict) or {*body} - {"seen"} != {"path", "ledger"}:
            raise ClaimcheckError("an undo is an object of path, ledger, seen")
        path, mark, seen = body["path"], body["ledger"], body.get("seen", "")
        if not (isinstance(path, str) and isinstance(mark, str) and isinstance(seen, str)):
            raise ClaimcheckError("every part of an undo is text")
        opened = self.documents.undo(path, ledger_mark=mark)
        return Response(200, self._since(opened, seen))

    def _view(self, opened: OpenDocument) -> dict[str, Any]:
        return self._shown.view(opened) | {"undo": self.documents.can_undo(opened)}

    def _since(self, opened: OpenDocument, seen: str) -> dict[str, Any]:
        """Give what changed since the page was shown a view; the whole where that is not known."""
        changed = self._shown.changes(opened, seen)
        if changed is None:
            return {"view": self._view(opened)}
        return {"changed": changed | {"undo": self.documents.can_undo(opened)}}


def refused(error: ClaimcheckError) -> Response:
    """Tell why a question has no answer; what was to be written was not."""
    if isinstance(error, ChangedError):
        shown = [_change(each) for each in error.changes[:_MOST_CHANGES]]
        more = max(0, len(error.changes) - _MOST_CHANGES)
        data = {"error": str(error), "what": error.what, "changes": shown, "more": more}
        return Response(409, data)
    if isinstance(error, GraverError):
        told = error.consequences
        rows = [[one.finding.severity.value, one.line] for one in told.graver[:_MOST_CHANGES]]
        more = max(0, len(told.graver) - _MOST_CHANGES)
        data = {"error": str(error), "graver": rows, "more": more, "fails": told.fails}
        return Response(200, data)
    if isinstance(error, UnknownDocumentError):
        return Response(403, {"error": str(error)})
    if isinstance(error, DecisionError | LedgerError):
        return Response(422, {"error": str(error)})
    return Response(500 if isinstance(error, InputError) else 400, {"error": str(error)})


def _change(change: Change) -> dict[str, str]:
    return {
        "record": change.record,
        "field": change.field,
        "before": change.before,
        "after": change.after,
    }


_WORDS = ("path", "claim", "action", "by", "document", "ledger")


def _saved(body: object) -> tuple[dict[str, str], dict[str, str], bool]:
    """Take a request to save apart.

    Raises:
        ClaimcheckError: It has not the shape that it should have.
    """
    known = (*_WORDS, "seen", "fields", "aware")
    if not isinstance(body, dict) or set(body).difference(known):
        raise ClaimcheckError("a save is an object of " + ", ".join(known))
    words = {name: body.get(name) for name in _WORDS} | {"seen": body.get("seen", "")}
    fields, is_aware = body.get("fields", {}), body.get("aware", False)
    for value in (*words.values(), *(fields.values() if isinstance(fields, dict) else (None,))):
        if not isinstance(value, str):
            raise ClaimcheckError("every part of a save is text")
    if not isinstance(is_aware, bool):
        raise ClaimcheckError("`aware` is true or false")
    return {name: str(value) for name, value in words.items()}, fields, is_aware
