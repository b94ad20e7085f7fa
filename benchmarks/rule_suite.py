"""How precise the rules of families 4 to 8 are, and how a claim compares with its abstract.

Run: ``python benchmarks/rule_suite.py``. It reads the case files beneath ``tests/rules``, each case
a little document with its bibliography and its records, marked where a rule must fire, and prints
precision and recall of each rule as the table that stands in ``docs/rule-figures.md``. Where
``../shared/data`` is there, it also scores the comparison of press releases with abstracts.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import define

from claimcheck.rules import Rule, all_rules
from claimcheck.rules._comparison import compare_statements
from claimcheck.testing import found_places, read_cases

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT.parent / "shared" / "data" / "exaggeration_pairs"
FAMILIES = "45678"
VERDICTS = ("same", "exaggerates", "downplays")


@define
class Score:
    """Counts for one rule: places where it fired rightly, wrongly, and where it did not."""

    true: int = 0
    traps: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0

    def line(self, name: str) -> str:
        """Give one row of the table."""
        precision = _share(self.right, self.right + self.wrong)
        recall = _share(self.right, self.right + self.missed)
        return f"| {name} | {self.true} | {self.traps} | {precision} | {recall} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "none"


def score_of(rule: Rule[object]) -> Score:
    """Count one rule over the cases of its file."""
    score = Score()
    file = ROOT / "tests" / "rules" / rule.family / f"{rule.name}.md"
    for case in read_cases(file.read_text("utf-8")):
        expected = {place for place in case.expected if place[2] == rule.code}
        found = found_places(case, rule.code)
        score.true += bool(expected)
        score.traps += not expected
        score.right += len(found & expected)
        score.wrong += len(found - expected)
        score.missed += len(expected - found)
    return score


def table() -> Iterator[str]:
    """Give the table of all rules, and its sum."""
    yield "| rule | true cases | traps | precision | recall |"
    yield "|---|---|---|---|---|"
    total = Score()
    for code, rule in all_rules().items():
        if code[2] not in FAMILIES or not code.startswith("CC"):
            continue
        score = score_of(rule)
        for name in ("true", "traps", "right", "wrong", "missed"):
            setattr(total, name, getattr(total, name) + getattr(score, name))
        yield score.line(f"{code} {rule.name}")
    yield total.line("all")


def pairs(part: str) -> list[tuple[str, str, str]]:
    """Give verdict, press release and abstract of each labelled pair."""
    with gzip.open(PAIRS / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["label"], row["meta"]["press"], row["meta"]["abstract"]) for row in rows]


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> tuple[float, dict[str, float]]:
    """Give the mean F1 over the three verdicts, and the F1 of each."""
    by_verdict = {}
    for verdict in VERDICTS:
        both = sum(a == b == verdict for a, b in zip(gold, found, strict=True))
        either = gold.count(verdict) + found.count(verdict)
        by_verdict[verdict] = 2 * both / either if either else 0.0
    return sum(by_verdict.values()) / len(VERDICTS), by_verdict


def main() -> None:
    """Print the figures."""
    for line in table():
        print(line)
    if not PAIRS.exists():
        print("\nexaggeration_pairs: not here, not scored")
        return
    for part in ("dev", "train"):
        rows = pairs(part)
        found = [compare_statements(press, abstract) for _, press, abstract in rows]
        mean, each = macro_f1([verdict for verdict, _, _ in rows], found)
        shown = ", ".join(f"{verdict} {value:.2f}" for verdict, value in each.items())
        print(f"\nexaggeration_pairs {part} (n = {len(rows)}): macro-F1 {mean:.3f} ({shown})")


if __name__ == "__main__":
    main()
