"""Markdown as authors of articles and papers write it: CommonMark, tables, notes, pandoc."""

from claimcheck.model import Document
from claimcheck.readers._registry import text_reader


@text_reader("markdown", suffixes=(".md", ".markdown", ".mkd", ".rmd", ".qmd"))
def markdown_reader(text: str, path: str) -> Document:
    """Read Markdown.

    Args:
        text: The source; spans count in it as it stands.
        path: How the document is named.
    """
    from claimcheck.readers._markdown_blocks import document_of  # noqa: PLC0415 - heavy

    return document_of(text, path)
