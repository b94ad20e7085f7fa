"""Claims as rows: all that is known of them, and what is compared across documents."""

import re
from collections.abc import Mapping
from typing import Any, Final

from claimcheck.auditing import Audit
from claimcheck.corpus.likeness import band_digests, is_comparable, words_key, words_of
from claimcheck.model import Claim, Severity
from claimcheck.rules.effects import StatedEffect, stated_effect

_MARK: Final = re.compile(r"[^\w\s]")
_RAISED: Final = re.compile(r"(?<=[^\W\d_]{3})[\d,\u2013-]{1,40}(?!\w)")
"""Numbers that were raised behind a word, as the text shows them; ``B12`` is none."""


def claim_row(claim: Claim, audit: Audit) -> Mapping[str, Any]:
    """Give what the table of claims holds of one.

    Args:
        claim: The claim.
        audit: The audit of its document.
    """
    active = [one.severity for one in audit.findings_of(claim) if one.is_active]
    population = claim.population
    return {
        "document": claim.document,
        "claim": claim.id,
        "line": claim.line,
        "column": claim.column,
        "start": claim.span.start,
        "end": claim.span.end,
        "section": list(claim.section),
        "block": claim.block.value,
        "quote": claim.quote,
        "text": claim.text,
        "type": claim.claim_type.value,
        "strength": int(claim.strength),
        "advice": int(claim.advice),
        "causality": claim.causality.value,
        "certainty": claim.certainty,
        "hedged": claim.hedged,
        "direction": claim.direction,
        "species": population.species.value,
        "sexes": [sex.value for sex in population.sexes],
        "age_groups": [group.value for group in population.age_groups],
        "condition": population.condition,
        "tier": int(claim.tier),
        "need": claim.need.value,
        "probability": claim.probability,
        "citations": len(claim.citations),
        "keys": list(dict.fromkeys(link.key for link in claim.evidence)),
        "errors": active.count(Severity.ERROR),
        "warnings": active.count(Severity.WARNING),
        "notes": active.count(Severity.NOTE),
        "origin": claim.origin.value,
        "status": claim.status.value,
        "text_key": words_key(_words(claim)).hex(),
    }


def mark_row(claim: Claim) -> Mapping[str, Any]:
    """Give what is compared of a claim with those of other documents.

    Args:
        claim: The claim.
    """
    words = _words(claim)
    compares = is_comparable(words)
    effect = stated_effect(claim)
    return {
        "document": claim.document,
        "claim": claim.id,
        "line": claim.line,
        "text": claim.text,
        "words": " ".join(words),
        "key": words_key(words) if compares else b"",
        "bands": band_digests(words) if compares else b"",
        "subject": effect.subject if effect else None,
        "outcome": effect.outcome if effect else None,
        "population": _population(effect) if effect else None,
        "direction": effect.direction if effect else None,
    }


def _words(claim: Claim) -> tuple[str, ...]:
    """Give the words that are compared: without its citations, which each document has its own."""
    text = claim.text
    for citation in claim.citations:
        group = citation.mention.group
        mark = claim.quote[max(group.start - claim.span.start, 0) : group.end - claim.span.start]
        if not citation.mention.narrative and _MARK.search(mark):
            text = text.replace(mark, " ")
    if any(citation.mention.style == "superscript" for citation in claim.citations):
        text = _RAISED.sub(" ", text)
    return words_of(text)


def _population(effect: StatedEffect) -> str:
    species, sexes, ages, condition = effect.population
    named = species.value if species.value != "unknown" else ""
    return " ".join(part for part in (named, *sexes, *ages, condition or "") if part)
