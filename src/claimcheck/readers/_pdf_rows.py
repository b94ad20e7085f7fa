"""Columns and rows of what stands beside each other on a page of a PDF file."""

from collections.abc import Sequence
from itertools import pairwise

from attrs import define

from claimcheck.readers._pdf_lines import PdfLine

_WIDER = 1.15
_VARIED = 1.2
_FEWEST = 2

Interval = tuple[float, float]


def overlap(one: Interval, other: Interval) -> float:
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
    shared = overlap((first.box[1], first.box[3]), (piece.box[1], piece.box[3]))
    return shared > min(first.height, piece.height) / 2


def columns_of(bands: Sequence[Sequence[PdfLine]]) -> list[Interval]:
    """Give the columns that the fullest lines keep to, from left to right.

    Args:
        bands: The lines of a table.
    """
    sizes = sorted((len(band) for band in bands), reverse=True)
    fullest = sizes[min(_FEWEST, len(sizes)) - 1]
    columns: list[Interval] = []
    for band in bands:
        if len(band) >= fullest:
            for piece in band:
                columns = _with(columns, (piece.box[0], piece.box[2]))
    for piece in (piece for band in bands for piece in band):
        place = piece.box[0], piece.box[2]
        if all(overlap(column, place) <= 0 for column in columns):
            columns.append(place)
    return sorted(columns)


def _with(columns: Sequence[Interval], place: Interval) -> list[Interval]:
    met = [place, *(one for one in columns if overlap(one, place) > 0)]
    rest = [one for one in columns if one not in met]
    return [*rest, (min(one[0] for one in met), max(one[1] for one in met))]


def column_at(columns: Sequence[Interval], piece: PdfLine) -> int:
    """Tell in which column a piece stands."""
    place = piece.box[0], piece.box[2]
    return max(range(len(columns)), key=lambda at: overlap(columns[at], place))


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
