"""What changed since a git revision, so that only findings there count."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from claimcheck.auditing import Audit
from claimcheck.model import ConfigurationError, Finding

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_SECONDS = 30


def only_changed(audit: Audit, revision: str) -> Audit:
    """Mark the findings outside the changed lines as known; they are counted and do not fail.

    Args:
        audit: The whole audit.
        revision: A git revision such as ``origin/main``.

    Raises:
        ConfigurationError: The folder is no git checkout, or the revision is unknown.
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
    known = _git("ls-tree", "--name-only", revision, "--", f"./{path}")
    if not known.strip():
        return None
    diff = _git("diff", "--no-color", "--no-ext-diff", "-U0", revision, "--", path)
    return frozenset(_lines(diff.splitlines()))


def _lines(diff: Iterable[str]) -> Iterable[int]:
    for line in diff:
        hunk = _HUNK.match(line)
        if hunk:
            start, count = int(hunk[1]), int(hunk[2] or 1)
            yield from range(start, start + max(count, 1))


def _touches(finding: Finding, lines: frozenset[int] | None) -> bool:
    return lines is None or not lines.isdisjoint(range(finding.line, finding.end_line + 1))


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, arguments as a list, no shell
            ["git", *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ConfigurationError(f"--diff needs git: {error}") from error
    if done.returncode:
        told = (done.stderr.strip().splitlines() or ["git failed"])[0]
        raise ConfigurationError(f"--diff: {told}")
    return done.stdout
