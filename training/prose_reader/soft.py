"""Ask the shipped engine about the sentences of the earlier corpora, for the reader to learn from.

python training/prose_reader/soft.py --data ../shared/data --output build/soft.npz
"""

import argparse
import random
import tomllib
from pathlib import Path

import numpy as np
from single import chosen, load

from claimcheck.sentences.encoder.answers import consult

HERE = Path(__file__).parent


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--output", type=Path, default=Path("build/soft.npz"))
    arguments.add_argument("--config", type=Path, default=HERE / "config.toml")
    options = arguments.parse_args()
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    rng = random.Random(config["seed"])  # noqa: S311 - no secret
    examples = load(options.data, "train")
    texts = sorted(
        {examples[n].text for _ in range(4) for n in chosen(examples, config["passes"], rng)}
    )
    print(len(texts), flush=True)
    found = consult(texts)
    heads = sorted(found[0].shares)
    np.savez(
        options.output,
        texts=np.array(texts),
        certainty=np.array([each.certainty for each in found]),
        **{head: np.array([each.shares[head] for each in found], np.float32) for head in heads},
    )
    print(heads)


if __name__ == "__main__":
    main()
