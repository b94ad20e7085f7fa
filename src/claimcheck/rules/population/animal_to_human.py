"""CC501: what was shown in animals or cells is told of people."""

from collections.abc import Iterator

from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import (
    Advice,
    Answer,
    Assessment,
    Basis,
    Claim,
    ClaimType,
    EvidenceLink,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Problem,
    Reach,
    Reading,
    Severity,
    Species,
    Strength,
    Study,
    Tier,
)
from claimcheck.rules._carried_on import (
    carried_on,
    names_bench,
    names_pets,
    own_animal,
    tells_an_experiment,
)
from claimcheck.rules._carried_over import carried_over
from claimcheck.rules._conclusions import concluding_words
from claimcheck.rules._once import once
from claimcheck.rules._setting import names_other_species, sentences_just_before
from claimcheck.rules._support import (
    cites_itself,
    evidence_basis,
    is_textbook_matter,
    supporting,
    weakest,
)
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import Word, place_of, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.sentences.population import find_population

_NOT_HUMAN = frozenset({Species.ANIMAL, Species.IN_VITRO})
_IN_PEOPLE = frozenset({Species.HUMAN, Species.MIXED})
_EXEMPT = frozenset({ClaimType.DEFINITIONAL, ClaimType.NON_CLAIM})
_OF_NOBODY = frozenset({ClaimType.MECHANISM, ClaimType.ASSOCIATION, ClaimType.DEFINITIONAL})


@rule("CC501", severity=Severity.ERROR)
def animal_to_human(claim: Claim, context: Context) -> Iterator[Answer]:
    """Evidence from animals or cells is presented as if it were about people.

    ## Why it matters

    Most effects seen in animals never reach the clinic. A reader who sees no mention of mice will
    apply the sentence to people. Naming the species is enough; so is naming it shortly before, in
    the same passage or its heading. How cells and organs work may be described without it.

    ## Example

    ```bibtex
    @article{ito2015, title = {Curcumin and memory in aged mice}, design = {animal_experiment}}
    ```

    ```md bad
    Curcumin restores memory in older people [@ito2015].
    ```

    Use instead:

    ```md good
    In aged mice, curcumin restored memory [@ito2015]; nobody has shown this in people.
    ```
    """
    links = supporting(claim, context)
    told = _told_itself(claim)
    if not told and not cites_itself(claim):
        told = _carried_on(claim, context) or _concluded(claim, context)
    yield from told
    if told:
        return
    if reading_speaks(claim, context) and not links:
        yield from _told_elsewhere(claim, context)
        return
    if not links or claim.strength <= Strength.S1 or claim.claim_type in _EXEMPT:
        yield NotApplicable("cites no evidence" if not links else "reports no effect")
        return
    if _is_physiology(claim):
        yield NotApplicable("describes how the body works")
        return
    if claim.population.species in {*_NOT_HUMAN, Species.MIXED}:
        yield Passed(f"the sentence itself mentions `{claim.population.text or 'animals'}`")
        return
    yield _judged(claim, links, context)


def _judged(claim: Claim, links: tuple[EvidenceLink, ...], context: Context) -> Answer:
    """Hold the species of the works against a sentence that reads as one about people."""
    species = {link.key: _species(link, context) for link in links}
    human = next((key for key, one in species.items() if one in _IN_PEOPLE), None)
    if human is not None:
        return Passed(f"{human} is in people", context.study(human).species.origin, human)
    unknown = next((key for key, one in species.items() if one is Species.UNKNOWN), None)
    if unknown is not None:
        return NotChecked(f"the species of `{unknown}` is unknown")
    if names_other_species(claim, context):
        return Passed("the passage says that it is about animals or cells")
    return _problem(claim, links[0], context)


def _is_physiology(claim: Claim) -> bool:
    """Tell whether the sentence describes how the body works, and of nobody's in particular."""
    return claim.population.is_implied and is_textbook_matter(claim)


def _species(link: EvidenceLink, context: Context) -> Species:
    """Give the species of a work; a review that speaks of animals is no study of them."""
    fact = context.study(link.key).species
    species = fact.value
    is_bench = link.tier in {Tier.T6, Tier.T7}
    if species in _NOT_HUMAN and not fact.origin.is_established and not is_bench:
        return Species.UNKNOWN
    if species is Species.UNKNOWN and link.tier is Tier.T6:
        return Species.ANIMAL
    if species is Species.UNKNOWN and link.tier is Tier.T7:
        return Species.IN_VITRO
    return species


def _problem(claim: Claim, link: EvidenceLink, context: Context) -> Problem:
    study = context.study(link.key)
    system = ", ".join(study.organisms.value) or (
        "cells" if study.species.value is Species.IN_VITRO else "animals"
    )
    about = claim.population.text
    says = f"is about `{about}`" if about else "names no species"
    return Problem(
        f"the cited work is in {system}, but the sentence {says}",
        basis=(
            Basis(f"the sentence {says}", claim.origin_of("population")),
            evidence_basis(link, context),
        ),
        remedy=f"say that it was shown in {system} and not in people, or cite a study in people",
        origin=_origin(claim, study),
        key=link.key,
    )


def _origin(claim: Claim, study: Study) -> Origin:
    """Say how sure both sides are: a sentence that names people, a work that names animals."""
    names_people = claim.population.species is Species.HUMAN and not claim.population.is_implied
    if names_people and study.organisms.value:
        return Origin.BIBLIOGRAPHY
    return weakest(claim.origin_of("population"), study.species.origin)


def _told_itself(claim: Claim) -> tuple[Problem, ...]:
    """Find a claim that names animals or cells and says that its readers are like them."""
    step = carried_over(claim.text)
    if step is None or _is_cited_behind(claim, step):
        return ()
    problem = Problem(
        f"`{step.text}` applies to people what was seen in animals or cells",
        span=place_of(claim, step.start, step.end),
        basis=(Basis("the sentence names both, and cites nothing for the step", Origin.TEXT),),
        remedy="say that it was shown in animals or cells only, or cite a study in people",
        origin=Origin.TEXT,
        severity=Severity.WARNING,
        variant="carried-over",
    )
    return (problem,)


def _is_cited_behind(claim: Claim, step: Word) -> bool:
    """Tell whether a claim cites something for its step; what stands before it tells of animals."""
    if any(link.origin is Origin.RECORD for link in claim.evidence):
        return True
    place = place_of(claim, step.start, step.end)
    own = [one.mention.span for one in claim.citations if one.reach is Reach.OWN]
    return bool(own) and (place is None or any(span.start > place.start for span in own))


def _carried_on(claim: Claim, context: Context) -> tuple[Problem, ...]:
    """Find a claim that says that people are like the animals of the sentences before it."""
    step = None if names_bench(claim.text) else carried_on(claim.text)
    before = _experiment_before(claim, context) if step is not None else None
    if step is None or before is None:
        return ()
    problem = Problem(
        f"`{step.text}` applies to people what was seen in animals or cells (`{before}`)",
        span=place_of(claim, step.start, step.end),
        basis=(Basis(f"the passage says `{before}`", Origin.TEXT, before),),
        remedy="say in what it was shown, or cite a study in people",
        origin=Origin.TEXT,
        severity=Severity.WARNING,
        variant="carried-on",
    )
    return (problem,)


def _concluded(claim: Claim, context: Context) -> tuple[Problem, ...]:
    """Find a conclusion about people, or about nobody, from animals or cells just before it."""
    own = own_animal(claim.text)
    is_of_bench = not own and claim.population.species in {*_NOT_HUMAN, Species.MIXED}
    drawn = None if is_of_bench else concluding_words(claim.text)
    before = _bench_before(claim, context) if drawn is not None else None
    if drawn is None or before is None or _asserts_little(claim):
        return ()
    if own in before.lower() if own else names_pets(before):
        return ()
    problem = Problem(
        f"`{drawn.text}` concludes from animals or cells (`{before}`), and the sentence names none",
        span=place_of(claim, drawn.start, drawn.end),
        basis=(Basis(f"the passage says `{before}`", Origin.TEXT, before),),
        remedy="say in what it was shown, or cite a study in people",
        origin=claim.origin_of("population"),
        severity=Severity.WARNING,
        variant="concluded",
    )
    return (problem,)


def _asserts_little(claim: Claim) -> bool:
    """Tell whether a conclusion is weak, or one about how things work and about nobody."""
    is_weak = claim.strength <= Strength.S1 and claim.advice < Advice.A2
    return is_weak or (claim.claim_type in _OF_NOBODY and claim.population.is_implied)


def _bench_before(claim: Claim, context: Context) -> str | None:
    """Give the words for animals or cells in the sentences just before a claim."""
    for sentence in reversed(sentences_just_before(claim, context)):
        found = find_population(sentence.text, tokenize(sentence.text))
        if found.species in {*_NOT_HUMAN, Species.MIXED} and found.text:
            return found.text
    return None


def _experiment_before(claim: Claim, context: Context) -> str | None:
    """Give the words for animals or cells where something was tried in them just before a claim."""
    before = sentences_just_before(claim, context)
    is_tried = any(tells_an_experiment(sentence.text) for sentence in before)
    return _bench_before(claim, context) if is_tried else None


def _told_elsewhere(claim: Claim, context: Context) -> Iterator[Problem]:
    """Find a claim without a species in a document that tells elsewhere of animals or cells."""
    species = claim.population.species
    if claim.claim_type in _EXEMPT or species in {*_NOT_HUMAN, Species.MIXED}:
        return
    told = _animals_told(context.reading) if context.reading is not None else None
    bench = next(iter(words_of_claim(claim).of("bench")), None)
    if (told is None and bench is None) or names_other_species(claim, context):
        return
    yield _without_species(claim, bench, told)


def _without_species(claim: Claim, bench: Word | None, told: Assessment | None) -> Problem:
    basis = [Basis("the sentence reads as one about people", claim.origin_of("population"))]
    if bench is not None:
        basis.append(Basis(f"`{bench.text}` is measured in animals and cells", Origin.TEXT))
    if told is not None:
        basis.append(_elsewhere(told))
    return Problem(
        "the document reports studies in animals or cells elsewhere, but the sentence names none"
        if told is not None
        else "what is seen in animals or cells is told without them",
        basis=tuple(basis),
        remedy="say in what it was shown, or cite a study in people",
        origin=claim.origin_of("population"),
        severity=Severity.NOTE if bench is None or told is None else Severity.WARNING,
    )


def _elsewhere(told: Assessment) -> Basis:
    return Basis(f"the document says `{told.population.text}`", told.origin, told.population.text)


@once
def _animals_told(reading: Reading) -> Assessment | None:
    """Give the first sentence of the document about animals or cells."""
    read = (judged for _, judged in reading.sentences)
    return next((one for one in read if one.population.species in _NOT_HUMAN), None)
