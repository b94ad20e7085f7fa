"""What is known of a reference as evidence: its own entry, and the index's record of its work."""

from attrs import evolve

from claimcheck.evidence.facts import Known, first_known
from claimcheck.evidence.study import Description, known_of, study_from
from claimcheck.model import (
    Design,
    EditorialStatus,
    Fact,
    Origin,
    QuestionType,
    Reference,
    Study,
    Tier,
    Verified,
    Work,
)

_BOOKS = frozenset({"book", "inbook", "incollection", "booklet", "manual", "collection"})


def study_of(
    reference: Reference, question: QuestionType | None = None, found: Verified | None = None
) -> Study:
    """Infer what kind of evidence a reference is; see :func:`infer_study`.

    What the entry states comes first, then what the index states of the work, then the words of
    the abstract. Facts of the index have the origin ``lookup``, its name and the day.

    Args:
        reference: Entry of a bibliography, or a reference parsed from a list.
        question: The clinical question for which the tier is wanted.
        found: The reference held against the evidence store, where there is one.
    """
    stated, words = known_of(
        Description(
            reference.title,
            reference.abstract,
            reference.keywords,
            _types(reference),
            {name: reference.get(name) for name in reference.fields if name != "keywords"},
            _container(reference),
        )
    )
    looked_up: tuple[Known, Known] = ({}, {})
    if found is not None and found.names_work and found.work is not None:
        looked_up = _looked_up(found.work)
    told = _told(found) if found is not None else {}
    own_words = words if reference.abstract else {}
    study = study_from(
        first_known((told, stated, looked_up[0], own_words, looked_up[1], words)), question
    )
    is_book = reference.type in _BOOKS and not reference.abstract
    if is_book and study.design.origin is Origin.TEXT and not study.design.source:
        return evolve(study, design=Fact(Design.UNKNOWN), tier=Fact(Tier.T0))
    return study


def _looked_up(work: Work) -> tuple[Known, Known]:
    journal = next(iter(work.containers), "")
    stated, words = known_of(
        Description(work.title, work.abstract, work.headings, work.publication_types, {}, journal)
    )
    if not work.abstract:
        words = {}
    if work.is_preprint:
        stated.setdefault("is_preprint", Fact(value=True, source=work.type))
    return _of_index(stated, work), _of_index(words, work)


def _of_index(known: Known, work: Work) -> Known:
    """Say of facts which index gave them and when; what a model made of them stays the model's."""
    where = ", ".join(part for part in (work.service, work.day) if part)
    return {
        name: fact
        if fact.origin is Origin.MODEL
        else evolve(
            fact,
            origin=Origin.LOOKUP,
            source=f"{fact.source} ({where})" if fact.source else where,
            service=work.service,
            day=work.day,
        )
        for name, fact in known.items()
    }


def _told(found: Verified) -> Known:
    """Give the status that notices leave a work in, where it no longer stands untouched."""
    standing = found.verdict.standing
    if standing not in {EditorialStatus.RETRACTED, EditorialStatus.CONCERN}:
        return {}
    notice = found.verdict.notices[-1]
    words = " ".join(part for part in (notice.kind, notice.day, notice.notice) if part)
    status = Fact(standing.value, Origin.LOOKUP, None, words, notice.source, notice.fetched)
    return {"status": status}


def _types(reference: Reference) -> tuple[str, ...]:
    raw = reference.get("publicationtype") or reference.get("publication_type")
    raw = raw or reference.get("publication_types") or reference.get("publicationtypes")
    raw = raw or reference.get("pt")
    return tuple(part.strip() for part in raw.split(";") if part.strip())


def _container(reference: Reference) -> str:
    names = ("eprinttype", "archiveprefix", "publisher", "howpublished")
    return reference.container or next((reference.get(n) for n in names if reference.get(n)), "")
