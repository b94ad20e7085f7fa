"""What one document may take, and how much memory a process takes, where the system tells."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from attrs import frozen

from claimcheck.model.by_value import ByValue

_MEGABYTE = 1 << 20
MORE_MEMORY = "split it, or raise the memory limit"


@frozen(eq=False, repr=False)
class Limits(ByValue):
    """What one document may take.

    Args:
        seconds: Time.
        megabytes: Memory beyond what the worker holds when it starts.
    """

    seconds: float = 60.0
    megabytes: int = 1000


def resident(process: int) -> int:
    """Give the bytes of memory that a process holds; 0 where the system does not tell.

    Args:
        process: Its number.
    """
    return _pages(process, 1)


def limit_memory(megabytes: int) -> None:
    """Let this process take no more than so much memory beyond what it holds.

    What asks for more fails at once, in this process alone. Where the system does not say how much
    a process holds, nothing is limited.

    Args:
        megabytes: How much.
    """
    held = _pages(os.getpid(), 0)
    if not held:
        return
    import resource  # noqa: PLC0415 - not on every system

    with suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (held + megabytes * _MEGABYTE, most))


def _pages(process: int, column: int) -> int:
    if sys.platform != "linux":
        return 0
    try:
        cells = Path(f"/proc/{process}/statm").read_text("ascii").split()
        return int(cells[column]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
