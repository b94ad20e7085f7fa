"""Claims: what a sentence asserts, how strongly, about whom, resting on what."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from claimcheck.model.assessment import Cue, Quantity
from claimcheck.model.brief import brief
from claimcheck.model.by_value import ByValue
from claimcheck.model.citation import ClaimCitation
from claimcheck.model.claim_scales import (
    Addressee,
    Advice,
    AdviceForce,
    Causality,
    ClaimType,
    Need,
    QuestionType,
    Strength,
)
from claimcheck.model.display import link_cell, population_cell, quoted, shown
from claimcheck.model.document import TableCell
from claimcheck.model.evidence_link import EvidenceLink
from claimcheck.model.freeze import freeze
from claimcheck.model.intervention import Intervention
from claimcheck.model.population import Population
from claimcheck.model.scales import BlockKind, ClaimStatus, Origin
from claimcheck.model.span import Span
from claimcheck.model.study_scales import Tier


@frozen(slots=False, eq=False, repr=False)
class Claim(ByValue):
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
        need: How much support it needs.
        need_probability: How likely an editor would not print it without a source, 0 to 1.
        covered: How likely a citation in it or near it stands behind it, 0 to 1.
        query: How likely an editor would query it at all, 0 to 1.
        queries: What an editor would query, each a flag and how likely it is raised.
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
    need: Need = Need.NONE
    need_probability: float = 0.0
    covered: float = 0.0
    query: float = 0.0
    queries: tuple[tuple[str, float], ...] = ()

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
        """Give the best tier among the links: T8 without any, T0 where none is assessed.

        A claim whose citations lead to no known work is not unsourced: what they lead to is not
        known.
        """
        if not self.evidence:
            return Tier.T0 if self.citations else Tier.T8
        known = [link.tier for link in self.evidence if link.tier is not Tier.T0]
        return min(known, default=Tier.T0)

    @property
    def is_cited(self) -> bool:
        """Tell whether something is cited for it, be the work known or not."""
        return bool(self.citations or self.evidence)

    def origin_of(self, name: str) -> Origin:
        """Give the origin of a field."""
        return self.origins.get(name, self.origin)

    def cues_of(self, *kinds: str) -> tuple[Cue, ...]:
        """Give the cues of some kinds, in order."""
        return tuple([cue for cue in self.cues if cue.kind in kinds]) if self.cues else ()

    def __repr__(self) -> str:
        """Show it in one line."""
        return brief("Claim", f"{self.document}:{self.line}", f'"{self.text}"')

    def _repr_html_(self) -> str:
        """Show the claim in a notebook."""
        advice = f"{self.advice.named} ({self.advice_force})"
        rows = (
            ("place", shown(f"{self.document}, line {self.line}, column {self.column}")),
            ("id", f"<code>{shown(self.id)}</code>"),
            ("type", shown(self.claim_type.replace("_", " "))),
            ("strength", shown(f"{self.strength.named} (causality: {self.causality})")),
            ("advice", shown(advice)),
            ("certainty", shown(f"{self.certainty:.1f} of 6" + (", hedged" * self.hedged))),
            ("population", population_cell(self.population)),
            ("best evidence", shown(self.tier.named)),
            ("rests on", "<br>".join(map(link_cell, self.evidence)) or "nothing"),
            ("source", shown(self.origin.words)),
            ("status", shown(self.status)),
        )
        return quoted("Claim", self.text, rows)
