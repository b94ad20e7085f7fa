"""CC404: the design that was entered disagrees with what the work says of itself."""

from collections.abc import Iterator, Mapping

from claimcheck.evidence import infer_study
from claimcheck.model import (
    Answer,
    Basis,
    Design,
    Fact,
    Library,
    NotChecked,
    Origin,
    Passed,
    Precision,
    Problem,
    Project,
    Reference,
    Severity,
    Tier,
)
from claimcheck.rules._once import once
from claimcheck.rules._support import design_in_words
from claimcheck.rules.api import Scope, rule
from claimcheck.rules.context import ProjectContext

_SURE = 0.6
_KINDS = (
    frozenset({Tier.T1}),
    frozenset({Tier.T2}),
    frozenset({Tier.T3, Tier.T4}),
    frozenset({Tier.T5}),
    frozenset({Tier.T6, Tier.T7}),
)
_LOOSE = frozenset({Design.COMPARATIVE, Design.UNKNOWN, Design.RANDOMIZED_LAB_EXPERIMENT})
_ALIKE = (
    frozenset({Design.GUIDELINE_GRADE, Design.GUIDELINE_CONSENSUS, Design.EXPERT_CONSENSUS}),
    frozenset({Design.SR_RCT, Design.MA_RCT, Design.NETWORK_MA, Design.UMBRELLA_REVIEW})
    | {Design.SR_OBSERVATIONAL},
)
_STATED = ("publicationtype", "publication_type", "publicationtypes", "pt")


@rule("CC404", severity=Severity.WARNING, precision=Precision.MEDIUM, scope=Scope.PROJECT)
def tier_design_conflict(reference: Reference, context: ProjectContext) -> Iterator[Answer]:
    """The design that was entered for a work disagrees with its title, abstract or keywords.

    ## Why it matters

    Everything else is judged by the tier. A review entered as a trial, or a study of mice entered
    as one of people, lends its claims a strength that they do not have.

    It compares the `design` of the bibliography, and the designs that claim records hold, with what
    the title, the abstract, MeSH headings and publication types say. Differences within one kind
    of evidence (two kinds of guideline, a cohort and a survey) do not count.

    ## Example

    ```bibtex bad
    @article{ali2012, title = {Zinc and the immune system: a review}, design = {rct}}
    ```

    Use instead:

    ```bibtex good
    @article{ali2012, title = {Zinc and immunity: a review}, design = {narrative_review}}
    ```
    """
    entered = list(_entered(reference, context))
    if not entered:
        return
    words = _said(reference)
    if words.value in _LOOSE:
        yield NotChecked("title, abstract and keywords do not state the design")
        return
    for design, origin, where in entered:
        if _conflict(design, words.value):
            yield _problem(reference, design, (origin, where), words)
            return
    yield Passed(f"its own words say {design_in_words(words.value)}", words.origin, words.source)


def _entered(reference: Reference, context: ProjectContext) -> Iterator[tuple[Design, Origin, str]]:
    """Give each design that a person entered for a work, with the place where it stands."""
    if reference.get("design"):
        own = context.study(reference.key).design
        if own.origin is Origin.BIBLIOGRAPHY:
            yield own.value, Origin.BIBLIOGRAPHY, "the bibliography"
    for library, design, name in _recorded(context.project).get(reference.key, ()):
        if library is context.library:
            yield design, Origin.RECORD, f"the record of `{name}`"


@once
def _recorded(project: Project) -> Mapping[str, list[tuple[Library, Design, str]]]:
    """Give the designs that claim records hold, by key, each with the library and the claim."""
    found: dict[str, list[tuple[Library, Design, str]]] = {}
    for reading in project.readings:
        for claim in reading.claims:
            for link in claim.evidence:
                if link.origin is Origin.RECORD:
                    found.setdefault(link.key, []).append((reading.library, link.design, claim.id))
    return found


def _said(reference: Reference) -> Fact[Design]:
    """Read the design from what the work says of itself, entered fields aside."""
    raw = next((reference.get(name) for name in _STATED if reference.get(name)), "")
    study = infer_study(
        title=reference.title,
        abstract=reference.abstract,
        keywords=reference.keywords,
        publication_types=tuple(part.strip() for part in raw.split(";") if part.strip()),
    )
    fact = study.design
    is_sure = fact.probability is None or fact.probability >= _SURE
    return fact if is_sure and fact.source else Fact(Design.UNKNOWN)


def _conflict(entered: Design, said: Design) -> bool:
    from claimcheck.evidence.tiers import tier_of  # noqa: PLC0415 - only where designs differ

    if entered is said or entered in _LOOSE or any({entered, said} <= alike for alike in _ALIKE):
        return False
    kinds = {_kind(tier_of(entered)), _kind(tier_of(said))}
    if None in kinds or len(kinds) == 1:
        return False
    # A synthesis of trials speaks of trials, and a lesser word in a title proves little.
    return kinds != {0, 1}


def _kind(tier: Tier) -> int | None:
    return next((number for number, kind in enumerate(_KINDS) if tier in kind), None)


def _problem(
    reference: Reference, entered: Design, place: tuple[Origin, str], words: Fact[Design]
) -> Problem:
    origin, where = place
    said = design_in_words(words.value)
    return Problem(
        f"`{entered.value}` is entered, but the work reads as {said}",
        span=reference.field_spans.get("design") if origin is Origin.BIBLIOGRAPHY else None,
        basis=(
            Basis(f"{where} says {entered.value}", origin, "design"),
            Basis(f"its own words say {said}", words.origin, words.source),
        ),
        remedy=f"open the work; if it is {said}, enter `{words.value.value}`",
        origin=words.origin,
        key=reference.key,
    )
