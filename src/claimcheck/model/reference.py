"""Works that are cited, and the collection that holds them."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from claimcheck.model.brief import brief, counted
from claimcheck.model.errors import Failure
from claimcheck.model.freeze import freeze
from claimcheck.model.scales import Origin
from claimcheck.model.span import Span


@frozen
class Person:
    """An author or editor.

    Args:
        family: Family name with particles, or an organisation's whole name.
        given: Given names or initials as written.
        is_organisation: Whether ``family`` names an organisation.
        suffix: Such as ``"Jr."``.
    """

    family: str
    given: str = ""
    is_organisation: bool = False
    suffix: str = ""

    def __str__(self) -> str:
        """Show the name in reading order."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)


@frozen(slots=False)
class Reference:
    """One entry of a bibliography.

    Args:
        key: Its key, as written.
        type: Entry type in lower case, BibTeX or biblatex word (``"article"``, ``"online"``).
        fields: Fields by lower-case name, with LaTeX accents turned into characters and
            outer braces taken off; ``crossref`` parents already folded in.
        raw_fields: The same fields as written.
        authors: Authors in order.
        editors: Editors in order.
        year: Year of publication, where there is one.
        path: File that holds the entry.
        line: 1-based line of the entry.
        span: Source of the entry in its file.
        field_spans: Source span of each field's value, where known.
        raw: The entry or the free-text reference as written.
        probabilities: For a reference read from free text, how likely each field is right.
        et_al: Whether the author list ends in "et al." or "and others".
        origin: ``bibliography`` for an entry, ``text`` for a parsed list item.
    """

    key: str
    type: str = "misc"
    fields: Mapping[str, str] = field(factory=dict, converter=freeze, hash=False)
    raw_fields: Mapping[str, str] = field(factory=dict, converter=freeze, hash=False)
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    year: int | None = None
    path: str = ""
    line: int = 1
    span: Span | None = None
    field_spans: Mapping[str, Span] = field(factory=dict, converter=freeze, hash=False, repr=False)
    raw: str = field(default="", repr=False)
    probabilities: Mapping[str, float] = field(
        factory=dict, converter=freeze, hash=False, repr=False
    )
    et_al: bool = False
    origin: Origin = Origin.BIBLIOGRAPHY

    def __repr__(self) -> str:
        """Show it in one line."""
        return brief("Reference", self.key, self.type, str(self.year or ""), f'"{self.title}"')

    def get(self, name: str) -> str:
        """Give a field's text, empty where the entry has none."""
        return self.fields.get(name, "")

    @property
    def title(self) -> str:
        """Give the title."""
        return self.get("title")

    @property
    def container(self) -> str:
        """Give what it was published in: journal, book or proceedings."""
        names = ("journal", "journaltitle", "booktitle", "maintitle")
        return next((self.fields[name] for name in names if self.fields.get(name)), "")

    @property
    def volume(self) -> str:
        """Give the volume."""
        return self.get("volume")

    @property
    def issue(self) -> str:
        """Give the issue, which BibTeX calls number."""
        return self.get("number") or self.get("issue")

    @property
    def pages(self) -> str:
        """Give the pages as written, article numbers included."""
        return self.get("pages") or self.get("eid")

    @property
    def doi(self) -> str:
        """Give the DOI as written."""
        return self.get("doi")

    @property
    def abstract(self) -> str:
        """Give the abstract."""
        return self.get("abstract")

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """Give the keywords; exports separate them by semicolons or commas."""
        raw = self.get("keywords") or self.get("keyword")
        separator = ";" if ";" in raw else ","
        return tuple(word.strip() for word in raw.split(separator) if word.strip())


@frozen(slots=False)
class Bibliography(Mapping[str, Reference]):
    """References by key, in file order, and what could not be read.

    Args:
        references: The entries; of a repeated key the first stands here, the others are
            failures of kind ``"duplicate-key"``.
        failures: Blocks that could not be read, duplicate keys and fields, each with its line.
        paths: Files read.
        texts: Source text by path, for reports that show a line.
    """

    references: tuple[Reference, ...] = ()
    failures: tuple[Failure, ...] = ()
    paths: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(factory=dict, converter=freeze, hash=False, repr=False)

    def __repr__(self) -> str:
        """Show it in one line."""
        entries = counted(len(self.references), "entry", "entries")
        failures = counted(len(self.failures), "failure") if self.failures else ""
        return brief("Bibliography", " ".join(self.paths), entries, failures)

    @cached_property
    def _by_key(self) -> dict[str, Reference]:
        found: dict[str, Reference] = {}
        for reference in self.references:
            found.setdefault(reference.key, reference)
        return found

    def __getitem__(self, key: str) -> Reference:
        """Give the reference of a key."""
        return self._by_key[key]

    def __iter__(self) -> Iterator[str]:
        """Give the keys in file order."""
        return iter(self._by_key)

    def __len__(self) -> int:
        """Count the references."""
        return len(self._by_key)
