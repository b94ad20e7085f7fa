"""The rows of a checklist in Markdown, with what people wrote beside its items."""

from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

STRAY: Final = "Stray"
"""Name of the cell that holds words which belong to no item."""
BLANK: Final = "_ "
"""What stands where nobody wrote."""
_OURS: Final = ("#", "- ", "* ", "**", "Ticked: ", "Not shown above: ")


def markdown_rows(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """Give a row an item, and one for each line that belongs to none.

    A line behind a note that is set in as far goes on with it; whatever else stands behind the
    name of an item, or begins as no line of a checklist does, somebody wrote there.

    Args:
        lines: The file.
    """
    row: dict[str, str] = {}
    note: list[str] = []
    for line in lines:
        words = _plain(line.strip().removeprefix("-").removeprefix("*").strip())
        if not line.startswith((" ", "\t")):
            if words:
                yield _with_note(row, note)
                row, note = {}, []
            if line.startswith(("- [", "* [")) and line[4:5] == "]":
                number, _, _ = line[5:].strip().partition(".")
                row = {"No.": number, "Done": line[3]}
            elif words and not line.startswith(_OURS):
                yield {STRAY: words}
        elif words.startswith("Name:"):
            name, _, day = words.removeprefix("Name:").partition("Date:")
            row |= {"Name": name.strip(BLANK), "Date": day.strip(BLANK)}
        elif words.startswith("Note:"):
            note = [words.removeprefix("Note:").strip()]
        elif words and note and not line.lstrip().startswith(("- ", "* ")):
            note.append(words)
        elif words and ("Name" in row or not row):
            yield {STRAY: words}
    yield _with_note(row, note)


def _with_note(row: dict[str, str], note: list[str]) -> dict[str, str]:
    return row | {"Note": " ".join(note).strip()} if note else row


def _plain(words: str) -> str:
    """Give back what the report wrote as entities."""
    return unescape(words).replace("\u2060", "")
