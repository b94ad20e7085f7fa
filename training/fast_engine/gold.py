"""The labelled sentences, with one question more than the encoder's corpora ask.

Abstracts and press releases were coded for causal language at different times and read differently,
so each has a question of its own.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "sentence_encoder"))
from corpora import HEADS, REGISTER, Example, load

PRESS = "causal_press"
ANSWERS = {name: size for name, size in HEADS.items() if name != "aspects"} | {PRESS: 4}
__all__ = ["ANSWERS", "PRESS", "REGISTER", "Example", "labelled"]


def labelled(data: Path, part: str) -> list[Example]:
    """Read every corpus; the causal class of what is no abstract is a label of its own."""
    examples = load(data, part)
    for example in examples:
        if "causal" in example.labels and "causal_pubmed" not in example.corpora:
            example.labels[PRESS] = example.labels.pop("causal")
    return examples
