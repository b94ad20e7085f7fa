"""Frozen records and closed scales: the vocabulary of the library."""

from claimcheck.model.analysis import Analysis, Judgement, RuleAnswers, Verdict
from claimcheck.model.anchor import Anchor
from claimcheck.model.assessment import Assessment, Cue, Quantity
from claimcheck.model.citation import Candidate, CitationMention, ClaimCitation
from claimcheck.model.claim import Claim
from claimcheck.model.claim_scales import (
    Addressee,
    Advice,
    AdviceForce,
    Band,
    Causality,
    ClaimType,
    Need,
    QuestionType,
    Strength,
)
from claimcheck.model.document import (
    OBJECT,
    Block,
    Document,
    DocumentComment,
    EmbeddedCitation,
    Link,
    Prose,
    Segment,
    Sentence,
    TableCell,
)
from claimcheck.model.document_kind import DocumentKind, Kind
from claimcheck.model.errors import (
    INTERNAL_ERROR,
    ArgumentError,
    ClaimcheckError,
    ConfigurationError,
    Failure,
    InputError,
    InternalError,
    LedgerError,
    ModelError,
)
from claimcheck.model.evidence_link import Effect, EvidenceLink, Support
from claimcheck.model.fact import Fact
from claimcheck.model.finding import Basis, Check, Finding, NotChecked, Problem
from claimcheck.model.intervention import Intervention, Regulatory
from claimcheck.model.library import Library
from claimcheck.model.location import Box, Location, Region
from claimcheck.model.outcome import (
    Answer,
    NotApplicable,
    Outcome,
    Passed,
    SubjectPlace,
)
from claimcheck.model.population import Population
from claimcheck.model.project import Project, SuppressionUse
from claimcheck.model.reading import Anchored, Reading
from claimcheck.model.record import ChecklistMark, Ledger, Record, Suppression
from claimcheck.model.reference import Bibliography, Person, Reference
from claimcheck.model.scales import (
    BlockKind,
    CitationStatus,
    ClaimStatus,
    Intent,
    Origin,
    OutcomeStatus,
    Precision,
    Reach,
    Severity,
    SupportStatus,
)
from claimcheck.model.source_text import SourceText
from claimcheck.model.span import (
    LineIndex,
    Position,
    Span,
    from_utf8_offset,
    from_utf16_offset,
    utf8_offset,
    utf16_offset,
)
from claimcheck.model.span_set import SpanSet
from claimcheck.model.study import Study
from claimcheck.model.study_scales import (
    AgeGroup,
    Certainty,
    Design,
    OutcomeKind,
    Sex,
    Species,
    Tier,
)
from claimcheck.model.verification import (
    Asked,
    Difference,
    Verification,
    VerificationStatus,
    Verified,
)
from claimcheck.model.work import EditorialStatus, Notice, NoticeVerdict, Work

__all__ = [
    "INTERNAL_ERROR",
    "OBJECT",
    "Addressee",
    "Advice",
    "AdviceForce",
    "AgeGroup",
    "Analysis",
    "Anchor",
    "Anchored",
    "Answer",
    "ArgumentError",
    "Asked",
    "Assessment",
    "Band",
    "Basis",
    "Bibliography",
    "Block",
    "BlockKind",
    "Box",
    "Candidate",
    "Causality",
    "Certainty",
    "Check",
    "ChecklistMark",
    "CitationMention",
    "CitationStatus",
    "Claim",
    "ClaimCitation",
    "ClaimStatus",
    "ClaimType",
    "ClaimcheckError",
    "ConfigurationError",
    "Cue",
    "Design",
    "Difference",
    "Document",
    "DocumentComment",
    "DocumentKind",
    "EditorialStatus",
    "Effect",
    "EmbeddedCitation",
    "EvidenceLink",
    "Fact",
    "Failure",
    "Finding",
    "InputError",
    "Intent",
    "InternalError",
    "Intervention",
    "Judgement",
    "Kind",
    "Ledger",
    "LedgerError",
    "Library",
    "LineIndex",
    "Link",
    "Location",
    "ModelError",
    "Need",
    "NotApplicable",
    "NotChecked",
    "Notice",
    "NoticeVerdict",
    "Origin",
    "Outcome",
    "OutcomeKind",
    "OutcomeStatus",
    "Passed",
    "Person",
    "Population",
    "Position",
    "Precision",
    "Problem",
    "Project",
    "Prose",
    "Quantity",
    "QuestionType",
    "Reach",
    "Reading",
    "Record",
    "Reference",
    "Region",
    "Regulatory",
    "RuleAnswers",
    "Segment",
    "Sentence",
    "Severity",
    "Sex",
    "SourceText",
    "Span",
    "SpanSet",
    "Species",
    "Strength",
    "Study",
    "SubjectPlace",
    "Support",
    "SupportStatus",
    "Suppression",
    "SuppressionUse",
    "TableCell",
    "Tier",
    "Verdict",
    "Verification",
    "VerificationStatus",
    "Verified",
    "Work",
    "from_utf8_offset",
    "from_utf16_offset",
    "utf8_offset",
    "utf16_offset",
]
