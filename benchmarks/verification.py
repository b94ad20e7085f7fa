"""How well references are verified, and how fast the evidence store is.

python benchmarks/verification.py           corrupted references by kind, retractions
python benchmarks/verification.py speed     a store of 200,000 made-up works
"""

import csv
import gzip
import json
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from claimcheck.bibliography.person_names import read_names
from claimcheck.evidence.store import open_store
from claimcheck.evidence.store.dumps import REGISTRY
from claimcheck.evidence.store.importing import import_dump
from claimcheck.evidence.verification import verify_in_store
from claimcheck.model import EditorialStatus, Person, Reference, VerificationStatus

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
DAY = "2026-01-01"
WORKS, REFERENCES = 200_000, 500


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def item_of(fields: Mapping[str, str]) -> dict[str, Any]:
    people, _ = read_names(fields.get("author", ""))
    return {
        "DOI": fields.get("doi", ""),
        "PMID": fields.get("pmid", ""),
        "title": [fields["title"]],
        "author": [{"family": one.family, "given": one.given} for one in people],
        "container-title": [fields.get("journal") or fields.get("booktitle", "")],
        "issued": {"date-parts": [[int(fields["year"])]]},
    }


def entry_of(key: str, kind: str, fields: Mapping[str, str]) -> Reference:
    people, et_al = read_names(fields.get("author", ""))
    year = int(fields["year"]) if fields.get("year") else None
    return Reference(key, kind, fields, fields, people, (), year, et_al=et_al)


def corrupted(folder: Path) -> None:
    dump, store = folder / "h.jsonl", folder / "h.sqlite"
    items = (item_of(row["fields"]) for row in rows(DATA / "hallmark" / "store.jsonl"))
    dump.write_text("".join(json.dumps(item) + "\n" for item in items), "utf-8")
    import_dump(store, REGISTRY.values()["crossref"], [str(dump)], day=DAY)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    with open_store(store) as opened:
        for row in rows(DATA / "hallmark" / "dev.jsonl"):
            entry = entry_of(row["bibtex_key"], row["bibtex_type"], row["fields"])
            found = verify_in_store(entry, opened)
            told[row["hallucination_type"] or "sound"][found.status.value] += 1
    wrong = [counts for kind, counts in told.items() if kind != "sound"]
    missed = sum(counts[VerificationStatus.MATCH.value] for counts in wrong)
    total = sum(sum(counts.values()) for counts in wrong)
    accused = sum(told["sound"].values()) - told["sound"][VerificationStatus.MATCH.value]
    print(f"corrupted references: {total - missed} of {total} told, {accused} sound ones accused")
    for kind, counts in sorted(told.items()):
        print(f"  {kind}: {dict(sorted(counts.items()))}")


def retractions(folder: Path) -> None:
    table = DATA / "retractions" / "retracted_dois.tsv.gz"
    store = folder / "r.sqlite"
    start = time.perf_counter()
    done = import_dump(store, REGISTRY.values()["retractions"], [str(table)], day=DAY)
    print(f"retractions: {done.notices} notices in {time.perf_counter() - start:.1f} s")
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        known = [row[:2] for row in csv.reader(lines, delimiter="\t") if row]
    sound = [
        row["fields"]
        for name in ("store.jsonl", "dev.jsonl")
        for row in rows(DATA / "hallmark" / name)
        if row["fields"].get("doi")
    ]
    flagged = {doi.casefold() for doi, _ in known}
    with open_store(store) as opened:
        missed = 0
        for doi, nature in known:
            found = verify_in_store(Reference("r", "article", {"doi": doi}), opened)
            wanted = {"retraction": EditorialStatus.RETRACTED}.get(nature, EditorialStatus.CONCERN)
            missed += found.verdict.standing not in {wanted, EditorialStatus.RETRACTED}
        accused = 0
        others = [fields for fields in sound if fields["doi"].casefold() not in flagged]
        for fields in others:
            found = verify_in_store(entry_of("s", "article", fields), opened)
            accused += found.verdict.standing is not EditorialStatus.SOUND
    print(
        f"  {len(known) - missed} of {len(known)} found, {accused} of {len(others)} others accused"
    )


def speed(folder: Path) -> None:
    dump, store = folder / "w.jsonl", folder / "w.sqlite"
    chance = random.Random(1)  # noqa: S311 - made-up works
    with dump.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(made_up(number, chance)) + "\n" for number in range(WORKS))
    start = time.perf_counter()
    import_dump(store, REGISTRY.values()["crossref"], [str(dump)], day=DAY)
    taken = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    size = store.stat().st_size / 1e6
    print(f"import: {WORKS} works in {taken:.0f} s, {size:.0f} MB, {peak:.0f} MB of memory")
    chance = random.Random(1)  # noqa: S311 - the same works again
    items = [made_up(number, chance) for number in range(WORKS)][:: WORKS // REFERENCES]
    with open_store(store) as opened:
        start = time.perf_counter()
        for item in items:
            opened.by_identifier(f"doi:{item['DOI']}")
        taken = (time.perf_counter() - start) / len(items) * 1000
        print(f"lookup by identifier: {taken:.2f} ms")
        for name in ("with a DOI", "without a DOI", "without a DOI, a word wrong"):
            entries = [made_entry(item, name) for item in items]
            start = time.perf_counter()
            found = Counter(verify_in_store(entry, opened).status.value for entry in entries)
            print(f"{len(entries)} references {name}: {time.perf_counter() - start:.1f} s, {found}")


_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo".split()  # noqa: SIM905
_COMMON = "of the in patients study effects disease clinical cells risk treatment".split()  # noqa: SIM905


def made_up(number: int, chance: random.Random) -> dict[str, Any]:
    words = [
        chance.choice(_COMMON)
        if chance.random() < 0.4
        else "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4)))
        for _ in range(chance.randint(7, 15))
    ]
    year = 1990 + number % 35
    return {
        "DOI": f"10.5555/made.{number}",
        "type": "journal-article",
        "title": [" ".join(words).capitalize()],
        "author": [
            {"family": "".join(chance.choice(_SYLLABLES) for _ in range(3)).title(), "given": "A"}
            for _ in range(chance.randint(1, 8))
        ],
        "container-title": [f"Journal of {_SYLLABLES[number % 14].title()} Research"],
        "volume": str(year - 1980),
        "page": f"{number % 900 + 1}-{number % 900 + 9}",
        "published": {"date-parts": [[year, 3]]},
        "abstract": "<jats:p>" + " ".join(words * 12) + "</jats:p>",
        "reference": [{"key": str(k), "DOI": f"10.5555/cited.{k}"} for k in range(20)],
    }


def made_entry(item: Mapping[str, Any], name: str) -> Reference:
    title = item["title"][0]
    if name.endswith("wrong"):
        words = title.split()
        longest = max(words, key=len)
        title = title.replace(longest, longest[::-1], 1)
    year = item["published"]["date-parts"][0][0]
    fields = {
        "title": title,
        "journal": item["container-title"][0],
        "volume": item["volume"],
        "pages": item["page"],
        "year": str(year),
    }
    if name == "with a DOI":
        fields["doi"] = item["DOI"]
    people = tuple(Person(one["family"], one["given"]) for one in item["author"])
    return Reference("k", "article", fields, fields, people, (), year)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        if sys.argv[1:] == ["speed"]:
            speed(Path(folder))
        else:
            corrupted(Path(folder))
            retractions(Path(folder))
