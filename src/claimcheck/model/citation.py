"""Citation mentions: the places in a text where a work is cited."""

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.scales import CitationStatus, Intent, Reach
from claimcheck.model.span import Span


@frozen(eq=False, repr=False)
class Candidate(ByValue):
    """A reference that a mention may refer to.

    Args:
        key: Key in the bibliography.
        probability: How likely, 0 to 1.
        reason: The evidence for it, one phrase.
    """

    key: str
    probability: float = 1.0
    reason: str = ""


@frozen(eq=False, repr=False)
class CitationMention(ByValue):
    """One pointer from the text to one work; ``[1, 3-5]`` is four mentions with one group span.

    Args:
        style: How it is written: ``"key"``, ``"manubot"``, ``"numeric"``, ``"superscript"``,
            ``"author-year"``, ``"narrative"``, ``"footnote"``, ``"identifier"``, ``"latex"``.
        span: Source of this pointer.
        text: The quote at ``span``.
        group: Source of the whole mark, brackets included; equals ``span`` where it stands alone.
        key: What it points at as written: a key, a number, or a normalised identifier
            such as ``"doi:10.1000/x"``; ``None`` for author and year.
        authors: Family names as written, in order; an organisation is one name.
        years: Years as written, such as ``("2011a", "2013")`` or ``("in press",)``.
        et_al: Whether further authors are meant.
        locator: Page or other place in the work, as written.
        prefix: Words before the pointer inside the brackets.
        intent: Intent, where the text states one.
        narrative: Whether the pointer is part of the sentence's grammar.
        clause: Source of the clause that it stands in, where it is inside a sentence.
        candidates: References that it may refer to, most likely first.
        probability: How likely it is to be a citation at all.
    """

    style: str
    span: Span
    text: str
    group: Span
    key: str | None = None
    authors: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    et_al: bool = False
    locator: str = ""
    prefix: str = ""
    intent: Intent | None = None
    narrative: bool = False
    clause: Span | None = None
    candidates: tuple[Candidate, ...] = ()
    probability: float = 1.0

    @property
    def status(self) -> CitationStatus:
        """Return whether it leads to one reference, to several, or to none."""
        if not self.candidates:
            return CitationStatus.UNRESOLVED
        first, *others = self.candidates
        if others and others[0].probability >= first.probability / 2:
            return CitationStatus.AMBIGUOUS
        return CitationStatus.RESOLVED

    @property
    def resolved_key(self) -> str | None:
        """Return the reference's key where there is exactly one."""
        return self.candidates[0].key if self.status is CitationStatus.RESOLVED else None


@frozen(eq=False, repr=False)
class ClaimCitation(ByValue):
    """A mention as it applies to one claim.

    Args:
        mention: The pointer.
        coverage: How likely it is to be meant for this claim, 0 to 1: 1 inside or directly
            behind the sentence, less where it stands in another.
        reach: Whether it is the claim's own or carried over from a neighbour.
    """

    mention: CitationMention
    coverage: float = 1.0
    reach: Reach = Reach.OWN

    @property
    def key(self) -> str | None:
        """Return the resolved key, or the key as written where nothing resolves."""
        return self.mention.resolved_key or self.mention.key

    @property
    def status(self) -> CitationStatus:
        """Return the mention's status."""
        return self.mention.status

    @property
    def span(self) -> Span:
        """Return the mention's source span."""
        return self.mention.span
