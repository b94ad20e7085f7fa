"""The scales by which a study is judged: tier, certainty, design, and who was studied."""

from enum import IntEnum, StrEnum


class Tier(IntEnum):
    """How far a study design can support a claim; T1 best, T8 none, T0 not assessed.

    OCEBM 2011 levels 1-4 keep their numbers; level 5 is split to distinguish opinion, animal
    studies, laboratory studies and no evidence.
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

    @property
    def words(self) -> str:
        """Name it as messages do."""
        return _TIERS[self]

    @property
    def named(self) -> str:
        """Return the code with its words, such as ``"T8, no evidence"``."""
        return f"{self.name}, {self.words}"


_TIERS = {
    Tier.T0: "not assessed",
    Tier.T1: "synthesis of trials",
    Tier.T2: "randomised trial",
    Tier.T3: "controlled study",
    Tier.T4: "observational study",
    Tier.T5: "review or opinion",
    Tier.T6: "animal study",
    Tier.T7: "laboratory study",
    Tier.T8: "no evidence",
}


class Certainty(StrEnum):
    """GRADE certainty of a body of evidence, entered by people, never computed."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"


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
    METHODS = "methods"
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
    """The sexes studied or mentioned."""

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


class OutcomeKind(StrEnum):
    """What an outcome measures (the patient-oriented distinction of SORT)."""

    PATIENT_IMPORTANT = "patient_important"
    SURROGATE = "surrogate"
    MECHANISTIC = "mechanistic"
    UNKNOWN = "unknown"
