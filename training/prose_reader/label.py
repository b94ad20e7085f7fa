"""Show the units of a document to label, and keep the labels that were given.

    python training/prose_reader/label.py show DOCUMENT [--after OFFSET]
    python training/prose_reader/label.py keep DOCUMENT ANSWERS SHEET --kind KIND [--after OFFSET]

``show`` prints one unit a line, ``n|block|text``. ANSWERS holds one line a unit, in the form of the
guide of the ``prose`` corpus: ``n|claim|type|S|A|who|need|cited|flags``. ``keep`` checks every line
and writes SHEET, tab-separated, with the place of each unit and not its text.
"""

import argparse
import csv
import sys
from pathlib import Path

from questions import CITED, FLAGS, TYPES, WHO

import claimcheck
from claimcheck.sentences import document_sentences

COLUMNS = ("kind", "n", "start", "end", "claim", "type", "S", "A", "who", "need", "cited", "flags")
ALLOWED = {
    "claim": ("0", "1", "?"), "type": TYPES, "S": tuple("0123456"), "A": tuple("0123"),
    "who": WHO, "need": tuple("012"), "cited": CITED,
}  # fmt: skip


def units_of(path: Path, after: int) -> list[tuple[int, int, int, str, str]]:
    """Give number, start, end, block and text of the units that begin at an offset or later."""
    document = claimcheck.read(str(path))
    found = []
    for number, each in enumerate(document_sentences(document)):
        span = each.span
        if span.start >= after:
            text = " ".join(document.text[span.start : span.end].split())
            found.append((number, span.start, span.end, each.block.kind.value, text))
    return found


def answered(line: str) -> dict[str, str]:
    """Read one line of answers, or raise ValueError with what is wrong in it."""
    parts = line.strip().split("|")
    if len(parts) != len(COLUMNS) - 3:
        raise ValueError(f"nine fields wanted: {line!r}")
    row = dict(zip((COLUMNS[1], *COLUMNS[4:]), parts, strict=True))
    for name, allowed in ALLOWED.items():
        if row[name] not in allowed:
            raise ValueError(f"{name} is one of {', '.join(allowed)}: {line!r}")
    flags = [] if row["flags"] == "-" else row["flags"].split(",")
    unknown = [each for each in flags if each not in FLAGS]
    if unknown:
        raise ValueError(f"unknown flags {unknown}: {line!r}")
    if (row["claim"] == "0") != (row["type"] == "NON"):
        raise ValueError(f"type NON goes with claim 0 and with nothing else: {line!r}")
    return row


def keep(path: Path, answers: Path, sheet: Path, kind: str, after: int) -> int:
    """Write the sheet of one document, and give how many units it holds."""
    places = {number: (start, end) for number, start, end, _, _ in units_of(path, after)}
    rows = []
    for line in answers.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = answered(line)
            start, end = places[int(row["n"])]
            rows.append({**row, "kind": kind, "start": start, "end": end})
    missing = sorted(set(places) - {int(row["n"]) for row in rows})
    if missing:
        print(f"{path.name}: {len(missing)} units without labels: {missing[:20]}", file=sys.stderr)
    sheet.parent.mkdir(parents=True, exist_ok=True)
    with sheet.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = arguments.add_subparsers(dest="command", required=True)
    for name in ("show", "keep"):
        command = commands.add_parser(name)
        command.add_argument("document", type=Path)
        command.add_argument("--after", type=int, default=0)
        if name == "keep":
            command.add_argument("answers", type=Path)
            command.add_argument("sheet", type=Path)
            command.add_argument("--kind", required=True)
    options = arguments.parse_args()
    if options.command == "show":
        for number, _, _, block, text in units_of(options.document, options.after):
            print(f"{number}|{block}|{text}")
    else:
        try:
            count = keep(options.document, options.answers, options.sheet, options.kind,
                         options.after)  # fmt: skip
        except (KeyError, ValueError) as fault:
            sys.exit(f"{options.answers}: {fault}")
        print(f"{options.sheet}: {count} units")


if __name__ == "__main__":
    main()
