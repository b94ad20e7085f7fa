"""From the elements of a web page to the blocks of a document."""

from attrs import evolve

from claimcheck.model import BlockKind, Document, EmbeddedCitation
from claimcheck.readers._drafts import finish
from claimcheck.readers._html_cited_works import cited_works
from claimcheck.readers._html_metadata import metadata_of
from claimcheck.readers._html_parts import main_of
from claimcheck.readers._html_tree import PageElement, tree_of
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
    document = Document(path, "html", text, finish(walk.drafts), metadata_of(page, text))
    if walk.cited:
        return _with_named_marks(document, walk)
    return document if document.reference_items else _with_cited_works(document, page)


def _with_cited_works(document: Document, page: PageElement) -> Document:
    """Take the works that the head names as cited, where the page itself shows no list.

    Which sentence cites them need not be seen, so all count as cited.
    """
    works = cited_works(page, document.text, document.path)
    if not works:
        return document
    metadata = {**document.metadata, "nocite": "@*"}
    return evolve(document, bibliography=works, metadata=metadata)


def _with_named_marks(document: Document, walk: PageWalk) -> Document:
    """Let marks that name keys lead to the entries of those keys, as pandoc writes both."""
    named = {key for _, keys in walk.cited for key in keys}
    labels = {start: key for start, key in walk.entries.items() if key in named}
    blocks = tuple(
        evolve(block, kind=BlockKind.REFERENCE, label=labels[block.span.start])
        if block.span.start in labels
        else block
        for block in document.blocks
    )
    known = set(labels.values())
    cited = (EmbeddedCitation(span, keys) for span, keys in walk.cited if known.issuperset(keys))
    return evolve(document, blocks=blocks, citations=tuple(cited))
