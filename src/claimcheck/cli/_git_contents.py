"""What a file held at a git revision, byte for byte, whatever the attributes of the repository."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from claimcheck.model import ConfigurationError

_SECONDS = 30
_COMMIT = re.compile(rb"([0-9a-f]{40,64})\n")
_FOUND = re.compile(rb"[0-9a-f]{40,64} blob ([0-9]+)\n")
_ABSENT = (b"missing", b"dangling", b"loop", b"notdir", b"symlink")


def contents_at(path: str, revision: str) -> bytes | None:
    """Give what a file held at a revision, symbolic links followed as they were then.

    Args:
        path: The file, as it is named now.
        revision: A git revision such as ``origin/main``.

    Returns:
        Its bytes as they are stored; ``None`` where it was not there, or where that cannot be
        told: it was no plain file, or its link led out of the repository.

    Raises:
        ConfigurationError: git cannot be run, the file lies in no repository, or the revision is
            unknown.
    """
    folder = os.path.realpath(os.path.dirname(path) or ".")  # noqa: PTH120 - links matter
    top = _told(folder, "rev-parse", "--show-toplevel")
    commit = _commit(folder, revision)
    if _told(folder, "rev-parse", "--show-superproject-working-tree"):
        return None
    name = _name_in_tree(path, folder, top)
    if name is None or "\n" in name:
        return None
    asked = f"{commit}:{name}\n".encode("utf-8", "surrogateescape")
    answer = run_git(["-C", folder, "cat-file", "--batch", "--follow-symlinks"], asked).stdout
    found = _FOUND.match(answer)
    if found:
        return answer[found.end() : found.end() + int(found[1])]
    if any(word in answer.partition(b"\n")[0] for word in _ABSENT) or b" tree " in answer[:80]:
        return None
    raise ConfigurationError(f"--diff: git does not tell what {path} held at {revision}")


def _commit(folder: str, revision: str) -> str:
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    done = run_git(["-C", folder, *asked])
    found = _COMMIT.fullmatch(done.stdout)
    if done.returncode or not found:
        raise ConfigurationError(f"--diff: `{revision}` is not a revision of the repository")
    return found[1].decode("ascii")


def _name_in_tree(path: str, folder: str, top: str) -> str | None:
    """Give the name of a file inside its repository, links in it left as they are named."""
    if not top:
        return None
    if ".." not in Path(path).parts:
        given = Path(path).absolute()
        for above in given.parents:
            if above.exists() and above.samefile(top):
                return given.relative_to(above).as_posix()
    real = os.path.join(folder, os.path.basename(path))  # noqa: PTH118, PTH119 - as above
    return os.path.relpath(real, os.path.realpath(top)).replace(os.sep, "/")


def _told(folder: str, *arguments: str) -> str:
    done = run_git(["-C", folder, *arguments])
    if done.returncode:
        told = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"])[0]
        raise ConfigurationError(f"--diff: {told}")
    return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")


def run_git(
    arguments: Sequence[str],
    given: bytes | None = None,
    *,
    folder: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run git.

    Args:
        arguments: Its arguments.
        given: What it reads from its standard input.
        folder: Where it runs, by default here.
        environment: Variables that it is given besides.

    Raises:
        ConfigurationError: It cannot be run, or takes too long.
    """
    try:
        return subprocess.run(  # noqa: S603 - a fixed program, arguments as a list, no shell
            ["git", *arguments],  # noqa: S607 - the user's own git
            input=given or b"",
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            cwd=folder,
            env={**os.environ, "LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1", **(environment or {})},
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise ConfigurationError(f"--diff needs git: {error}") from error
