"""Fit the head that tells advice that may harm, and put it among the heads of the reader.

    python training/harmful_advice/train.py --data ../shared/data

Needs scikit-learn. Learns from the marks of editors in ``marks`` (documents beside them, or in
``../prose_reader/documents``) and from the labelled prose: units that discourage care are harmful,
those that deserve no query are sound. Prints how often marked sentences are found with each set of
documents held out; the labelled prose is two sets, so that what is sound is as common in what the
probabilities are fitted to as it is in documents.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from attrs import frozen
from sklearn.linear_model import LogisticRegression

import claimcheck
from claimcheck.citations import find_citations
from claimcheck.sentences import document_sentences
from claimcheck.sentences.encoder.heads import unit_vectors
from claimcheck.sentences.encoder.session import cut, read_windows
from claimcheck.sentences.model_reading.answer import HARMFUL
from claimcheck.sentences.reading.facts import facts_of
from claimcheck.sentences.reading.order import read_in_order
from claimcheck.sentences.reading.units import Unit, document_units, told_kind
from claimcheck.sentences.reading.windows import cut_units, windows

HERE = Path(__file__).parent
READER = HERE.parent / "prose_reader"
MODEL = Path("src/claimcheck/sentences/encoder/data")
STRENGTH, SOUND, GRID, SCALE = 0.01, 24_000, 65536, 1024.0
SEVERAL = 3
MUST, MAY, SOUND_MARK = "must", "may", "mustnot"


@frozen(eq=False)
class Example:
    """A unit: its vector, whether an editor called it harmful, and where it is from."""

    vector: np.ndarray
    mark: str
    group: str
    document: str
    is_in_sound: bool = False


def units_of(path: Path) -> Iterator[tuple[int, int, np.ndarray]]:
    """Give start, end and vector of each unit of a document, read among its neighbours."""
    document = claimcheck.read(str(path))
    sentences = document_sentences(document)
    units = document_units(document, sentences, find_citations(document))
    kind = told_kind(document)
    found = read_in_order(sentences, units, lambda ordered: vectors_of(ordered, kind))
    for sentence, vector in zip(sentences, found, strict=True):
        yield sentence.span.start, sentence.span.end, vector


def vectors_of(units: Sequence[Unit], kind: str) -> list[np.ndarray]:
    """Give the vector of each unit of a document."""
    made = list(windows(cut_units(units, cut), kind, facts_of(units)))

    def vectors(place: int, states: np.ndarray) -> np.ndarray:
        return unit_vectors(states, [(start, end) for _, start, end in made[place].parts])[0]

    found: dict[int, np.ndarray] = {}
    read = read_windows([window.tokens for window in made], vectors)
    for window, given in zip(made, read, strict=True):
        for (number, _, _), vector in zip(window.parts, given, strict=True):
            found[number] = vector / SCALE
    return [found[number] for number in range(len(units))]


def marked() -> Iterator[Example]:
    """Give the units of the documents that editors have marked."""
    for sheet in sorted((HERE / "marks").glob("*.tsv")):
        places = (folder / "documents" / f"{sheet.stem}.md" for folder in (HERE, READER))
        path = next(place for place in places if place.exists())
        text = path.read_text(encoding="utf-8")
        rows = list(csv.reader(sheet.read_text("utf-8").splitlines(), delimiter="\t", quoting=3))
        spans = [(row[0].rstrip("!"), text.find(row[1]), len(row[1])) for row in rows]
        is_sound = not any(mark == MUST for mark, _, _ in spans)
        for start, end, vector in units_of(path):
            mark = next(
                (
                    mark
                    for mark, first, length in spans
                    if min(end, first + length) - max(start, first) >= min(end - start, length) / 2
                ),
                "",
            )
            yield Example(vector, mark, sheet.stem.partition("-")[0], sheet.stem, is_sound)


def labelled(data: Path) -> Iterator[Example]:
    """Give the units of the labelled prose that discourage care, or that deserve no query."""
    by_document: dict[str, list[dict[str, object]]] = {}
    for line in (data / "prose" / "train.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        by_document.setdefault(row["doc"], []).append(row)
    sheets = [(data / "prose" / "documents" / f"{name}.md", rows) for name, rows in
              sorted(by_document.items())]  # fmt: skip
    for sheet in sorted((READER / "labels").glob("*.tsv")):
        document = READER / "documents" / f"{sheet.stem}.md"
        if document.exists() and not (HERE / "marks" / sheet.name).exists():
            lines = sheet.read_text(encoding="utf-8").splitlines()
            sheets.append((document, list(csv.DictReader(lines, delimiter="\t"))))
    for path, rows in sheets:
        spans = [
            (int(str(row["start"])), int(str(row["end"])), mark)
            for row in rows
            if (mark := mark_of(row))
        ]
        group = f"prose {crc32(path.stem.encode()) % 2}"
        is_sound = not any(mark == MUST for _, _, mark in spans)
        for start, end, vector in units_of(path):
            for first, last, mark in spans:
                if min(end, last) - max(start, first) > (end - start) / 2:
                    yield Example(vector, mark, group, path.stem, is_sound)
                    break


def mark_of(row: dict[str, object]) -> str:
    """Give the mark that a label of the prose corpus amounts to, empty where it is neither."""
    if "DIS" in str(row["flags"]):
        return MUST
    return SOUND_MARK if row["flags"] in ("-", []) and not lacks_source(row) else ""


def lacks_source(row: dict[str, object]) -> bool:
    return str(row["claim"]) == "1" and str(row["need"]) == "2" and row["cited"] == "N"


def fit(examples: Sequence[Example]) -> tuple[np.ndarray, float]:
    """Fit weights for vectors as they are, and a bias."""
    vectors = np.array([one.vector for one in examples])
    middle, spread = vectors.mean(0), vectors.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=3000, class_weight="balanced")
    model.fit((vectors - middle) / spread, [one.mark == MUST for one in examples])
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ middle)


def calibrated(scores: np.ndarray, examples: Sequence[Example]) -> tuple[float, float]:
    """Fit slope and bias that make scores of held-out sets probabilities (Platt 1999)."""
    model = LogisticRegression(C=1e6, max_iter=1000)
    model.fit(scores[:, None], [one.mark in {MUST, MAY} for one in examples])
    return float(model.coef_[0][0]), float(model.intercept_[0])


def write(weights: np.ndarray, bias: float, slope: float, offset: float) -> None:
    """Put the head among those of the reader, in the place of an older one."""
    with np.load(MODEL / "heads.npz", allow_pickle=False) as stored:
        heads = dict(stored)
    kept = [place for place, name in enumerate(heads["names"]) if name != HARMFUL]
    ends = heads["sizes"].cumsum()
    columns = np.concatenate(
        [np.arange(ends[place] - heads["sizes"][place], ends[place]) for place in kept]
    )
    column = np.round(weights * GRID).astype(np.int32)[:, None]
    heads["weight"] = np.hstack([heads["weight"][:, columns], column])
    heads["bias"] = np.append(heads["bias"][columns], bias)
    heads["names"] = np.append(heads["names"][kept], HARMFUL)
    heads["sizes"] = np.append(heads["sizes"][kept], 1)
    np.savez_compressed(MODEL / "heads.npz", **heads)
    settings = json.loads((MODEL / "encoder.json").read_bytes())
    settings["sums"]["heads.npz"] = crc32((MODEL / "heads.npz").read_bytes())
    settings[HARMFUL] = {"slope": round(slope, 4), "bias": round(offset, 4)}
    text = json.dumps(settings, indent=1)
    (MODEL / "encoder.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = arguments.parse_args()
    random = np.random.default_rng(20261129)
    prose = list(labelled(options.data))
    sound = [one for one in prose if one.mark == SOUND_MARK]
    sound = [sound[place] for place in random.permutation(len(sound))[:SOUND]]
    told = [*marked(), *(one for one in prose if one.mark == MUST), *sound]
    scores = np.zeros(len(told))
    for group in sorted({one.group for one in told}):
        taught = [one for one in told if one.group != group and one.mark != MAY]
        weights, bias = fit(taught)
        for place, one in enumerate(told):
            if one.group == group:
                scores[place] = one.vector @ weights + bias
    slope, offset = calibrated(scores, told)
    chances = 1 / (1 + np.exp(-(slope * scores + offset)))
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        shown = [one for one, chance in zip(told, chances, strict=True) if chance >= least]
        right = sum(one.mark in {MUST, MAY} for one in shown)
        wrong = sum(one.mark == SOUND_MARK or (not one.mark and one.is_in_sound) for one in shown)
        must = sum(one.mark == MUST for one in shown) / sum(one.mark == MUST for one in told)
        print(f"{least}: {right} right, {wrong} wrong, {len(shown) - right - wrong} unmarked in "
              f"harmful documents; {must:.2f} of those marked")  # fmt: skip
    for least in (0.5, 0.6):
        counted = Counter(one.document for one, chance in zip(told, chances, strict=True)
                          if chance >= least)  # fmt: skip
        harmful = {one.document for one in told if not one.is_in_sound}
        several = [name for name, count in counted.items() if count >= SEVERAL]
        print(f"{SEVERAL} units from {least}: {len(several)} documents, "
              f"{len(harmful.intersection(several))} of them harmful")  # fmt: skip
    weights, bias = fit([one for one in told if one.mark != MAY])
    write(weights, bias, slope, offset)


if __name__ == "__main__":
    main()
