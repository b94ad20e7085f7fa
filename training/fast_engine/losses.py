"""What the network is taught by: gold labels, the encoder's answers, and the lexical engine's."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

ABSENT = -100.0
FOLDED = torch.tensor([0, 0, 1, 1, 2, 2, 3])
CERTAINTY_MIDDLE, CERTAINTY_HALF = 4.5, 1.2


def gold_loss(name: str, logits: Tensor, wanted: Tensor, smoothing: float) -> Tensor:
    """Sum the loss over the sentences that carry the label."""
    known = wanted != ABSENT
    logits, wanted = logits[known], wanted[known]
    if name == "certainty":
        scaled = (wanted - CERTAINTY_MIDDLE) / CERTAINTY_HALF
        return functional.smooth_l1_loss(logits[:, 0], scaled, reduction="sum")
    classes = wanted.long()
    loss = functional.cross_entropy(logits, classes, reduction="sum", label_smoothing=smoothing)
    return loss if name != "strength" else (loss + _folded(logits, classes)) / 2


def _folded(logits: Tensor, wanted: Tensor) -> Tensor:
    four = torch.zeros(len(logits), 4).index_add_(1, FOLDED, logits.softmax(-1))
    return functional.nll_loss(four.clamp_min(1e-6).log(), FOLDED[wanted], reduction="sum")


def soft_loss(name: str, logits: Tensor, wanted: Tensor) -> Tensor:
    """Sum the loss against shares of every class; rows without shares are left out."""
    known = wanted[:, 0] != ABSENT
    logits, wanted = logits[known], wanted[known]
    if name in {"certainty", "sounding"}:
        return functional.smooth_l1_loss(logits[:, 0], wanted[:, 0], reduction="sum")
    return functional.cross_entropy(logits, wanted, reduction="sum")


def total(
    given: Mapping[str, Tensor],
    gold: Mapping[str, Tensor],
    soft: Mapping[str, Tensor],
    config: Mapping[str, Mapping[str, float]],
    smoothing: float,
) -> Tensor:
    """Add the losses of all heads, each with its weight."""
    loss = torch.zeros(())
    for name, wanted in gold.items():
        if bool((wanted != ABSENT).any()):
            loss = loss + config["gold"][name] * gold_loss(name, given[name], wanted, smoothing)
    for name, wanted in soft.items():
        if bool((wanted[:, 0] != ABSENT).any()):
            weight = config["teacher"].get(name) or config["lexical"][name]
            loss = loss + weight * soft_loss(name, given[name], wanted)
    return loss
