"""Tell when files change."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_SECONDS = 0.5


def changes(files: Sequence[str], pause: float = _SECONDS) -> Iterator[None]:
    """Give a signal at once, and again whenever one of the files is written; never ends by itself.

    Args:
        files: Paths; those that do not exist count once they appear.
        pause: Seconds between two looks.
    """
    seen: dict[str, tuple[int, int] | None] = {}
    while True:
        now = {name: _stamp(Path(name)) for name in files}
        if now != seen:
            seen = now
            yield None
        time.sleep(pause)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
