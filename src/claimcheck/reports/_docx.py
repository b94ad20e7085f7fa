"""Findings as comments in the Word file that they are about."""

from collections.abc import Iterator

from claimcheck.auditing.result import Audit
from claimcheck.model import Document, Finding, InputError, Reading, Span
from claimcheck.readers._files import refuse
from claimcheck.reports._safe import one_line
from claimcheck.word_comments import CommentNote, Written, write_comments

FORMAT = "docx"
"""How this format is asked for; it writes one file for each Word document of the run."""
SUFFIX = ".claims.docx"
"""What a file of this format is called behind the name of its document."""
_READ = frozenset({"docx", "docx_original"})


def word_documents(audit: Audit) -> tuple[Document, ...]:
    """Give the Word documents of a run, in its order."""
    return tuple(one for one in audit.documents if one.format in _READ)


def commented(audit: Audit, document: Document, data: bytes) -> Written:
    """Write the active findings about a Word document into it, each as a comment on its words.

    A finding about a reference that the file itself carries stands where that is first cited;
    one about the document as a whole stands at its first paragraph.

    Args:
        audit: What a run found.
        document: One of :func:`word_documents`.
        data: The file that it was read from.

    Raises:
        InputError: The file was changed since, or cannot be rewritten.
    """
    reading = next(one for one in audit.readings if one.document is document)
    notes = [
        CommentNote(finding.fingerprint, tuple(_lines(finding, document)), _place(finding, reading))
        for finding in audit.findings_in(document.path)
        if finding.is_active
    ]
    return write_comments(data, document.path, notes, text=document.text, format=document.format)


def not_a_word_document(path: str) -> InputError:
    """Say that comments can only be written into Word files."""
    remedy = "name a .docx file, or ask for another format"
    return refuse(path, "is not a Word file that can take comments", remedy, "format")


def _place(finding: Finding, reading: Reading) -> Span | None:
    if finding.span is not None or finding.key is None:
        return finding.span
    cited = (
        mention.group
        for mention in reading.mentions
        if finding.key == mention.key or any(one.key == finding.key for one in mention.candidates)
    )
    return next(cited, None)


def _lines(finding: Finding, document: Document) -> Iterator[str]:
    """Give what a comment says, a paragraph each."""
    yield f"{finding.rule} {finding.name} ({finding.severity.value})"
    message = one_line(finding.message)
    yield f"{message[:1].upper()}{message[1:]}."
    for basis in finding.basis:
        source = basis.origin.words
        if basis.source.strip():
            source += f", “{one_line(basis.source)}”"
        yield f"{one_line(basis.text)} (source: {source})"
    if finding.remedy.strip():
        yield f"Try: {one_line(finding.remedy)}"
    for span, note in finding.related:
        yield f"See {document.locate(span)}: {one_line(note)}"
    for rule, message in finding.folded:
        yield f"Same cause: {rule} {one_line(message)}"
