"""Lines that begin with a tick and are broken by hand: a list that looks like a paragraph."""

import re

from claimcheck.readers._mapped import Mapped

_TICK = re.compile(r"[ \t]*(?:[✓✔✅☑✗✘❌⭐●•▪◦‣➤➜→👉🔹🔸]\ufe0f?)[ \t]*(?=\S)")
_FEWEST = 2


def ticked_lines(content: Mapped) -> list[Mapped]:
    """Give each line of a paragraph whose lines all begin with a tick; empty where one does not.

    Args:
        content: The paragraph.
    """
    parts, position = [], 0
    for line in content.text.split("\n"):
        match = _TICK.match(line)
        if match is None:
            return []
        end = position + len(line.rstrip("\\").rstrip())
        parts.append(content.part(position + match.end(), end))
        position += len(line) + 1
    return [part for part in parts if part.text] if len(parts) >= _FEWEST else []
