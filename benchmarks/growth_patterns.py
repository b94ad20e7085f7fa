"""The table of patterns that are made longer and longer: how each begins, goes on and ends."""

import csv
import math
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

_TABLE = Path(__file__).with_name("growth_patterns.tsv")


@frozen
class Pattern:
    """A text that grows.

    Args:
        name: What it is.
        door: What reads it.
        head: Its beginning.
        piece: What is repeated.
        tail: Its end.
    """

    name: str
    door: str
    head: str
    piece: str
    tail: str

    def text(self, size: int) -> str:
        """Make a text of about so many characters."""
        if "{colons}" in self.piece:
            count = int(math.sqrt(2 * size))
            return "".join(":" * (3 + number) + " a\n" for number in range(count))
        numbered = "{i}" in self.piece or "{j}" in self.piece
        if not numbered:
            return self.head + self.piece * (size // len(self.piece)) + self.tail
        parts, length, number = [self.head], 0, 1
        while length < size:
            parts.append(self.piece.replace("{i}", str(number)).replace("{j}", str(number - 1)))
            length += len(parts[-1])
            number += 1
        return "".join((*parts, self.tail))


def patterns() -> Iterator[Pattern]:
    """Read the table."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Pattern(
                row["name"], row["door"], *(_plain(row[part]) for part in ("head", "piece", "tail"))
            )


def _plain(text: str) -> str:
    """Undo the escapes of the table."""
    signs = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\f": "\f", "\\u0301": "\u0301", "\\\\": "\\"}
    out, at = [], 0
    while at < len(text):
        found = next((sign for sign in signs if text.startswith(sign, at)), "")
        out.append(signs.get(found, text[at]))
        at += len(found) or 1
    return "".join(out)
