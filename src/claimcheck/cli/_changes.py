"""What changed since a git revision, so that only findings there count.

The contents themselves are compared, as the readers decode them: attributes that hide a diff,
encodings, line ends and links cannot make a changed line look like an old one. What cannot be
compared line by line counts as changed throughout.
"""

import os
import re
import tempfile
from pathlib import Path

from attrs import evolve

from claimcheck.auditing import Audit
from claimcheck.cli._git_contents import contents_at, run_git
from claimcheck.model import ConfigurationError, Finding, InputError
from claimcheck.readers import SIZE_LIMIT, decoded_lines
from claimcheck.regular_files import read_regular

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_DIFF_OPTS": "",
    "GIT_DIR": os.devnull,
}
_SHOWN = ("--text", "--no-textconv", "--no-ext-diff", "--no-color", "--inter-hunk-context=0", "-U0")


def only_changed(audit: Audit, revision: str) -> Audit:
    """Mark the findings outside the changed lines as known; they are counted and do not fail.

    Args:
        audit: The whole audit.
        revision: A git revision such as ``origin/main``.

    Raises:
        ConfigurationError: The folder is no git checkout, the revision is unknown, or git cannot
            be run.
    """
    changed = {path: changed_lines(path, revision) for path in audit.paths}
    findings = tuple(
        finding if _touches(finding, changed.get(finding.path)) else evolve(finding, known=True)
        for finding in audit.findings
    )
    return evolve(audit, findings=findings)


def changed_lines(path: str, revision: str) -> frozenset[int] | None:
    """Give the lines of a file that are new or changed since a revision; ``None`` means all.

    Raises:
        ConfigurationError: git does not know the revision, or cannot be run.
    """
    if not Path(path).is_file():
        return None
    before = contents_at(path, revision)
    if before is None:
        return None
    try:
        now = read_regular(path, SIZE_LIMIT)
    except OSError:
        return None
    if now == before:
        return frozenset()
    try:
        old, new = decoded_lines(before, path), decoded_lines(now, path)
    except InputError:
        return None
    return None if old is None or new is None else _different(old, new)


def _different(old: list[str], new: list[str]) -> frozenset[int]:
    """Give the numbers of the new lines that the old ones do not have."""
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in (("old", old), ("new", new)):
            text = "\n".join((*lines, ""))
            Path(folder, name).write_bytes(text.encode("utf-8", "surrogatepass"))
        asked = ["diff", "--no-index", *_SHOWN, "--", "old", "new"]
        done = run_git(asked, folder=folder, environment=_ALONE)
    if done.returncode not in {0, 1} or done.returncode != (old != new):
        raise ConfigurationError("--diff: git could not compare two files")
    found: set[int] = set()
    for line in done.stdout.split(b"\n"):
        hunk = _HUNK.match(line)
        if hunk:
            start, count = int(hunk[1]), int(hunk[2] or 1)
            found.update(range(start, min(start + max(count, 1), len(new) + 1)))
    return frozenset(found)


def _touches(finding: Finding, lines: frozenset[int] | None) -> bool:
    return lines is None or not lines.isdisjoint(range(finding.line, finding.end_line + 1))
