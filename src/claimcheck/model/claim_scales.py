"""The scales by which a statement is judged: kind, strength, cause, advice."""

from enum import IntEnum, StrEnum


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
    def words(self) -> str:
        """Name it as messages do."""
        return _STRENGTHS[self]

    @property
    def named(self) -> str:
        """Give the code with its words, such as ``"S6, unconditional effect"``."""
        return f"{self.name}, {self.words}"

    @property
    def band(self) -> "Band":
        """Give the band that readers tell apart (Adams et al. 2017)."""
        if self <= Strength.S1:
            return Band.NONE
        if self <= Strength.S4:
            return Band.MODERATE
        return Band.CAN if self is Strength.S5 else Band.DIRECT


_STRENGTHS = {
    Strength.S0: "no relationship stated",
    Strength.S1: "no relationship",
    Strength.S2: "association",
    Strength.S3: "suggested relationship",
    Strength.S4: "may have an effect",
    Strength.S5: "can have an effect",
    Strength.S6: "unconditional effect",
}


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

    @property
    def words(self) -> str:
        """Name it as messages do."""
        return _ADVICE[self]

    @property
    def named(self) -> str:
        """Give the code with its words, such as ``"A2, explicit advice"``."""
        return f"{self.name}, {self.words}"

    @classmethod
    def of(cls, force: AdviceForce, addressee: Addressee) -> "Advice":
        """Derive the code from force and addressee."""
        if force is AdviceForce.NONE:
            return cls.A0
        if addressee is Addressee.READER:
            return cls.A3 if force is AdviceForce.STRONG else cls.A2
        return cls.A2 if force is AdviceForce.STRONG else cls.A1


_ADVICE = {
    Advice.A0: "no advice",
    Advice.A1: "implicit advice",
    Advice.A2: "explicit advice",
    Advice.A3: "explicit advice to the reader",
}


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


class Need(StrEnum):
    """How much support a claim needs before an editor prints it."""

    NONE = "none"
    WELCOME = "welcome"
    REQUIRED = "required"
