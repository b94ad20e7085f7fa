"""Two files change places in one step, where the system can do that."""

import ctypes
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE


def exchange(one: Path, other: Path) -> bool:
    """Let two files of one folder change names, both there before and after.

    Args:
        one: A file.
        other: Another.

    Returns:
        Whether it was done; where the system cannot do it, nothing happened.
    """
    call = _call()
    if call is None:
        return False
    return call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


@cache
def _call() -> "Callable[[int, bytes, int, bytes, int], int] | None":
    if not sys.platform.startswith("linux"):
        return None
    try:
        found = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    found.argtypes = [
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_uint,
    ]
    found.restype = ctypes.c_int
    return lambda *arguments: int(found(*arguments))
