"""What kind of study a title and an abstract describe."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.evidence.cues import Cues, Setting
from claimcheck.evidence.tiers import tier_of
from claimcheck.model import Design


class DesignReading(NamedTuple):
    """A design with what speaks for it.

    Args:
        design: The design.
        probability: How likely it is to be right, 0 to 1.
        words: The words on which it rests.
        is_protocol: Whether the work plans a study and reports none.
        is_synthesis: Whether it pools or reviews studies.
    """

    design: Design
    probability: float
    words: str
    is_protocol: bool = False
    is_synthesis: bool | None = None


KINDS = (
    "protocol",
    "systematic_review",
    "rct",
    "human_observed",
    "case_report",
    "animal",
    "in_vitro",
    "narrative_review",
)
_KIND_OF_TIER = {
    1: "systematic_review",
    2: "rct",
    3: "human_observed",
    4: "human_observed",
    5: "narrative_review",
    6: "animal",
    7: "in_vitro",
}


def kind_of(reading: DesignReading) -> str:
    """Give the kind of work that a reading means, one of :data:`KINDS`, or ``"unknown"``."""
    if reading.is_protocol:
        return "protocol"
    if reading.design is Design.CASE_REPORT:
        return "case_report"
    if reading.design is Design.SR_OBSERVATIONAL:
        return "systematic_review"
    return _KIND_OF_TIER.get(tier_of(reading.design), "unknown")


def reading_of_kind(kind: str, setting: Setting, probability: float) -> DesignReading:
    """Give the design that fits a kind best when the kind is known from elsewhere.

    Args:
        kind: One of :data:`KINDS`.
        setting: What the rules weigh.
        probability: How likely the kind is.
    """
    ruled = read_setting(setting)
    if kind_of(ruled) == kind:
        return ruled._replace(probability=probability)
    cues = setting.cues
    if kind == "human_observed":
        reading = _observed(setting)
        if reading.design is Design.UNKNOWN:
            reading = DesignReading(
                Design.CROSS_SECTIONAL, 0.0, "reads as a study that observed people"
            )
        return reading._replace(probability=round(probability * max(reading.probability, 0.4), 2))
    if kind == "systematic_review":
        pooling = [name for name in ("meta_analysis", "systematic_review") if name in cues.weights]
        words = cues.words.get(pooling[0] if pooling else "systematic_review", "")
        design = pooled_design(pooling, cues, usually_pooled(setting))
        return DesignReading(design, probability, words, is_synthesis=True)
    usual, cue = _USUAL[kind]
    is_review = True if kind == "narrative_review" else None
    return DesignReading(usual, probability, cues.words.get(cue, ""), kind == "protocol", is_review)


_USUAL = {
    "protocol": (Design.UNKNOWN, "protocol"),
    "rct": (Design.RCT, "rct"),
    "case_report": (Design.CASE_REPORT, "case_report"),
    "animal": (Design.ANIMAL_EXPERIMENT, "animal_experiment"),
    "in_vitro": (Design.IN_VITRO, "in_vitro"),
    "narrative_review": (Design.NARRATIVE_REVIEW, "narrative_review"),
}


def read_setting(setting: Setting) -> DesignReading:
    """Apply the rules in order; the first that knows decides."""
    for rule in (_planned, _pooled, _guidance, _single_case, _reviewed, _bench, _animal, _trial):
        found = rule(setting)
        if found is not None:
            return found
    return _observed(setting)


def _planned(setting: Setting) -> DesignReading | None:
    cues = setting.cues
    planned = cues.weight("protocol")
    if "protocol" in cues.title or planned >= 2.4:  # noqa: PLR2004
        return DesignReading(Design.UNKNOWN, 0.85, cues.words["protocol"], is_protocol=True)
    return None


def _pooled(setting: Setting) -> DesignReading | None:
    cues = setting.cues
    kinds = ("umbrella_review", "network_ma", "meta_analysis", "systematic_review")
    named = [kind for kind in kinds if kind in cues.title]
    if not named and setting.journal == "systematic_review":
        named = ["systematic_review"]
        cues.words.setdefault("systematic_review", "journal")
    if not named and cues.weight(*kinds) >= 1.8:  # noqa: PLR2004
        named = [kind for kind in kinds if kind in cues.weights]
    if not named:
        return None
    probability = 0.95 if named[0] in cues.title else 0.8
    design = pooled_design(named, cues, usually_pooled(setting))
    return DesignReading(design, probability, cues.words[named[0]], is_synthesis=True)


def pooled_design(
    kinds: Sequence[str], cues: Cues, usual: Design = Design.SR_OBSERVATIONAL
) -> Design:
    """Tell what was pooled: trials where trial words outweigh those of observation.

    Args:
        kinds: How it was pooled.
        cues: The words of title and abstract.
        usual: What it is where neither trials nor observation are named.
    """
    if "umbrella_review" in kinds:
        return Design.UMBRELLA_REVIEW
    if "network_ma" in kinds:
        return Design.NETWORK_MA
    trials = cues.weight("rct", "trials_pooled", "blinded")
    observed = cues.weight("prospective_cohort", "case_control", "cross_sectional", "survey")
    if not trials and not observed:
        return usual
    if trials <= observed:
        return Design.SR_OBSERVATIONAL
    return Design.MA_RCT if "meta_analysis" in kinds else Design.SR_RCT


def usually_pooled(setting: Setting) -> Design:
    """Give what reviews of a journal pool where they do not say: those of Cochrane, trials."""
    is_cochrane = setting.journal == "systematic_review"
    return Design.SR_RCT if is_cochrane else Design.SR_OBSERVATIONAL


def _guidance(setting: Setting) -> DesignReading | None:
    cues = setting.cues
    for kind in ("guideline_consensus", "expert_consensus"):
        if kind in cues.title:
            return DesignReading(Design(kind), 0.8, cues.words[kind], is_synthesis=True)
    for kind in ("editorial", "expert_opinion"):
        if kind in cues.title and not setting.has_abstract:
            return DesignReading(Design(kind), 0.7, cues.words[kind])
    return None


def _single_case(setting: Setting) -> DesignReading | None:
    cues = setting.cues
    weight = cues.weight("case_report")
    groups = cues.weight("rct", "prospective_cohort", "case_control", "cross_sectional")
    if ("case_report" in cues.title and weight >= 3.0) or weight >= max(2.4, groups):  # noqa: PLR2004
        if "case_series" in cues.title:
            return DesignReading(Design.CASE_SERIES, 0.7, cues.words["case_series"])
        return DesignReading(Design.CASE_REPORT, 0.85, cues.words["case_report"])
    return None


def _reviewed(setting: Setting) -> DesignReading | None:
    cues = setting.cues
    weight = cues.weight("narrative_review")
    if setting.journal == "narrative_review":
        weight += 2.0
    own = cues.weight("rct", "case_control", "cross_sectional", "prospective_cohort", "blinded")
    if "narrative_review" in cues.title or weight >= max(1.8, own):
        words = cues.words.get("narrative_review", "journal of reviews")
        return DesignReading(Design.NARRATIVE_REVIEW, 0.75, words, is_synthesis=True)
    return None


def _bench(setting: Setting) -> DesignReading | None:
    cues = setting.cues
    weight = setting.bench + 0.5 * cues.weight("in_vitro", "ex_vivo")
    if weight >= 2.5 and weight > setting.human and weight > setting.animal:  # noqa: PLR2004
        kinds = ("in_silico", "ex_vivo", "in_vitro")
        design = max(reversed(kinds), key=lambda kind: cues.weights.get(kind, 0.0))
        return DesignReading(Design(design), 0.75, cues.words.get(design, ""))
    return None


def _animal(setting: Setting) -> DesignReading | None:
    cues = setting.cues
    if setting.animal >= 2.5 and setting.animal > 1.2 * setting.human:  # noqa: PLR2004
        observed = "prospective_cohort" in cues.title or "cross_sectional" in cues.title
        design = Design.ANIMAL_OBSERVATIONAL if observed else Design.ANIMAL_EXPERIMENT
        return DesignReading(design, 0.85, cues.words.get("animal_experiment", "animals"))
    if "comparative" in cues.weights and setting.animal and setting.human:
        return DesignReading(Design.COMPARATIVE, 0.6, cues.words["comparative"])
    return None


def _trial(setting: Setting) -> DesignReading | None:
    cues = setting.cues
    if cues.weight("not_random") and "rct" not in cues.title:
        return DesignReading(Design.NONRANDOMIZED_TRIAL, 0.7, cues.words["not_random"])
    if cues.weight("mendelian_randomization"):
        return DesignReading(
            Design.MENDELIAN_RANDOMIZATION, 0.95, cues.words["mendelian_randomization"]
        )
    randomised = cues.weight("rct", "cluster_rct", "crossover_rct", "n_of_1")
    if randomised >= 0.7 or cues.weight("blinded") >= 1.6:  # noqa: PLR2004
        for kind in ("n_of_1", "cluster_rct", "crossover_rct"):
            if kind in cues.title or (kind in cues.weights and cues.weight("rct", "blinded")):
                return DesignReading(Design(kind), 0.85, cues.words[kind])
        if cues.weight("rct"):
            return DesignReading(Design.RCT, 0.9, cues.words["rct"])
        return DesignReading(Design.RCT, 0.75, cues.words.get("blinded", ""))
    return None


def _observed(setting: Setting) -> DesignReading:
    """Tell the designs without randomisation apart; a title alone must name one."""
    cues = setting.cues
    kinds = (
        "interrupted_time_series",
        "quasi_experimental",
        "open_label_single_arm",
        "nonrandomized_trial",
        "retrospective_cohort",
        "case_control",
        "genetic_association",
        "neuroimaging_association",
        "qualitative",
        "survey",
        "prospective_cohort",
        "before_after_uncontrolled",
        "ecological",
        "case_series",
        "cross_sectional",
        "theory_paper",
        "randomized_lab_experiment",
    )
    weights = {kind: cues.weights.get(kind, 0.0) for kind in kinds}
    best = max(kinds, key=lambda kind: weights[kind])
    if weights[best] < 0.7:  # noqa: PLR2004
        return DesignReading(Design.UNKNOWN, 0.0, "")
    total = sum(weights.values())
    return DesignReading(
        Design(best), round(0.35 + 0.5 * weights[best] / total, 2), cues.words[best]
    )
