"""Texts that are looked up by number, kept in a file."""

from array import array
from bisect import bisect_left
from pathlib import Path


class StoredTexts:
    """Texts by number, added in order.

    Args:
        path: The file that is made for them.
    """

    def __init__(self, path: Path) -> None:
        """Make the file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = path.open("w+b")
        self._numbers = array("Q")
        self._starts = array("Q", [0])

    def add(self, number: int, text: str) -> None:
        """Put a text away.

        Args:
            number: Its number, higher than that of the text before.
            text: The text.
        """
        data = text.encode("utf-8", "surrogatepass")
        self._stream.write(data)
        self._numbers.append(number)
        self._starts.append(self._starts[-1] + len(data))

    def __getitem__(self, number: int) -> str:
        """Give a text."""
        place = bisect_left(self._numbers, number)
        start, end = self._starts[place], self._starts[place + 1]
        self._stream.seek(start)
        return self._stream.read(end - start).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()
