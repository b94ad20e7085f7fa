"""Where a decision not to be told again is written, and how."""

from collections.abc import Mapping

from claimcheck.lsp.audited import AuditedDocument
from claimcheck.model import Block, Finding, Span

_INSIDE = (" <!-- claimcheck: ignore {code} — ", " -->")
_ABOVE: Mapping[str, tuple[str, str]] = {
    "latex": ("{indent}% claimcheck: ignore {code} — ", "\n"),
    "rst": ("{indent}.. claimcheck: ignore {code} — ", "\n\n"),
}
"""By format: what is written on a line of its own above the block, before and behind the reason."""


def suppression(finding: Finding, audited: AuditedDocument) -> tuple[Span, str, str] | None:
    """Give the place of a comment that suppresses a finding, and its words around the reason.

    Args:
        finding: A finding with a place.
        audited: The document.

    Returns:
        ``None`` where the finding stands in no block, or in front matter, which is YAML and has
        no place for such a comment.
    """
    block = _block_of(finding, audited)
    if block is None or block.span.start < audited.document.body_start:
        return None
    text = audited.document.text
    if audited.document.format in _ABOVE:
        before, behind = _ABOVE[audited.document.format]
        start = text.rfind("\n", 0, block.span.start) + 1
        line = text[start : block.span.end]
        indent = line[: len(line) - len(line.lstrip())].split("\n")[-1]
        return Span(start, start), before.format(indent=indent, code=finding.rule), behind
    before, behind = _INSIDE
    end = block.span.start + len(block.span.of(text).rstrip())
    return Span(end, end), before.format(code=finding.rule), behind


def _block_of(finding: Finding, audited: AuditedDocument) -> Block | None:
    """Give the smallest block of prose that a finding stands in."""
    span = finding.span
    if span is None:
        return None
    holding = (
        block
        for block in audited.document.blocks
        if block.kind.is_prose and block.span.start <= span.start < block.span.end
    )
    return min(holding, key=lambda block: len(block.span), default=None)
