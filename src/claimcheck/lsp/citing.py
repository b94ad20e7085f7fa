"""Citations put in as the document writes them."""

import re
from collections.abc import Iterator, Mapping

from claimcheck.bibliography.resolve import nearest_keys
from claimcheck.bibliography.suggest import suggestions_for
from claimcheck.lsp.audited import AuditedDocument
from claimcheck.model import Claim, Finding, Span
from claimcheck.rules.rewording import rewording

_END = re.compile(r"[.!?…]{0,20}[\"'”’)\]]{0,20}\s{0,200}$")
_WRITTEN: Mapping[str, str] = {
    "latex": r"~\cite{{{key}}}",
    "rst": " :cite:p:`{key}`",
    "role": " {{cite:p}}`{key}`",
}
_USUAL = " [@{key}]"
_ROLE = "{cite"
_UNKNOWN = "CC202"


def suggested_citations(claim: Claim, audited: AuditedDocument) -> Iterator[tuple[str, Span, str]]:
    """Offer works that could support a claim that cites none.

    Args:
        claim: The claim.
        audited: Its document.

    Yields:
        The key, the place and the words to insert there.
    """
    end = claim.span.start + _behind_words(claim.quote)
    for one in suggestions_for(claim, audited.library):
        yield one.key, Span(end, end), _form(audited).format(key=one.key)


def nearest_citations(
    finding: Finding, audited: AuditedDocument
) -> Iterator[tuple[str, Span, str]]:
    """Offer the keys that a misspelt one may mean, as :func:`suggested_citations` does."""
    if finding.rule != _UNKNOWN or finding.key is None or finding.span is None:
        return
    at = finding.span.of(audited.document.text).find(finding.key)
    if at < 0:
        return
    start = finding.span.start + at
    for one in nearest_keys(finding.key, audited.library.bibliography):
        yield one.key, Span(start, start + len(finding.key)), one.key


def reworded(finding: Finding, claim: Claim, audited: AuditedDocument) -> str:
    """Give a claim in the wording that a finding's remedy offers, its citations kept.

    Args:
        finding: The finding.
        claim: The claim that it is about.
        audited: Their document.

    Returns:
        Empty where no wording of its own is offered, or a citation is part of the sentence.
    """
    words = rewording(finding.remedy)
    own = [one for one in claim.citations if claim.span.contains(one.mention.group)]
    if not words or any(one.mention.narrative for one in own):
        return ""
    groups = sorted({one.mention.group for one in own})
    cited = "".join(f" {group.of(audited.document.text)}" for group in groups)
    return f"{words}{cited}."


def _behind_words(quote: str) -> int:
    """Count the characters of a sentence before what ends it."""
    found = _END.search(quote)
    return found.start() if found is not None else len(quote)


def _form(audited: AuditedDocument) -> str:
    named = audited.document.format
    if named in _WRITTEN:
        return _WRITTEN[named]
    text = audited.document.text
    roles = any(text.startswith(_ROLE, one.group.start) for one in audited.reading.mentions)
    return _WRITTEN["role"] if roles else _USUAL
