"""Learn which numbers of a paper are citations; writes the weights that the package ships.

Run: ``python training/citation_marks.py`` with the labelled paragraphs in
``../shared/data/intext_citations`` (papers with gold spans, Apache-2.0, the GROBID project).
Only the ``train`` part is read. Two logistic regressions: the second sees the out-of-fold
verdicts of the first on the other numbers of the same paragraph.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from claimcheck.extract.citations._number_candidates import candidates
from claimcheck.extract.citations._number_features import Surroundings, neighbour_features

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "intext_citations" / "train.jsonl.gz"
TARGET = ROOT / "src" / "claimcheck" / "extract" / "citations" / "data" / "mark_weights.tsv"
FOLDS = 6
REWRITTEN = 0.15


def paragraphs(path=DATA):
    """Give paper, text and gold spans; each flattened paragraph a second time, glued."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            gold = {(start, end) for start, end, _ in row["label"]}
            yield row["meta"]["group"], row["text"], gold, 1.0
            for variant in ("round", "spaced", "behind"):
                yield row["meta"]["group"], *rewrite(row["text"], sorted(gold), variant)
            glued = glue(row["text"], sorted(gold))
            if glued:
                yield row["meta"]["group"], *glued, 0.5


def glue(text, gold):
    """Take out the space before bare gold numbers, as pasted text has it."""
    pieces, spans, place, shift = [], set(), 0, 0
    for start, end in gold:
        bare = text[start].isdigit() and text[start - 1 : start] == " " and text[start - 2 : start - 1] in tuple(".,;:)")
        if bare:
            pieces.append(text[place : start - 1])
            place = start
            shift += 1
        spans.add((start - shift, end - shift))
    pieces.append(text[place:])
    return ("".join(pieces), spans) if shift else None


def rewrite(text, gold, variant):
    """Write bracketed marks in another way: ``(3)``, `` 3 .`` or ``. 3``."""
    pieces, spans, place, length, changed = [], set(), 0, 0, False
    for start, end in gold:
        mark = text[start:end]
        inner = mark[1:-1].strip()
        is_bracketed = mark[:1] == "[" and inner[:1].isdigit() and mark[-1:] == "]"
        if start < place:
            continue
        lead = text[place:start]
        if not is_bracketed:
            new, tail, place = mark, "", end
        elif variant == "round":
            new, tail, place, changed = f"({inner})", "", end, True
        elif variant == "behind" and text[end : end + 1] in tuple(".,;"):
            lead, tail = lead.rstrip() + text[end] + " ", ""
            new, place, changed = inner, end + 1, True
        else:
            lead = lead.rstrip() + " "
            new, tail, place, changed = inner, " " if text[end : end + 1] in tuple(".,;)") else "", end, True
        length += len(lead)
        spans.add((length, length + len(new)))
        pieces += [lead, new, tail]
        length += len(new) + len(tail)
    pieces.append(text[place:])
    return ("".join(pieces), spans, REWRITTEN) if changed else ("", set(), REWRITTEN)


def examples(source):
    """Give for each paragraph its candidates, local features and labels."""
    for paper, text, gold, weight in source:
        found = list(candidates(text))
        if not found:
            continue
        surroundings = Surroundings(text)
        local = [surroundings.features(candidate) for candidate in found]
        labels = [
            (c.start, c.end) in gold or c.listed in gold for c in found
        ]
        yield paper, found, local, labels, weight


def vocabulary(rows, least=3):
    counts = Counter(name for names in rows for name in set(names))
    return {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= least))}


def matrix(rows, words):
    indices = [np.array([words[n] for n in set(names) if n in words], dtype=np.int32) for names in rows]
    return indices


def fit(rows, labels, weights, penalty, rounds=60):
    """Logistic regression with a quadratic penalty, by L-BFGS-free adaptive gradient steps."""
    words = vocabulary(rows)
    indices = matrix(rows, words)
    lengths = np.array([len(i) for i in indices])
    flat = np.concatenate(indices)
    owner = np.repeat(np.arange(len(rows)), lengths)
    y, w = np.array(labels, dtype=float), np.array(weights)
    theta = np.zeros(len(words))
    first, second = np.zeros_like(theta), np.zeros_like(theta)
    for step in range(1, rounds * 10 + 1):
        score = np.bincount(owner, weights=theta[flat], minlength=len(rows))
        error = w * (1 / (1 + np.exp(-score)) - y)
        gradient = np.bincount(flat, weights=error[owner], minlength=len(words)) + penalty * theta
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        theta -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: float(theta[number]) for name, number in words.items()}


def judge(table, names):
    score = sum(table.get(name, 0.0) for name in set(names))
    return 1 / (1 + np.exp(-np.clip(score, -30, 30)))


def train(data, penalty=(2.0, 2.0)):
    papers = sorted({paper for paper, *_ in data})
    fold_of = {paper: number % FOLDS for number, paper in enumerate(papers)}
    verdicts = [None] * len(data)
    for fold in range(FOLDS):
        table = fit(*flatten([d for d in data if fold_of[d[0]] != fold]), penalty[0])
        for number, d in enumerate(data):
            if fold_of[d[0]] == fold:
                verdicts[number] = [judge(table, names) for names in d[2]]
    second = []
    for d, v in zip(data, verdicts, strict=True):
        paper, found, local, labels, weight = d
        wide = [
            [*names, *neighbour_features(found, v, i)] for i, names in enumerate(local)
        ]
        second.append((paper, found, wide, labels, weight))
    return fit(*flatten(data), penalty[0]), fit(*flatten(second), penalty[1])


def flatten(data):
    rows, labels, weights = [], [], []
    for _, _, local, gold, weight in data:
        rows.extend(local)
        labels.extend(gold)
        weights.extend([weight] * len(local))
    return rows, labels, weights


def predict(tables, d):
    _, found, local, _, _ = d
    v = [judge(tables[0], names) for names in local]
    return [judge(tables[1], [*names, *neighbour_features(found, v, i)]) for i, names in enumerate(local)]


def cross_validate(data, penalty):
    papers = sorted({paper for paper, *_ in data})
    tp = fp = fn = 0
    scored = []
    for fold in range(4):
        held = {p for n, p in enumerate(papers) if n % 4 == fold}
        tables = train([d for d in data if d[0] not in held], penalty)
        for d in data:
            if d[0] in held and d[4] == 1.0:
                scored.extend((p, y, d[0]) for p, y in zip(predict(tables, d), d[3], strict=True))
    for cut in (0.3, 0.4, 0.5, 0.6, 0.7):
        tp = sum(p >= cut and y for p, y, _ in scored)
        fp = sum(p >= cut and not y for p, y, _ in scored)
        fn = sum(p < cut and y for p, y, _ in scored)
        print(penalty, cut, "P %.3f R %.3f F %.3f" % (tp / (tp + fp), tp / (tp + fn), 2 * tp / (2 * tp + fp + fn)))


def main():
    data = list(examples(paragraphs()))
    if "--cross" in sys.argv:
        for penalty in ((1.0, 1.0), (3.0, 3.0)):
            cross_validate(data, penalty)
        return
    tables = train(data)
    with TARGET.open("w", encoding="utf-8", newline="\n") as out:
        out.write("stage\tfeature\tweight\tsource\n")
        for stage, table in zip(("first", "second"), tables, strict=True):
            for name, weight in sorted(table.items()):
                if abs(weight) >= 0.02:
                    out.write(f"{stage}\t{name}\t{weight:.3f}\ttraining/citation_marks.py\n")


if __name__ == "__main__":
    main()
