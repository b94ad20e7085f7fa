"""From the elements of a web page to the blocks of a document."""

from collections.abc import Sequence
from pathlib import PurePath

from attrs import evolve

from claimcheck.model import Block, BlockKind, Document, EmbeddedCitation
from claimcheck.readers._drafts import finish
from claimcheck.readers._html_cited_works import cited_works
from claimcheck.readers._html_metadata import page_metadata
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
    blocks = finish(walk.drafts, text)
    document = Document(
        path, "html", text, blocks, _told_once(page_metadata(page, text), blocks, path)
    )
    if walk.cited:
        return _with_named_marks(document, walk)
    return document if document.reference_items else _with_cited_works(document, page)


def _told_once(
    metadata: dict[str, object], blocks: Sequence[Block], path: str
) -> dict[str, object]:
    """Give the title as the page shows it: without the name of a site, and not that of the file."""
    title = str(metadata.get("title", ""))
    heads = [one for one in blocks if one.kind is BlockKind.HEADING and one.level == 1]
    shown = " ".join(heads[0].prose.text.split()) if len(heads) == 1 else ""
    if shown and shown.lower() in title.lower():
        return {**metadata, "title": shown}
    if title and title == PurePath(path).stem:
        return {name: value for name, value in metadata.items() if name != "title"}
    return metadata


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
