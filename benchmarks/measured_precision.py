"""Measures how often each rule is right at each confidence, and makes the table that ships.

Run ``python -m benchmarks.measured_precision`` with the labelled prose beside the repository. For
each unit in which a rule finds something, an editor's labels say whether it deserves a query: a
flag, or a source that is required and missing. The table is made of the ``dev`` part and of the
documents of ``training/prose_reader/held_out.txt``, which the reader was not trained on; where each
of the two holds eight findings or more, the lower precision of the two counts, so that no severity
rests on what one source of documents happens to be like. Where both together hold fewer than eight,
the ``train`` part is added and the result drawn towards the mean of the band in them. A less sure
band is never surer: where the counts say so, the bands are pooled (isotonic regression, Barlow et
al. 1972). Words that need
no second witness were not learned from any document, so that all labelled ones count for them,
those in ``training/prose_reader`` as well, and the sentences that editors marked in
``training/harmful_advice``: what they would query, and what is sound. What the reading learned from
just these marks is not measured by them. What was measured of words alone, with the ``lexical``
engine and another rule beside, is kept as it is.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import claimcheck
from claimcheck.model import Assessment, Claim, Problem, Span
from claimcheck.pipeline.subjects import subjects_of_reading
from claimcheck.resources import read_cells
from claimcheck.rules import Context, Rule, Scope, all_rules, load_profile
from claimcheck.rules._agreement import SECONDED, is_agreed, is_seconded
from claimcheck.rules.standing import (
    BANDS,
    confidence_of,
    is_heard,
    kind_of_finding,
    problem_standing,
    unit_at,
    why_silent,
)

ROOT = Path(__file__).resolve().parents[1]
PROSE = ROOT.parent / "shared" / "data" / "prose"
WRITTEN = ROOT / "training" / "prose_reader"
MARKED = ROOT / "training" / "harmful_advice"
_RESOURCE = "rules/data/measured_precision.tsv"
TABLE = Path("src/claimcheck") / _RESOURCE
_FEW, _DRAWN = 8, 8
_ENOUGH = 20
_LEARNED = "CC708 read"
_SOURCE = "labelled prose, {}; benchmarks/measured_precision.py"
Unit = Mapping[str, Any]
Counts = dict[tuple[str, str], list[int]]


def units_of(part: str) -> Mapping[Path, list[Unit]]:
    """Give the labelled units of a part by document."""
    found: dict[Path, list[Unit]] = defaultdict(list)
    for line in (PROSE / f"{part}.jsonl").read_text("utf-8").splitlines():
        unit = json.loads(line)
        found[PROSE / "documents" / f"{unit['doc']}.md"].append(unit)
    return found


def written_units() -> Mapping[Path, list[Unit]]:
    """Give the units that are labelled in ``training/prose_reader``, by document."""
    found: dict[Path, list[Unit]] = {}
    for sheet in sorted((WRITTEN / "labels").glob("*.tsv")):
        places = (folder / "documents" / f"{sheet.stem}.md" for folder in (WRITTEN, PROSE))
        document = next((place for place in places if place.exists()), None)
        if document is not None:
            rows = csv.DictReader(sheet.read_text("utf-8").splitlines(), delimiter="\t")
            found[document] = [_unit(row) for row in rows]
    return found


def held_out() -> frozenset[str]:
    """Name the documents of ``training/prose_reader`` that the reader learned nothing from."""
    return frozenset((WRITTEN / "held_out.txt").read_text("utf-8").split())


def marked_units() -> Mapping[Path, list[Unit]]:
    """Give the sentences that editors marked in documents of ``training/harmful_advice``.

    A document without a harmful sentence is sound as a whole; of the others what is not marked is
    left out.
    """
    found: dict[Path, list[Unit]] = {}
    for sheet in sorted((MARKED / "marks").glob("*.tsv")):
        path = MARKED / "documents" / f"{sheet.stem}.md"
        if not path.exists():
            continue
        text = path.read_text("utf-8")
        rows = [line.split("\t") for line in sheet.read_text("utf-8").splitlines()]
        places = [(row[0].rstrip("!"), text.find(row[1]), len(row[1])) for row in rows]
        units = [
            {"start": start, "end": start + length, "claim": "1", "need": 0, "cited": "N"}
            | {"flags": ["DIS"] if mark in {"must", "may"} else []}
            for mark, start, length in places
        ]
        if not any(unit["flags"] for unit in units):
            units = [{**units[0], "start": 0, "end": len(text)}]
        found[path] = units
    return found


def _unit(row: Mapping[str, str]) -> Unit:
    flags = [] if row["flags"] == "-" else row["flags"].split(",")
    return {**row, "flags": flags} | {name: int(row[name]) for name in ("start", "end", "need")}


def deserves_query(unit: Unit) -> bool:
    """Tell whether an editor would query a unit."""
    lacks = unit["claim"] == "1" and unit["need"] == 2 and unit["cited"] == "N"
    return bool(unit["flags"]) or lacks


def home_of(span: Span, units: list[Unit]) -> Unit | None:
    """Give the unit that a span overlaps most."""

    def overlap(unit: Unit) -> int:
        return int(min(span.end, unit["end"]) - max(span.start, unit["start"]))

    best = max(units, key=overlap)
    return best if overlap(best) > 0 else None


def found_in(path: Path) -> Iterator[tuple[Rule[Any], Problem, Claim | None, Any]]:
    """Ask the rules about one document, and give what they would show."""
    bibliography = path.with_suffix(".bib")
    analysis = claimcheck.analyse(
        claimcheck.read(path), bibliography=bibliography if bibliography.exists() else None
    )
    rules = [one for one in all_rules().values() if one.scope in {Scope.CLAIM, Scope.DOCUMENT}]
    for subject in subjects_of_reading(analysis.reading, load_profile()):
        for rule in rules:
            if rule.subject is not subject.kind or why_silent(rule, subject.context):
                continue
            for answer in rule.body(subject.value, subject.context):
                if isinstance(answer, Problem):
                    claim = subject.place.claim
                    read = claim or unit_at(answer.span, subject.context)
                    if _is_measured(rule, answer, read, subject.context):
                        yield rule, answer, claim, read


def _is_measured(
    rule: Rule[Any], problem: Problem, read: Claim | Assessment | None, context: Context
) -> bool:
    """Tell whether a problem is shown for what it says and how sure the reading is."""
    standing = problem_standing(rule, problem, read)
    is_weighed = standing.precision is not None or bool(problem.variant)
    return standing.is_shown and is_weighed and is_heard(rule, problem, read, context)


def counts_of(documents: Mapping[Path, list[Unit]]) -> Counts:
    """Count for each kind of finding and band how many deserved a query, of how many."""
    counts: Counts = defaultdict(lambda: [0, 0])
    for document, units in documents.items():
        found = list(found_in(document))
        witnesses = Counter(
            claim for claim, _ in {(one[2], one[0].code) for one in found} if claim is not None
        )
        for rule, problem, claim, read in found:
            span = problem.span or (claim.span if claim else None)
            unit = home_of(span, units) if span else None
            if unit is None:
                continue
            agreed = claim is not None and is_agreed(witnesses[claim], claim.query)
            band = confidence_of(rule, problem, read)
            places = _places(kind_of_finding(rule, problem), band, agreed=agreed)
            if claim is not None and not agreed and is_seconded(witnesses[claim], claim.query):
                places = [*places, (rule.code, SECONDED)]
            for place in places:
                counts[place][0] += deserves_query(unit)
                counts[place][1] += 1
    return counts


def _places(kind: str, band: str, *, agreed: bool) -> list[tuple[str, str]]:
    """Say where a finding counts: by its words, by agreement, or by its band."""
    if band == "words":
        return [(kind, band)]
    return [("any", "agreed")] if agreed else [(kind, band), ("any", band)]


def _means(dev: Counts) -> Mapping[str, float]:
    """Give the precision of each band over all rules, never more in a less sure band."""
    found: dict[str, float] = {}
    least = 1.0
    for band in BANDS:
        right, of = dev.get(("any", band), [0, 0])
        least = min(least, right / of) if of else least
        found[band] = least
    return found


def rows_of(dev: Counts, held: Counts, train: Counts, written: Counts) -> Iterator[tuple[str, ...]]:
    """Make the rows of the table."""
    unlearned = _sum(dev, held)
    both, every = _sum(unlearned, train), _sum(unlearned, train, written)
    means = _means(unlearned)
    worded = {kind for (kind, band), (_, of) in every.items() if band == "words" and of >= _FEW}
    for kind in ["any", *sorted((worded | {kind for kind, _ in both}) - {"any", _LEARNED})]:
        found = []
        for band in ("agreed", SECONDED, "words", *BANDS):
            place = kind, band
            right, of, where = _counted(place, unlearned, both, every)
            if not of:
                continue
            if kind == "any" and band in means:
                precision = means[band]
            elif band == SECONDED:
                precision = right / of
            elif (least := _lower(dev, held, place)) is not None and band != "words":
                precision = least
            else:
                drawn = 0 if kind == "any" or band == "words" else _DRAWN
                precision = (right + drawn * means.get(band, 0.0)) / (of + drawn)
            found.append((band, right, of, precision, where))
        pooled = dict(_pooled([(one[0], one[2], one[3]) for one in found if one[0] in BANDS]))
        for band, right, of, precision, where in found:
            share = pooled.get(band, precision)
            yield kind, band, str(right), str(of), f"{share:.3f}", _SOURCE.format(where)


def _counted(
    place: tuple[str, str], unlearned: Counts, both: Counts, every: Counts
) -> tuple[int, int, str]:
    """Give how many were right of how many, and where: in more documents where few are there."""
    kind, band = place
    right, of = unlearned.get(place, [0, 0])
    if band == "words":
        right, of = every.get(place, [0, 0])
        return right, of, "train, dev and training"
    if band == SECONDED:
        return (right, of, "dev and held out") if of >= _ENOUGH else (0, 0, "")
    if kind != "any" and of < _FEW:
        right, of = both.get(place, [0, 0])
        return right, of, "train, dev and held out"
    return right, of, "dev and held out"


def _lower(dev: Counts, held: Counts, place: tuple[str, str]) -> float | None:
    """Give the lower precision of two sources, if each holds enough findings to be told apart."""
    sources = [one[place] for one in (dev, held) if place in one]
    if len(sources) < len((dev, held)) or any(of < _FEW for _, of in sources):
        return None
    return min(right / of for right, of in sources)


def _pooled(bands: Sequence[tuple[str, int, float]]) -> Iterator[tuple[str, float]]:
    """Pool bands, the surest first, until none is surer than the one before it."""
    pools: list[tuple[list[str], int, float]] = []
    for band, of, precision in bands:
        names, weight, mean = [band], of, precision
        while pools and pools[-1][2] < mean:
            earlier, others, share = pools.pop()
            mean = (mean * weight + share * others) / (weight + others)
            names, weight = [*earlier, *names], weight + others
        pools.append((names, weight, mean))
    for names, _, mean in pools:
        yield from ((name, mean) for name in names)


def _sum(*parts: Counts) -> Counts:
    """Add counts up."""
    found: Counts = defaultdict(lambda: [0, 0])
    for part in parts:
        for place, (right, of) in part.items():
            found[place][0] += right
            found[place][1] += of
    return found


def main() -> None:
    """Make the table, or say that the labelled prose is not there."""
    if not PROSE.is_dir():
        sys.exit("the labelled prose is not beside the repository")
    head = ("rule", "band", "right", "of", "precision", "source")
    written, kept = written_units(), held_out()
    unlearned = {path: units for path, units in written.items() if path.stem in kept}
    learned = {path: units for path, units in written.items() if path.stem not in kept}
    parts = (units_of("dev"), unlearned, units_of("train"), learned | marked_units())
    made = list(rows_of(*(counts_of(part) for part in parts)))
    measured = {row[:2] for row in made}
    alone = [tuple(row) for row in read_cells(_RESOURCE) if row[1] == "words" and row[0] != "any"]
    rows = [head, *made, *(row for row in alone if row[:2] not in measured)]
    TABLE.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
