"""Lines and columns of further places in the audited files."""

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import Finding, LineIndex, Position, Span
from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Further(ByValue):
    """A further place of a finding.

    Args:
        span: Where.
        start: Where it begins.
        end: Where it ends.
        note: What stands there; may be empty.
    """

    span: Span
    start: Position
    end: Position
    note: str


class Places:
    """The line index of each audited file, made when first asked for.

    Args:
        audit: What a run found.
    """

    def __init__(self, audit: Audit) -> None:
        self._texts = audit.texts
        self._lines = {document.path: document.lines for document in audit.documents}

    def range_of(self, path: str, span: Span) -> tuple[Position, Position] | None:
        """Give where a span begins and ends; ``None`` where the file's text is not at hand."""
        text = self._texts.get(path)
        if text is None or span.end > len(text):
            return None
        lines = self._lines.setdefault(path, LineIndex(text))
        return lines.position(span.start), lines.position(span.end)

    def related(self, finding: Finding) -> tuple[Further, ...]:
        """Give a finding's further places."""
        found = []
        for span, note in finding.related:
            ends = self.range_of(finding.path, span)
            if ends is not None:
                found.append(Further(span, *ends, note))
        return tuple(found)

    def text(self, path: str) -> str | None:
        """Give a file's text."""
        return self._texts.get(path)
