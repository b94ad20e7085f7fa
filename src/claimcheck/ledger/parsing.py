"""From the text of a ledger to its records, every fault with its place."""

import re
from collections.abc import Mapping
from itertools import pairwise

from attrs import evolve, field, frozen

from claimcheck.ledger.full import read_ledger_text
from claimcheck.ledger.quick import ArrayItem, Parsed
from claimcheck.ledger.records import mark_of, record_of, suppression_of
from claimcheck.ledger.schema import CHECKLIST, CLAIM, EVIDENCE, HEAD, SUPPRESSION
from claimcheck.memory import Memory, is_remembering
from claimcheck.model import (
    ChecklistMark,
    Failure,
    Ledger,
    LineIndex,
    Record,
    Suppression,
)
from claimcheck.model.by_value import ByValue
from claimcheck.toml_files.fields import Fields, Report
from claimcheck.toml_files.places import nearest_line
from claimcheck.toml_files.syntax import SyntaxFault

_MARK = re.compile(r"^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)(?: .*)?\r?$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*\[\[[ \t]*(?:claim|suppression|checklist)[ \t]*\]\]", re.MULTILINE)
_HEAD = Fields(HEAD)
_PARSED: Memory[tuple[str, str], Ledger] = Memory(16)


def parse_ledger(text: str, path: str = "") -> Ledger:
    """Validate the text of a ledger.

    Args:
        text: The TOML text.
        path: Name for messages.
    """
    if not is_remembering():
        return _parse(text, path)
    nameless = _PARSED.one((text, ""), lambda: _parse(text, ""))
    return _PARSED.one((text, path), lambda: _at(nameless, path)) if path else nameless


def _at(ledger: Ledger, path: str) -> Ledger:
    """Give a ledger that was read without a name as one of a file."""
    return evolve(
        ledger,
        path=path,
        records=tuple(evolve(one, path=path) for one in ledger.records),
        suppressions=tuple(evolve(one, path=path) for one in ledger.suppressions),
        checklist=tuple(evolve(one, path=path) for one in ledger.checklist),
        failures=tuple(evolve(one, path=path) for one in ledger.failures),
    )


def _parse(text: str, path: str) -> Ledger:
    try:
        parsed = read_ledger_text(text)
    except SyntaxFault as fault:
        return _parse_in_parts(text, path, fault)
    return _LedgerReader(path).read(text, parsed)


def _parse_in_parts(text: str, path: str, fault: SyntaxFault) -> Ledger:
    """Read what can be read of a text that is not valid TOML, one ``[[claim]]`` at a time."""
    parts, faults = _readable_parts(text, path)
    lines = LineIndex(text)
    marks = [_conflict(path, lines, match) for match in _MARK.finditer(text)]
    own = marks or faults or [_syntax_failure(path, fault, 0)]
    return Ledger(
        path=path,
        text=text,
        document=next((part.document for part in parts if part.document), ""),
        records=tuple(one for part in parts for one in part.records),
        suppressions=tuple(one for part in parts for one in part.suppressions),
        checklist=tuple(one for part in parts for one in part.checklist),
        failures=(*own, *(one for part in parts for one in part.failures)),
    )


def _readable_parts(text: str, path: str) -> tuple[list[Ledger], list[Failure]]:
    """Read each ``[[claim]]`` by itself; those that are no TOML are failures."""
    cuts = [0, *(match.start() for match in _ITEM.finditer(text)), len(text)]
    document, line = "", 0
    parts: list[Ledger] = []
    faults: list[Failure] = []
    for start, end in pairwise(cuts):
        try:
            part = text[start:end]
            parts.append(_LedgerReader(path, document, line).read(part, read_ledger_text(part)))
            document = document or parts[-1].document
        except SyntaxFault as broken:
            faults.append(_syntax_failure(path, broken, line))
        line += text.count("\n", start, end)
    return parts, faults


def _syntax_failure(path: str, fault: SyntaxFault, before: int) -> Failure:
    line = None if fault.line is None else fault.line + before
    message = f"is not valid TOML: {fault.message}"
    return Failure(path, message, line=line, remedy="correct the syntax there", kind="syntax")


def _conflict(path: str, lines: LineIndex, match: re.Match[str]) -> Failure:
    return Failure(
        path,
        f"a merge left the conflict mark `{match[0].strip()[:60]}`",
        line=lines.position(match.start()).line,
        remedy="keep the lines you want and delete the mark",
        kind="conflict",
    )


@frozen(eq=False, repr=False)
class _LedgerReader(ByValue):
    """Validates one parsed text.

    Args:
        path: Name for messages.
        document: Document named further up in the file.
        lines_before: Lines of the file before this text.
        failures: What does not validate.
    """

    path: str
    document: str = ""
    lines_before: int = 0
    failures: list[Failure] = field(factory=list)

    def read(self, text: str, parsed: Parsed) -> Ledger:
        """Validate everything that a parsed text holds."""
        head = _HEAD.read(parsed.head, "", self._report(parsed.head_lines, None))
        document = str(head.get("document") or self.document)
        records = [self._record(item, document) for item in parsed.claims]
        suppressions = [self._suppression(item) for item in parsed.suppressions]
        checklist = [self._mark(item) for item in parsed.checklist]
        return Ledger(
            path=self.path,
            document=document,
            records=tuple(record for record in records if record),
            suppressions=tuple(each for each in suppressions if each),
            checklist=tuple(each for each in checklist if each),
            failures=tuple(sorted(self.failures, key=lambda failure: failure.line or 0)),
            text=text,
        )

    def _record(self, item: ArrayItem, document: str) -> Record | None:
        before = len(self.failures)
        report = self._report(item.lines, str(item.values.get("id", "")) or None)
        own = dict(item.values)
        links = own.pop("evidence", [])
        table = CLAIM.read(own, "", report)
        table["evidence"] = self._evidence(links, report)
        if len(self.failures) > before:
            return None
        lines = self._shifted(item.lines)
        return record_of(table, document, self.path, lines[""], lines)

    def _evidence(self, links: object, report: Report) -> list[dict[str, object]]:
        if not isinstance(links, list):
            report("evidence", "`evidence` is not a list of tables", "write [[claim.evidence]]")
            return []
        return [EVIDENCE.read(link, f"evidence.{n}", report) for n, link in enumerate(links)]

    def _suppression(self, item: ArrayItem) -> Suppression | None:
        before = len(self.failures)
        table = SUPPRESSION.read(item.values, "", self._report(item.lines, None))
        if len(self.failures) > before:
            return None
        return suppression_of(table, self.path, item.lines[""] + self.lines_before)

    def _mark(self, item: ArrayItem) -> ChecklistMark | None:
        before = len(self.failures)
        table = CHECKLIST.read(item.values, "", self._report(item.lines, None))
        if len(self.failures) > before:
            return None
        return mark_of(table, self.path, item.lines[""] + self.lines_before)

    def _shifted(self, lines: dict[str, int]) -> dict[str, int]:
        if not self.lines_before:
            return lines
        return {name: line + self.lines_before for name, line in lines.items()}

    def _report(self, lines: Mapping[str, int], key: str | None) -> Report:
        def report(name: str, message: str, remedy: str) -> None:
            line = nearest_line(lines, name) + self.lines_before
            where = f"`{name}`: " if name and f"`{name}`" not in message else ""
            kind = "invalid-record"
            self.failures.append(Failure(self.path, where + message, line, remedy, kind, key))

        return report
