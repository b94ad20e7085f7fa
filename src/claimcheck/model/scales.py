"""The closed scales on which claims and evidence are weighed."""

from enum import IntEnum, StrEnum


class Tier(IntEnum):
    """How far a study design can carry a claim; T1 best, T8 none, T0 not assessed.

    OCEBM 2011 levels 1-4 keep their numbers; its level 5 is split so that opinion, animal,
    bench and nothing stay apart.
    """

    T0 = 0
    T1 = 1
    T2 = 2
    T3 = 3
    T4 = 4
    T5 = 5
    T6 = 6
    T7 = 7
    T8 = 8


class Strength(IntEnum):
    """How strongly a sentence states a relationship (Sumner et al. 2014, codes 0-6)."""

    S0 = 0
    S1 = 1
    S2 = 2
    S3 = 3
    S4 = 4
    S5 = 5
    S6 = 6

    @property
    def band(self) -> "Band":
        """Give the band that readers tell apart (Adams et al. 2017)."""
        if self <= Strength.S1:
            return Band.NONE
        if self <= Strength.S4:
            return Band.MODERATE
        return Band.CAN if self is Strength.S5 else Band.DIRECT


class Band(IntEnum):
    """The groups of causal wording that readers tell apart (Adams et al. 2017)."""

    NONE = 0
    MODERATE = 1
    CAN = 2
    DIRECT = 3


class Causality(StrEnum):
    """The causal class of a sentence (Yu et al. 2019)."""

    NONE = "none"
    CORRELATIONAL = "correlational"
    CONDITIONAL = "conditional"
    DIRECT = "direct"


class AdviceForce(StrEnum):
    """How hard a sentence pushes the reader to act (Li, Wang and Yu 2021)."""

    NONE = "none"
    WEAK = "weak"
    STRONG = "strong"


class Addressee(StrEnum):
    """Whom advice speaks to."""

    NONE = "none"
    PROFESSIONAL = "professional"
    PUBLIC = "public"
    READER = "reader"


class Advice(IntEnum):
    """Advice A0-A3 (Sumner et al. 2014): none, implicit, explicit, explicit to the reader."""

    A0 = 0
    A1 = 1
    A2 = 2
    A3 = 3

    @classmethod
    def of(cls, force: AdviceForce, addressee: Addressee) -> "Advice":
        """Derive the code from force and addressee."""
        if force is AdviceForce.NONE:
            return cls.A0
        if addressee is Addressee.READER:
            return cls.A3 if force is AdviceForce.STRONG else cls.A2
        return cls.A2 if force is AdviceForce.STRONG else cls.A1


class ClaimType(StrEnum):
    """What kind of statement a claim is; it decides what support the claim needs."""

    DEFINITIONAL = "definitional"
    MECHANISM = "mechanism"
    ASSOCIATION = "association"
    CAUSAL_EFFECT = "causal_effect"
    TREATMENT_BENEFIT = "treatment_benefit"
    HARM = "harm"
    PROTOCOL = "protocol"
    ADVICE = "advice"
    PREVALENCE = "prevalence"
    NUMBER = "number"
    STUDY_REPORT = "study_report"
    NON_CLAIM = "non_claim"


class QuestionType(StrEnum):
    """The clinical question behind a claim (OCEBM 2011); tiers are mapped per question."""

    PREVALENCE = "prevalence"
    DIAGNOSIS = "diagnosis"
    PROGNOSIS = "prognosis"
    BENEFIT = "benefit"
    HARM_COMMON = "harm_common"
    HARM_RARE = "harm_rare"
    SCREENING = "screening"


class Design(StrEnum):
    """The closed list of study designs."""

    SR_RCT = "sr_rct"
    MA_RCT = "ma_rct"
    NETWORK_MA = "network_ma"
    UMBRELLA_REVIEW = "umbrella_review"
    GUIDELINE_GRADE = "guideline_grade"
    RCT = "rct"
    CROSSOVER_RCT = "crossover_rct"
    CLUSTER_RCT = "cluster_rct"
    N_OF_1 = "n_of_1"
    RANDOMIZED_LAB_EXPERIMENT = "randomized_lab_experiment"
    NONRANDOMIZED_TRIAL = "nonrandomized_trial"
    QUASI_EXPERIMENTAL = "quasi_experimental"
    INTERRUPTED_TIME_SERIES = "interrupted_time_series"
    PROSPECTIVE_COHORT = "prospective_cohort"
    RETROSPECTIVE_COHORT = "retrospective_cohort"
    SR_OBSERVATIONAL = "sr_observational"
    MENDELIAN_RANDOMIZATION = "mendelian_randomization"
    CASE_CONTROL = "case_control"
    CROSS_SECTIONAL = "cross_sectional"
    GENETIC_ASSOCIATION = "genetic_association"
    NEUROIMAGING_ASSOCIATION = "neuroimaging_association"
    BEFORE_AFTER_UNCONTROLLED = "before_after_uncontrolled"
    CASE_SERIES = "case_series"
    CASE_REPORT = "case_report"
    ECOLOGICAL = "ecological"
    QUALITATIVE = "qualitative"
    SURVEY = "survey"
    OPEN_LABEL_SINGLE_ARM = "open_label_single_arm"
    NARRATIVE_REVIEW = "narrative_review"
    EXPERT_CONSENSUS = "expert_consensus"
    GUIDELINE_CONSENSUS = "guideline_consensus"
    EXPERT_OPINION = "expert_opinion"
    EDITORIAL = "editorial"
    TEXTBOOK = "textbook"
    THEORY_PAPER = "theory_paper"
    ANIMAL_EXPERIMENT = "animal_experiment"
    ANIMAL_OBSERVATIONAL = "animal_observational"
    COMPARATIVE = "comparative"
    IN_VITRO = "in_vitro"
    EX_VIVO = "ex_vivo"
    IN_SILICO = "in_silico"
    MECHANISTIC_REASONING = "mechanistic_reasoning"
    ANECDOTE = "anecdote"
    TESTIMONIAL = "testimonial"
    MARKETING = "marketing"
    PRESS_RELEASE = "press_release"
    AI_GENERATED = "ai_generated"
    NONE = "none"
    UNKNOWN = "unknown"


class Species(StrEnum):
    """Whom or what a claim or a study is about, as far as extrapolation needs it."""

    HUMAN = "human"
    ANIMAL = "animal"
    IN_VITRO = "in_vitro"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    """The sexes studied or spoken of."""

    FEMALE = "female"
    MALE = "male"


class AgeGroup(StrEnum):
    """The MeSH age-group descriptors."""

    NEWBORN = "newborn"
    INFANT = "infant"
    PRESCHOOL = "preschool"
    CHILD = "child"
    ADOLESCENT = "adolescent"
    YOUNG_ADULT = "young_adult"
    ADULT = "adult"
    MIDDLE_AGED = "middle_aged"
    AGED = "aged"
    AGED_80 = "aged_80"


class Origin(StrEnum):
    """Where a value comes from; severity follows it."""

    RECORD = "record"
    BIBLIOGRAPHY = "bibliography"
    LOOKUP = "lookup"
    TEXT = "text"
    MODEL = "model"

    @property
    def is_established(self) -> bool:
        """Tell whether an error may rest on it: a person, the bibliography or a lookup said it."""
        return self in {Origin.RECORD, Origin.BIBLIOGRAPHY, Origin.LOOKUP}


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Give 0 for the worst, so that sorting puts it first."""
        return ("error", "warning", "note").index(self.value)


class Precision(StrEnum):
    """How often a rule is expected to be right (the words of SARIF)."""

    VERY_HIGH = "very-high"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class CheckStatus(StrEnum):
    """What became of a check; not checked is a result of its own."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not checked"


class BlockKind(StrEnum):
    """What a block of a document is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    BLOCK_QUOTE = "block_quote"
    PULL_QUOTE = "pull_quote"
    FOOTNOTE = "footnote"
    CODE = "code"
    FRONT_MATTER = "front_matter"
    HTML = "html"
    MATH = "math"
    COMMENT = "comment"
    REFERENCE = "reference"
    GLOSSARY = "glossary"
    CLOSING = "closing"

    @property
    def is_prose(self) -> bool:
        """Tell whether the block is read as assertions."""
        return self in _PROSE


_PROSE = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_CELL,
        BlockKind.CAPTION,
        BlockKind.BLOCK_QUOTE,
        BlockKind.PULL_QUOTE,
        BlockKind.FOOTNOTE,
        BlockKind.CLOSING,
    }
)


class Intent(StrEnum):
    """Why a work is cited: the nine CiTO properties that the library tells apart."""

    CITES_AS_EVIDENCE = "citesAsEvidence"
    OBTAINS_SUPPORT_FROM = "obtainsSupportFrom"
    USES_DATA_FROM = "usesDataFrom"
    USES_CONCLUSIONS_FROM = "usesConclusionsFrom"
    OBTAINS_BACKGROUND_FROM = "obtainsBackgroundFrom"
    CITES_AS_AUTHORITY = "citesAsAuthority"
    QUALIFIES = "qualifies"
    DISPUTES = "disputes"
    REFUTES = "refutes"


class SupportStatus(StrEnum):
    """What a person found on opening the cited source."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    NOT_SUPPORTED = "not_supported"
    REFUTED = "refuted"
    UNCHECKED = "unchecked"


class ClaimStatus(StrEnum):
    """The life of a claim record."""

    EXTRACTED = "extracted"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"
    ORPHANED = "orphaned"


class CitationStatus(StrEnum):
    """Whether a citation mention leads to a reference."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


class Certainty(StrEnum):
    """GRADE certainty of a body of evidence, entered by people, never computed."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"


class OutcomeKind(StrEnum):
    """What an outcome measures (the patient-oriented distinction of SORT)."""

    PATIENT_IMPORTANT = "patient_important"
    SURROGATE = "surrogate"
    MECHANISTIC = "mechanistic"
    UNKNOWN = "unknown"
