"""Comments in a document that speak to claimcheck, in each format's own way."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.model import BlockKind, Document, Span
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_SAYS = r"(?P<verb>ignore-start|ignore-end|ignore-file|ignore|kind)\b"
_COMMENT = lazy_pattern(rf"<!--\s{{0,20}}claimcheck:\s{{0,20}}{_SAYS}(?P<body>[^<>]{{0,2000}}?)-->")
_LATEX_COMMENT = lazy_pattern(
    rf"(?<!\\)%[ \t]{{0,20}}claimcheck:[ \t]{{0,20}}{_SAYS}(?P<body>[^\r\n]{{0,2000}})"
)
_RST_COMMENT = lazy_pattern(
    rf"(?m:^)[ \t]{{0,80}}\.\.[ \t]{{1,20}}claimcheck:[ \t]{{0,20}}{_SAYS}"
    r"(?P<body>[^\r\n]{0,2000})"
)
_ATTACHED = lazy_pattern(rf"\s{{0,20}}(?i:claimcheck):\s{{0,20}}{_SAYS}(?P<body>(?s:.{{0,2000}}))")
_MYST_COMMENT = lazy_pattern(
    rf"(?m:^)[ \t]{{0,80}}%[ \t]{{1,20}}claimcheck:[ \t]{{0,20}}{_SAYS}(?P<body>[^\r\n]{{0,2000}})"
)
_COMMENTS = {
    "latex": (_LATEX_COMMENT,),
    "rst": (_RST_COMMENT,),
    "markdown": (_COMMENT, _MYST_COMMENT),
    "ipynb": (_COMMENT, _MYST_COMMENT),
}
"""How comments are written in formats whose own are not those of HTML alone."""


@frozen(eq=False, repr=False)
class OwnComment(ByValue):
    """A comment that begins with ``claimcheck:``.

    Args:
        verb: What it is to do: ``"ignore"`` and so on, or ``"kind"``.
        body: What follows the verb.
        span: Where it stands in the text; of an attached one, what it is about.
        is_attached: Whether the file keeps it beside the text, tied to a passage.
        author: Who wrote it, where the file says so.
    """

    verb: str
    body: str
    span: Span
    is_attached: bool = False
    author: str = ""


def own_comments(document: Document) -> Iterator[OwnComment]:
    """Read the comments of a document that speak to claimcheck, those in code left out.

    In Markdown, HTML, JATS and notebooks they are comments of HTML, in LaTeX and MyST
    ``% claimcheck: …`` up to the end of the line, in reStructuredText ``.. claimcheck: …``; in Word
    and OpenDocument comments of their own.

    Args:
        document: The document.
    """
    patterns = _COMMENTS.get(document.format, (_COMMENT,))
    found = [match for pattern in patterns for match in pattern.finditer(document.text)]
    for match in sorted(found, key=lambda match: match.start()):
        span = Span(match.start(), match.end())
        if not _is_code(document, span):
            yield OwnComment(match["verb"], match["body"], span)
    for comment in document.comments:
        attached = _ATTACHED.match(comment.text)
        if attached is not None:
            body = " ".join(attached["body"].split())
            yield OwnComment(
                attached["verb"],
                f" {body}",
                comment.span,
                is_attached=True,
                author=comment.author,
            )


def _is_code(document: Document, span: Span) -> bool:
    around = document.block_places.around(span)
    if any(block.kind in {BlockKind.CODE, BlockKind.FRONT_MATTER} for block in around):
        return True
    return any(
        kind == "code" and mark.contains(span) for block in around for kind, mark in block.marks
    )
