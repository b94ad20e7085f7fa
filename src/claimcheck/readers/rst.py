"""reStructuredText as Sphinx projects write it: sections, lists, directives, roles, notes."""

from claimcheck.model import Document
from claimcheck.readers._files import refuse
from claimcheck.readers._registry import text_reader

_MOST_MARKS = 100_000


@text_reader("rst", suffixes=(".rst", ".rest"))
def rst_reader(text: str, path: str) -> Document:
    """Read reStructuredText.

    Args:
        text: The source; spans count in it as it stands.
        path: How the document is named.
    """
    from claimcheck.readers._draft import check_paragraphs  # noqa: PLC0415
    from claimcheck.readers._drafts import finish  # noqa: PLC0415 - as the other readers do
    from claimcheck.readers._lines import lines_of  # noqa: PLC0415
    from claimcheck.readers._rst_walk import RstWalk  # noqa: PLC0415 - heavy

    check_paragraphs(text)
    if sum(map(text.count, "`*|")) > _MOST_MARKS:
        message = f"holds over {_MOST_MARKS:,} signs of roles, links and emphasis"
        raise refuse(path, message, "split it", "too-large")
    walk = RstWalk(text, lines_of(text), path=path)
    walk.read(0, len(walk.lines))
    return Document(path, "rst", text, finish(walk.drafts, text))
