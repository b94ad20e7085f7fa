"""LaTeX sources: the text between the commands, with citations as they are written."""

from claimcheck.model import Document
from claimcheck.readers._registry import text_reader


@text_reader("latex", suffixes=(".tex", ".latex", ".ltx"))
def latex_reader(text: str, path: str) -> Document:
    r"""Read a LaTeX source; files that it takes in by ``\input`` are documents of their own.

    Args:
        text: The source; spans count in it as it stands.
        path: How the document is named.

    Raises:
        InputError: Its groups are nested too deep.
    """
    from claimcheck.readers._latex_document import document_of  # noqa: PLC0415 - heavy

    return document_of(text, path)
