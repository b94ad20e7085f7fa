"""Put together what is known of a study, each fact from the first source that has it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from claimcheck.evidence.abstract import AbstractSentence, conclusion_of, passages
from claimcheck.evidence.counting import read_counting
from claimcheck.evidence.cues import Setting, setting_of
from claimcheck.evidence.design import (
    DesignReading,
    pooled_design,
    read_setting,
    reading_of_kind,
    usually_pooled,
)
from claimcheck.evidence.facts import Known, first_known
from claimcheck.evidence.features import features_of
from claimcheck.evidence.fields import from_fields
from claimcheck.evidence.indexing import from_indexing, pooled_kind
from claimcheck.evidence.learned import group_probabilities, kind_probabilities
from claimcheck.evidence.methods import read_method
from claimcheck.evidence.people import from_people
from claimcheck.evidence.sample_size import find_sample_size
from claimcheck.evidence.status import from_marks, from_notices
from claimcheck.evidence.tiers import tier_of
from claimcheck.model import (
    AgeGroup,
    Design,
    Fact,
    Origin,
    QuestionType,
    Sex,
    Species,
    Study,
    Tier,
)
from claimcheck.model.arguments import a_mapping, a_string, one_of, strings
from claimcheck.model.by_value import ByValue

_SHORTEST_ABSTRACT = 40
_CERTAIN = 0.95
_LIKELY, _EVEN, _UNLIKELY = 0.6, 0.5, 0.35
_LEARNED: Mapping[str, Mapping[str, StrEnum]] = {
    "sexes": {"female": Sex.FEMALE, "male": Sex.MALE},
    "age_groups": {"child": AgeGroup.CHILD, "adult": AgeGroup.ADULT},
}
_SYNTHESES = frozenset(
    {
        Design.SR_RCT,
        Design.MA_RCT,
        Design.NETWORK_MA,
        Design.UMBRELLA_REVIEW,
        Design.SR_OBSERVATIONAL,
        Design.NARRATIVE_REVIEW,
        Design.GUIDELINE_GRADE,
        Design.GUIDELINE_CONSENSUS,
        Design.EXPERT_CONSENSUS,
        Design.TEXTBOOK,
    }
)


def infer_study(
    *,
    title: str = "",
    abstract: str = "",
    keywords: Sequence[str] = (),
    publication_types: Sequence[str] = (),
    fields: Mapping[str, str] | None = None,
    journal: str = "",
    question: QuestionType | None = None,
) -> Study:
    """Infer what kind of evidence a work is from its bibliography entry.

    Sources take precedence in this order: fields that a person set, publication types, MeSH
    headings and check tags among the keywords, the abstract, the title, the journal. Facts of
    fields, types and headings have the origin ``bibliography``; what was read from the words of
    title and abstract has ``text`` and a probability. What nothing says stays unknown.

    Args:
        title: Title.
        abstract: Abstract, with or without section labels.
        keywords: Keywords; MeSH headings and publication types among them are understood.
        publication_types: PubMed publication types.
        fields: Fields of the entry by lower-case name, such as ``design`` or ``samplesize``.
        journal: Journal or other container.
        question: The clinical question for which the tier is wanted.

    Raises:
        ArgumentError: An argument is of the wrong kind.

    Examples:
        >>> study = infer_study(title="Zinc for colds: a randomised trial in 120 adults")
        >>> str(study.design.value), study.tier.value.name, study.sample_size.value
        ('rct', 'T2', 120)
        >>> study.sexes.value
        ()
    """
    for name, value in (("title", title), ("abstract", abstract), ("journal", journal)):
        a_string(name, value)
    fields = {} if fields is None else fields
    a_mapping("fields", fields, "a mapping of fields, such as `dict(design=...)`")
    if question is not None:
        question = QuestionType(one_of("question", question, QuestionType))
    stated, words = known_of(
        Description(
            title,
            abstract,
            strings("keywords", keywords, '["Humans", "Aged"]'),
            strings("publication_types", publication_types, '["Meta-Analysis"]'),
            fields,
            journal,
        )
    )
    return study_from(first_known((stated, words)), question)


@frozen(eq=False, repr=False)
class Description(ByValue):
    """What a bibliography or an index says of a work.

    Args:
        title: Title.
        abstract: Abstract.
        keywords: Keywords and subject headings.
        publication_types: Publication types.
        fields: Fields that a person set, by lower-case name.
        journal: Journal or other container.
    """

    title: str
    abstract: str
    keywords: Sequence[str]
    publication_types: Sequence[str]
    fields: Mapping[str, str]
    journal: str


def known_of(described: Description) -> tuple[Known, Known]:
    """Return what is stated of a work (fields, marks, types, headings), and what its words say."""
    parts = passages(described.title, described.abstract)
    types, keywords = described.publication_types, described.keywords
    stated = first_known(
        (
            from_fields(described.fields),
            from_marks(described.title, described.journal),
            from_notices(described.fields),
            _pooled(pooled_kind(types, keywords), parts, described.journal),
            from_indexing(types, keywords),
        )
    )
    return stated, _from_words(parts, described.journal)


def _pooled(kind: str, parts: Sequence[AbstractSentence], journal: str) -> Known:
    """Say what a pooling publication type leaves open: whether trials were pooled."""
    if kind not in {"meta_analysis", "systematic_review"}:
        return {}
    setting = setting_of(parts, journal)
    design = pooled_design([kind], setting.cues, usually_pooled(setting))
    source = "Meta-Analysis" if kind == "meta_analysis" else "Systematic Review"
    return {"design": Fact(design, Origin.BIBLIOGRAPHY, None, source)}


def _from_words(parts: Sequence[AbstractSentence], journal: str) -> Known:
    is_long = _words_of_abstract(parts) >= _SHORTEST_ABSTRACT
    method = read_counting(parts) or (None if is_long else read_method(parts))
    if method is not None:
        return {"design": Fact(method.design, Origin.TEXT, method.probability, method.words)}
    known = from_people(parts)
    setting = setting_of(parts, journal)
    features = features_of(parts, setting) if is_long else {}
    reading = _design_read(setting, features)
    if reading.design is not Design.UNKNOWN:
        known["design"] = Fact(reading.design, Origin.TEXT, reading.probability, reading.words)
    if reading.is_protocol:
        known["status"] = Fact("protocol", Origin.TEXT, reading.probability, reading.words)
    if reading.is_synthesis is not None:
        source = reading.words
        known["is_synthesis"] = Fact(reading.is_synthesis, Origin.TEXT, reading.probability, source)
    _add_size(known, parts, reading)
    if features and _studies_people(known, reading):
        _add_learned(known, features)
    conclusion = conclusion_of(tuple(parts))
    if conclusion:
        known["conclusion"] = Fact(conclusion, Origin.TEXT, None, "abstract")
    return known


def _design_read(setting: Setting, features: Mapping[str, float]) -> DesignReading:
    """Read the design by the trained model where there is an abstract, else by rules alone."""
    ruled = read_setting(setting)
    if ruled.probability >= _CERTAIN or not features:
        return ruled
    shares = dict(kind_probabilities(features))
    if shares["rct"] < _EVEN:
        shares["rct"] = 0.0  # too strong a design to be called by fewer than even odds
    kind = max(shares, key=lambda name: shares[name])
    return reading_of_kind(kind, setting, round(shares[kind], 2))


def _words_of_abstract(parts: Sequence[AbstractSentence]) -> int:
    return sum(len(part.tokens) for part in parts if part.role != "title")


def _studies_people(known: Known, reading: DesignReading) -> bool:
    """Return whether a work studied people of its own, as reviews and animal studies do not."""
    species = known["species"].value if "species" in known else _species_of(reading.design)
    primary = reading.is_protocol or Tier.T2 <= tier_of(reading.design) <= Tier.T4
    return species is Species.HUMAN and primary and not reading.is_synthesis


def _add_learned(known: Known, features: Mapping[str, float]) -> None:
    """Add the sexes and ages that the words of an abstract make likely where none are stated.

    A trained reading of the words, not a share of all studies: where they speak for no group,
    none is named. These facts have the origin ``model``, so that no error rests on them.
    """
    if "sexes" in known and "age_groups" in known:
        return
    shares = group_probabilities(features)
    for fact, groups in _LEARNED.items():
        found = _likely({group: shares[name] for name, group in groups.items()})
        if found and fact not in known:
            least = round(min(found.values()), 2)
            known[fact] = Fact(tuple(found), Origin.MODEL, least, "words of the abstract")


def _likely(shares: Mapping[StrEnum, float]) -> Mapping[StrEnum, float]:
    """Keep the likely groups; the likeliest alone only where the words speak against the other."""
    if max(shares.values()) < _LIKELY:
        return {}
    found = {group: share for group, share in shares.items() if share >= _EVEN}
    is_alone = len(found) == 1
    return {} if is_alone and min(shares.values()) > _UNLIKELY else found


def _add_size(known: Known, parts: Sequence[AbstractSentence], reading: DesignReading) -> None:
    if reading.is_synthesis and reading.design is Design.NARRATIVE_REVIEW:
        return
    size = find_sample_size(parts)
    if size is not None:
        known["sample_size"] = Fact(size.value, Origin.TEXT, size.probability, size.text)
    elif reading.design is Design.CASE_REPORT:
        known["sample_size"] = Fact(1, Origin.TEXT, 0.8, reading.words)


def study_from(known: Known, question: QuestionType | None) -> Study:
    """Make a study of facts, filling in what follows from its design.

    Args:
        known: What is known.
        question: The clinical question for which the tier is wanted.
    """
    design = known.get("design")
    if "tier" not in known and design is not None:
        tier = tier_of(design.value, question)
        known["tier"] = evolve(design, value=tier)
    if "is_synthesis" not in known and design is not None and design.value is not Design.UNKNOWN:
        known["is_synthesis"] = evolve(design, value=design.value in _SYNTHESES)
    if "species" not in known and design is not None:
        species = _species_of(design.value)
        if species is not Species.UNKNOWN:
            known["species"] = evolve(design, value=species)
    return Study(**known)


def _species_of(design: Design) -> Species:
    tier = tier_of(design)
    if tier is Tier.T6:
        return Species.ANIMAL
    if design in {Design.IN_VITRO, Design.IN_SILICO, Design.EX_VIVO}:
        return Species.IN_VITRO
    return Species.HUMAN if Tier.T2 <= tier <= Tier.T4 else Species.UNKNOWN
