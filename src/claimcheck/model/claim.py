"""Claims: what a sentence asserts, how strongly, about whom, resting on what."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from claimcheck.model.brief import brief
from claimcheck.model.citation import ClaimCitation
from claimcheck.model.deferred import Deferred
from claimcheck.model.document import TableCell
from claimcheck.model.freeze import freeze
from claimcheck.model.scales import (
    Addressee,
    Advice,
    AdviceForce,
    AgeGroup,
    BlockKind,
    Causality,
    Certainty,
    ClaimStatus,
    ClaimType,
    Design,
    Intent,
    Origin,
    OutcomeKind,
    QuestionType,
    Sex,
    Species,
    Strength,
    SupportStatus,
    Tier,
)
from claimcheck.model.span import Span


@frozen
class Cue:
    """Words that moved a judgement.

    Args:
        kind: What they are a cue for, such as ``"hedge"``, ``"causal"``, ``"booster"``,
            ``"vague_attribution"``, ``"species"``.
        text: The words.
        span: Where they stand: offsets into the sentence for an :class:`Assessment`,
            into the source for a :class:`Claim`.
    """

    kind: str
    text: str
    span: Span


@frozen
class Population:
    """Whom a claim speaks about.

    Args:
        species: Human, animal, in vitro, mixed, or unknown where nothing is said.
        organisms: Named organisms, in plain singular or plural as written, lower case.
        sexes: Sexes named; empty where none is.
        age_groups: Age groups named.
        condition: Condition named, or ``None``.
        is_implied: Whether nothing is named and readers will take it for themselves.
        text: The words that say it, empty where implied.
        setting: Where they live or are treated, where a person recorded it.
        ethnicity: As described by the source, where a person recorded it.
    """

    species: Species = Species.UNKNOWN
    organisms: tuple[str, ...] = ()
    sexes: tuple[Sex, ...] = ()
    age_groups: tuple[AgeGroup, ...] = ()
    condition: str | None = None
    is_implied: bool = True
    text: str = ""
    setting: str | None = None
    ethnicity: str | None = None


@frozen
class Quantity:
    """A number that a sentence states.

    Args:
        kind: ``"percentage"``, ``"p_value"``, ``"sample_size"``, ``"effect"``,
            ``"interval"``, ``"dose"``, ``"duration"``, ``"frequency"``, ``"count"``, ``"number"``.
        text: The words.
        span: Source span in a claim; offsets into the sentence in an assessment.
        value: The number, or the first of two.
        upper: The second number of a range or interval.
        unit: Unit as written, empty where there is none.
    """

    kind: str
    text: str
    span: Span
    value: float | None = None
    upper: float | None = None
    unit: str = ""


@frozen
class Assessment(Deferred):
    """What one sentence was judged to be; spans count inside the sentence.

    A trained engine may leave what only the words tell (type, addressee, population, numbers,
    cues) to be worked out at the first look at it.

    Args:
        is_claim: Whether it asserts something checkable.
        claim_probability: How likely it is a claim, 0 to 1.
        claim_type: Kind of statement.
        strength: Strength S0-S6 of the relationship stated.
        causality: Causal class.
        advice: Force of the advice.
        addressee: Whom the advice speaks to.
        certainty: How certain it sounds, 1 (very uncertain) to 6 (very certain).
        hedged: Whether the statement is hedged.
        cite_worthy: Whether it needs a citation.
        population: Whom it speaks about.
        quantities: Numbers stated.
        cues: Words on which the judgement rests.
        language: ISO 639-1 code where the text is recognised, ``"und"`` otherwise.
        origin: ``text`` for lexical judgement, ``model`` for a trained one.
    """

    is_claim: bool
    claim_probability: float
    claim_type: ClaimType
    strength: Strength = Strength.S0
    causality: Causality = Causality.NONE
    advice: AdviceForce = AdviceForce.NONE
    addressee: Addressee = Addressee.NONE
    certainty: float = 5.0
    hedged: bool = False
    cite_worthy: bool = False
    population: Population = Population()
    quantities: tuple[Quantity, ...] = ()
    cues: tuple[Cue, ...] = ()
    language: str = "en"
    origin: Origin = Origin.TEXT


@frozen
class Anchor:
    """How a claim is found again (W3C Web Annotation quote and position selectors).

    Args:
        exact: The quote.
        prefix: Up to 32 characters before it.
        suffix: Up to 32 characters behind it.
        start: Offset of the quote when last seen.
        end: Offset behind it.
        section: Headings above it.
        block_kind: Kind of its block.
        text_hash: First 16 hexadecimal digits of the SHA-256 of the normalised quote.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0
    section: tuple[str, ...] = ()
    block_kind: BlockKind = BlockKind.PARAGRAPH
    text_hash: str = ""


@frozen
class Regulatory:
    """Regulatory standing of an intervention; dated data that a person enters.

    Args:
        status: Such as ``"approved"``, ``"off-label"``, ``"not approved"``.
        jurisdiction: Such as ``"US"``.
        as_of: Date of the information.
        source: Where it is from.
    """

    status: str = ""
    jurisdiction: str = ""
    as_of: date | None = None
    source: str = ""


@frozen
class Intervention:
    """What is done or taken.

    Args:
        name: Its name as written.
        dose: Dose as written.
        route: Route as written.
        frequency: Frequency as written.
        duration: Duration as written.
        regulatory: Regulatory standing, where a person recorded one.
    """

    name: str
    dose: str = ""
    route: str = ""
    frequency: str = ""
    duration: str = ""
    regulatory: Regulatory | None = None


@frozen
class Support:
    """What a person found on opening the source.

    Args:
        status: The verdict.
        quote: Supporting words of the source.
        locator: Page, paragraph or table.
        checked_by: Name of the checker.
        checked_on: Date of the check.
    """

    status: SupportStatus = SupportStatus.UNCHECKED
    quote: str = ""
    locator: str = ""
    checked_by: str = ""
    checked_on: date | None = None


@frozen
class Effect:
    """The effect that a study reports, as a person recorded it.

    Args:
        measure: Such as ``"RR"``, ``"OR"``, ``"SMD"`` or ``"mean difference, mmHg"``.
        value: The estimate.
        ci: Lower and upper bound of its confidence interval.
        p: The p value as reported, such as ``"0.03"`` or ``"<0.001"``.
        significant: Whether the study calls it statistically significant.
    """

    measure: str = ""
    value: float | None = None
    ci: tuple[float, float] | None = None
    p: str = ""
    significant: bool | None = None


@frozen
class EvidenceLink:
    """What ties a claim to a reference.

    Args:
        key: Key in the bibliography.
        intent: Why it is cited.
        design: Study design where a person recorded one, else unknown.
        tier: Tier of the study for this claim.
        n: Sample size where recorded.
        population: Population of the study in words, where recorded.
        outcome_kind: What the outcome measures.
        significant: Whether the recorded effect is statistically significant.
        certainty: GRADE certainty of the body of evidence, where recorded.
        support: Verdict on opening the source.
        origin: ``record`` where a person recorded the link, ``text`` where a mention made it.
        coverage: How likely the link is meant for this claim, 0 to 1.
        effect: The effect reported, where recorded.
        directness: In what the study differs from the claim, a phrase each, where recorded.
        replication: Whether others found the same, in words, where recorded.
    """

    key: str
    intent: Intent = Intent.CITES_AS_EVIDENCE
    design: Design = Design.UNKNOWN
    tier: Tier = Tier.T0
    n: int | None = None
    population: str = ""
    outcome_kind: OutcomeKind = OutcomeKind.UNKNOWN
    significant: bool | None = None
    certainty: Certainty | None = None
    support: Support = Support()
    origin: Origin = Origin.TEXT
    coverage: float = 1.0
    effect: Effect | None = None
    directness: tuple[str, ...] = ()
    replication: str = ""


@frozen(slots=False)
class Claim:
    """One assertion of a document, with all that is known of it.

    Args:
        id: ``[a-z0-9-]+``, unique in the project.
        document: Path of the document.
        quote: Exact text of the source at ``span``.
        text: What the reader sees of it, on one line.
        span: Half-open span into the source.
        line: 1-based line at which it begins.
        column: 1-based column.
        section: Headings above it.
        block: Kind of its block.
        block_span: Source of its block.
        claim_type: Kind of statement.
        strength: S0-S6.
        causality: Causal class.
        advice_force: Force of the advice.
        addressee: Whom the advice speaks to.
        certainty: 1 to 6.
        hedged: Whether it is hedged.
        cite_worthy: Whether it needs a citation.
        probability: How likely it is a claim.
        population: Whom it speaks about.
        quantities: Numbers, with source spans.
        cues: Words on which the judgement rests, with source spans.
        citations: Mentions that bear on it.
        evidence: Links to references, recorded ones first.
        intervention: What is done or taken, where known.
        question_type: The clinical question, where a person recorded one.
        direction: ``"increase"``, ``"decrease"``, ``"none"`` or ``"unspecified"``.
        cell: Where in a table it stands.
        status: Life of its record.
        origin: ``record`` where a person recorded it, ``text`` or ``model`` where inferred.
        origins: Origin of single fields where it differs from ``origin``.
        caveats: Caveats that a person recorded.
        contradicts: Ids of claims that it contradicts.
        reviewed_by: Who reviewed it.
        reviewed_on: When.
        index: Number of its sentence in the document, from 0.
    """

    id: str
    document: str
    quote: str
    text: str
    span: Span
    line: int = 1
    column: int = 1
    section: tuple[str, ...] = ()
    block: BlockKind = BlockKind.PARAGRAPH
    block_span: Span = Span(0, 0)
    claim_type: ClaimType = ClaimType.ASSOCIATION
    strength: Strength = Strength.S0
    causality: Causality = Causality.NONE
    advice_force: AdviceForce = AdviceForce.NONE
    addressee: Addressee = Addressee.NONE
    certainty: float = 5.0
    hedged: bool = False
    cite_worthy: bool = False
    probability: float = 1.0
    population: Population = Population()
    quantities: tuple[Quantity, ...] = ()
    cues: tuple[Cue, ...] = ()
    citations: tuple[ClaimCitation, ...] = ()
    evidence: tuple[EvidenceLink, ...] = ()
    intervention: Intervention | None = None
    question_type: QuestionType | None = None
    direction: str = "unspecified"
    cell: TableCell | None = None
    status: ClaimStatus = ClaimStatus.EXTRACTED
    origin: Origin = Origin.TEXT
    origins: Mapping[str, Origin] = field(factory=dict, converter=freeze, hash=False)
    caveats: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    reviewed_by: str = ""
    reviewed_on: date | None = None
    index: int = 0

    @property
    def advice(self) -> Advice:
        """Derive A0-A3 from force and addressee."""
        return Advice.of(self.advice_force, self.addressee)

    @property
    def type(self) -> ClaimType:
        """Give the kind of statement."""
        return self.claim_type

    @property
    def tier(self) -> Tier:
        """Give the best tier among the links: T8 without any, T0 where none is assessed."""
        if not self.evidence:
            return Tier.T8
        known = [link.tier for link in self.evidence if link.tier is not Tier.T0]
        return min(known, default=Tier.T0)

    def origin_of(self, name: str) -> Origin:
        """Give the origin of a field."""
        return self.origins.get(name, self.origin)

    def cues_of(self, *kinds: str) -> tuple[Cue, ...]:
        """Give the cues of some kinds, in order."""
        return tuple(cue for cue in self.cues if cue.kind in kinds)

    def __repr__(self) -> str:
        """Show it in one line."""
        return brief("Claim", f"{self.document}:{self.line}", f'"{self.text}"')

    def _repr_html_(self) -> str:
        """Show the claim in a notebook."""
        from claimcheck.model.display import claim_html  # noqa: PLC0415 - only in notebooks

        return claim_html(self)
