"""Reading ledgers: values by ``tomllib``, lines by the scanner, every fault with its place."""

import os
import re
from collections.abc import Container, Mapping
from itertools import pairwise
from pathlib import Path

from attrs import field, frozen

from claimcheck.ledger.full import read_tables
from claimcheck.ledger.quick import ArrayItem, Parsed
from claimcheck.ledger.records import mark_of, record_of, suppression_of
from claimcheck.ledger.schema import CHECKLIST, CLAIM, EVIDENCE, HEAD, SUPPRESSION
from claimcheck.memory import Memory
from claimcheck.model import (
    ChecklistMark,
    Failure,
    InputError,
    Ledger,
    LineIndex,
    Record,
    Suppression,
)
from claimcheck.model.arguments import a_path
from claimcheck.model.by_value import ByValue
from claimcheck.project_folder import ProjectFolder
from claimcheck.regular_files import FileTooLargeError, NotRegularError, read_regular
from claimcheck.toml_files.fields import Fields, Report
from claimcheck.toml_files.places import nearest_line
from claimcheck.toml_files.syntax import SyntaxFault

_MARK = re.compile(r"^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)(?: .*)?\r?$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*\[\[[ \t]*(?:claim|suppression|checklist)[ \t]*\]\]", re.MULTILINE)
_LARGEST = 64_000_000
_HEAD = Fields(HEAD)
_PARSED: Memory[tuple[str, str], Ledger] = Memory(16)


def load_ledger(path: str | Path) -> Ledger:
    """Read and validate one ledger file.

    Args:
        path: The TOML file.

    Returns:
        The ledger. What does not validate is in ``failures``, each with its line; the other
        records remain valid.

    Raises:
        InputError: The file is missing, a folder, too large, or not UTF-8 text.
        ArgumentError: ``path`` is neither a string nor a path.

    Examples:
        >>> ledger = load_ledger("claims/oxytocin-sensitivity.toml")
        >>> ledger.document
        'examples/oxytocin-sensitivity.md'
        >>> ledger.records[0].values["claim_type"].value
        'definitional'
    """
    file = a_path("path", path)
    return parse_ledger(_read(file), file.as_posix())


def load_ledgers(
    folder: str | Path, project: ProjectFolder | None = None, *, unread: Container[str] = ()
) -> tuple[Ledger, ...]:
    """Read every ``*.toml`` file of a folder and of its sub-folders, sorted by path.

    A file or sub-folder that cannot be read is a ledger with that one failure, so that the rest
    goes on; so is a link that leads out of the project.

    Args:
        folder: The folder.
        project: The project that it is part of, where one is known.
        unread: Paths of files to leave out.

    Raises:
        InputError: The folder is missing or is not a folder.
    """
    root = Path(folder)
    if not root.is_dir():
        raise InputError(
            Failure(
                root.as_posix(),
                "is not a folder" if root.exists() else "no such folder",
                remedy="name the folder that holds the ledgers, usually claims",
                kind="missing",
            )
        )
    failures: list[Failure] = []
    paths = (one for one in ledger_paths(root, failures) if one.as_posix() not in unread)
    found = [_load_or_fail(path, project) for path in paths]
    found += [Ledger(path=failure.path, failures=(failure,)) for failure in failures]
    return tuple(sorted(found, key=lambda ledger: ledger.path))


def ledger_paths(folder: Path, failures: list[Failure]) -> list[Path]:
    """List the ledger files of a folder, hidden ones left out, sorted by path.

    Args:
        folder: The folder.
        failures: Where sub-folders that cannot be looked into are put.
    """

    def unreadable(error: OSError) -> None:
        message = f"cannot be opened: {error.strerror or error}"
        failures.append(Failure(Path(error.filename).as_posix(), message))

    found: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        visible = (name for name in files if not name.startswith("."))
        found += [Path(here) / name for name in visible if name.endswith(".toml")]
    return sorted(found, key=lambda path: path.as_posix())


def parse_ledger(text: str, path: str = "") -> Ledger:
    """Validate the text of a ledger.

    Args:
        text: The TOML text.
        path: Name for messages.
    """
    return _PARSED.one((text, path), lambda: _parse(text, path))


def _parse(text: str, path: str) -> Ledger:
    try:
        parsed = read_tables(text)
    except SyntaxFault as fault:
        return _parse_in_parts(text, path, fault)
    return _LedgerReader(path).read(text, parsed)


def _load_or_fail(path: Path, project: ProjectFolder | None) -> Ledger:
    try:
        if project is not None:
            project.refuse_outside(path, "put the file itself there")
        return load_ledger(path)
    except InputError as error:
        return Ledger(path=path.as_posix(), failures=(error.failure,))


def _read(path: Path) -> str:
    name = path.as_posix()
    try:
        raw = read_regular(path, _LARGEST)
    except OSError as error:
        raise InputError(_unread(name, error)) from error
    if b"\0" in raw:
        remedy = "a ledger is TOML text"
        raise InputError(Failure(name, "is a binary file", remedy=remedy, kind="binary"))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "save it as UTF-8"
        raise InputError(
            Failure(name, "is not UTF-8 text", line=line, remedy=remedy, kind="encoding")
        ) from error


def _unread(name: str, error: OSError) -> Failure:
    """Say why a file cannot be read."""
    if isinstance(error, IsADirectoryError):
        return Failure(name, "is a folder", remedy="name a file", kind="folder")
    if isinstance(error, NotRegularError):
        return Failure(name, "is not a regular file", remedy="name a file")
    if isinstance(error, FileTooLargeError):
        remedy = "split it, one ledger a document"
        return Failure(name, str(error.strerror), remedy=remedy, kind="too-large")
    if isinstance(error, FileNotFoundError):
        remedy = "claimcheck extract writes one"
        return Failure(name, "no such file", remedy=remedy, kind="missing")
    return Failure(name, f"cannot be read: {error.strerror or error}")


def _parse_in_parts(text: str, path: str, fault: SyntaxFault) -> Ledger:
    """Read what can be read of a text that is not valid TOML, one ``[[claim]]`` at a time."""
    cuts = [0, *(match.start() for match in _ITEM.finditer(text)), len(text)]
    document, line = "", 0
    parts: list[Ledger] = []
    faults: list[Failure] = []
    for start, end in pairwise(cuts):
        try:
            part = text[start:end]
            parts.append(_LedgerReader(path, document, line).read(part, read_tables(part)))
            document = document or parts[-1].document
        except SyntaxFault as broken:
            faults.append(_syntax_failure(path, broken, line))
        line += text.count("\n", start, end)
    lines = LineIndex(text)
    marks = [_conflict(path, lines, match) for match in _MARK.finditer(text)]
    own = marks or faults or [_syntax_failure(path, fault, 0)]
    return Ledger(
        path=path,
        text=text,
        document=document,
        records=tuple(one for part in parts for one in part.records),
        suppressions=tuple(one for part in parts for one in part.suppressions),
        checklist=tuple(one for part in parts for one in part.checklist),
        failures=(*own, *(one for part in parts for one in part.failures)),
    )


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
        links = item.values.pop("evidence", [])
        table = CLAIM.read(item.values, "", report)
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
