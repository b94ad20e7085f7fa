"""Whether somebody has a file open to write in it, where the system can tell."""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform.startswith("linux"):
    import fcntl

    def is_open_for_writing(path: Path) -> bool:
        """Tell whether any program has a file open for writing, this one included.

        The system grants a lease to read a file only where nobody may write it; it is given back
        at once. Should somebody want to write just then, the signal that says so is one that no
        process minds.

        Args:
            path: The file.

        Returns:
            Whether it is known to be open; a system or a file system that cannot tell knows of
            nobody, and so does one on which the file belongs to somebody else.
        """
        try:
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        else:
            with suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
            return False
        finally:
            os.close(handle)

else:

    def is_open_for_writing(path: Path) -> bool:
        """Know of nobody: where Windows has a file open, it refuses to replace it by itself.

        Args:
            path: The file.
        """
        del path
        return False
