"""Cells that span others are placed in few steps."""

from claimcheck.readers._table_grid import TableGrid


class Counted(dict):
    """Counts how often something is looked up."""

    asked = 0

    def get(self, key, default=None):
        self.asked += 1
        return super().get(key, default)


def test_a_cell_stands_behind_those_that_span_its_row():
    grid = TableGrid(0)
    grid.begin_row()
    grid.begin_cell(2, rows=2)
    grid.begin_cell()
    assert grid.column == 2
    grid.begin_row()
    grid.begin_cell()
    assert grid.column == 2


def test_rows_of_cells_that_span_all_below_take_few_steps():
    grid = TableGrid(0)
    grid._below = Counted()
    rows = 4_000
    for _ in range(rows):
        grid.begin_row()
        grid.begin_cell(rows=60_000)
        grid.begin_cell(rows=60_000)
    assert grid._below.asked < rows * 1_100
