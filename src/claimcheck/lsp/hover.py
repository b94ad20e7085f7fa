"""What an editor shows of a claim or a citation under the pointer."""

from collections.abc import Iterator

from lsprotocol import types

from claimcheck.lsp.audited import AuditedDocument
from claimcheck.lsp.markdown import bare, literal_markdown
from claimcheck.lsp.work_text import describe_work
from claimcheck.model import CitationMention, Claim, EvidenceLink, Span


def hover_at(audited: AuditedDocument, span: Span) -> types.Hover | None:
    """Show the citation at a place, or else the claim, or nothing."""
    mention = audited.mention_at(span)
    if mention is not None:
        return _hover(audited, mention.span, _of_mention(mention, audited))
    claim = audited.claim_at(span)
    return None if claim is None else _hover(audited, claim.span, _of_claim(claim, audited))


def _hover(audited: AuditedDocument, span: Span, words: str) -> types.Hover:
    content = types.MarkupContent(types.MarkupKind.Markdown, words)
    return types.Hover(content, audited.surface.place(span).range)


def _of_mention(mention: CitationMention, audited: AuditedDocument) -> str:
    found = [audited.library.bibliography.get(one.key) for one in mention.candidates]
    works = [describe_work(one, audited.library) for one in found if one is not None]
    if not works:
        return f"{literal_markdown(mention.text)}: not in the bibliography"
    return "\n\n---\n\n".join(works)


def _of_claim(claim: Claim, audited: AuditedDocument) -> str:
    record = "\n".join(f"- {name}: {words}" for name, words in _rows(claim))
    links = [_of_link(link, audited) for link in claim.evidence]
    evidence = "\n".join(f"- {words}" for words in links) or "- nothing"
    findings = "\n".join(
        f"- `{one.rule}` {one.severity.value}: {literal_markdown(one.message)}"
        for one in audited.audit.findings_of(claim)
        if one.is_active
    )
    parts = [f"**Claim** `{claim.id}`\n\n{record}", f"**Evidence**\n\n{evidence}"]
    return "\n\n".join([*parts, f"**Findings**\n\n{findings}"] if findings else parts)


def _rows(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "type", bare(claim.claim_type.value)
    yield "strength", f"{claim.strength.named} (causality: {claim.causality.value})"
    yield "advice", f"{claim.advice.named} ({claim.advice_force.value})"
    yield "certainty", f"{claim.certainty:.1f} of 6{', hedged' * claim.hedged}"
    yield "population", _population(claim)
    yield "support", bare(claim.need.value)
    yield "best evidence", claim.tier.named
    yield "source", claim.origin.words
    yield "status", claim.status.value
    if claim.reviewed_by:
        yield "reviewed by", literal_markdown(f"{claim.reviewed_by}, {claim.reviewed_on}")
    for caveat in claim.caveats:
        yield "caveat", literal_markdown(caveat)


def _population(claim: Claim) -> str:
    own = claim.population
    parts = (own.species.value, *own.organisms, *own.sexes, *own.age_groups, own.condition or "")
    return (
        literal_markdown(bare(", ".join(part for part in parts if part)))
        + " (implied)" * own.is_implied
    )


def _of_link(link: EvidenceLink, audited: AuditedDocument) -> str:
    reference = audited.library.bibliography.get(link.key)
    title = f" {literal_markdown(reference.title)}" if reference is not None else ""
    size = f", n = {link.n}" if link.n is not None else ""
    quote = f": “{literal_markdown(link.support.quote)}”" if link.support.quote else ""
    return (
        f"`{link.key}`{title} ({link.tier.named}; {bare(link.design.value)}{size}; "
        f"support {bare(link.support.status.value)}{quote})"
    )
