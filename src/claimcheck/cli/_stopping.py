"""Ctrl-C at any moment: one line and an exit code, never a trace."""

import _thread
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from types import FrameType
else:
    # What `signal` is made of: until that is imported, with `enum` and more, nobody would listen.
    import _signal as signal

_LATER = 0.01


class Interruption:
    """Whether somebody asked the run to stop.

    A library may turn the interrupt into an error of its own, and one that arrives while an object
    is taken apart is swallowed by the interpreter; both are asked about here. A command that heeds
    the interrupt itself, as the review server does, ends as it says.
    """

    def __init__(self) -> None:
        """Begin to listen, where nobody told the process to ignore interrupts."""
        self.asked = False
        self.is_lost = False
        self._main = _thread.get_ident()
        self._before = sys.unraisablehook
        sys.unraisablehook = self._unraisable
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._stop)

    def _stop(self, number: int, frame: "FrameType | None") -> None:
        del number, frame
        self.asked, self.is_lost = True, False
        raise KeyboardInterrupt

    def _unraisable(self, unraisable: "sys.UnraisableHookArgs") -> None:
        if issubclass(unraisable.exc_type, KeyboardInterrupt):
            self.asked = self.is_lost = True
            _thread.start_new_thread(self._again, ())  # here it would be swallowed again
        elif not self.asked:
            self._before(unraisable)

    def _again(self) -> None:
        time.sleep(_LATER)
        if sys.platform == "win32":
            _thread.interrupt_main()
        else:
            signal.pthread_kill(self._main, signal.SIGINT)  # wakes it where it waits, too

    def end(self) -> None:
        """Listen no more: what is left is to say so and to go."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
