"""What the reader is taught by: one loss a head, over the units that carry its label."""

from collections.abc import Mapping

import torch
from batches import ABSENT
from torch import Tensor
from torch.nn import functional

FOLDED = torch.tensor([0, 0, 1, 1, 2, 2, 3])
CERTAINTY_MIDDLE, CERTAINTY_HALF = 4.5, 1.2
ORDERED = ("level", "force", "need")


def losses(
    given: Mapping[str, Tensor], labels: Mapping[str, Tensor], smoothing: float
) -> dict[str, Tensor]:
    """Sum the loss of each head over a batch."""
    found: dict[str, Tensor] = {}
    for head, logits in given.items():
        wanted = labels[head]
        if head == "cues":
            found[head] = _binary(logits, wanted) / 10
        elif head == "flags":
            found[head] = _binary(logits, wanted)
        elif head == "certainty":
            found[head] = _certainty(logits[:, 0], wanted)
        elif head == "aspects":
            found[head] = _classes(logits.view(-1, 3), wanted.reshape(-1), smoothing) / 6
        else:
            found[head] = _classes(logits, wanted.long(), smoothing)
            if head == "strength":
                found[head] = found[head] / 2 + _folded(logits, wanted.long()) / 2
            if head in ORDERED:
                found[head] = found[head] + _steps(logits, wanted.long()) / 2
    return found


def soft_loss(
    given: Mapping[str, Tensor],
    rows: Tensor,
    soft: Mapping[str, Tensor],
    weights: Mapping[str, float] | None = None,
) -> Tensor:
    """Sum the cross-entropy with a teacher over heads, for the units that it answered."""
    known = rows >= 0
    total = torch.zeros(())
    if not bool(known.any()):
        return total
    for head, answers in soft.items():
        wanted, told = answers[rows[known]], given[head][known]
        if head == "certainty":
            scaled = (wanted - CERTAINTY_MIDDLE) / CERTAINTY_HALF
            own = functional.smooth_l1_loss(told[:, 0], scaled, reduction="sum")
        elif head == "flags":
            own = functional.binary_cross_entropy_with_logits(told, wanted, reduction="sum")
        else:
            own = -(wanted * told.log_softmax(-1)).sum()
        total = total + (weights[head] if weights else 1.0) * own
    return total


def _classes(logits: Tensor, wanted: Tensor, smoothing: float) -> Tensor:
    if not bool((wanted != ABSENT).any()):
        return logits.sum() * 0
    return functional.cross_entropy(
        logits, wanted, ignore_index=ABSENT, reduction="sum", label_smoothing=smoothing
    )


def _steps(logits: Tensor, wanted: Tensor) -> Tensor:
    """Give the loss of the steps of an ordered scale: whether it is at least so high."""
    known = wanted != ABSENT
    if not bool(known.any()):
        return logits.sum() * 0
    below = logits[known].softmax(-1).cumsum(-1)[:, :-1].clamp(1e-5, 1 - 1e-5)
    steps = torch.arange(logits.shape[1] - 1)
    is_below = (wanted[known].unsqueeze(1) <= steps).float()
    return functional.binary_cross_entropy(below, is_below, reduction="sum") / 2


def _folded(logits: Tensor, wanted: Tensor) -> Tensor:
    """Cross-entropy over the four classes that the seven strengths fold into."""
    shares = logits.softmax(-1)
    four = torch.zeros(len(logits), 4).index_add_(1, FOLDED, shares)
    known = wanted != ABSENT
    return functional.nll_loss(
        four[known].clamp_min(1e-6).log(), FOLDED[wanted[known]], reduction="sum"
    )


def _binary(logits: Tensor, wanted: Tensor) -> Tensor:
    known = wanted != ABSENT
    if not bool(known.any()):
        return logits.sum() * 0
    return functional.binary_cross_entropy_with_logits(
        logits[known], wanted[known], reduction="sum"
    )


def _certainty(value: Tensor, wanted: Tensor) -> Tensor:
    known = wanted != ABSENT
    scaled = (wanted[known] - CERTAINTY_MIDDLE) / CERTAINTY_HALF
    return functional.smooth_l1_loss(value[known], scaled, reduction="sum")
