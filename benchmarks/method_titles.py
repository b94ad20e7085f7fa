"""How often the tier of a title in method-heavy bibliographies is right.

A hundred entries without abstracts were drawn from the bibliographies of software papers beside the
checkout and read by hand: ``method_titles.tsv`` names each by file and key, with the tiers that are
right. Works about methods are no evidence of an effect, T0.

python benchmarks/method_titles.py
"""

import csv
from functools import cache
from pathlib import Path

from claimcheck import load_bibliography
from claimcheck.evidence import study_of
from claimcheck.model import Bibliography

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared" / "data" / "joss"


@cache
def bibliography(name: str) -> Bibliography:
    return load_bibliography(DATA / name)


def main() -> None:
    with (HERE / "method_titles.tsv").open(encoding="utf-8", newline="") as sheet:
        rows = list(csv.DictReader(sheet, delimiter="\t"))
    wrong = 0
    for row in rows:
        reference = bibliography(row["file"])[row["key"]]
        study = study_of(reference)
        if study.tier.value.name not in row["tiers"].split():
            wrong += 1
            told = f"{study.tier.value.name} ({study.design.value})"
            print(f"{row['key']}: {told}, not {row['tiers']}")
    print(f"tiers right: {len(rows) - wrong} of {len(rows)}")


if __name__ == "__main__":
    main()
