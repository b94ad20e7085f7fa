"""Ask the accurate engine about documents, for the network of the fast one to learn from.

Run from the repository root::

    python training/fast_documents/teacher.py --data ../shared/data --output build/documents

Writes ``train.pkl`` and ``dev.pkl`` (the labelled documents, whole), ``rest.pkl`` (articles that
nobody labelled) and ``more.pkl`` (stretches of the training documents under other titles and kinds,
and runs of sentences of the earlier corpora). Of `dev` only the labels are used, to calibrate.
"""

import argparse
import pickle
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve

import claimcheck
from claimcheck.sentences import document_sentences
from claimcheck.sentences.encoder.answers import read_units
from claimcheck.sentences.encoder.session import cut
from claimcheck.sentences.reading.units import Unit, document_units, told_kind
from claimcheck.sentences.reading.windows import KINDS

sys.path.append(str(Path(__file__).parents[1] / "prose_reader"))
from prose import documents
from single import load

LEFT_OUT = ("Benjamin-Lee+deep-rules",)
STRETCHES = (1, 3, 6, 12, 25, 50)
RUNS = (4, 10, 20)
PARAGRAPH = 5
SHORTEST, LONGEST = 20, 600
Labels = Mapping[int, object]


def asked(
    units: Sequence[Unit], kind: str, labels: Labels | None = None, flags: Labels | None = None
) -> dict[str, object]:
    answers = [(each.shares, each.flags, each.certainty) for each in read_units(units, kind)]
    return {"units": list(units), "kind": kind, "answers": answers, "labels": labels or {},
            "flags": flags or {}}  # fmt: skip


def read(path: Path) -> tuple[list[Unit], str]:
    document = claimcheck.read(str(path))
    mentions = claimcheck.find_citations(document)
    units = document_units(document, document_sentences(document), mentions)
    return units, told_kind(document)


def labelled(data: Path, part: str) -> Iterator[dict[str, object]]:
    for each in documents(data, part, cut):
        _, kind = read(each.path)
        yield asked(each.units, kind, each.labels, each.flags)


def unlabelled(data: Path, known: set[str]) -> Iterator[dict[str, object]]:
    paths = [*data.glob("joss/*/paper.md"), *data.glob("manubot/*/02.manuscript.md")]
    for path in sorted(paths):
        if path.parent.name not in known | set(LEFT_OUT):
            yield asked(*read(path))


def stretches(given: Sequence[Mapping], rng: random.Random) -> Iterator[dict[str, object]]:
    for document in given:
        units, at = document["units"], 0
        while at < len(units):
            some = units[at : at + rng.choice(STRETCHES)]
            at += len(some)
            if rng.random() < 1 / 2:
                some = [evolve(unit, title="") for unit in some]
            yield asked(some, rng.choice(["unknown", document["kind"], rng.choice(KINDS)]))


def runs(texts: Sequence[str], most: int, rng: random.Random) -> Iterator[dict[str, object]]:
    count = 0
    while count < most:
        start = rng.randrange(len(texts) - max(RUNS))
        some = dict.fromkeys(texts[start : start + rng.choice(RUNS)])
        count += len(some)
        units = [
            Unit(text, "following" if number % PARAGRAPH else "opening")
            for number, text in enumerate(some)
        ]
        yield asked(units, rng.choice(["unknown", "unknown", "research", "news"]))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--output", type=Path, default=Path("build/documents"))
    arguments.add_argument("--sentences", type=int, default=8_500)
    options = arguments.parse_args()
    rng = random.Random(3)  # noqa: S311 - no secret
    options.output.mkdir(parents=True, exist_ok=True)
    found = {part: list(labelled(options.data, part)) for part in ("train", "dev")}
    named = {each.name for part in found for each in documents(options.data, part, cut)}
    found["rest"] = list(unlabelled(options.data, named))
    texts = [each.text for each in load(options.data, "train")]
    texts = [text for text in texts if SHORTEST < len(text) < LONGEST]
    found["more"] = [
        *stretches(found["train"], rng), *runs(texts, options.sentences, rng),
    ]  # fmt: skip
    for name, given in found.items():
        (options.output / f"{name}.pkl").write_bytes(pickle.dumps(given))
        print(name, len(given), "documents", sum(len(each["units"]) for each in given), "units")


if __name__ == "__main__":
    main()
