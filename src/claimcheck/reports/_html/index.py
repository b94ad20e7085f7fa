"""Where everything stands on the page: the numbers that ids and links are made of."""

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.auditing.standing import ClaimStanding, standing
from claimcheck.model import Claim, Finding, Reading, Severity
from claimcheck.model.by_value import ByValue
from claimcheck.reports._places import Places


@frozen(eq=False, repr=False)
class Note(ByValue):
    """What stands beside a passage: all findings on one claim, or one finding on something else.

    Args:
        ident: Its id on the page.
        findings: At least one; active ones first, worst first.
        claim: The claim, where it is about one.
        number: The claim's number on the page.
    """

    ident: str
    findings: tuple[Finding, ...]
    claim: Claim | None = None
    number: int = 0

    @property
    def severity(self) -> Severity | None:
        """Give the severity of the worst active finding; ``None`` where all are accepted."""
        first = self.findings[0]
        return first.severity if first.is_active else None


@frozen(eq=False, slots=False)
class Index:
    """The numbers of claims, references and findings, and the notes of each file.

    Args:
        audit: What a run found.
    """

    audit: Audit

    @cached_property
    def places(self) -> Places:
        """Give lines and columns of further places."""
        return Places(self.audit)

    @cached_property
    def _claims(self) -> Mapping[int, int]:
        return {id(claim): number for number, claim in enumerate(self.audit.claims, 1)}

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], Claim]:
        found: dict[tuple[str, str], Claim] = {}
        for claim in self.audit.claims:
            found.setdefault((claim.document, claim.id), claim)
        return found

    @cached_property
    def _by_id(self) -> Mapping[str, Claim]:
        found: dict[str, Claim] = {}
        for claim in self.audit.claims:
            found.setdefault(claim.id, claim)
        return found

    @cached_property
    def _references(self) -> Mapping[int, int]:
        numbered = enumerate(self.audit.references, 1)
        return {id(cited.reference): number for number, cited in numbered}

    @cached_property
    def _findings(self) -> Mapping[int, int]:
        return {id(finding): number for number, finding in enumerate(self.audit.findings, 1)}

    def number(self, claim: Claim) -> int:
        """Give a claim's number, from 1 in order of the documents."""
        return self._claims[id(claim)]

    def claim(self, name: str) -> Claim | None:
        """Find a claim by its id."""
        return self._by_id.get(name)

    def reference(self, reading: Reading, key: str) -> int | None:
        """Give the number of the reference that a key means in a document."""
        return self._references.get(id(reading.library.bibliography.get(key)))

    @cached_property
    def standings(self) -> Mapping[int, ClaimStanding]:
        """Tell how each claim stands, by its number."""
        return {self.number(claim): standing(self.audit, claim) for claim in self.audit.claims}

    @cached_property
    def notes(self) -> Mapping[str, tuple[Note, ...]]:
        """Give the notes of each file, in order of place."""
        found: dict[str, tuple[Note, ...]] = {}
        for path in self.audit.paths:
            found[path] = tuple(self._notes_in(path))
        return found

    def _notes_in(self, path: str) -> list[Note]:
        groups: dict[object, list[Finding]] = {}
        for number, finding in enumerate(self.audit.findings_in(path)):
            known = (path, finding.claim or "") in self._by_name
            groups.setdefault(finding.claim if known else number, []).append(finding)
        return [self._note(path, found) for found in groups.values()]

    def _note(self, path: str, found: list[Finding]) -> Note:
        ordered = sorted(found, key=lambda one: (not one.is_active, one.severity.rank))
        claim = self._by_name.get((path, ordered[0].claim or ""))
        if claim is None:
            return Note(f"f{self._findings[id(ordered[0])]}", tuple(ordered))
        number = self.number(claim)
        return Note(f"n{number}", tuple(ordered), claim, number)

    @cached_property
    def note_of(self) -> Mapping[int, Note]:
        """Give the note of a claim by the claim's number."""
        return {note.number: note for notes in self.notes.values() for note in notes if note.claim}

    @cached_property
    def note_for(self) -> Mapping[int, str]:
        """Give the id of the note that holds a finding, by the finding's identity."""
        return {
            id(finding): note.ident
            for notes in self.notes.values()
            for note in notes
            for finding in note.findings
        }
