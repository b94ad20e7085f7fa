"""The review in a terminal: one claim at a time, questions and answers in plain lines."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import Factory, evolve, frozen

from claimcheck.auditing.standing import told_elsewhere
from claimcheck.ledger import incomplete
from claimcheck.model import (
    Claim,
    ClaimcheckError,
    ClaimStatus,
    EvidenceLink,
    Failure,
    InputError,
    Severity,
)
from claimcheck.model.by_value import ByValue
from claimcheck.review.decision import Decision, lacks_evidence
from claimcheck.review.documents import ReviewedDocuments
from claimcheck.review.form import form_fields, scale_words
from claimcheck.review.open_document import OpenDocument
from claimcheck.review.refusals import ChangedError, GraverError
from claimcheck.review.standing import standing_of_claims
from claimcheck.review.works import described, search_works

Ask = Callable[[str], str | None]
"""Puts a question; gives the answer, or ``None`` where the input has ended."""

Tell = Callable[[str], object]
"""Shows a line."""

_KEYS: Final = (
    "j next, k back, a the reading is right, e correct the reading, s the claim is fine, "
    "d dispute, w withdraw, r attach reference, q quote a source, n note, . stop"
)
_SHOWN: Final = 8
_ALL_SAVED: Final = "Stopped; everything decided is saved."


class _EndedError(Exception):
    """The input has ended, or the reviewer wants to stop."""


def review_in_terminal(
    documents: ReviewedDocuments, reviewer: str, ask: Ask, tell: Tell
) -> tuple[Failure, ...]:
    """Review every document, one claim at a time; each decision is saved at once.

    Args:
        documents: The documents under review.
        reviewer: Name that the decisions bear; asked for where empty.
        ask: Puts a question.
        tell: Shows a line.

    Returns:
        Why decisions could not be saved, for each that was not.
    """
    talk = _Talk(documents, ask, tell)
    try:
        name = reviewer.strip() or talk.answer("Your name: ")
        for path in documents.paths:
            talk.review(path, name)
    except _EndedError:
        tell("Stopped; everything else is saved." if talk.unsaved else _ALL_SAVED)
    return tuple(talk.unsaved)


@frozen(slots=False, eq=False, repr=False)
class _Talk(ByValue):
    documents: ReviewedDocuments
    ask: Ask
    tell: Tell
    unsaved: list[Failure] = Factory(list)

    def answer(self, question: str) -> str:
        """Ask, and stop where the input has ended."""
        answer = self.ask(question)
        if answer is None:
            raise _EndedError
        return answer.strip()

    def review(self, path: str, name: str) -> None:
        opened = self.documents.open(path)
        self.tell(f"{path}: {standing_of_claims(opened.reading.claims).line}")
        at = self._undecided(opened, 0)
        while 0 <= at < len(opened.reading.claims):
            claim = opened.reading.claims[at]
            for line in _shown(opened, claim, at):
                self.tell(_printable(line))
            key = self.answer("Decide (? for the keys): ") or "j"
            if key == ".":
                raise _EndedError
            if key in {"j", "k"}:
                at = max(0, at - 1) if key == "k" else at + 1
                continue
            opened, is_done = self._decided(opened, claim, key, name)
            at = self._same_place(opened, claim, at)
            at = self._undecided(opened, at + 1) if is_done else at
        self.tell(f"{path}: {standing_of_claims(opened.reading.claims).line}")

    def _undecided(self, opened: OpenDocument, start: int) -> int:
        claims = opened.reading.claims
        left = range(start, len(claims))
        return next((n for n in left if claims[n].status is ClaimStatus.EXTRACTED), len(claims))

    def _same_place(self, opened: OpenDocument, claim: Claim, at: int) -> int:
        spans = [each.span for each in opened.reading.claims]
        return spans.index(claim.span) if claim.span in spans else min(at, len(spans) - 1)

    def _decided(
        self, opened: OpenDocument, claim: Claim, key: str, name: str
    ) -> tuple[OpenDocument, bool]:
        """Carry out what a key stands for; tells what is in the way instead of failing."""
        asked = _QUESTIONS.get(key)
        if asked is None:
            self.tell(_KEYS)
            return opened, False
        action, question = asked
        fields = question(self, opened, claim)
        if fields is None:
            return opened, False
        decision = Decision(action, name, self.documents.today(), fields)
        path = opened.reading.document.path
        try:
            saved = self._saved(opened, claim, decision)
        except GraverError:
            self.tell("Not saved.")
            return opened, False
        except ChangedError as error:
            self.tell(f"Not saved: {error}.")
            for change in error.changes[:_SHOWN]:
                words = f"{change.record}, {change.field}: {change.before} -> {change.after}"
                self.tell(_printable(f"  {words}"))
            self.tell("This is the current record; decide again.")
            return self.documents.open(path), False
        except ClaimcheckError as error:
            self.unsaved.extend([error.failure] if isinstance(error, InputError) else [])
            self.tell(_printable(f"Not saved: {error}"))
            return self.documents.open(path), False
        self.tell("Saved.")
        return saved, key in _CLOSING

    def _saved(self, opened: OpenDocument, claim: Claim, decision: Decision) -> OpenDocument:
        """Save a decision; where it makes findings graver, say so first and ask."""
        path = opened.reading.document.path
        marks = {"document_mark": opened.document_mark, "ledger_mark": opened.ledger_mark}
        try:
            saved, _ = self.documents.save(path, claim.id, decision, **marks)
        except GraverError as error:
            for one in error.consequences.graver[:_SHOWN]:
                self.tell(_printable(f"  {one.line}"))
            self.tell(_printable(f"If you save this: {error}."))
            if self.answer("Save it anyway? (y/n): ").lower() not in {"y", "yes"}:
                raise
            aware = evolve(decision, is_aware=True)
            saved, _ = self.documents.save(path, claim.id, aware, **marks)
        return saved

    def nothing(self, opened: OpenDocument, claim: Claim) -> dict[str, str] | None:
        del opened, claim
        return {}

    def reason(self, opened: OpenDocument, claim: Claim) -> dict[str, str] | None:
        del opened, claim
        reason = self.answer("Reason: ")
        return {"reason": reason} if reason else None

    def field(self, opened: OpenDocument, claim: Claim) -> dict[str, str] | None:
        del opened, claim
        known = {each.name: each for each in form_fields()}
        name = self.answer("Field (? lists them): ")
        if name not in known:
            self.tell(", ".join(known))
            return None
        words = f" ({', '.join(known[name].words)})" if known[name].words else ""
        return {name: self.answer(f"{known[name].label}{words}: ")}

    def reference(self, opened: OpenDocument, claim: Claim) -> dict[str, str] | None:
        del claim
        query = self.answer("Look for author, year, title or key: ")
        found = search_works(opened.reading.library.bibliography, query, _SHOWN)
        rows = [described(reference) for reference in found]
        chosen = self._choice("Which one", rows)
        return None if chosen is None else {"key": found[chosen].key}

    def source(self, opened: OpenDocument, claim: Claim) -> dict[str, str] | None:
        del opened
        keys = list(dict.fromkeys(link.key for link in claim.evidence))
        if not keys:
            self.tell("Attach a reference first.")
            return None
        chosen = 0 if len(keys) == 1 else self._choice("Which source", keys)
        if chosen is None:
            return None
        verdict = self.answer(f"Support of {keys[chosen]} ({', '.join(scale_words(_SUPPORT))}): ")
        quote = self.answer("Its own words: ")
        return {
            "key": keys[chosen],
            "status": verdict,
            "quote": quote,
            "locator": self.answer("Page, paragraph or table: "),
        }

    def notes(self, opened: OpenDocument, claim: Claim) -> dict[str, str] | None:
        anchored = opened.anchors.get(claim.id)
        before = str(anchored.record.values.get("notes", "")) if anchored else ""
        note = self.answer("Note: ")
        return {"notes": f"{before}\n{note}" if before else note} if note else None

    def signature(self, opened: OpenDocument, claim: Claim) -> dict[str, str] | None:
        del opened
        reason = {}
        if lacks_evidence(claim):
            reason = {"reason": self.answer("It needs evidence and has none. Why is it fine? ")}
            if not reason["reason"]:
                return None
        return reason | {"expires": self.answer("Approval valid until (a date, or empty): ")}

    def _choice(self, question: str, rows: list[str]) -> int | None:
        for number, row in enumerate(rows, start=1):
            self.tell(_printable(f"  {number}. {row}"))
        if not rows:
            self.tell("Nothing found.")
            return None
        answer = self.answer(f"{question} (1-{len(rows)}): ")
        is_number = answer.isascii() and answer.isdigit() and 1 <= int(answer[:4]) <= len(rows)
        return int(answer) - 1 if is_number else None


Question = Callable[[_Talk, OpenDocument, Claim], dict[str, str] | None]
_SUPPORT: Final = "SupportStatus"
_CLOSING: Final = frozenset("adsw")
_QUESTIONS: Final[Mapping[str, tuple[str, Question]]] = MappingProxyType(
    {
        "a": ("accept", _Talk.nothing),
        "d": ("dispute", _Talk.reason),
        "e": ("edit", _Talk.field),
        "n": ("note", _Talk.notes),
        "q": ("quote", _Talk.source),
        "r": ("attach", _Talk.reference),
        "s": ("approve", _Talk.signature),
        "w": ("withdraw", _Talk.reason),
    }
)


def _shown(opened: OpenDocument, claim: Claim, at: int) -> Iterator[str]:
    yield ""
    yield f"[{at + 1} of {len(opened.reading.claims)}] {claim.document}:{claim.line}"
    yield f"  {claim.text}"
    yield (
        f"  {claim.status.value} · {claim.claim_type.value.replace('_', ' ')} · "
        f"{claim.strength.named} · certainty {claim.certainty:.1f} · "
        f"{claim.population.species.value}"
    )
    for link in claim.evidence:
        yield f"  evidence: {_told(opened, link)}"
    if not claim.evidence:
        yield "  no reference"
    if incomplete(claim):
        yield f"  still missing: {', '.join(incomplete(claim))}"
    for finding in opened.audit.findings_of(claim):
        if finding.is_active:
            yield f"  {finding.severity.value} {finding.rule}: {finding.message}"
            if finding.remedy:
                yield f"    try: {finding.remedy}"
    for one in told_elsewhere(opened.audit, claim):
        severity = (one.severity or Severity.NOTE).value
        yield f"  {severity} {one.rule}: {one.reason} (told once for the document)"


def _told(opened: OpenDocument, link: EvidenceLink) -> str:
    reference = opened.reading.library.bibliography.get(link.key)
    work = described(reference) if reference else f"{link.key} (not in the bibliography)"
    support = link.support.status.value.replace("_", " ")
    return f"{work} · {link.design.value.replace('_', ' ')} · {link.tier.named} · {support}"


def _printable(line: str) -> str:
    """Leave out what would act on a terminal rather than show in it."""
    return "".join(each if each.isprintable() else " " for each in line)
