"""What stands behind a claim: the links that count, and the facts about them in words."""

import re
from collections.abc import Iterable

from claimcheck.model import (
    Band,
    Basis,
    BlockKind,
    Certainty,
    Claim,
    ClaimType,
    Cue,
    Design,
    EvidenceLink,
    Intent,
    NotChecked,
    Origin,
    Passed,
    Reach,
    Species,
    Study,
    SupportStatus,
    Tier,
)
from claimcheck.rules._words import words_of_claim
from claimcheck.rules.context import Context

SUPPORTING = frozenset(
    {
        Intent.CITES_AS_EVIDENCE,
        Intent.OBTAINS_SUPPORT_FROM,
        Intent.USES_DATA_FROM,
        Intent.USES_CONCLUSIONS_FROM,
    }
)
"""The intents that may stand for evidence; the others cite background, authority or dissent."""

_AGAINST = ("should not", "must not", "do not", "don't", "avoid", "never", "not ")
_REFUSED = frozenset({SupportStatus.NOT_SUPPORTED, SupportStatus.REFUTED})
_SURE = 0.6
_PRICE = re.compile(r"[$£€] ?\d")
_RANK = (Origin.RECORD, Origin.LOOKUP, Origin.BIBLIOGRAPHY, Origin.TEXT, Origin.MODEL)
_DESIGNS = {
    Design.SR_RCT: "a systematic review of randomised trials",
    Design.MA_RCT: "a meta-analysis of randomised trials",
    Design.NETWORK_MA: "a network meta-analysis",
    Design.RCT: "a randomised trial",
    Design.CROSSOVER_RCT: "a randomised crossover trial",
    Design.CLUSTER_RCT: "a cluster-randomised trial",
    Design.N_OF_1: "an n-of-1 trial",
    Design.SR_OBSERVATIONAL: "a systematic review of observational studies",
    Design.NONRANDOMIZED_TRIAL: "a non-randomised trial",
    Design.QUASI_EXPERIMENTAL: "a quasi-experiment",
    Design.RANDOMIZED_LAB_EXPERIMENT: "a randomised laboratory experiment",
    Design.MENDELIAN_RANDOMIZATION: "a Mendelian randomisation study",
    Design.CROSS_SECTIONAL: "a cross-sectional study",
    Design.CASE_CONTROL: "a case-control study",
    Design.BEFORE_AFTER_UNCONTROLLED: "an uncontrolled before-and-after study",
    Design.OPEN_LABEL_SINGLE_ARM: "an open-label single-arm study",
    Design.GUIDELINE_GRADE: "a graded guideline",
    Design.GUIDELINE_CONSENSUS: "a consensus guideline",
    Design.IN_VITRO: "a study in vitro",
    Design.EX_VIVO: "a study ex vivo",
    Design.IN_SILICO: "a computer simulation",
    Design.MECHANISTIC_REASONING: "mechanistic reasoning",
    Design.SURVEY: "a survey",
    Design.TEXTBOOK: "a textbook",
    Design.METHODS: "a work about methods",
    Design.EDITORIAL: "an editorial",
    Design.UNKNOWN: "of unknown design",
}


def supporting(claim: Claim, context: Context) -> tuple[EvidenceLink, ...]:
    """Give the links that are offered as evidence and that nobody found wanting."""
    if not claim.evidence:
        return ()
    return tuple(
        link
        for link in context.links(claim)
        if link.intent in SUPPORTING and link.support.status not in _REFUSED
    )


def cites_itself(claim: Claim) -> bool:
    """Tell whether a claim cites something itself, rather than from elsewhere in its passage."""
    own = any(one.reach is Reach.OWN for one in claim.citations)
    return own or any(link.origin is Origin.RECORD for link in claim.evidence)


def best(links: Iterable[EvidenceLink]) -> EvidenceLink | None:
    """Give the link with the best assessed tier, or ``None`` where none is assessed."""
    assessed = [link for link in links if link.tier is not Tier.T0]
    return min(assessed, key=lambda link: link.tier, default=None)


def unassessed(links: Iterable[EvidenceLink]) -> tuple[str, ...]:
    """Name the keys whose tier is not known."""
    return tuple(link.key for link in links if link.tier is Tier.T0)


def unknown_design(links: Iterable[EvidenceLink]) -> NotChecked:
    """Name the works whose design is not known, which leaves the question open."""
    keys = ", ".join(f"`{key}`" for key in unassessed(links))
    return NotChecked(f"the design of {keys or 'the cited work'} is unknown")


def said(claim: Claim) -> Passed:
    """Say that the wording is too cautious to exceed its evidence."""
    basis = wording_basis(claim)
    return Passed(basis.text, basis.origin)


def wording_supported(claim: Claim, link: EvidenceLink, context: Context) -> Passed:
    """Say what a wording was held against where the evidence carries it."""
    origin, source = design_origin(link, context.study(link.key))
    return Passed(
        f"best evidence is {link.key}, {graded_design(link)}; "
        f"the wording is {claim.strength.named}",
        weakest(claim.origin_of("strength"), origin),
        source,
    )


def design_in_words(design: Design) -> str:
    """Name a design with its article, for a sentence."""
    words = _DESIGNS.get(design)
    if words is None:
        plain = design.value.replace("_", " ")
        words = f"{'an' if plain[0] in 'aeiou' else 'a'} {plain}"
    return words


def graded_design(link: EvidenceLink) -> str:
    """Name the design of a linked work with its tier; the words of a tier are not repeated."""
    words, tier = design_in_words(link.design), link.tier
    return f"{words} ({tier.name if tier.words in words else tier.named})"


def evidence_basis(link: EvidenceLink, context: Context) -> Basis:
    """Say what a linked work is as evidence, and its source."""
    study = context.study(link.key)
    origin, source = design_origin(link, study)
    text = f"{link.key} is {graded_design(link)}"
    if study.species.value is Species.ANIMAL:
        organisms = ", ".join(study.organisms.value) or "animals"
        text = f"{text}, in {organisms}"
    return Basis(text, origin, source)


def design_origin(link: EvidenceLink, study: Study) -> tuple[Origin, str]:
    """Give the source of the design of a linked work, and its words."""
    if link.origin is Origin.RECORD and link.design is not study.design.value:
        return Origin.RECORD, "claim record"
    return study.design.origin, study.design.source


def is_textbook_matter(claim: Claim) -> bool:
    """Tell whether a claim defines something or tells how a body works, with no benefit or harm.

    A mechanism that ends in what people feel or die of is a claim about them.
    """
    if claim.claim_type is ClaimType.MECHANISM:
        return not words_of_claim(claim).has("patient_important")
    return claim.claim_type in {ClaimType.DEFINITIONAL, ClaimType.NON_CLAIM}


def is_guessed(link: EvidenceLink, context: Context) -> bool:
    """Tell whether the design of a work was read from its words with little confidence."""
    study = context.study(link.key)
    origin, _ = design_origin(link, study)
    probability = study.design.probability
    return not origin.is_established and probability is not None and probability < _SURE


def weakest(*origins: Origin) -> Origin:
    """Give the weakest of some origins: what rests on several facts is as sure as the least."""
    return max(origins, key=_RANK.index)


def is_guideline(link: EvidenceLink) -> bool:
    """Tell whether a work is a clinical guideline."""
    return link.design in {Design.GUIDELINE_GRADE, Design.GUIDELINE_CONSENSUS}


def has_trials(links: Iterable[EvidenceLink]) -> bool:
    """Tell whether a guideline, a synthesis of trials or a randomised trial is among the links."""
    return any(is_guideline(link) or link.tier in {Tier.T1, Tier.T2} for link in links)


def source_text(key: str, context: Context) -> str:
    """Give what the bibliography holds of a work's words: title, abstract, keywords."""
    reference = context.reference(key)
    if reference is None:
        return ""
    parts = (reference.title, reference.abstract, ". ".join(reference.keywords))
    return " ".join(part for part in parts if part)


def certainty_of(links: Iterable[EvidenceLink]) -> Certainty | None:
    """Give the GRADE certainty that a person recorded for one of the links."""
    return next((link.certainty for link in links if link.certainty is not None), None)


def is_title(claim: Claim) -> bool:
    """Tell whether the claim stands in a heading, whose support stands in the text beneath it."""
    return claim.block is BlockKind.HEADING


def is_price(claim: Claim) -> bool:
    """Tell whether the claim tells what something costs, which is no matter of health."""
    return _PRICE.search(claim.text) is not None


def sends_to_care(claim: Claim) -> bool:
    """Tell whether the claim sends people to a clinician, which needs no evidence."""
    return words_of_claim(claim).has("care")


def advises_against(claim: Claim) -> bool:
    """Tell whether the claim advises to leave something be, which is caution and no promise."""
    return any(
        cue.text.lower().startswith(_AGAINST) or cue.text.lower().endswith(" not")
        for cue in claim.cues_of("advice")
    )


def quoted_cues(claim: Claim, *kinds: str) -> str:
    """Quote the cue words of some kinds, each once, for a message."""
    words = dict.fromkeys(cue.text for cue in claim.cues_of(*kinds))
    return ", ".join(f"`{word}`" for word in words)


def evidence_origin(claim: Claim, link: EvidenceLink | None, context: Context) -> Origin:
    """Give the weakest origin of what the claim says and of what is known of the work."""
    said = claim.origin_of("strength")
    if link is None:
        return said
    return weakest(said, design_origin(link, context.study(link.key))[0])


def link_basis(link: EvidenceLink | None, context: Context) -> Basis:
    """Say what stands behind a claim, be it nothing."""
    if link is None:
        return Basis("no assessed source is cited", Origin.TEXT)
    return evidence_basis(link, context)


CAUSAL = ("requirement", "causal")
"""The kinds of cue that make a statement causal, the most telling first."""


def causal_cue(claim: Claim) -> Cue | None:
    """Give the words that state the effect, or ``None`` where no single cue does."""
    return next(iter(sorted(claim.cues_of(*CAUSAL), key=lambda cue: CAUSAL.index(cue.kind))), None)


def wording_basis(claim: Claim) -> Basis:
    """Say how strong the wording is, and by which words."""
    cue = causal_cue(claim)
    shown = f" (`{cue.text}`)" if cue else ""
    band = _BANDS[claim.strength.band]
    return Basis(
        f"the wording is {band}{shown}: {claim.strength.named}", claim.origin_of("strength")
    )


_BANDS = {
    Band.NONE: "no statement of effect",
    Band.MODERATE: "cautious or associative",
    Band.CAN: "“can cause”",
    Band.DIRECT: "directly causal",
}

NEEDS_SUPPORT = frozenset(
    {
        ClaimType.TREATMENT_BENEFIT,
        ClaimType.HARM,
        ClaimType.PROTOCOL,
        ClaimType.NUMBER,
        ClaimType.PREVALENCE,
        ClaimType.CAUSAL_EFFECT,
        ClaimType.ADVICE,
    }
)
"""Claim types for which a missing source is an error once the type is established."""


def references_read(context: Context) -> Basis:
    """Say how many references a look-up went through."""
    number = len(context.bibliography)
    text = "1 reference was read" if number == 1 else f"{number} references were read"
    return Basis(text, Origin.BIBLIOGRAPHY)
