"""Train the reference parser.

Run from the repository root::

    python training/reference_parser/train.py --data ../shared/data/citation_parsing

The same data and configuration give the same model.
"""

import argparse
import json
import random
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite
from augment import pasted, rewritten
from scoring import score
from tagsets import Example, load

from claimcheck.bibliography.reference_text.edges import detached
from claimcheck.bibliography.reference_text.features import features
from claimcheck.bibliography.reference_text.tagger import MODEL_PATH

HERE = Path(__file__).parent


def fit(examples: Iterable[Example], settings: dict[str, float], path: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for example in examples:
        trainer.append(features(example.tokens), example.learned)
    trainer.set_params(settings)
    trainer.train(str(path))


def opened(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def predicted(tagger: pycrfsuite.Tagger, example: Example) -> list[str]:
    return detached(example.tokens, tagger.tag(features(example.tokens)))


def agreement(found: Sequence[str], gold: Sequence[str]) -> float:
    return sum(a == b for a, b in zip(found, gold, strict=True)) / len(gold)


def without_noise(
    examples: Sequence[Example], settings: dict[str, float], least: float
) -> list[Example]:
    """Leave out references whose gold a first model contradicts although it was trained on them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "first.crfsuite"
        fit(examples, settings, path)
        tagger = opened(path)
        return [e for e in examples if agreement(predicted(tagger, e), e.tags) >= least]


def main() -> None:
    arguments = argparse.ArgumentParser(description="Train the reference parser.")
    arguments.add_argument("--data", type=Path, default=Path("../shared/data/citation_parsing"))
    arguments.add_argument("--output", type=Path, default=MODEL_PATH)
    arguments.add_argument("--config", type=Path, default=HERE / "config.toml")
    options = arguments.parse_args()
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    corpus = load(options.data / "train.jsonl.gz")
    kept = corpus
    if config["cleaning"]["least_agreement"] > 0:
        kept = without_noise(corpus, config["first_model"], config["cleaning"]["least_agreement"])
    print(f"{len(kept)} of {len(corpus)} references kept", file=sys.stderr)
    rng = random.Random(config["seed"])  # noqa: S311 - no secret
    examples = [pasted(example, rng) for example in kept]
    examples += rewritten(kept, config["augmentation"]["rewritten"], config["seed"])
    options.output.parent.mkdir(parents=True, exist_ok=True)
    fit(examples, config["model"], options.output)
    tagger = opened(options.output)
    dev = load(options.data / "dev.jsonl.gz")
    scores = score((example, predicted(tagger, example)) for example in dev)
    print(json.dumps(scores, indent=2))


if __name__ == "__main__":
    main()
