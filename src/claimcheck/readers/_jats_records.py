"""The entries of a JATS list of references as records: its tags say what each part is."""

from attrs import define, field

from claimcheck.readers._embedded_works import EmbeddedRecord
from claimcheck.resources.patterns import lazy_pattern

_NAMED_KEY = lazy_pattern(r"ref-((?=\D*[^\W\d_]{2})[^\s]{2,200})$")
"""The id of an entry as pandoc makes it of the entry's key; a mere number is none."""
_ESCAPED = lazy_pattern(r"U(00[2-7][0-9A-F])")
"""A sign of ASCII that no id may hold, as pandoc writes it."""
_FIELDS = {
    "article-title": "title",
    "chapter-title": "title",
    "source": "container-title",
    "volume": "volume",
    "issue": "issue",
    "publisher-name": "publisher",
    "elocation-id": "page",
    "fpage": "page",
}
_IDENTIFIERS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}
_TYPES = {
    "journal": "article-journal",
    "book": "book",
    "confproc": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "webpage": "webpage",
    "web": "webpage",
    "data": "dataset",
}


@define
class JatsRecord:
    """One entry while its tags are read.

    Args:
        identity: Its id.
        is_worded: Whether it has the blanks and stops between its parts that readers see.
    """

    identity: str
    item: dict[str, object] = field(factory=dict)
    people: list[dict[str, str]] = field(factory=list)
    words: list[str] = field(factory=list)
    attributes: dict[str, str] = field(factory=dict)
    is_worded: bool = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Open a tag."""
        self.words, self.attributes = [], attributes
        if name in {"element-citation", "mixed-citation", "citation", "nlm-citation"}:
            self.is_worded = self.is_worded or name in {"mixed-citation", "citation"}
            kind = attributes.get("publication-type") or attributes.get("citation-type") or ""
            self.item.setdefault("type", _TYPES.get(kind, "document"))
        elif name == "name":
            self.people.append({})

    def end(self, name: str) -> None:
        """Close a tag, and keep what it said."""
        value = " ".join("".join(self.words).split())
        self.words = []
        if not value:
            return
        if name in _FIELDS:
            self.item.setdefault(_FIELDS[name], value)
        elif name == "year" and value[:4].isdecimal():
            self.item.setdefault("issued", {"date-parts": [[int(value[:4])]]})
        elif name in {"surname", "given-names"} and self.people:
            self.people[-1]["family" if name == "surname" else "given"] = value
        elif name == "collab":
            self.people.append({"literal": value})
        elif name == "pub-id":
            variable = _IDENTIFIERS.get(self.attributes.get("pub-id-type", ""))
            if variable:
                self.item.setdefault(variable, value)

    def record(self, text: str) -> EmbeddedRecord:
        """Give the record.

        Args:
            text: The words of the entry, which are all there is where its tags say no title.
        """
        people = [person for person in self.people if person.get("family") or "literal" in person]
        item = {**self.item, "author": people} if people else dict(self.item)
        if not item.get("title") and item.get("container-title"):
            item["title"] = item.pop("container-title")
        named = _NAMED_KEY.match(self.identity)
        key = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), named[1]) if named else ""
        return EmbeddedRecord(self.identity, item if item.get("title") else {}, text, key)
