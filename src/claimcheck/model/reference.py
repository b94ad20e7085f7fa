"""Works that are cited, and the collection that holds them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from claimcheck.model.brief import brief, counted
from claimcheck.model.by_value import ByValue
from claimcheck.model.display import quoted, shown, table
from claimcheck.model.errors import Failure
from claimcheck.model.freeze import freeze
from claimcheck.model.scales import Origin
from claimcheck.model.span import Span

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 20


@frozen(eq=False, repr=False)
class Person(ByValue):
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


@frozen(slots=False, eq=False, repr=False)
class Reference(ByValue):
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

    def _repr_html_(self) -> str:
        """Show the entry in a notebook."""
        rows = (
            ("key", f"<code>{shown(self.key)}</code>"),
            ("type", shown(self.type)),
            ("authors", shown("; ".join(map(str, self.authors)) + (" et al." * self.et_al))),
            ("year", shown(self.year or "unknown")),
            ("published in", shown(self.container or "unknown")),
            ("DOI", shown(self.doi or "none")),
            ("place", shown(f"{self.path}, line {self.line}" if self.path else "text")),
        )
        return quoted("Reference", self.title, rows)

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

    def _repr_html_(self) -> str:
        """Show the first entries in a notebook, and how many there are."""
        first = self.references[:_SHOWN]
        rows = [(one.key, shown(f"{one.title} ({one.year or 'no year'})")) for one in first]
        left = len(self.references) - len(first)
        rows += [("more", f"{left:,}: <code>bibliography.to_frame()</code>")] if left else []
        rows += [("not read", "<br>".join(map(shown, self.failures)))] if self.failures else []
        return f"<div><strong>Bibliography</strong>{table(rows)}</div>"

    def to_frame(self) -> "pd.DataFrame":
        """Give a pandas table, one row a reference, indexed by key.

        Columns are ``type``, ``title``, ``authors``, ``year``, ``container``, ``doi``, ``pmid``,
        ``design``, ``path`` and ``line``; text that an entry lacks is missing.
        """
        import pandas as pd  # noqa: PLC0415 - slow, and seldom asked for

        rows = [
            {
                "type": one.type,
                "title": one.title,
                "authors": "; ".join(map(str, one.authors)),
                "container": one.container,
                "doi": one.doi,
                "pmid": one.get("pmid"),
                "design": one.get("design"),
                "path": one.path,
            }
            for one in self.references
        ]
        keys = [_writable(one.key) for one in self.references]
        index = pd.Index(keys, name="key", dtype="string")
        columns: dict[str, pd.Series[Any]] = {
            name: pd.Series([_cell(row[name]) for row in rows], index=index, dtype="string")
            for name in ("type", "title", "authors", "container", "doi", "pmid", "design", "path")
        }
        years = [one.year for one in self.references]
        columns["year"] = pd.Series(years, index=index, dtype="Int64")
        lines = [one.line for one in self.references]
        columns["line"] = pd.Series(lines, index=index, dtype="int64")
        return pd.DataFrame(columns, index=index)

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


def _cell(text: str) -> str | None:
    """Give a cell of a table: nothing where there is no text."""
    return _writable(text) or None


def _writable(text: str) -> str:
    """Replace lone surrogates, which a table cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
