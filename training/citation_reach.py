"""Learn which sentences the source of a neighbour covers; writes the weights that ship.

Run ``python training/citation_reach.py`` with the labelled documents in ``../shared/data/prose``
(its README says how units were labelled). Only the ``train`` part is learned from; the figure
printed at the end is of the ``dev`` part: F1 of "is a claim covered by a citation", over all
labelled claims.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from claimcheck.citations import find_attributions, find_citations
from claimcheck.citations._layout import SentenceLayout
from claimcheck.citations._reach_features import reach_features
from claimcheck.citations._reach_model import CARRIED_FROM, learned_probability
from claimcheck.citations.coverage import _placed
from claimcheck.model import Sentence, Span
from claimcheck.readers import read
from claimcheck.sentences.document_sentences import document_sentences

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "prose"
TARGET = ROOT / "src" / "claimcheck" / "citations" / "data" / "reach_weights.tsv"
SOURCE = "training/citation_reach.py"
PENALTY = 0.03
SMALLEST_WEIGHT = 0.005
HALF = 0.5


@frozen
class Example:
    """One labelled claim: its features (none where it names a source itself) and its label."""

    features: frozenset[str] | None
    is_covered: bool


def examples(part: str) -> Iterator[Example]:
    """Give the labelled claims of one part."""
    units: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    with (DATA / f"{part}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            unit = json.loads(line)
            units[unit["doc"]].append(unit)
    for name, labelled in units.items():
        document = read(DATA / "documents" / f"{name}.md")
        sentences = document_sentences(document)
        own = _placed(sentences, find_citations(document))
        for place, named in _placed(sentences, find_attributions(document)).items():
            own.setdefault(place, named)
        layout = SentenceLayout.of(sentences, own)
        for unit in labelled:
            if unit["claim"] != "1":
                continue
            place = _home(sentences, Span(int(unit["start"]), int(unit["end"])))
            if place is not None:
                features = None if place in own or not own else reach_features(layout, place)
                if own:
                    yield Example(features, unit["cited"] != "N")
                else:
                    yield Example(frozenset(), unit["cited"] != "N")


def _home(sentences: tuple[Sentence, ...], span: Span) -> int | None:
    best, found = 0, None
    for place, sentence in enumerate(sentences):
        shared = min(sentence.span.end, span.end) - max(sentence.span.start, span.start)
        if shared > best:
            best, found = shared, place
    if found is None:
        return None
    shorter = min(len(sentences[found].span), len(span))
    return found if best >= HALF * shorter else None


def main() -> None:
    """Fit, write and print."""
    learned = [one for one in examples("train") if one.features]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(one.features or (), 1) for one in learned])
    model = LogisticRegression(C=PENALTY, max_iter=3000)
    model.fit(matrix, [one.is_covered for one in learned])
    names = vectorizer.get_feature_names_out()
    weights = {
        str(name): round(float(weight), 3)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= SMALLEST_WEIGHT
    }
    rows = [f"constant\t{round(float(model.intercept_[0]), 3)}\t{SOURCE}"]
    rows += [f"{name}\t{weight}\t{SOURCE}" for name, weight in sorted(weights.items())]
    TARGET.write_text("feature\tweight\tsource\n" + "\n".join(rows) + "\n", encoding="utf-8")
    report(len(learned), len(rows))


def report(learned: int, weights: int) -> None:
    """Print how many claims were learned from, and the figures of the part held out."""
    right = said = covered = 0
    for one in examples("dev"):
        found = one.features is None or (
            bool(one.features) and learned_probability(one.features) >= CARRIED_FROM
        )
        right += found and one.is_covered
        said += found
        covered += one.is_covered
    precision, recall = right / said, right / covered
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{learned} claims learned from, {weights} weights")
    print(f"dev: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
