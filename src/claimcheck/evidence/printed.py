"""What an entry prints of a work, in the shape in which it is compared with an index."""

from functools import lru_cache

from attrs import frozen

from claimcheck.bibliography.identifiers import identifiers_of
from claimcheck.bibliography.matching import normal_identifier
from claimcheck.model import Person, Reference
from claimcheck.model.by_value import ByValue

_TELLING = frozenset({"doi", "pmid", "pmcid", "arxiv"})
_ARXIV_DOI = "doi:10.48550/arxiv."
_PREPRINT_WORDS = ("rxiv", "preprint", "ssrn", "research square", "psyarxiv", "osf")


@frozen(eq=False, repr=False)
class Printed(ByValue):
    """The particulars of an entry.

    Args:
        key: Its key.
        title: Title and subtitle as one.
        people: Authors, or editors where it names no author.
        et_al: Whether its list of authors goes on.
        year: Year.
        container: Journal, book or server.
        volume: Volume.
        issue: Issue.
        pages: Pages or article number.
        identifiers: Identifiers that name one work, in normal form.
        type: Entry type.
        language: Language, empty where not said.
    """

    key: str
    title: str
    people: tuple[Person, ...]
    et_al: bool
    year: int | None
    container: str
    volume: str
    issue: str
    pages: str
    identifiers: tuple[str, ...]
    type: str
    language: str

    @property
    def is_preprint(self) -> bool:
        """Tell whether the entry is that of a preprint, by its server or its identifier."""
        name = self.container.casefold()
        return any(word in name for word in _PREPRINT_WORDS) or any(
            one.startswith(("arxiv:", _ARXIV_DOI)) for one in self.identifiers
        )


@lru_cache(maxsize=1 << 12)
def _normal(kind: str, value: str) -> str:
    return normal_identifier(f"{kind}:{value}")


def printed_of(reference: Reference) -> Printed:
    """Take the particulars out of an entry."""
    subtitle = reference.get("subtitle")
    title = f"{reference.title}: {subtitle}" if subtitle else reference.title
    found = [
        _normal(one.kind, one.value) for one in identifiers_of(reference) if one.kind in _TELLING
    ]
    found.extend(
        f"{_ARXIV_DOI}{one.removeprefix('arxiv:')}" for one in tuple(found) if one[:6] == "arxiv:"
    )
    servers = (reference.container, reference.get("eprinttype"), reference.get("archiveprefix"))
    return Printed(
        key=reference.key,
        title=title,
        people=reference.authors or reference.editors,
        et_al=reference.et_al,
        year=reference.year,
        container=next((name for name in servers if name), ""),
        volume=reference.volume,
        issue=reference.issue,
        pages=reference.pages,
        identifiers=tuple(dict.fromkeys(found)),
        type=reference.type,
        language=reference.get("language") or reference.get("langid"),
    )


def question_of(printed: Printed) -> str:
    """Give the words under which an answer about an entry is kept: all by which it was sought."""
    first = printed.people[0].family if printed.people else ""
    parts = (*printed.identifiers, printed.title, first, str(printed.year or ""))
    return "|".join(part for part in parts if part)
