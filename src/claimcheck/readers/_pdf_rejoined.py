"""Lines of a PDF file that were cut where a raised or lowered letter stands in them."""

from collections.abc import Iterable

from attrs import evolve

from claimcheck.readers._pdf_lines import PdfLine

_SHARED = 0.5
_WIDEST = 0.5
_NARROWEST = -0.3
_SPACE = 0.1


def rejoined(lines: Iterable[PdfLine]) -> tuple[PdfLine, ...]:
    """Put pieces of one line together again that follow each other without a gap.

    Args:
        lines: The lines of a page, in the order of the file.
    """
    found: list[PdfLine] = []
    for line in lines:
        if found and _goes_on(found[-1], line):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(line)
    return tuple(found)


def _goes_on(line: PdfLine, other: PdfLine) -> bool:
    least = min(line.height, other.height)
    if line.parts or other.parts or least <= 0:
        return False
    shared = min(line.box[3], other.box[3]) - max(line.box[1], other.box[1])
    gap = other.box[0] - line.box[2]
    return shared > _SHARED * least and _NARROWEST * least < gap < _WIDEST * least


def _joined(line: PdfLine, other: PdfLine) -> PdfLine:
    space = " " * (other.box[0] - line.box[2] > _SPACE * max(line.height, other.height))
    by = len(line.text) + len(space)
    moved = (evolve(one, start=one.start + by, end=one.end + by) for one in other.marks)
    left, top, right, bottom = zip(line.box, other.box, strict=True)
    return evolve(
        line,
        text=f"{line.text}{space}{other.text}",
        box=(min(left), min(top), max(right), max(bottom)),
        is_set_off=line.is_set_off and other.is_set_off,
        is_code=line.is_code and other.is_code,
        size=max(line.size, other.size),
        marks=(*line.marks, *moved),
    )
