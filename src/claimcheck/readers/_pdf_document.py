"""From the paragraphs of a PDF file to a document."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from claimcheck.model import Block, BlockKind, Document, Failure, Location, Region, Span
from claimcheck.readers._draft import Draft
from claimcheck.readers._drafts import finish
from claimcheck.readers._files import refuse
from claimcheck.readers._pdf_furniture import without_furniture
from claimcheck.readers._pdf_lines import PdfLine, PdfPage, read_pages
from claimcheck.readers._pdf_paragraphs import PdfParagraph, paragraphs_of
from claimcheck.readers.text import plain_text

_BETWEEN = "\n\n"


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
    return assembled(paragraphs_of(without_furniture(pages)), path, tuple(_scans(pages, path)))


def _scans(pages: Sequence[PdfPage], path: str) -> Iterator[Failure]:
    for page in pages:
        if page.is_scan:
            message = f"page {page.number} is a picture without words"
            remedy = "recognise its text first, as programs for scans do"
            yield Failure(path, message, remedy=remedy, kind="scan")


def assembled(
    paragraphs: Sequence[PdfParagraph], path: str, failures: tuple[Failure, ...]
) -> Document:
    """Make a document of paragraphs; what each is, the reader of plain text tells.

    Args:
        paragraphs: In reading order.
        path: How the document is named.
        failures: Pages that could not be read.
    """
    texts: list[str] = []
    regions: list[Region] = []
    headings: set[int] = set()
    position = 0
    for number, paragraph in enumerate(paragraphs):
        if paragraph.is_heading:
            headings.add(position)
        start = position
        for line, shown in _joined(paragraph.lines):
            span = Span(position, position + len(shown))
            place = Location(
                line=2 * number + 1,
                column=1 + position - start,
                page=line.page,
                box=line.box if any(line.box) else None,
            )
            regions.append(Region(span, place))
            texts.append(shown)
            position = span.end
        texts.append(_BETWEEN)
        position += len(_BETWEEN)
    text = "".join(texts).removesuffix(_BETWEEN)
    read = plain_text.of_text(text, path)
    return evolve(
        read,
        format="pdf",
        blocks=finish([_draft(block, headings) for block in read.blocks]),
        failures=failures,
        text_is_source=False,
        regions=tuple(regions),
    )


def _joined(lines: Sequence[PdfLine]) -> Iterator[tuple[PdfLine, str]]:
    """Give what each line adds to its paragraph: a word cut at its end is put together."""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        text = line.text
        if after is None:
            yield line, text
        elif text.endswith("-") and text[-2:-1].isalpha() and after.text[:1].islower():
            yield line, text[:-1]
        elif text.endswith(("-", "–", "/")):
            yield line, text
        else:
            yield line, f"{text} "


def _draft(block: Block, headings: set[int]) -> Draft:
    """Turn a block back into a draft; what stands out on the page is a heading."""
    is_heading = block.span.start in headings
    kind, level = block.kind, block.level
    if is_heading and kind in {BlockKind.PARAGRAPH, BlockKind.CLOSING}:
        kind, level = BlockKind.HEADING, 2
    return Draft(
        kind, block.span, block.prose, level, block.cell, block.marks, block.links, block.label
    )
