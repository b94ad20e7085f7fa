"""Score the network on the parts that it was not taught by."""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from network import Network
from texts import batch

FOLDED = np.array([0, 0, 1, 1, 2, 2, 3])
ASKED = (
    ("causal_pubmed", "causal"), ("causal_pressrelease", "causal_press"),
    ("insciout_statements", "strength"), ("health_advice", "advice"), ("bioscope", "speculative"),
    ("certainty_scicomm", "certainty"), ("sciclaim_pubmed", "claim"),
    ("citeworthy_fulltext", "cite"), ("insciout_population", "population"),
)  # fmt: skip


def f1(gold: np.ndarray, found: np.ndarray, label: int) -> float:
    """Give F1 of one class."""
    both = int(((gold == label) & (found == label)).sum())
    return 2 * both / max(int((gold == label).sum() + (found == label).sum()), 1)


def macro(gold: np.ndarray, found: np.ndarray) -> float:
    """Average F1 over the classes that the gold labels hold."""
    return float(np.mean([f1(gold, found, label) for label in sorted(set(gold.tolist()))]))


@torch.no_grad()
def answers(model: Network, rows: Sequence[np.ndarray]) -> dict[str, np.ndarray]:
    """Give the logits of each head for every sentence."""
    model.eval()
    order = np.argsort([each.shape[1] for each in rows], kind="stable")
    found: dict[str, np.ndarray] = {}
    for start in range(0, len(order), 256):
        chosen = order[start : start + 256]
        for head, logits in model(*batch(rows, chosen)).items():
            found.setdefault(head, np.zeros((len(rows), logits.shape[1]), np.float32))
            found[head][chosen] = logits.numpy()
    return found


def folded(logits: np.ndarray) -> np.ndarray:
    """Give the shares of the four classes that seven strengths fold into."""
    shares = np.exp(logits - logits.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    return np.stack([shares[:, each == FOLDED].sum(1) for each in range(4)], 1)


def scores(given: Mapping[str, np.ndarray], held: Sequence[object]) -> dict[str, float]:
    """Give the score of each corpus."""
    found: dict[str, float] = {}
    for corpus, head in ASKED:
        if head not in given:
            continue
        chosen = [
            row for row, each in enumerate(held) if corpus in each.corpora and head in each.labels
        ]
        gold = np.array([held[row].labels[head] for row in chosen])
        logits = given[head][chosen]
        if head == "certainty":
            found[corpus] = float(np.corrcoef(gold, logits[:, 0])[0, 1])
            continue
        best = (folded(logits) if head == "strength" else logits).argmax(1)
        gold = FOLDED[gold.astype(int)] if head == "strength" else gold.astype(int)
        if corpus == "health_advice":
            for name, kind in (("abstract", 0), ("paper", 1)):
                part = np.array([held[row].labels["register"] == kind for row in chosen])
                found[f"advice_{name}"] = macro(gold[part], best[part])
            continue
        one = head in {"speculative", "claim"}
        found[corpus] = f1(gold, best, 1) if one else macro(gold, best)
    return found
