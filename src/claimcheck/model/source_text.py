"""The text of a cited work, as far as it is available."""

from bisect import bisect_right

from attrs import field, frozen

from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class SourceText(ByValue):
    """A text of a cited work: its abstract, or a file with its words.

    Args:
        name: ``"abstract"``, or the file as the user names it.
        text: The words.
        pages: Offset at which each page begins, where the source has pages.
        is_faithful: Whether the text is exactly as published; that of a PDF is reconstructed from
            positions on pages.
    """

    name: str
    text: str = field(repr=False)
    pages: tuple[int, ...] = ()
    is_faithful: bool = True

    def place(self, offset: int) -> str:
        """Name the place of an offset: page, else line, else the abstract as a whole."""
        if self.pages:
            return f"p. {max(1, bisect_right(self.pages, offset))}"
        if self.name == "abstract":
            return self.name
        return f"line {self.text.count(chr(10), 0, offset) + 1}"
