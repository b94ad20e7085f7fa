"""Citations put in as the document writes them."""

import re
from collections import Counter
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
_TIE = "~"
_NUMERIC = "numeric"
_MARKS = frozenset({_NUMERIC, "author-year"})
_BRACKETS: Mapping[str, str] = {"[": "]", "(": ")"}


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
        words = _as_cited_elsewhere(one.key, audited) or _form(audited).format(key=one.key)
        yield one.key, Span(end, end), words


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
    cited = "".join(_with_what_joins(group, audited.document.text) for group in groups)
    return f"{words}{cited}."


def _with_what_joins(group: Span, text: str) -> str:
    """Give a mark with the space, tie or nothing that stands before it."""
    before = text[group.start - 1 : group.start]
    joint = " " if before.isspace() else before if before == _TIE else ""
    return f"{joint}{group.of(text)}"


def _behind_words(quote: str) -> int:
    """Count the characters of a sentence before what ends it."""
    found = _END.search(quote)
    return found.start() if found is not None else len(quote)


def _as_cited_elsewhere(key: str, audited: AuditedDocument) -> str:
    """Give the mark by which a document with a list of its own cites a work, empty where none."""
    if not audited.library.is_own_list:
        return ""
    mentions = audited.reading.mentions
    groups = Counter(one.group for one in mentions)
    for one in mentions:
        whole = one.group.of(audited.document.text)
        if one.resolved_key != key or one.style not in _MARKS or one.narrative:
            continue
        if groups[one.group] == 1 and not one.locator and not one.prefix:
            return f" {whole}"
        if one.style == _NUMERIC and one.key and whole[0] in _BRACKETS:
            return f" {whole[0]}{one.key}{_BRACKETS[whole[0]]}"
    return ""


def _form(audited: AuditedDocument) -> str:
    named = audited.document.format
    if named in _WRITTEN:
        return _WRITTEN[named]
    text = audited.document.text
    roles = any(text.startswith(_ROLE, one.group.start) for one in audited.reading.mentions)
    return _WRITTEN["role"] if roles else _USUAL
