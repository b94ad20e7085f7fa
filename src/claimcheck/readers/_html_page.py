"""From the elements of a web page to the blocks of a document."""

from claimcheck.model import Document
from claimcheck.readers._drafts import finish
from claimcheck.readers._html_metadata import metadata_of
from claimcheck.readers._html_parts import main_of
from claimcheck.readers._html_tree import tree_of
from claimcheck.readers._html_walk import PageWalk


def document_of(text: str, path: str) -> Document:
    """Read a web page.

    Args:
        text: The page.
        path: How the document is named.

    Raises:
        InputError: It holds more markup than a page can.
    """
    page = tree_of(text, path)
    walk = PageWalk(text, main_of(page), page.words)
    walk.run(page)
    return Document(path, "html", text, finish(walk.drafts), metadata_of(page, text))
