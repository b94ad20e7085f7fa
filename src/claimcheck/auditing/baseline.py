"""The baseline: findings that are known, so that only new ones fail a run."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import TypeVar

from attrs import evolve, frozen

from claimcheck.auditing.baseline_file import VERSION, read_rows
from claimcheck.model import Finding

Key = TypeVar("Key", bound=Hashable)


@frozen(order=True)
class Known:
    """A finding as a baseline holds it.

    Args:
        path: File in which it stood.
        rule: Code.
        fingerprint: Its fingerprint.
        message: Its message, for people who read the file.
    """

    path: str
    rule: str
    fingerprint: str
    message: str


def dump_baseline(findings: Iterable[Finding]) -> str:
    """Write the active findings as a baseline: JSON, one finding a line, sorted."""
    known = sorted(
        Known(finding.path, finding.rule, finding.fingerprint, finding.message)
        for finding in findings
        if not finding.suppressed
    )
    rows = (
        json.dumps([item.path, item.rule, item.fingerprint, item.message], ensure_ascii=True)
        for item in known
    )
    body = ",\n    ".join(rows)
    inner = f"\n    {body}\n  " if body else ""
    return f'{{\n  "version": {VERSION},\n  "findings": [{inner}]\n}}\n'


def load_baseline(path: Path) -> tuple[Known, ...]:
    """Read a baseline.

    Raises:
        InputError: The file cannot be read.
        ConfigurationError: It is not a baseline of this version.
    """
    return tuple(Known(*row) for row in read_rows(path))


def apply_baseline(
    findings: Iterable[Finding], baseline: Iterable[Known]
) -> tuple[tuple[Finding, ...], tuple[Known, ...]]:
    """Mark the findings that the baseline holds, and give its entries that are resolved.

    A finding is known by file and fingerprint, or by its fingerprint alone where a file was
    renamed; each entry covers one finding.
    """
    entries = tuple(baseline)
    exact = Counter((item.path, item.fingerprint) for item in entries)
    marked: list[Finding] = []
    for finding in findings:
        place = (finding.path, finding.fingerprint)
        known = exact[place] > 0
        exact[place] -= known
        marked.append(evolve(finding, known=True) if known else finding)
    left = [item for item in entries if _take(exact, (item.path, item.fingerprint))]
    moved = Counter(item.fingerprint for item in left)
    for number, finding in enumerate(marked):
        if not finding.known and moved[finding.fingerprint] > 0:
            moved[finding.fingerprint] -= 1
            marked[number] = evolve(finding, known=True)
    resolved = [item for item in left if _take(moved, item.fingerprint)]
    return tuple(marked), tuple(resolved)


def _take(counter: Counter[Key], key: Key) -> bool:
    """Count one down where any is left."""
    if counter[key] <= 0:
        return False
    counter[key] -= 1
    return True
