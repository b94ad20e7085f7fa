"""The closed scales of records: origin, severity, kinds of block, and states."""

from enum import StrEnum


class Origin(StrEnum):
    """Where a value comes from; severity follows it."""

    RECORD = "record"
    BIBLIOGRAPHY = "bibliography"
    LOOKUP = "lookup"
    TEXT = "text"
    MODEL = "model"

    @property
    def words(self) -> str:
        """Name it as messages do."""
        return _ORIGINS[self]

    @property
    def is_established(self) -> bool:
        """Return whether an error may rest on it: a person, the bibliography or a lookup."""
        return self in {Origin.RECORD, Origin.BIBLIOGRAPHY, Origin.LOOKUP}


_ORIGINS = {
    Origin.RECORD: "claim record",
    Origin.BIBLIOGRAPHY: "bibliography",
    Origin.LOOKUP: "database lookup",
    Origin.TEXT: "document text",
    Origin.MODEL: "trained model",
}


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Return 0 for the worst, so that sorting puts it first."""
        return ("error", "warning", "note").index(self.value)


class Precision(StrEnum):
    """How often a rule is expected to be right (the words of SARIF)."""

    VERY_HIGH = "very-high"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class OutcomeStatus(StrEnum):
    """The outcome of one rule for one subject; only ``passed`` counts as passed."""

    FAILED = "failed"
    PASSED = "passed"
    NOT_CHECKED = "not checked"
    NOT_APPLICABLE = "not applicable"


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
    BOILERPLATE = "boilerplate"

    @property
    def is_prose(self) -> bool:
        """Return whether the block is read as assertions."""
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
    """Why a work is cited: the nine CiTO properties that the library distinguishes."""

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


class Reach(StrEnum):
    """How a citation comes to cover a claim."""

    OWN = "own"
    CARRIED = "carried"
