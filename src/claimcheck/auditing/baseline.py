"""The baseline: findings that are known, so that only new ones fail a run."""

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from attrs import evolve, frozen

from claimcheck.auditing.baseline_file import VERSION, read_rows
from claimcheck.model import Finding
from claimcheck.project_folder import ProjectFolder, real_path

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
    findings: Iterable[Finding], baseline: Iterable[Known], project: ProjectFolder | None = None
) -> tuple[tuple[Finding, ...], tuple[Known, ...]]:
    """Mark the findings that the baseline holds, and give its entries that are resolved.

    A finding is known by file and fingerprint, or by its fingerprint alone where a file was
    renamed: an entry whose file is still there covers none of another. Each covers one finding.

    Args:
        findings: What was found.
        baseline: What is known.
        project: The project, from whose root files may be named, too.
    """
    entries = tuple(baseline)
    exact = Counter((item.path, item.fingerprint) for item in entries)
    marked = [_marked_in_place(finding, exact) for finding in findings]
    left = [item for item in entries if _take(exact, (item.path, item.fingerprint))]
    places = _Places(project)
    moved: dict[str, Counter[str]] = defaultdict(Counter)
    for item in left:
        moved[item.fingerprint][item.path] += 1
    marked = [_marked_where_moved(finding, moved, places) for finding in marked]
    resolved = [item for item in left if _take(moved[item.fingerprint], item.path)]
    return tuple(marked), tuple(resolved)


def _marked_in_place(finding: Finding, exact: Counter[tuple[str, str]]) -> Finding:
    """Mark a finding that an entry of the same file covers, which then covers no other."""
    is_known = _take(exact, (finding.path, finding.fingerprint))
    return evolve(finding, known=True) if is_known else finding


def _marked_where_moved(
    finding: Finding, moved: Mapping[str, Counter[str]], places: "_Places"
) -> Finding:
    """Mark a finding that an entry covers whose file has another name now."""
    waiting = moved.get(finding.fingerprint)
    if finding.known or not waiting:
        return finding
    names = (name for name in waiting if places.may_be_one(name, finding.path))
    is_known = any(_take(waiting, name) for name in names)
    return evolve(finding, known=True) if is_known else finding


class _Places:
    """Where the files of a baseline are, each looked for once.

    Args:
        project: The project, from whose root they may be named.
    """

    def __init__(self, project: ProjectFolder | None) -> None:
        """Look for nothing yet."""
        here = real_path(".")
        self._folders = (here,) if project is None else (here, project.root)
        self._known: dict[str, frozenset[Path]] = {}

    def may_be_one(self, before: str, now: str) -> bool:
        """Tell whether a file is what another name stood for: the same one, or one renamed."""
        then = self._of(before)
        return not then or not then.isdisjoint(self._of(now))

    def _of(self, path: str) -> frozenset[Path]:
        if path not in self._known:
            whole = (real_path(folder / path) for folder in self._folders)
            self._known[path] = frozenset(one for one in whole if one.is_file())
        return self._known[path]


def _take(counter: Counter[Key], key: Key) -> bool:
    """Count one down where any is left."""
    if counter[key] <= 0:
        return False
    counter[key] -= 1
    return True
