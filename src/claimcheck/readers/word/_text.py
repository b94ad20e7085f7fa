"""The text of a paragraph in the making: what is shown, what only marks, and where it stands."""

from attrs import define, field

from claimcheck.model import OBJECT, Link, Prose, Segment, Span
from claimcheck.readers._draft import TooManyBlocksError
from claimcheck.readers._prose import trimmed

_MOST_PIECES = 50_000
_BLANKS = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c", " "))
_UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\ufeff"))


@define
class ParagraphText:
    """A paragraph while its runs are read.

    Args:
        start: Offset in the document at which it begins.
    """

    start: int
    pieces: list[str] = field(factory=list)
    segments: list[Segment] = field(factory=list)
    marks: list[tuple[str, Span]] = field(factory=list)
    links: list[Link] = field(factory=list)
    end: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Begin with nothing."""
        self.end = self.start

    def show(self, text: str, kinds: tuple[str, ...] = ()) -> None:
        """Add words that are shown.

        Args:
            text: The words.
            kinds: Marks that they carry, such as ``"superscript"``.
        """
        text = text.translate(_BLANKS).translate(_UNSEEN)
        if not text:
            return
        if not text.strip(" ") and self._ends_in_word():
            self._go_on(text)
            return
        span = self._add(text)
        self.segments.append(Segment(text, span))
        self.marks.extend((kind, span) for kind in kinds)

    def show_break(self, text: str = " ") -> None:
        """Add where a line ends or a column begins, which may part two entries of a list.

        Args:
            text: What is shown there.
        """
        self.segments.append(Segment(text.translate(_BLANKS), self._add(text.translate(_BLANKS))))

    def show_code(self, text: str) -> None:
        """Add code within a sentence, which is no words.

        Args:
            text: The code.
        """
        if text:
            span = self._add(text)
            self.segments.append(Segment(OBJECT, span))
            self.marks.append(("code", span))

    def show_object(self, kind: str | None = None) -> None:
        """Add something that is not words: an image, an equation."""
        self.show(OBJECT, (kind,) if kind else ())

    def point(self, label: str) -> None:
        """Add a pointer to a note, which is no words of the sentence."""
        self.marks.append(("footnote", self._add(f"[^{label}]")))

    def link(self, start: int, target: str) -> None:
        """Make a link of what was added from an offset on."""
        if start < self.end and target:
            span = Span(start, self.end)
            self.links.append(Link(span, span, target))

    @property
    def text(self) -> str:
        """Give all of it, pointers included."""
        return "".join(self.pieces)

    @property
    def prose(self) -> Prose:
        """Give what is shown, without white space at its ends."""
        return trimmed(Prose(tuple(self.segments)))

    @property
    def span(self) -> Span:
        """Give the span of all but the white space at the ends."""
        text = self.text
        lead = len(text) - len(text.lstrip())
        return Span(self.start + lead, self.start + max(len(text.rstrip()), lead))

    @property
    def shown_marks(self) -> tuple[tuple[str, Span], ...]:
        """Give the marks, without the white space at the ends of the paragraph."""
        whole = self.span
        return tuple(
            (kind, _within(span, whole)) for kind, span in self.marks if span.overlaps(whole)
        )

    @property
    def shown_links(self) -> tuple[Link, ...]:
        """Give the links, without the white space at the ends of the paragraph."""
        whole = self.span
        kept = ((_within(one.span, whole), one) for one in self.links if one.span.overlaps(whole))
        return tuple(Link(span, span, one.target) for span, one in kept)

    def _ends_in_word(self) -> bool:
        """Tell whether the last run ends in a word, and nothing unseen stands behind it."""
        if not self.segments:
            return False
        last = self.segments[-1]
        return last.span.end == self.end and last.is_literal and last.text[-1] not in f" {OBJECT}"

    def _go_on(self, blank: str) -> None:
        """Let the last run go on with the blank that a run of its own holds."""
        last = self.segments.pop()
        span = Span(last.span.start, self._add(blank).end)
        self.segments.append(Segment(last.text + blank, span))

    def _add(self, text: str) -> Span:
        if len(self.pieces) >= _MOST_PIECES:
            raise TooManyBlocksError(f"{_MOST_PIECES:,} runs in one paragraph")
        span = Span(self.end, self.end + len(text))
        self.pieces.append(text)
        self.end = span.end
        return span


def _within(span: Span, whole: Span) -> Span:
    return Span(max(span.start, whole.start), min(span.end, whole.end))
