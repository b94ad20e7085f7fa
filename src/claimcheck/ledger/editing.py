"""Changing one record, one link or one suppression of a ledger, as an editor would by hand."""

from collections.abc import Iterable, Mapping
from typing import Any

from claimcheck.ledger.edits import LedgerText
from claimcheck.ledger.full import group_tables
from claimcheck.ledger.parsing import parse_ledger
from claimcheck.ledger.toml_text import toml_lines
from claimcheck.model import Failure, Ledger, LedgerError
from claimcheck.model.edit import Edit, apply_edits
from claimcheck.toml_files.places import TomlTable


def edit_record(ledger_text: str, record_id: str, changes: Mapping[str, Any]) -> str:
    """Set or remove fields of a record and leave everything else as it is.

    Args:
        ledger_text: The ledger.
        record_id: Which record.
        changes: New values by field name as in the file; ``None`` removes the field.

    Returns:
        The new text, validated.

    Raises:
        LedgerError: The ledger does not validate, before or after, or has no such record.
    """
    text, item = _open(ledger_text, record_id)
    edits: list[Edit] = []
    for name, value in changes.items():
        edits += text.remove(item, name) if value is None else text.put(item, name, value)
    return _valid(apply_edits(ledger_text, edits))


def edit_link(ledger_text: str, record_id: str, key: str, changes: Mapping[str, Any]) -> str:
    """Set or remove fields of a record's link to a reference; a missing link is added.

    Args:
        ledger_text: The ledger.
        record_id: Which record.
        key: Key of the reference.
        changes: New values by field name as in the file; ``None`` removes the field.

    Returns:
        The new text, validated.

    Raises:
        LedgerError: The ledger does not validate, before or after, or has no such record.
    """
    text, item = _open(ledger_text, record_id)
    record = next(each for each in _valid_ledger(ledger_text).records if each.id == record_id)
    keys = [link.key for link in record.evidence]
    tables = group_tables(item, "claim.evidence")
    if key not in keys or len(tables) != len(keys):
        given = {name: value for name, value in changes.items() if value is not None}
        return _valid(apply_edits(ledger_text, text.add_link(item, {"key": key} | given)))
    link = tables[keys.index(key)]
    edits: list[Edit] = []
    for name, value in changes.items():
        edits += text.remove(link, name) if value is None else text.put(link, name, value)
    return _valid(apply_edits(ledger_text, edits))


def remove_record(ledger_text: str, record_id: str) -> str:
    """Take a record out of a ledger, as a person may who is done with an orphan.

    Raises:
        LedgerError: The ledger does not validate or has no such record.
    """
    text, item = _open(ledger_text, record_id)
    start, end = item[0].start, item[-1].end
    while text.text[end : end + 1] in {"\n", "\r"}:
        end += 1
    return _valid(apply_edits(ledger_text, [Edit(start, end, "")]))


def add_suppression(ledger_text: str, suppression: Mapping[str, Any]) -> str:
    """Write an exception into a ledger, behind everything else.

    Args:
        ledger_text: The ledger.
        suppression: Its fields as in the file: rules, reason, author, expires, claim,
            fingerprint.

    Raises:
        LedgerError: The ledger does not validate, before or after.
    """
    return add_suppressions(ledger_text, (suppression,))


def add_suppressions(ledger_text: str, suppressions: Iterable[Mapping[str, Any]]) -> str:
    """Write several exceptions into a ledger at once, as :func:`add_suppression` does one.

    Args:
        ledger_text: The ledger.
        suppressions: The fields of each.

    Raises:
        LedgerError: The ledger does not validate, before or after.
    """
    _valid(ledger_text)
    newline = LedgerText(ledger_text).newline
    lead = "" if not ledger_text or ledger_text.endswith("\n") else newline
    blocks = (
        f"{newline}[[suppression]]{newline}" + toml_lines(one, newline) for one in suppressions
    )
    return _valid(ledger_text + lead + "".join(blocks))


def _open(ledger_text: str, record_id: str) -> tuple[LedgerText, list[TomlTable]]:
    ledger = _valid_ledger(ledger_text)
    text = LedgerText(ledger_text)
    for record, item in zip(ledger.records, text.items, strict=True):
        if record.id == record_id:
            return text, item
    failure = Failure("", f"no record `{record_id}`", remedy="see the ids in the ledger")
    raise LedgerError((failure,))


def _valid(ledger_text: str) -> str:
    _valid_ledger(ledger_text)
    return ledger_text


def _valid_ledger(ledger_text: str) -> Ledger:
    ledger = parse_ledger(ledger_text)
    if ledger.failures:
        raise LedgerError(ledger.failures)
    return ledger
