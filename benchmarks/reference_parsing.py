"""Score free-text reference parsing on the labelled corpora, and time it.

Run from the repository root: ``python benchmarks/reference_parsing.py [--data DIR] [--part dev]``.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training" / "reference_parser"))

from scoring import FIELDS, field_strings, normalised, score, table  # noqa: E402
from tagsets import Example, load  # noqa: E402

from claimcheck.bibliography import parse_reference  # noqa: E402
from claimcheck.bibliography.reference_text.tagger import MODEL_PATH, labels  # noqa: E402
from claimcheck.model import Reference  # noqa: E402


def shown(title: str, row: Mapping[str, float]) -> None:
    cells = " ".join(f"{row[name]:9.4f}" for name in (*FIELDS, "micro", "macro"))
    print(f"{title:28}{cells}")


def record_fields(found: Reference) -> dict[str, str]:
    return {
        "author": found.get("author"),
        "title": found.title,
        "date": str(found.year or ""),
        "container": found.container,
        "volume": found.volume,
        "pages": found.pages,
    }


def year_of(strings: Sequence[str]) -> list[str]:
    years = [s[i : i + 4] for s in strings for i in range(len(s) - 3) if is_year(s[i : i + 4])]
    return years[:1]


def is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and text[:2] in {"15", "16", "17", "18", "19", "20"}


def records(examples: Sequence[Example]) -> Mapping[str, float]:
    """Score the records that callers get: the first stretch of a field, the year of a date."""
    counts: Counter[tuple[str, str]] = Counter()
    for example in examples:
        gold = field_strings(example, example.tags)
        gold["date"] = year_of(gold.get("date", []))
        found = record_fields(parse_reference(example.text))
        for name in FIELDS:
            wanted, given = gold.get(name, []), normalised(found[name])
            counts[name, "gold"] += bool(wanted)
            counts[name, "found"] += bool(given)
            counts[name, "right"] += given in (wanted if name != "author" else joined(wanted))
    return table(counts)


def joined(parts: Sequence[str]) -> list[str]:
    return [*parts, "".join(parts)] if parts else []


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared/data/citation_parsing"
    )
    arguments.add_argument("--part", default="dev")
    options = arguments.parse_args()
    path = options.data / f"{options.part}.jsonl.gz"
    if not path.exists():
        sys.exit(f"{path}: not here; the labelled references are read from beside the checkout")
    start = time.perf_counter()
    parse_reference("Warm up. 2001.")
    opening = time.perf_counter() - start
    examples = load(path)
    tagged = [(example, labels(example.tokens)) for example in examples]
    print(f"{len(examples)} references, model {MODEL_PATH.stat().st_size / 1e6:.2f} MB")
    print(" " * 28 + " ".join(f"{name:>9}" for name in (*FIELDS, "micro", "macro")))
    for measure, row in score(tagged).items():
        shown(measure, row)
    start = time.perf_counter()
    row = records(examples)
    each = (time.perf_counter() - start) / len(examples)
    shown("record", row)
    for corpus in sorted({example.corpus for example in examples}):
        part = [(e, tags) for e, tags in tagged if e.corpus == corpus]
        shown(f"field: {corpus} ({len(part)})", score(part)["field"])
    print(
        f"first reference {opening * 1e3:.0f} ms (imports and model), then {each * 1e3:.2f} ms each"
    )


if __name__ == "__main__":
    main()
