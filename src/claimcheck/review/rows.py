"""Records as one table for many ledgers, out to a file or a data frame and merged home again."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from claimcheck.ledger import ImportResult, export_rows, import_rows
from claimcheck.model import ConfigurationError, Ledger, LedgerError
from claimcheck.model.by_value import ByValue
from claimcheck.safe_text import visible
from claimcheck.spreadsheets import Table

if TYPE_CHECKING:
    import pandas as pd

LEDGER: Final = "ledger"
_BASE: Final = "base"


@frozen(eq=False, repr=False)
class Homecoming(ByValue):
    """What the rows of one ledger came to.

    Args:
        ledger: The ledger as it was.
        result: Its new text, the records that changed, and the cells left alone.
        rows: The rows that belong to it.
    """

    ledger: Ledger
    result: ImportResult
    rows: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)


def records_table(ledgers: Iterable[Ledger]) -> Table:
    """Give the records of ledgers as one table; the column ``base`` is what merging home needs.

    Args:
        ledgers: As loaded.

    Raises:
        LedgerError: One does not validate: its rows could not come home.
    """
    rows: list[dict[str, Any]] = []
    for ledger in ledgers:
        if ledger.failures:
            raise LedgerError(ledger.failures)
        rows += [{LEDGER: ledger.path, **row} for row in export_rows(ledger)]
    names = dict.fromkeys(name for row in rows for name in row)
    columns = sorted(names, key=lambda name: (name == _BASE, name != "id"))
    return Table(columns or ("id", LEDGER, _BASE), rows, hidden=frozenset({_BASE}))


def records_frame(ledgers: Iterable[Ledger]) -> "pd.DataFrame":
    """Give the records of ledgers as a pandas frame, to edit and hand to :func:`import_records`.

    Raises:
        LedgerError: One does not validate.
    """
    import pandas as pd  # noqa: PLC0415 - only when asked

    table = records_table(ledgers)
    return pd.DataFrame(list(table.rows), columns=list(table.columns), dtype=object)


def import_records(
    rows: "Sequence[Mapping[str, Any]] | pd.DataFrame", ledgers: Iterable[Ledger]
) -> tuple[Homecoming, ...]:
    """Merge edited rows into the ledgers that they came from; nothing is written here.

    A row says in its column ``ledger`` where it belongs, by a path that may have been written in
    another folder; without that column there may be one ledger only. A row can never reach a file
    that is not among the ledgers.

    Args:
        rows: As exported, edited; also a pandas frame.
        ledgers: As they are now.

    Raises:
        ConfigurationError: A row names a ledger that is not there.
        LedgerError: A ledger does not validate.
    """
    records = rows if isinstance(rows, Sequence) else rows.to_dict("records")
    known = {ledger.path: ledger for ledger in ledgers}
    sorted_rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in records:
        plain = {str(name): cell for name, cell in row.items()}
        sorted_rows.setdefault(_home(plain.pop(LEDGER, None), known), []).append(plain)
    return tuple(
        Homecoming(known[path], import_rows(known[path].text, group), tuple(group))
        for path, group in sorted_rows.items()
    )


def as_shown(table: Table) -> Table:
    """Give a table for a file, where no text of a document acts on what shows it.

    :func:`import_records` takes a cell that was only made visible for what it was.

    Args:
        table: The records.
    """
    rows = [
        {name: visible(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
        for row in table.rows
    ]
    return evolve(table, rows=rows)


def _home(named: object, known: Mapping[str, Ledger]) -> str:
    if named is None and len(known) == 1:
        return next(iter(known))
    named = {visible(path): path for path in known}.get(visible(str(named)), named)
    alike = [path for path in known if Path(path).parts[-2:] == Path(str(named)).parts[-2:]]
    if str(named) not in known and len(alike) == 1:
        return alike[0]
    if str(named) not in known:
        have = ", ".join(sorted(known)[:5]) or "none"
        raise ConfigurationError(
            f"a row belongs to the ledger `{str(named)[:80]}`, which is not here; here: {have}"
        )
    return str(named)
