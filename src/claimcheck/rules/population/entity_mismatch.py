"""CC505: the drug, gene or variant of the claim is not the one that the cited work is about."""

from collections.abc import Iterable, Iterator, Mapping

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    Design,
    EvidenceLink,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Problem,
    Severity,
    Strength,
)
from claimcheck.rules._support import is_title, source_text, supporting, weakest
from claimcheck.rules._words import place_of, words_in, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.sentences.entities import Entity

_EXEMPT = frozenset({ClaimType.DEFINITIONAL, ClaimType.NON_CLAIM})
_BROAD = frozenset(
    {
        Design.NARRATIVE_REVIEW,
        Design.TEXTBOOK,
        Design.EXPERT_OPINION,
        Design.EDITORIAL,
        Design.GUIDELINE_GRADE,
        Design.GUIDELINE_CONSENSUS,
        Design.EXPERT_CONSENSUS,
        Design.UMBRELLA_REVIEW,
    }
)
_SUBSTANCES = frozenset({"drug", "hormone", "peptide", "vitamin", "mineral", "supplement"})
_OPENING = 12
_OWN = 1.0
"""Coverage of a work that the sentence cites itself; one that is carried over may not be meant."""
_CLASSES = frozenset(
    {
        "antibiotic",
        "antibiotics",
        "corticosteroid",
        "corticosteroids",
        "estrogen",
        "nsaids",
        "opioid",
        "opioids",
        "progestin",
        "ssri",
        "ssris",
        "statin",
        "statins",
        "triptan",
        "triptans",
    }
)
"""Names of classes: a work about one of them may be about any medicine of it."""
_KINDS = (frozenset({"variant"}), frozenset({"gene"}), _SUBSTANCES)


@rule("CC505", severity=Severity.ERROR)
def entity_mismatch(claim: Claim, context: Context) -> Iterator[Answer]:
    """The claim names a substance, gene or variant, but the cited works name only others.

    ## Why it matters

    A trial of one drug says nothing about another, nor one variant about its neighbour. Such a
    citation is a mistake or borrowed evidence.

    It compares what acts in the sentence with names in the titles, abstracts and keywords of all
    works that it cites itself, and fires only where those name something of the same kind and
    nothing of what the sentence names. Reviews and textbooks are judged only with their abstracts.

    ## Example

    ```bibtex
    @article{abe2016, title = {Vitamin C and the duration of colds: a trial}, design = {rct}}
    ```

    ```md bad
    Zinc shortened colds by a day [@abe2016].
    ```

    Use instead:

    ```md good
    Vitamin C shortened colds by a day [@abe2016].
    ```
    """
    links = tuple(link for link in supporting(claim, context) if link.coverage >= _OWN)
    if not links or not _tells_of_effect(claim):
        return
    texts = {link.key: source_text(link.key, context) for link in links}
    lacking = _lacking(links, texts, context)
    if lacking:
        yield NotChecked(f"the bibliography has no {lacking}")
        return
    named = _acting(claim)
    words = " ".join(texts.values()).lower()
    for missing, others in _mismatches(named, texts.values(), words):
        yield _problem(claim, missing, others, links[0].key)
        return
    met = next((one for one in named if one.normal in words or one.text.lower() in words), None)
    if met is not None:
        yield Passed(f"the cited work names `{met.text}` too", Origin.BIBLIOGRAPHY, links[0].key)
    else:
        yield NotApplicable("names nothing that the cited works could be compared by")


def _tells_of_effect(claim: Claim) -> bool:
    is_exempt = is_title(claim) or claim.claim_type in _EXEMPT
    return claim.strength >= Strength.S1 and not is_exempt


def _acting(claim: Claim) -> tuple[Entity, ...]:
    """Give what stands before the words that relate it to something: what acts, not what is met.

    A hormone counts only where the sentence opens with it; elsewhere it is mostly what was
    measured.
    """
    found = words_of_claim(claim).entities
    cues = claim.cues_of("causal", "correlational", "comparison", "vague")
    starts = [at for cue in cues if (at := claim.text.find(cue.text)) >= 0]
    return tuple(
        entity
        for entity in found
        if starts
        and entity.end <= min(starts)
        and (entity.kind != "hormone" or entity.start <= _OPENING)
    )


def _lacking(links: Iterable[EvidenceLink], texts: Mapping[str, str], context: Context) -> str:
    """Name what the cited works would have to be known by; empty where all of it is there."""
    if not all(texts.values()):
        return "title or abstract of the cited work"
    if any(link.design in _BROAD and not _has_abstract(link.key, context) for link in links):
        return "abstract of the cited review"
    return ""


def _has_abstract(key: str, context: Context) -> bool:
    reference = context.reference(key)
    return reference is not None and bool(reference.abstract)


def _mismatches(
    named: tuple[Entity, ...], texts: Iterable[str], words: str
) -> Iterator[tuple[list[Entity], list[str]]]:
    """Give what a claim names, and what the works name instead, kind by kind."""
    studied = [entity for text in texts for entity in words_in(text).entities]
    for kinds in _KINDS:
        missing, others = _missing(named, studied, kinds, words)
        if missing:
            yield missing, others


def _missing(
    named: tuple[Entity, ...], studied: list[Entity], kinds: frozenset[str], words: str
) -> tuple[list[Entity], list[str]]:
    """Give what a claim names of some kinds where the works name others of them and none of it."""
    claimed = [entity for entity in named if entity.kind in kinds]
    others = {entity.normal: entity.text for entity in studied if entity.kind in kinds}
    found = any(
        entity.normal in others or entity.text.lower() in words or entity.normal.lower() in words
        for entity in claimed
    )
    found = found or not _CLASSES.isdisjoint(others)
    return ([], []) if found or not others else (claimed, list(others.values()))


def _problem(claim: Claim, missing: list[Entity], others: list[str], key: str) -> Problem:
    first = missing[0]
    shown = ", ".join(f"`{name}`" for name in others[:3])
    return Problem(
        f"the sentence is about `{first.text}`, but the cited work is about {shown}",
        span=place_of(claim, first.start, first.end),
        basis=(
            Basis(f"the sentence names `{first.text}`", claim.origin),
            Basis(f"{key} names {shown}", Origin.BIBLIOGRAPHY, "title, abstract, keywords"),
        ),
        remedy=f"cite a work on `{first.text}`, or name what was studied",
        origin=weakest(claim.origin, Origin.BIBLIOGRAPHY),
        key=key,
    )
