"""From the paragraphs of a PDF file to a document."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from claimcheck.model import Block, BlockKind, Document, Failure, Link, Span
from claimcheck.readers._draft import Draft
from claimcheck.readers._drafts import finish, section_kind
from claimcheck.readers._files import refuse
from claimcheck.readers._pdf_furniture import without_furniture
from claimcheck.readers._pdf_hyphens import PdfHyphens
from claimcheck.readers._pdf_layout import PdfLayout
from claimcheck.readers._pdf_lines import PdfPage, read_pages
from claimcheck.readers._pdf_notes import without_notes
from claimcheck.readers._pdf_paragraphs import PdfParagraph, paragraphs_of
from claimcheck.readers._pdf_rejoined import rejoined
from claimcheck.readers._pdf_tables import with_tables
from claimcheck.readers._prose import of_ranges
from claimcheck.readers.text import plain_text

_MAY_BE_HEADING = frozenset({BlockKind.PARAGRAPH, BlockKind.CLOSING, BlockKind.HEADING})
_ENOUGH_HEADINGS = 3
"""From how many headings that stand out short lines that do not are none."""
_DEEPEST = 6
_LONGEST_NUMBER = 6


def document_of(data: bytes, path: str) -> Document:
    """Read a PDF file.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: It cannot be read, or holds no words.
    """
    pages = read_pages(data, path)
    if not any(page.lines for page in pages):
        message = (
            "holds no words: it is a scan" if any(p.is_scan for p in pages) else "holds no words"
        )
        raise refuse(path, message, "a scan needs its text recognised first", "empty")
    kept, notes = without_notes([rejoined(lines) for lines in without_furniture(pages)])
    paragraphs = paragraphs_of(map(with_tables, kept))
    paragraphs += [PdfParagraph(list(note.lines), note=note.label) for note in notes]
    return document_of_paragraphs(paragraphs, path, tuple(_scans(pages, path)))


def _scans(pages: Sequence[PdfPage], path: str) -> Iterator[Failure]:
    for page in pages:
        if page.is_scan:
            message = f"page {page.number} is a picture without words"
            remedy = "recognise its text first, as programs for scans do"
            yield Failure(path, message, remedy=remedy, kind="scan")


def document_of_paragraphs(
    paragraphs: Sequence[PdfParagraph], path: str, failures: tuple[Failure, ...]
) -> Document:
    """Make a document of paragraphs; what each is, the reader of plain text tells.

    Args:
        paragraphs: In reading order.
        path: How the document is named.
        failures: Pages that could not be read.
    """
    layout = PdfLayout(PdfHyphens.of(paragraph.lines for paragraph in paragraphs))
    for paragraph in paragraphs:
        layout.add(paragraph)
    text = layout.text
    read = plain_text.of_text(text, path)
    return evolve(
        read,
        format="pdf",
        blocks=finish(with_links(_drafts(read.blocks, layout, text), layout.links, layout.raised)),
        failures=failures,
        text_is_source=False,
        regions=tuple(layout.regions),
    )


def with_links(
    drafts: Iterable[Draft], links: Sequence[tuple[Span, str]], raised: Sequence[Span]
) -> list[Draft]:
    """Put links and raised numbers over the words of blocks.

    Args:
        drafts: The blocks, in order.
        links: Where links stand, in order, and where they lead; one stands for what its words look
            like.
        raised: Where raised numbers stand, in order.
    """
    found = list(drafts)
    starts = [link.start for link, _ in links]
    heights = [span.start for span in raised]
    for draft in found:
        within = range(bisect_left(starts, draft.span.start), bisect_left(starts, draft.span.end))
        placed = [Link(links[at][0], *links[at]) for at in within]
        seen = [
            one for one in draft.links if not any(one.span.overlaps(new.span) for new in placed)
        ]
        draft.links = tuple(sorted((*seen, *placed), key=lambda link: link.span))
        marked = slice(bisect_left(heights, draft.span.start), bisect_left(heights, draft.span.end))
        draft.marks = (*draft.marks, *(("superscript", span) for span in raised[marked]))
    return found


def _drafts(blocks: Sequence[Block], layout: PdfLayout, text: str) -> Iterator[Draft]:
    """Turn blocks back into drafts: what stands out on the page is a heading, code is none."""
    codes = iter(layout.codes)
    code = next(codes, None)
    for block in blocks:
        while code is not None and code.end <= block.span.start:
            yield Draft(BlockKind.CODE, code)
            code = next(codes, None)
        if code is not None and code.overlaps(block.span):
            continue
        note = layout.notes.get(block.span.start)
        if note is not None:
            kept = block.prose, 0, None, block.marks, block.links, note
            yield Draft(BlockKind.FOOTNOTE, block.span, *kept)
        else:
            yield _numbered_heading(block, layout, text) or _draft(block, layout.headings)
    if code is not None:
        yield Draft(BlockKind.CODE, code)


def _numbered_heading(block: Block, layout: PdfLayout, text: str) -> Draft | None:
    """Read what looks like an item of a list as a heading where it is set as one."""
    if block.kind is not BlockKind.LIST_ITEM:
        return None
    number = range(block.span.start - _LONGEST_NUMBER, block.span.start)
    place = next((at for at in number if at in layout.outstanding), None)
    if place is None:
        return None
    span = Span(place, block.span.end)
    prose = of_ranges(text, [(span.start, span.end)])
    level = layout.headings[place]
    return Draft(BlockKind.HEADING, span, prose, level, None, block.marks, block.links)


def _draft(block: Block, headings: Mapping[int, int]) -> Draft:
    kind, level = block.kind, block.level
    if kind is BlockKind.BOILERPLATE:
        is_item = level > 0 and block.span.start not in headings
        kind = BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH
    is_told = len(headings) < _ENOUGH_HEADINGS
    if block.span.start in headings and kind in _MAY_BE_HEADING:
        kind, level = BlockKind.HEADING, headings[block.span.start]
    elif kind is BlockKind.HEADING:
        deepest = max(headings.values(), default=0)
        is_heading = is_told or section_kind(block.prose.text) is not None
        kind = kind if is_heading else BlockKind.PARAGRAPH
        level = max(level, min(deepest + 1, _DEEPEST)) if is_heading else 0
    looks = block.cell, block.marks, block.links, block.label
    return Draft(kind, block.span, block.prose, level, *looks)
