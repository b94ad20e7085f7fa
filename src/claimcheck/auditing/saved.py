"""Audits that were saved, read back."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimcheck.auditing.record_json import RecordDecoder
from claimcheck.auditing.result import SAVED_FORMAT, SAVED_VERSION, Audit, CitedReference
from claimcheck.model import Failure, InputError
from claimcheck.model.arguments import a_path
from claimcheck.regular_files import read_regular

_LARGEST = 1_000_000_000


def load_audit(path: str | Path) -> Audit:
    """Read an audit written by :meth:`Audit.save`.

    Args:
        path: The file.

    Returns:
        An audit equal to the one that was saved, except for the texts of cited works, which stay in
        their folder.

    Raises:
        ArgumentError: The path is neither a string nor a path.
        InputError: There is no such file, or it holds no audit of this version.

    Examples:
        >>> import claimcheck, tempfile, pathlib
        >>> audit = claimcheck.audit(text="Zinc prevents colds in children.")
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "audit.json"
        >>> audit.save(path)
        >>> claimcheck.load_audit(path) == audit
        True
    """
    path = a_path("path", path)
    try:
        return audit_from_dict(json.loads(read_regular(path, _LARGEST)))
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise InputError(Failure(str(path), message, remedy="check the path")) from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        remedy = "write it again with `Audit.save`"
        message = f"holds no saved audit of version {SAVED_VERSION}"
        raise InputError(Failure(str(path), message, remedy=remedy)) from error


def audit_from_dict(table: Mapping[str, Any]) -> Audit:
    """Make the audit of which :meth:`Audit.to_dict` gave the table.

    Raises:
        ValueError: It is no such table, or one of another version.
        LookupError: It names a class that is no record.
        TypeError: It holds no audit.
    """
    if table.get("format") != SAVED_FORMAT or table.get("version") != SAVED_VERSION:
        raise ValueError(f"is not an audit of version {SAVED_VERSION}")
    others = {"Audit": Audit, "CitedReference": CitedReference}
    found = RecordDecoder(table["shared"], others).decoded(table["audit"])
    if not isinstance(found, Audit):
        raise TypeError("holds no audit")
    return found
