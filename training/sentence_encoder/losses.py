"""What the encoder is taught by: one loss a head, over the sentences that carry its label."""

from collections.abc import Mapping

import torch
from batches import ABSENT
from torch import Tensor
from torch.nn import functional

FOLDED = torch.tensor([0, 0, 1, 1, 2, 2, 3])
CERTAINTY_MIDDLE, CERTAINTY_HALF = 4.5, 1.2


def losses(
    given: Mapping[str, Tensor], labels: Mapping[str, Tensor], smoothing: float
) -> dict[str, Tensor]:
    """Sum the loss of each head over a batch."""
    found: dict[str, Tensor] = {}
    for head, logits in given.items():
        wanted = labels[head]
        if head == "cues":
            found[head] = _cues(logits, wanted)
        elif head == "certainty":
            found[head] = _certainty(logits[:, 0], wanted)
        elif head == "aspects":
            levels = logits.view(-1, 3)
            found[head] = _classes(levels, wanted.reshape(-1), smoothing) / 6
        else:
            found[head] = _classes(logits, wanted.long(), smoothing)
            if head == "strength":
                found[head] = found[head] / 2 + _folded(logits, wanted.long()) / 2
    return found


def _classes(logits: Tensor, wanted: Tensor, smoothing: float) -> Tensor:
    if not bool((wanted != ABSENT).any()):
        return logits.sum() * 0
    return functional.cross_entropy(
        logits, wanted, ignore_index=ABSENT, reduction="sum", label_smoothing=smoothing
    )


def _folded(logits: Tensor, wanted: Tensor) -> Tensor:
    """Cross-entropy over the four classes that the seven strengths fold into."""
    shares = logits.softmax(-1)
    four = torch.zeros(len(logits), 4).index_add_(1, FOLDED, shares)
    known = wanted != ABSENT
    return functional.nll_loss(
        four[known].clamp_min(1e-6).log(), FOLDED[wanted[known]], reduction="sum"
    )


def _cues(logits: Tensor, wanted: Tensor) -> Tensor:
    known = wanted != ABSENT
    if not bool(known.any()):
        return logits.sum() * 0
    each = functional.binary_cross_entropy_with_logits(
        logits[known], wanted[known], reduction="sum"
    )
    return each / 10


def _certainty(value: Tensor, wanted: Tensor) -> Tensor:
    known = wanted != ABSENT
    scaled = (wanted[known] - CERTAINTY_MIDDLE) / CERTAINTY_HALF
    return functional.smooth_l1_loss(value[known], scaled, reduction="sum")
