"""Score the reader on documents that it was not taught by, in the figures of the corpus."""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from batches import Piece, collate, piece_of
from network import UnitReader
from prose import Labelled
from questions import CITED, FLAGS, TYPES

from claimcheck.sentences.reading.windows import windows

Rows = dict[str, np.ndarray]


@torch.no_grad()
def answers(model: UnitReader, pieces: Sequence[Piece], heads: Mapping[str, int]) -> Rows:
    """Give the logits of each head, a row a unit, in the order of the pieces."""
    model.eval()
    order = sorted(range(len(pieces)), key=lambda each: len(pieces[each].tokens))
    found: dict[int, Rows] = {}
    for start in range(0, len(order), 12):
        here = order[start : start + 12]
        batch = [pieces[each] for each in here]
        tokens, mask, parts, _ = collate(batch, heads, len(FLAGS))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            given = model(tokens, mask, parts)
        rows = parts[:, 0].numpy()
        for row, each in enumerate(here):
            found[each] = {head: given[head].float().numpy()[rows == row] for head in model.heads}
    return {head: np.concatenate([found[each][head] for each in range(len(pieces))])
            for head in model.heads}  # fmt: skip


def read_documents(
    model: UnitReader,
    documents: Sequence[Labelled],
    kinds: Mapping[str, str],
    heads: Mapping[str, int],
) -> tuple[list[tuple[Labelled, int]], Rows]:
    """Answer for every labelled unit of documents."""
    pieces, places = [], []
    for document in documents:
        for window in windows(
            document.cutting, kinds.get(document.name, "unknown"), document.facts
        ):
            pieces.append(piece_of(document, window))
            places += [(document, number) for number, _, _ in window.parts]
    found = answers(model, pieces, heads)
    known = [at for at, (document, number) in enumerate(places) if number in document.rows]
    return [places[at] for at in known], {head: rows[known] for head, rows in found.items()}


def softmax(rows: np.ndarray) -> np.ndarray:
    """Give probabilities of logits."""
    moved = np.exp(rows - rows.max(1, keepdims=True))
    return moved / moved.sum(1, keepdims=True)


def kappa(gold: np.ndarray, found: np.ndarray) -> float:
    """Linearly weighted kappa."""
    values = sorted(set(gold.tolist()) | set(found.tolist()))
    seen = np.abs(gold - found).mean()
    chance = sum(abs(a - b) * (gold == a).mean() * (found == b).mean()
                 for a in values for b in values)  # fmt: skip
    return float(1 - seen / chance) if chance else float("nan")


def f1(gold: np.ndarray, found: np.ndarray) -> float:
    """F1 of what is found."""
    both = (gold & found).sum()
    return float(2 * both / max(1, gold.sum() + found.sum()))


def average_precision(gold: np.ndarray, share: np.ndarray) -> float:
    """Mean of the precision at each true one."""
    order = np.argsort(-share, kind="stable")
    hit = gold[order]
    precision = hit.cumsum() / np.arange(1, len(hit) + 1)
    return float(precision[hit].mean()) if hit.any() else float("nan")


def median(shares: np.ndarray) -> np.ndarray:
    """Give the median of an ordered scale."""
    return (shares.cumsum(1) < 0.5).sum(1)


def best_f1(gold: np.ndarray, share: np.ndarray) -> tuple[float, float]:
    """Give the best F1 and where it is cut."""
    return max((f1(gold, share > cut), cut) for cut in np.linspace(0.02, 0.9, 45))


def report(places: Sequence[tuple[Labelled, int]], given: Rows) -> dict[str, float]:
    """Give the figures of the corpus."""
    rows = [document.rows[number] for document, number in places]
    claim = np.array([row["claim"] == "1" for row in rows])
    sure = np.array([row["claim"] != "?" for row in rows])
    asserts = softmax(given["asserts"])[:, 1]
    told = asserts > 0.5
    both = claim & told
    kinds = softmax(given["claim_type"])
    kinds[:, 0] = 0
    chosen = kinds.argmax(1)
    gold = np.array([TYPES.index(row["type"]) for row in rows])
    macro = [
        f1(gold[both] == each, chosen[both] == each) for each in sorted(set(gold[both].tolist()))
    ]
    level = median(softmax(given["level"]))
    strength = np.array([row["S"] for row in rows])
    advice = np.array([row["A"] if row["claim"] == "1" else 0 for row in rows])
    force = np.where(told, median(softmax(given["force"])), 0)
    need, cited = softmax(given["need"]), softmax(given["cited"])
    covered = np.array([row["cited"] != "N" for row in rows])
    alone = asserts * need[:, 2] * cited[:, CITED.index("N")]
    wanted = claim & np.array([row["need"] == 2 and row["cited"] == "N" for row in rows])
    query = np.array([bool(row["flags"]) for row in rows]) | wanted
    raised = np.array([[flag in row["flags"] for flag in FLAGS] for row in rows])
    shares = 1 / (1 + np.exp(-given["flags"]))
    cuts = [best_f1(raised[:, at], shares[:, at]) for at in range(len(FLAGS))]
    cut = np.stack([shares[:, at] > cuts[at][1] for at in range(len(FLAGS))], 1)
    uncited = best_f1(wanted[sure], alone[sure])
    found = {
        "claims F1": f1(claim[sure], told[sure]), "claims best": best_f1(claim[sure], asserts[sure])[0],  # noqa: E501
        "type": float((gold[both] == chosen[both]).mean()), "type macro": float(np.mean(macro)),
        "strength": kappa(strength[both], level[both]), "advice": kappa(advice, force),
        "need kappa": kappa(np.array([row["need"] for row in rows]), median(need)),
        "covered F1": f1(covered[both], cited[both, 0] < 0.5),
        "uncited F1": uncited[0], "uncited at": uncited[1],
        "query F1": best_f1(query, softmax(given["query"])[:, 1])[0],
        "flags F1 (cut here)": f1(raised.ravel(), cut.ravel()),
        "flags .3": f1(raised.ravel(), (shares > 0.3).ravel()),
    }  # fmt: skip
    for at, flag in enumerate(FLAGS):
        if raised[:, at].any():
            found[f"  {flag} {raised[:, at].sum()} AP"] = average_precision(
                raised[:, at], shares[:, at]
            )
    return found
