"""What an index says about a work: its bibliographic details, its facts, and notices about it."""

from enum import StrEnum

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.reference import Person


@frozen(eq=False, repr=False)
class Notice(ByValue):
    """Something published about a work after it: a retraction, a correction, a reinstatement.

    Args:
        kind: One of ``"retraction"``, ``"withdrawal"``, ``"removal"``, ``"partial retraction"``,
            ``"expression of concern"``, ``"correction"``, ``"reinstatement"``.
        day: Day of the notice, ``YYYY-MM-DD`` or its beginning; empty where not said.
        notice: Identifier of the notice itself, such as ``"doi:10.1/x"``; empty where not said.
        source: Index that says it.
        fetched: Day on which that was read.
    """

    kind: str
    day: str = ""
    notice: str = ""
    source: str = ""
    fetched: str = ""


@frozen(eq=False, repr=False)
class Work(ByValue):
    """A work as one index describes it.

    Args:
        service: Name of the index, such as ``"crossref"``.
        day: Day on which the record was fetched or imported, ``YYYY-MM-DD``.
        identifiers: Normal identifiers, such as ``"doi:10.1/x"`` and ``"pmid:1"``.
        title: Title without markup.
        subtitle: Subtitle, where the index keeps it apart.
        authors: Authors in order.
        editors: Editors in order, where the index names them.
        containers: Names of journal, book or server, abbreviations among them.
        volume: Volume.
        issue: Issue.
        pages: Pages or article number.
        years: Every year that the record gives for publication, the main one first.
        type: Type in the index's own word.
        language: Language code, empty where not said.
        is_preprint: Whether the record is that of a preprint.
        is_partial: Whether the author list is known to be cut short.
        abstract: Abstract without markup, section labels kept.
        publication_types: Publication types as PubMed prints them.
        headings: Subject headings, check tags included.
        notices: What was published about it.
        licence: Address or name of an open licence, where the record names one.
    """

    service: str
    day: str = ""
    identifiers: tuple[str, ...] = ()
    title: str = ""
    subtitle: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    containers: tuple[str, ...] = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    years: tuple[int, ...] = ()
    type: str = ""
    language: str = ""
    is_preprint: bool = False
    is_partial: bool = False
    abstract: str = ""
    publication_types: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    licence: str = ""

    @property
    def year(self) -> int | None:
        """Return the main year of publication."""
        return self.years[0] if self.years else None

    @property
    def full_title(self) -> str:
        """Return title and subtitle as one."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    def identifier(self, kind: str) -> str:
        """Return the value of an identifier of a kind (``"doi"``), empty where there is none."""
        prefix = f"{kind}:"
        found = (one.removeprefix(prefix) for one in self.identifiers if one.startswith(prefix))
        return next(found, "")


class EditorialStatus(StrEnum):
    """The current editorial status of a work, worst first."""

    RETRACTED = "retracted"
    CONCERN = "expression of concern"
    CORRECTED = "corrected"
    SOUND = ""


@frozen(eq=False, repr=False)
class NoticeVerdict(ByValue):
    """The overall status of a work, from the notices about it.

    Args:
        standing: Whether it stands.
        notices: The notices that say so, in order of time; one for each event.
        cancelled: Retractions and concerns that a later reinstatement withdrew.
    """

    standing: EditorialStatus
    notices: tuple[Notice, ...] = ()
    cancelled: tuple[Notice, ...] = ()
