"""How the findings of one version differ from those of another, by rule and by cause.

Run as ``python -m benchmarks.changes_of_findings TREE``, where ``TREE`` is a checkout of the
earlier version whose dependencies are installed. Both versions audit the article and the papers of
``../shared`` with the bibliography beside each, and their own example with their own records.
Printed are the tables of ``docs/changes-of-findings.md``. Each finding that one side alone has is
given a cause from the outcome that the rule has now for the same words.
"""

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

from attrs import frozen

from claimcheck.auditing import Audit
from claimcheck.cli._session import open_session
from claimcheck.model import Outcome, OutcomeStatus, Span
from claimcheck.reports import render
from claimcheck.rules import all_rules

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
EXAMPLE = "examples/oxytocin-sensitivity.md"
REASONS = {
    "in context, an editor": "seldom queried",
    "needs no source": "needs no source",
    "not run on this type": "kind of document",
}
"""What the reason of an outcome that does not apply begins with, and the cause that it tells."""


@frozen
class Document:
    """What both versions audit.

    Args:
        name: Its column in the tables.
        path: Its path, relative to a folder.
        folder: The folder; ``None`` for that of each version.
        bibliographies: Bibliographies in the folder that are named.
    """

    name: str
    path: str
    folder: Path | None = None
    bibliographies: tuple[str, ...] = ()


def documents() -> Iterator[Document]:
    """Name the article, the example and the papers."""
    yield Document("article", "oxytocin-wellness.txt", SHARED / "articles")
    yield Document("example", EXAMPLE)
    for paper in sorted((SHARED / "data" / "joss").glob("*/paper.*md")):
        entries = sorted(path.name for path in paper.parent.glob("*.bib"))
        yield Document("papers", paper.name, paper.parent, tuple(entries))


def report_of(document: Document, tree: Path) -> dict[str, Any]:
    """Let an earlier version audit a document.

    Args:
        document: The document.
        tree: The checkout of that version.
    """
    named = [word for entry in document.bibliographies for word in ("--bib", entry)]
    check = ["check", document.path, *named, "--format", "json", "--no-cache"]
    folder = document.folder or tree
    paths = os.environ | {"PYTHONPATH": str(tree / "src")}
    command = [sys.executable, "-m", "claimcheck", *check]
    told = subprocess.run(command, cwd=folder, env=paths, check=False, stdout=subprocess.PIPE)
    report: dict[str, Any] = json.loads(told.stdout)
    return report


def audit_of(document: Document) -> Audit:
    """Audit a document as this version does."""
    with chdir(document.folder or ROOT):
        return open_session((document.path,), {"bib": document.bibliographies, "cache": ""}).audit()


def findings_of(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give the findings of a report."""
    return [one for document in report["documents"] for one in document["findings"]]


def _span(found: Mapping[str, Any]) -> Span:
    return Span(found["span"]["start"], found["span"]["end"]) if found["span"] else Span(0, 0)


def is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two findings of one rule are about the same words, entry or record."""
    if one["key"] and not one["claim"]:
        return bool(one["key"] == other["key"])
    if one["span"] and other["span"]:
        return _span(one).overlaps(_span(other))
    return bool(one["claim"] == other["claim"])


def cause_of_loss(found: Mapping[str, Any], audit: Audit) -> str:
    """Say why an earlier finding is none now.

    Args:
        found: The finding.
        audit: What this version finds in its document.
    """
    if _is_of_records(found):
        return "other records"
    claims = {claim.id for claim in audit.claims if claim.span.overlaps(_span(found))}
    said = [one for one in audit.outcomes if one.rule == found["rule"] and one.claim in claims]
    if not claims:
        return "no claim"
    if any(one.status is OutcomeStatus.FAILED for one in said):
        return "told elsewhere"
    if any(one.status is OutcomeStatus.PASSED for one in said):
        return "source nearby"
    return next((cause for one in said if (cause := _cause(one))), "narrower rule")


def _is_of_records(found: Mapping[str, Any]) -> bool:
    return bool(found["rule"].startswith("CC1"))


def _cause(outcome: Outcome) -> str:
    return next((name for begin, name in REASONS.items() if outcome.reason.startswith(begin)), "")


def cause_of_gain(found: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """Say why a finding was none before.

    Args:
        found: The finding.
        report: What the earlier version told of its document.
    """
    if _is_of_records(found):
        return "other records"
    if found["rule"] not in {one["rule"] for one in report["checks"]}:
        return "new rule"
    claims = [one for document in report["documents"] for one in document["claims"]]
    known = any(is_same(found, claim | {"key": None}) for claim in claims if found["span"])
    return "told now" if known else "new claim"


def compare(tree: Path) -> tuple[Counter[tuple[str, str, str, str]], Counter[tuple[str, str]]]:
    """Count findings by code, document, side and severity, and changes by cause and code."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    causes: Counter[tuple[str, str]] = Counter()
    for document in documents():
        report, audit = report_of(document, tree), audit_of(document)
        before, after = findings_of(report), findings_of(json.loads(render(audit, "json")))
        for side, found in (("before", before), ("now", after)):
            counts.update((one["rule"], document.name, side, one["severity"]) for one in found)
        left = defaultdict(list)
        for one in after:
            left[one["rule"]].append(one)
        for one in before:
            match = next((other for other in left[one["rule"]] if is_same(one, other)), None)
            if match is None:
                causes[cause_of_loss(one, audit), one["rule"]] += 1
                continue
            left[one["rule"]].remove(match)
            if match["severity"] != one["severity"]:
                causes["severity", one["rule"]] += 1
        for one in (one for found in left.values() for one in found):
            causes[cause_of_gain(one, report), one["rule"]] += 1
    return counts, causes


def _cell(counts: Counter[tuple[str, str, str, str]], code: str, name: str, side: str) -> str:
    """Write how many errors, warnings and notes there are."""
    by_severity = [counts[code, name, side, grade] for grade in ("error", "warning", "note")]
    return " ".join(
        f"{count}{grade}" for count, grade in zip(by_severity, "ewn", strict=True) if count
    )


def main(tree: Path) -> None:
    """Print both tables."""
    counts, causes = compare(tree)
    names = {code: rule.name for code, rule in all_rules().items()}
    columns = [
        (name, side) for name in ("article", "example", "papers") for side in ("before", "now")
    ]
    print("| rule |", " | ".join(f"{name} {side}" for name, side in columns), "|")
    print("|---" * (len(columns) + 1) + "|")
    for code in sorted({each[0] for each in counts}):
        cells = (_cell(counts, code, *column) for column in columns)
        print(f"| {code} {names[code]} |", " | ".join(cells), "|")
    print("\n| cause | findings | rules |\n|---|---|---|")
    for cause in dict.fromkeys(cause for cause, _ in sorted(causes)):
        of_cause = {code: count for (name, code), count in sorted(causes.items()) if name == cause}
        told = ", ".join(f"{code} {count}" for code, count in of_cause.items())
        print(f"| {cause} | {sum(of_cause.values())} | {told} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
