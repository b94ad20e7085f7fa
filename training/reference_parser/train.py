"""Train the reference parser.

Run from the repository root::

    python training/reference_parser/train.py --data ../shared/data/citation_parsing

The same data and configuration give the same model.
"""

import argparse
import gzip
import json
import random
import tempfile
import tomllib
from collections.abc import Iterable
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
    tagger.open_inmemory(gzip.decompress(path.read_bytes()))
    return tagger


def predicted(tagger: pycrfsuite.Tagger, example: Example) -> list[str]:
    return detached(example.tokens, tagger.tag(features(example.tokens)))


def main() -> None:
    arguments = argparse.ArgumentParser(description="Train the reference parser.")
    arguments.add_argument("--data", type=Path, default=Path("../shared/data/citation_parsing"))
    arguments.add_argument("--output", type=Path, default=MODEL_PATH)
    arguments.add_argument("--config", type=Path, default=HERE / "config.toml")
    options = arguments.parse_args()
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    corpus = load(options.data / "train.jsonl.gz")
    rng = random.Random(config["seed"])  # noqa: S311 - no secret
    examples = [pasted(example, rng) for example in corpus]
    examples += rewritten(corpus, config["augmentation"]["rewritten"], config["seed"])
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model.crfsuite"
        fit(examples, config["model"], plain)
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_bytes(gzip.compress(plain.read_bytes(), mtime=0))
    tagger = opened(options.output)
    dev = load(options.data / "dev.jsonl.gz")
    scores = score((example, predicted(tagger, example)) for example in dev)
    print(json.dumps(scores, indent=2))


if __name__ == "__main__":
    main()
