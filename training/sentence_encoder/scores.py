"""Score the encoder on the parts that it was not taught by, while it trains."""

from collections.abc import Sequence

import numpy as np
import torch
from batches import Encoded, collate
from corpora import HEADS
from losses import FOLDED
from network import SentenceReader


def f1(gold: np.ndarray, found: np.ndarray, label: int) -> float:
    """Give F1 of one class."""
    both = int(((gold == label) & (found == label)).sum())
    return 2 * both / max(int((gold == label).sum() + (found == label).sum()), 1)


def macro(gold: np.ndarray, found: np.ndarray) -> float:
    """Average F1 over the classes that the gold labels hold."""
    return float(np.mean([f1(gold, found, label) for label in sorted(set(gold.tolist()))]))


@torch.no_grad()
def answers(
    model: SentenceReader, encoded: Encoded, chosen: Sequence[int]
) -> dict[str, np.ndarray]:
    """Give the logits of each head, one row a chosen sentence."""
    model.eval()
    by_length = sorted(chosen, key=lambda each: len(encoded.tokens[each]))
    rows: dict[str, list[np.ndarray]] = {head: [] for head in HEADS}
    for start in range(0, len(by_length), 64):
        tokens, mask, _ = collate(encoded, by_length[start : start + 64], list(HEADS))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            given = model(tokens, mask)
        for head in HEADS:
            rows[head].append(given[head].float().numpy())
    place = np.argsort(np.array(by_length), kind="stable")
    back = np.argsort(np.argsort(np.array(chosen), kind="stable"), kind="stable")
    return {head: np.concatenate(each)[place][back] for head, each in rows.items()}


def scores(model: SentenceReader, held: Encoded, most: int) -> dict[str, float]:
    """Give the score of each corpus with labels of its own, over at most so many sentences."""
    found: dict[str, float] = {}
    for corpus, head in (
        ("causal_pubmed", "causal"), ("causal_pressrelease", "causal"),
        ("insciout_statements", "strength"), ("health_advice", "advice"),
        ("bioscope", "speculative"), ("certainty_scicomm", "certainty"),
        ("sciclaim_pubmed", "claim"), ("sciark", "argument"), ("citeworthy_fulltext", "cite"),
        ("citeworthy_discussion", "cite"), ("insciout_population", "population"),
        ("sections", "section"),
    ):  # fmt: skip
        chosen = [
            number for number, each in enumerate(held.examples)
            if corpus in each.corpora and head in each.labels
        ][:most]  # fmt: skip
        logits = answers(model, held, chosen)[head]
        gold = np.array([held.examples[each].labels[head] for each in chosen])
        if head == "certainty":
            found[corpus] = float(np.corrcoef(gold, logits[:, 0])[0, 1])
            continue
        best = logits.argmax(1)
        if head == "strength":
            gold, best = FOLDED.numpy()[gold.astype(int)], FOLDED.numpy()[best]
        one = head in ("speculative", "claim")
        found[corpus] = f1(gold, best, 1) if one else macro(gold, best)
        if corpus == "health_advice":
            for name, kind in (("abstract", 0), ("paper", 1)):
                part = np.array([held.examples[each].labels["register"] == kind for each in chosen])
                found[f"health_advice, {name}"] = macro(gold[part], best[part])
    return found
