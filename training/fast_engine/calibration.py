"""Make probabilities true, and choose labels for rare classes, on held-out sentences."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scores import FOLDED, f1, macro

_STIFF = 2.0
_STEPS = np.linspace(-1.2, 1.2, 25)
_COST = 0.004
_ONE = {"speculative", "claim"}


def calibrated(name: str, logits: np.ndarray, gold: np.ndarray) -> tuple[float, np.ndarray]:
    """Give a temperature, and what is added to each answer behind it (Guo et al. 2017).

    For a measured value both come from a line of best fit in the units of the head.
    """
    if name == "certainty":
        slope, start = np.polyfit(logits[:, 0], (gold - 4.5) / 1.2, 1)
        return 1 / slope, np.array([start])
    size, labels = logits.shape[1], gold.astype(int)

    def cost(given: np.ndarray) -> float:
        moved = logits * np.exp(given[0]) + given[1:]
        moved = moved - moved.max(1, keepdims=True)
        right = moved[np.arange(len(labels)), labels] - np.log(np.exp(moved).sum(1))
        return float(-right.sum() + _STIFF * (given[1:] ** 2).sum())

    best = minimize(cost, np.zeros(size + 1), method="L-BFGS-B").x
    return float(np.exp(-best[0])), best[1:] - best[1:].mean()


def choosing(name: str, logits: np.ndarray, gold: np.ndarray, corpora: Sequence[str]) -> np.ndarray:
    """Give offsets that raise the mean F1 of the corpora; a small gain is not worth a large one."""
    size = logits.shape[1]
    offsets = np.zeros(size)
    if name == "certainty":
        return offsets
    groups = [
        np.array([place for place, each in enumerate(corpora) if each == corpus])
        for corpus in sorted(set(corpora))
        if corpora.count(corpus) >= 100
    ]
    bands = [np.flatnonzero(each == FOLDED) for each in range(4)] if name == "strength" else None
    members = bands or [np.array([each]) for each in range(1, size)]
    best = _worth(name, logits, gold, groups, offsets)
    for _ in range(3):
        for member in members:
            for step in _STEPS:
                tried = offsets.copy()
                tried[member] = step
                worth = _worth(name, logits, gold, groups, tried)
                if worth > best:
                    best, offsets = worth, tried
    return offsets


def _worth(
    name: str, logits: np.ndarray, gold: np.ndarray, groups: Sequence[np.ndarray],
    offsets: np.ndarray,
) -> float:  # fmt: skip
    moved = logits + offsets
    labels = gold.astype(int)
    if name == "strength":
        raised = np.exp(moved - moved.max(1, keepdims=True))
        moved = np.stack([raised[:, each == FOLDED].sum(1) for each in range(4)], 1)
        labels = FOLDED[labels]
    found = moved.argmax(1)
    each = [
        f1(labels[group], found[group], 1) if name in _ONE else macro(labels[group], found[group])
        for group in groups
    ]
    return float(np.mean(each)) - _COST * float((offsets**2).sum())


def expected_error(shares: np.ndarray, gold: np.ndarray, bins: int = 10) -> float:
    """Give the expected calibration error of the likeliest answer, over bins of equal width."""
    best = shares.max(1)
    right = shares.argmax(1) == gold
    place = np.minimum((best * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(right[place == each].mean() - best[place == each].mean()) * (place == each).mean()
            for each in range(bins)
            if (place == each).any()
        )
    )
