"""Which element of a Word file shows which words of the document."""

from typing import Any

from attrs import define, field, frozen

from claimcheck.model import BlockKind
from claimcheck.model.by_value import ByValue
from claimcheck.readers.word._body import BodyReader
from claimcheck.readers.word._document import main_part, read_package, skipped_changes
from claimcheck.readers.word._names import attribute_of, name_of
from claimcheck.readers.word._package import open_package
from claimcheck.readers.word._runs import RunReader
from claimcheck.readers.word._text import ParagraphText

_SHOWING = frozenset(
    {"t", "delText", "tab", "br", "cr", "ptab", "noBreakHyphen", "sym"}
    | {"footnoteReference", "endnoteReference", "drawing", "pict", "object", "oMath", "oMathPara"}
)


@frozen(eq=False, repr=False)
class ShownElement(ByValue):
    """An element of the main part and the words that it shows.

    Args:
        start: Offset in the text of the document.
        end: Offset behind its last character.
        number: Which element of the part it is, in the order of their start tags, from 0.
    """

    start: int
    end: int
    number: int


@frozen(eq=False, repr=False)
class WordTrace(ByValue):
    """A Word file as read, with what shows each word.

    Args:
        text: The text of the document.
        part: Name of the main part.
        shown: Elements of the main part that show words, in order of the text.
        notes: Stretches of text that stand in notes: start, end, and the element of the main part
            that points there.
    """

    text: str
    part: str
    shown: tuple[ShownElement, ...]
    notes: tuple[tuple[int, int, int], ...]


def trace_words(data: bytes, path: str, name: str) -> WordTrace:
    """Read a Word file and keep where each word stands in it.

    Args:
        data: The file.
        path: How messages name it.
        name: The format, which says how tracked changes are read.

    Raises:
        InputError: It is no Word document, is damaged or too large.
    """
    package = open_package(data, path)
    runs = _TracingRuns(skipped_changes(name), {})
    reader = read_package(package, runs)
    numbers = _numbers(runs)
    shown = tuple(
        ShownElement(start, end, numbers[element])
        for start, end, element in runs.shows
        if element in numbers
    )
    notes = tuple(_notes(reader, runs, numbers))
    return WordTrace("\n".join(reader.texts), main_part(package), shown, notes)


@define
class _TracingRuns(RunReader):
    """Reads runs and keeps which element showed what.

    Args:
        shows: Start, end, and the element.
    """

    shows: list[tuple[int, int, Any]] = field(factory=list)

    def _read_child(self, child: Any, text: ParagraphText, marks: tuple[str, ...]) -> None:
        before = text.end
        super()._read_child(child, text, marks)
        if text.end > before and name_of(child) in _SHOWING:
            self.shows.append((before, text.end, child))


def _numbers(runs: _TracingRuns) -> dict[Any, int]:
    """Number the elements of the main part, which is read first, that show words."""
    wanted = {element for _, _, element in runs.shows}
    root = runs.shows[0][2].getroottree().getroot() if runs.shows else None
    if root is None or name_of(root) != "document":
        return {}
    return {element: number for number, element in enumerate(root.iter()) if element in wanted}


def _notes(
    reader: BodyReader, runs: _TracingRuns, numbers: dict[Any, int]
) -> list[tuple[int, int, int]]:
    """Find what points to each stretch of a note."""
    pointing: dict[str, int] = {}
    for _, _, element in runs.shows:
        name = name_of(element)
        if element in numbers and name in {"footnoteReference", "endnoteReference"}:
            prefix = "" if name == "footnoteReference" else "e"
            pointing.setdefault(prefix + attribute_of(element, "id"), numbers[element])
    return [
        (draft.span.start, draft.span.end, pointing[draft.label])
        for draft in reader.drafts
        if draft.label in pointing and draft.kind is BlockKind.FOOTNOTE
    ]
