"""The lists and tables of a page that are open at a place: numbers of items, places of cells."""

from attrs import define, field

from claimcheck.model import TableCell
from claimcheck.readers._html_tree import PageElement, number_in
from claimcheck.readers._table_grid import TableGrid

LISTS = frozenset({"ul", "ol", "menu"})
"""Elements that are lists."""


@define
class PageLists:
    """The open lists, outermost first, with the number that each gave last."""

    names: list[str] = field(factory=list)
    counters: list[int] = field(factory=list)

    def begin(self, element: PageElement) -> None:
        """Open a list."""
        if element.name in LISTS:
            self.names.append(element.name)
            self.counters.append(number_in(element, "start", 1) - 1)

    def end(self, element: PageElement) -> None:
        """Close a list."""
        if element.name in LISTS:
            self.names.pop()
            self.counters.pop()

    def number(self, element: PageElement) -> str | None:
        """Give the number that an item shows; ``None`` where it shows none."""
        if not self.names or self.names[-1] != "ol":
            return None
        self.counters[-1] = number_in(element, "value", self.counters[-1] + 1)
        return str(self.counters[-1])


@define
class PageTables:
    """The open tables, outermost first; ``None`` for one that only arranges the page."""

    grids: list[TableGrid | None] = field(factory=list)
    count: int = 0

    @property
    def is_open(self) -> bool:
        """Tell whether the innermost table is one that holds cells."""
        return bool(self.grids) and self.grids[-1] is not None

    def begin(self, element: PageElement) -> None:
        """Open a table, a row or a cell."""
        if element.name == "table":
            is_layout = element.attributes.get("role") in {"presentation", "none"}
            is_layout = is_layout or element.is_layout
            self.grids.append(None if is_layout else TableGrid(self.count))
            self.count += not is_layout
        elif self.grids and (grid := self.grids[-1]) is not None:
            if element.name == "tr":
                grid.begin_row()
            elif element.name in {"td", "th"}:
                columns = number_in(element, "colspan", 1)
                grid.begin_cell(columns, number_in(element, "rowspan", 1))

    def end(self, element: PageElement) -> None:
        """Close a table."""
        if element.name == "table":
            self.grids.pop()

    def cell(self, text: str) -> TableCell | None:
        """Give the place of the cell that was begun last; ``None`` outside of tables.

        Args:
            text: Its words.
        """
        grid = self.grids[-1] if self.grids else None
        if grid is None:
            return None
        grid.note(text)
        row, column = max(grid.row, 0), max(grid.column, 0)
        return TableCell(grid.number, row, column, grid.header, grid.row_header)
