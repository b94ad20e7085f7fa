"""What a reviewer decides about one claim, carried out on the text of its ledger."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from claimcheck.ledger import (
    add_suppression,
    edit_link,
    edit_record,
    import_rows,
    parse_ledger,
    remove_record,
    row_of,
    sign,
)
from claimcheck.model import (
    ClaimStatus,
    Intent,
    Record,
    SupportStatus,
)
from claimcheck.review.decision import Decision, DecisionError, ReviewItem, lacks_evidence
from claimcheck.review.form import form_fields, scale_words

_LONGEST: Final = 20_000
_LONGEST_NAME: Final = 200


Body = Callable[[str, ReviewItem, Decision], str]


def decide(ledger_text: str, subject: ReviewItem, decision: Decision) -> str:
    """Carry out a decision and give the ledger's new text.

    Args:
        ledger_text: The ledger; it holds the record.
        subject: What the decision is about.
        decision: The decision.

    Raises:
        DecisionError: Something is missing or of the wrong kind.
        LedgerError: The ledger does not validate.
    """
    body = ACTIONS.get(decision.action)
    if body is None:
        raise DecisionError(f"there is no action `{decision.action[:40]}`")
    _check_texts(decision)
    return body(ledger_text, subject, decision)


def record_in(ledger_text: str, record_id: str) -> Record:
    """Find a record.

    Raises:
        DecisionError: The ledger has none of this id.
    """
    for record in parse_ledger(ledger_text).records:
        if record.id == record_id:
            return record
    raise DecisionError(f"the ledger has no record `{record_id}`")


def _check_texts(decision: Decision) -> None:
    name = decision.by.strip()
    if not name:
        raise DecisionError("enter your name first: each decision is recorded with a name")
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise DecisionError("a name is one line of at most 200 characters")
    for key, value in decision.fields.items():
        if len(value) > _LONGEST:
            raise DecisionError(f"`{key}` is longer than {_LONGEST:,} characters")


def _sign(text: str, subject: ReviewItem, decision: Decision, status: ClaimStatus) -> str:
    if subject.claim is None:
        raise DecisionError("the text of this record is no longer in the document")
    return sign(
        text,
        subject.record_id,
        status=status,
        by=decision.by.strip(),
        on=decision.on,
        claim=subject.claim,
        expires=_day(decision, "expires"),
    )


def _accept(text: str, subject: ReviewItem, decision: Decision) -> str:
    return _sign(text, subject, decision, ClaimStatus.REVIEWED)


def _approve(text: str, subject: ReviewItem, decision: Decision) -> str:
    """Sign a claim; one that needs evidence and has none is signed for a reason.

    A signature may settle the findings about the claim, for the same reason.
    """
    settles = decision.fields.get("findings", "") == "settled" and bool(subject.open_rules)
    if subject.claim is not None and lacks_evidence(subject.claim):
        _needed(decision, "reason", "this claim needs evidence and has none: say why it is fine")
    if settles:
        _needed(decision, "reason", "say why the findings are settled")
    if not decision.fields.get("reason", "").strip():
        return _sign(text, subject, decision, ClaimStatus.APPROVED)
    signed = _with_reason(text, subject, decision, ClaimStatus.APPROVED)
    if not settles:
        return signed
    return add_suppression(signed, _suppression(subject, decision, subject.open_rules))


def _dispute(text: str, subject: ReviewItem, decision: Decision) -> str:
    return _with_reason(text, subject, decision, ClaimStatus.DISPUTED)


def _withdraw(text: str, subject: ReviewItem, decision: Decision) -> str:
    return _with_reason(text, subject, decision, ClaimStatus.WITHDRAWN)


def _with_reason(text: str, subject: ReviewItem, decision: Decision, status: ClaimStatus) -> str:
    reason = _needed(decision, "reason", "say why")
    signed = _sign(text, subject, decision, status)
    told = f"{status.value.capitalize()} by {decision.by.strip()}, {decision.on}: {reason}"
    before = str(record_in(text, subject.record_id).values.get("notes", ""))
    notes = f"{before}\n{told}" if before else told
    return edit_record(signed, subject.record_id, {"notes": notes})


def _edit(text: str, subject: ReviewItem, decision: Decision) -> str:
    """Edit fields as one row of a table that goes out and comes home at once."""
    known = {each.name for each in form_fields()}
    unknown = sorted(set(decision.fields) - known)
    if unknown:
        raise DecisionError(f"`{unknown[0][:60]}` is not a field that is edited here")
    row = row_of(parse_ledger(text), subject.record_id)
    if row is None:
        raise DecisionError(f"the ledger has no record `{subject.record_id}`")
    result = import_rows(text, [row | dict(decision.fields)])
    if result.conflicts:
        first = result.conflicts[0]
        raise DecisionError(f"{first.field}: {first.message}")
    return _by_hand(result.text, subject.record_id) if result.changed else text


def _by_hand(text: str, record_id: str) -> str:
    """Say that a person wrote the record, so that its fields win over inference."""
    if record_in(text, record_id).values.get("origin") != "auto":
        return text
    return edit_record(text, record_id, {"origin": "manual"})


def _attach(text: str, subject: ReviewItem, decision: Decision) -> str:
    key = _needed(decision, "key", "choose a reference")
    if key not in subject.keys:
        raise DecisionError(f"`{key[:60]}` is not in the bibliography")
    record = record_in(text, subject.record_id)
    if any(link.key == key for link in record.evidence):
        raise DecisionError(f"`{key}` is already attached")
    intent = _word(decision, "intent", Intent)
    return edit_link(text, subject.record_id, key, {"intent": intent, "origin": "manual"})


def _quote(text: str, subject: ReviewItem, decision: Decision) -> str:
    """Record what somebody found on opening a source."""
    key = _needed(decision, "key", "choose a reference")
    claim_keys = {link.key for link in subject.claim.evidence} if subject.claim else set()
    record = record_in(text, subject.record_id)
    if key not in claim_keys | {link.key for link in record.evidence}:
        raise DecisionError(f"`{key[:60]}` is not attached to this claim")
    status = _word(decision, "status", SupportStatus)
    if status is None:
        raise DecisionError("say what you found: the verdict is missing")
    changes: dict[str, Any] = {"support": _support(decision, status)}
    if "design" in decision.fields:
        changes["design"] = _design(decision.fields["design"])
    if "n" in decision.fields:
        changes["n"] = _count(decision.fields["n"])
    return edit_link(text, subject.record_id, key, changes)


def _support(decision: Decision, status: SupportStatus) -> dict[str, Any]:
    """Give the verdict with the words that carry it, and who checked it where somebody did."""
    said = {name: decision.fields.get(name, "").strip() for name in ("quote", "locator")}
    support: dict[str, Any] = {"status": status}
    support |= {name: words for name, words in said.items() if words}
    if status is not SupportStatus.UNCHECKED:
        support |= {"checked_by": decision.by.strip(), "checked_on": decision.on}
    return support


def _design(word: str) -> str | None:
    if word and word not in scale_words("Design"):
        raise DecisionError(f"`{word[:60]}` is not a study design")
    return word or None


def _note(text: str, subject: ReviewItem, decision: Decision) -> str:
    notes = decision.fields.get("notes", "").strip()
    return edit_record(text, subject.record_id, {"notes": notes or None})


def _except(text: str, subject: ReviewItem, decision: Decision) -> str:
    rule = _needed(decision, "rule", "choose a finding")
    if rule not in subject.rules:
        raise DecisionError(f"there is no finding `{rule[:20]}` about this claim")
    _needed(decision, "reason", "say why")
    return add_suppression(text, _suppression(subject, decision, (rule,)))


def _suppression(subject: ReviewItem, decision: Decision, rules: Iterable[str]) -> dict[str, Any]:
    suppression = {
        "rules": list(rules),
        "reason": decision.fields["reason"].strip(),
        "author": decision.by.strip(),
        "expires": _day(decision, "expires"),
        "claim": subject.record_id,
    }
    return {name: value for name, value in suppression.items() if value is not None}


def _remove(text: str, subject: ReviewItem, decision: Decision) -> str:
    del decision
    if subject.claim is not None:
        raise DecisionError("only a record whose text is gone can be removed; withdraw this one")
    return remove_record(text, subject.record_id)


def _needed(decision: Decision, name: str, remedy: str) -> str:
    value = decision.fields.get(name, "").strip()
    if not value:
        raise DecisionError(f"{remedy}: `{name}` is missing")
    return value


def _word(decision: Decision, name: str, scale: type[Any]) -> Any:
    value = decision.fields.get(name, "")
    if not value:
        return None
    try:
        return scale(value)
    except ValueError as error:
        raise DecisionError(f"`{value[:60]}` is not a valid {name}") from error


def _day(decision: Decision, name: str) -> date | None:
    value = decision.fields.get(name, "").strip()
    if not value:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise DecisionError(f"`{value[:40]}` is not a date such as 2025-03-31") from error
    if day < decision.on:
        raise DecisionError(f"{day} is in the past")
    return day


def _count(text: str) -> int | None:
    digits = text.strip()
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):  # noqa: PLR2004
        raise DecisionError(f"`{digits[:40]}` is not a number of participants")
    return int(digits)


ACTIONS: Final[Mapping[str, Body]] = MappingProxyType(
    {
        "accept": _accept,
        "approve": _approve,
        "attach": _attach,
        "dispute": _dispute,
        "edit": _edit,
        "except": _except,
        "note": _note,
        "quote": _quote,
        "remove": _remove,
        "withdraw": _withdraw,
    }
)
"""The actions by name."""
