"""How much a PDF file may hold, counted page by page while it is read."""

from attrs import define

from claimcheck.model import InputError
from claimcheck.readers._files import refuse
from claimcheck.readers._pdf_marks import MOST_LINKS

REMEDY = "save its words as text"
_PART = "keep the part that matters"
_MOST_PAGES = 3_000
_MOST_CHARACTERS = 5_000_000
_SAMPLE = 100
_MOST_ALIKE = 30
_MOST_LINES = 2_000
"""The most lines of a page; more are dots of a drawing."""
_MOST_PARTS = 40_000
"""The most pieces that stand apart in lines, as the cells of tables do."""


@define
class PdfCounts:
    """What the pages hold that were read so far.

    Args:
        path: How messages name the file.
        pages: How many pages it has.
        letters: Characters.
        alike: How often the last page came again.
        parts: Pieces of lines that stand apart.
        before: The text of the last page.
    """

    path: str
    pages: int
    letters: int = 0
    alike: int = 0
    parts: int = 0
    before: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a file of too many pages."""
        if self.pages > _MOST_PAGES:
            raise self._refused(f"has {self.pages:,} pages, over {_MOST_PAGES:,}", "split it")

    def add_text(self, text: str | None, page: int) -> str:
        """Count the text of a page, and give it.

        Args:
            text: The text; ``None`` where it is too long to be read.
            page: The page, from 1.

        Raises:
            InputError: The file holds too many characters, shows one page over and over, or the
                page has too many lines.
        """
        self.letters += len(text) if text is not None else _MOST_CHARACTERS
        if text is None or self.letters > _MOST_CHARACTERS:
            raise self._refused("holds too many characters", _PART)
        self.alike = self.alike + 1 if text == self.before and text else 0
        if self.alike > _MOST_ALIKE:
            message = f"shows one page over and over up to page {page}"
            raise self._refused(message, "keep the pages that matter")
        self.before = text
        if page == _SAMPLE + 1 and self.letters // _SAMPLE * self.pages > 2 * _MOST_CHARACTERS:
            self.letters = 2 * _MOST_CHARACTERS
        if text.count("\n") > _MOST_LINES:
            raise self._refused(f"has over {_MOST_LINES:,} lines on page {page}", REMEDY)
        return text

    def check_links(self, count: int, page: int) -> None:
        """Refuse a page of too many links.

        Args:
            count: How many it has.
            page: The page, from 1.
        """
        if count > MOST_LINKS:
            raise self._refused(f"holds over {MOST_LINKS:,} links on page {page}", REMEDY)

    def add_parts(self, count: int, page: int) -> None:
        """Count the pieces of the lines of a page.

        Args:
            count: How many there are.
            page: The page, from 1.

        Raises:
            InputError: The file holds too many.
        """
        self.parts += count
        if self.parts > _MOST_PARTS:
            message = f"holds over {_MOST_PARTS:,} cells of tables up to page {page}"
            raise self._refused(message, _PART)

    def _refused(self, message: str, remedy: str) -> InputError:
        return refuse(self.path, message, remedy, "too-large")
