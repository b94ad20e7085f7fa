"""What a cheap model reaches in finding sentences that the cited work does not carry.

python training/support_candidate/measure.py ../shared/data
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from pairs import CORPORA, Pair, pairs_of

Array = np.ndarray
_RECALL = 0.3
_UNSEEN = 8.0
_WORD = re.compile(r"[a-z][a-z-]+|\d+(?:\.\d+)?")
_COMMON = (
    "the a an of in and to for with on at by from as is are was were be been that this which it"
    " its their or than has have had can also these those our we between during after both such"
    " other more most into who when however study studies patients results"
)
_STOP = frozenset(_COMMON.split())
_KINDS = {
    "negation": "no not without neither nor none never lack failed absence unlikely unchanged",
    "up": "increase increased increases higher greater elevated improve improved improves rise rose"
    " enhance enhanced longer positive benefit effective better",
    "down": "decrease decreased decreases lower less reduced reduce reduces reduction fewer decline"
    " declined impair impaired worse shorter negative ineffective harm prevent prevents protective",
    "hedge": "may might could can suggest suggests possible possibly potential likely unclear",
    "cause": "cause causes caused leads due induce induces induced associated linked correlated",
}
_CUES = {name: frozenset(words.split()) for name, words in _KINDS.items()}
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s")


def features(pair: Pair, rarity: Mapping[str, float]) -> list[float]:
    """Say how a sentence and the passages overlap, and in what they differ."""
    words = frozenset(_stems(pair.sentence))
    total = _weight(words, rarity) or 1.0
    shares = [_weight(words & frozenset(_stems(one)), rarity) / total for one in pair.passages] or [
        0.0
    ]
    nearest = pair.passages[int(np.argmax(shares))] if pair.passages else ""
    whole = " ".join(pair.passages)
    held = frozenset(_stems(whole))
    near = frozenset(_stems(nearest))
    missing = sorted((rarity.get(word, _UNSEEN) for word in words - held), reverse=True)
    numbers, known = _numbers(pair.sentence), _numbers(whole)
    other_numbers = len(numbers - known) / max(len(numbers), 1)
    cues = [_cues(text) for text in (pair.sentence, nearest)]
    differing = [float(one != other) for one, other in zip(*cues, strict=True)]
    turned = float((cues[0][1] - cues[0][2]) * (cues[1][1] - cues[1][2]) < 0)
    best = max(shares)
    return [
        best,
        best**2,
        float(np.mean(sorted(shares)[-3:])),
        _weight(words & held, rarity) / total,
        _weight(words & near, rarity) / (_weight(near, rarity) or 1.0),
        *differing,
        *cues[0],
        *cues[1],
        turned,
        best * differing[0],
        best * turned,
        other_numbers,
        best * other_numbers,
        float(bool(numbers)),
        len(words) / 20,
        len(near) / 30,
        float(np.log1p(len(pair.passages))),
        *(missing + [0.0] * 3)[:3],
        float(pair.sentence.strip().endswith("?")),
    ]


def overlap(pair: Pair, rarity: Mapping[str, float]) -> float:
    """Give the share of a sentence's words that the cited work has."""
    words = frozenset(_stems(pair.sentence))
    held = frozenset(_stems(" ".join(pair.passages)))
    return _weight(words & held, rarity) / (_weight(words, rarity) or 1.0)


def precision_at_recall(scores: Array, wrong: Array, recall: float = _RECALL) -> float:
    """Give the precision where a recall is first reached, the highest scores first."""
    found = np.cumsum(wrong[np.argsort(-scores, kind="stable")])
    place = int(np.searchsorted(found, np.ceil(recall * wrong.sum())))
    return float(found[place] / (place + 1))


def weights_of(rows: Array, wrong: Array, pull: float = 10.0) -> Array:
    """Fit a logistic regression by Newton's method, drawn towards zero."""
    rows = _with_constant(rows)
    weights = np.zeros(rows.shape[1])
    pulls = np.full(rows.shape[1], pull)
    pulls[-1] = 1e-6
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - wrong) + pulls * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(pulls)
        weights -= np.linalg.solve(bend, slope)
    return weights


def measure(data: Path, corpus: str) -> str:
    """Train on the training part of a corpus and say what is reached on its dev part."""
    train, dev = pairs_of(data, corpus, "train"), pairs_of(data, corpus, "dev")
    rarity = _rarity(train)
    rows = np.array([features(pair, rarity) for pair in train])
    tested = np.array([features(pair, rarity) for pair in dev])
    wrong = np.array([pair.is_wrong for pair in dev], float)
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    weights = weights_of(
        (rows - middle) / spread, np.array([pair.is_wrong for pair in train], float)
    )
    scores = _with_constant((tested - middle) / spread) @ weights
    plain = np.array([-overlap(pair, rarity) for pair in dev])
    return (
        f"{corpus:20s} n {len(dev)}, wrong {wrong.mean():.3f}; precision at recall {_RECALL}: "
        f"majority {wrong.mean():.3f}, overlap {precision_at_recall(plain, wrong):.3f}, "
        f"model {precision_at_recall(scores, wrong):.3f}"
    )


def _stems(text: str) -> list[str]:
    return [
        _stem(word)
        for word in _WORD.findall(text.lower())
        if word not in _STOP and not word[0].isdigit()
    ]


def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 3), "")
    return word.removesuffix(ending)


def _weight(words: Iterable[str], rarity: Mapping[str, float]) -> float:
    return sum(rarity.get(word, _UNSEEN) for word in sorted(words))


def _numbers(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if word[0].isdigit())


def _cues(text: str) -> list[float]:
    words = frozenset(_WORD.findall(text.lower()))
    return [float(bool(words & cues)) for cues in _CUES.values()]


def _rarity(pairs: Sequence[Pair]) -> Mapping[str, float]:
    seen = Counter(
        word
        for pair in pairs
        for word in sorted(set(_stems(f"{pair.sentence} {' '.join(pair.passages)}")))
    )
    return {word: float(np.log((len(pairs) + 1) / (count + 0.5))) for word, count in seen.items()}


def _with_constant(rows: Array) -> Array:
    return np.c_[rows, np.ones(len(rows))]


if __name__ == "__main__":
    for name in CORPORA:
        print(measure(Path(sys.argv[1]), name))
