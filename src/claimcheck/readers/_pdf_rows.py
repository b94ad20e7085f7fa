"""Columns and rows of what stands beside each other on a page of a PDF file."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from attrs import define

from claimcheck.readers._pdf_lines import PdfLine

_WIDER = 1.15
_VARIED = 1.2
_FEWEST = 2

Interval = tuple[float, float]


def interval_overlap(one: Interval, other: Interval) -> float:
    """Give how far two stretches lie over each other; less than 0 where they are apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


def bands_of(pieces: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """Put pieces together that stand on one line of the page, from top to bottom.

    Args:
        pieces: Pieces of a page.
    """
    bands: list[list[PdfLine]] = []
    for piece in sorted(pieces, key=lambda one: (one.box[1] + one.box[3], one.box[0])):
        first = bands[-1][0] if bands else None
        if first is not None and _is_level(first, piece):
            bands[-1].append(piece)
        else:
            bands.append([piece])
    return bands


def _is_level(first: PdfLine, piece: PdfLine) -> bool:
    shared = interval_overlap((first.box[1], first.box[3]), (piece.box[1], piece.box[3]))
    return shared > min(first.height, piece.height) / 2


def columns_of(bands: Sequence[Sequence[PdfLine]]) -> list[Interval]:
    """Give the columns that the fullest lines keep to, from left to right.

    Args:
        bands: The lines of a table.
    """
    sizes = sorted((len(band) for band in bands), reverse=True)
    fullest = sizes[min(_FEWEST, len(sizes)) - 1]
    full = (
        (piece.box[0], piece.box[2]) for band in bands if len(band) >= fullest for piece in band
    )
    columns: list[Interval] = []
    for place in sorted(full):
        if columns and (interval_overlap(columns[-1], place) > 0 or columns[-1] == place):
            columns[-1] = columns[-1][0], max(columns[-1][1], place[1])
        else:
            columns.append(place)
    for piece in (piece for band in bands for piece in band):
        place = piece.box[0], piece.box[2]
        if interval_overlap(columns[_nearest(columns, place)], place) <= 0:
            insort(columns, place)
    return columns


def column_at(columns: Sequence[Interval], piece: PdfLine) -> int:
    """Tell in which column a piece stands.

    Args:
        columns: From left to right, none over another.
        piece: The piece.
    """
    return _nearest(columns, (piece.box[0], piece.box[2]))


def _nearest(columns: Sequence[Interval], place: Interval) -> int:
    """Give the column that shares most with a place, or else is nearest to it."""
    first = max(bisect_right(columns, place[0], key=itemgetter(0)) - 1, 0)
    behind = max(bisect_left(columns, place[1], first, key=itemgetter(0)), first) + 1
    return max(
        range(first, min(behind, len(columns))), key=lambda at: interval_overlap(columns[at], place)
    )


@define
class PlacedBand:
    """A line of a table.

    Args:
        top: Where it stands.
        cells: Its pieces by column.
    """

    top: float
    cells: dict[int, list[PdfLine]]


def placed(bands: Sequence[Sequence[PdfLine]], columns: Sequence[Interval]) -> list[PlacedBand]:
    """Put the pieces of each line into their columns."""
    found: list[PlacedBand] = []
    for band in bands:
        cells: dict[int, list[PdfLine]] = {}
        for piece in sorted(band, key=lambda one: one.box[0]):
            cells.setdefault(column_at(columns, piece), []).append(piece)
        found.append(PlacedBand(min(one.box[1] for one in band), cells))
    return found


def rows_of(bands: Sequence[PlacedBand], width: int) -> list[list[PlacedBand]]:
    """Put the lines of each row together: by wider gaps, or where the first column begins anew.

    Args:
        bands: The lines of a table.
        width: How many columns it has.
    """
    steps = [after.top - band.top for band, after in pairwise(bands)]
    least = min(steps, default=0.0)
    if steps and max(steps) > _VARIED * least:
        begins = [step > _WIDER * least for step in steps]
        rows = _cut(bands, begins)
        if all(sum(len(band.cells) == width for band in row) < _FEWEST for row in rows):
            return rows
    return _cut(bands, [0 in band.cells for band in bands[1:]])


def _cut(bands: Sequence[PlacedBand], begins: Sequence[bool]) -> list[list[PlacedBand]]:
    rows: list[list[PlacedBand]] = []
    for band, is_first in zip(bands, [True, *begins], strict=True):
        if is_first:
            rows.append([band])
        else:
            rows[-1].append(band)
    return rows
