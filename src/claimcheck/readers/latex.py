"""LaTeX sources: the text between the commands, with citations as they are written."""

from pathlib import Path

from claimcheck.bibliography.projects.latex_parts import SUFFIXES
from claimcheck.model import Document
from claimcheck.readers._registry import text_reader


def _definitions(path: str) -> bytes:
    from claimcheck.bibliography.projects.latex_preambles import preamble_behind  # noqa: PLC0415

    return preamble_behind(Path(path)).encode("utf-8", "surrogatepass")


@text_reader("latex", suffixes=tuple(sorted(SUFFIXES)), behind=_definitions)
def latex_reader(text: str, path: str) -> Document:
    r"""Read a LaTeX source; files that it takes in by ``\input`` are documents of their own.

    Where it is a file, the preamble of its manuscript tells what commands mean.

    Args:
        text: The source; spans count in it as it stands.
        path: How the document is named.

    Raises:
        InputError: Its groups are nested too deep.
    """
    from claimcheck.bibliography.projects.latex_preambles import preamble_behind  # noqa: PLC0415
    from claimcheck.readers._latex_document import document_of  # noqa: PLC0415 - heavy

    return document_of(text, path, preamble_behind(Path(path)))
