"""How well studies and populations are told, on the labelled data beside the checkout.

python benchmarks/evidence.py [dev|train]
"""

import gzip
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from claimcheck.evidence import infer_study
from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import AgeGroup, Design, Sex, Species, Study, Tier
from claimcheck.sentences.population import find_population
from claimcheck.sentences.quantities import find_quantities

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PEDIATRIC = {
    AgeGroup.NEWBORN,
    AgeGroup.INFANT,
    AgeGroup.PRESCHOOL,
    AgeGroup.CHILD,
    AgeGroup.ADOLESCENT,
}
SIZES = (
    (20, "1-20"),
    (40, "21-40"),
    (60, "41-60"),
    (80, "61-80"),
    (100, "81-100"),
    (199, "100-199"),
    (499, "200-499"),
    (999, "500-999"),
)
FACETS = {
    "Randomized-controlled trial (RCT)": "rct",
    "Study protocol": "protocol",
    "Systematic review/meta-analysis": "systematic_review",
    "Case report": "case_report",
}
POOLED = {
    Design.SR_RCT,
    Design.MA_RCT,
    Design.NETWORK_MA,
    Design.UMBRELLA_REVIEW,
    Design.SR_OBSERVATIONAL,
}
BY_TIER = {
    Tier.T2: "rct",
    Tier.T5: "narrative_review",
    Tier.T6: "animal",
    Tier.T7: "in_vitro",
}


def records(corpus: str, split: str) -> list[dict[str, Any]]:
    """Read one part of a corpus."""
    with gzip.open(DATA / corpus / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def scores(gold: Sequence[str], found: Sequence[str]) -> str:
    """Give macro-F1 over the labels of the gold, and accuracy."""
    values = []
    for label in sorted(set(gold)):
        pairs = list(zip(gold, found, strict=True))
        hits = sum(a == b == label for a, b in pairs)
        misses = sum((a == label) != (b == label) for a, b in pairs)
        values.append(2 * hits / max(1, 2 * hits + misses))
    right = sum(a == b for a, b in zip(gold, found, strict=True)) / max(1, len(gold))
    return f"macro-F1 {sum(values) / len(values):.3f}, accuracy {right:.3f}, n {len(gold)}"


def kind(study: Study) -> str:
    """Give the kind of a study in the words of StudyTypeTeller."""
    design, tier = study.design.value, study.tier.value
    if study.status.value == "protocol":
        return "protocol"
    if design in POOLED:
        return "systematic_review"
    if design is Design.CASE_REPORT:
        return "case_report"
    return BY_TIER.get(tier, "human")


def cut(text: str) -> tuple[str, str]:
    """Cut a text behind its title."""
    title, mark, abstract = text.replace("\\n", "\n").partition("^\n")
    if mark:
        return title, abstract
    ends = [place for place in (text.find(". "), text.find("? ")) if place > 0]
    end = min(ends, default=-1) + 1
    return text[:end], text[end:].strip()


def infer(text: str) -> Study:
    """Infer the study of a title and abstract in one text."""
    title, abstract = cut(text)
    return infer_study(title=title, abstract=abstract)


def study_types(split: str) -> Iterator[tuple[str, str]]:
    """Print kinds of studies, with and without the mixed rest."""
    rows = records("studytype_teller", split)
    studies = []
    begin = process_time()
    for row in rows:
        title = row["meta"]["title"]
        studies.append(infer_study(title=title, abstract=row["text"][len(title) :].strip()))
    each = (process_time() - begin) / len(rows) * 1000
    gold = [
        {"other": "human", "human_non_rct": "human"}.get(row["meta"]["tier"], row["meta"]["tier"])
        for row in rows
    ]
    found = [kind(study) for study in studies]
    yield "study types, all", scores(gold, found)
    kept = [i for i, row in enumerate(rows) if row["meta"]["tier"] != "other"]
    yield "study types, rest left out", scores([gold[i] for i in kept], [found[i] for i in kept])
    animal = ["1" if study.species.value is Species.ANIMAL else "0" for study in studies]
    yield "animal or not", scores([row["meta"]["animal"] for row in rows], animal)
    yield "time an abstract", f"{each:.2f} ms"


def medline(split: str) -> Iterator[tuple[str, str]]:
    """Print what title and abstract tell of NLM's own indexing."""
    rows = records("medline_records", split)
    studies = [infer(row["text"]) for row in rows]
    trial = ["rct" if study.tier.value is Tier.T2 else "not_rct" for study in studies]
    yield "randomised trial", scores([row["label"] for row in rows], trial)
    for tag, species in (("Humans", Species.HUMAN), ("Animals", Species.ANIMAL)):
        gold = [str(tag in row["meta"]["mh"]) for row in rows]
        kinds = {species, Species.MIXED} | ({Species.UNKNOWN} if tag == "Humans" else set())
        yield f"tag {tag}", scores(gold, [str(study.species.value in kinds) for study in studies])


def sexes(study: Study) -> str:
    """Give the sexes in the words of PsyNamic."""
    if outside(study):
        return "Not applicable"
    found = study.sexes.value
    if not found:
        return "Unknown"
    both = len(found) == len(Sex)
    return "Both sexes" if both else found[0].value.capitalize()


def ages(study: Study) -> str:
    """Give the ages in the words of PsyNamic."""
    if outside(study):
        return "['Not applicable']"
    found = set(study.age_groups.value)
    names = ["Pediatric (< 18 years old)"] if found & PEDIATRIC else []
    names += ["Adult (≥18 years)"] if found - PEDIATRIC else []
    return str(names or ["Unknown"])


def outside(study: Study) -> bool:
    """Tell whether a work studied no people of its own."""
    return bool(study.is_synthesis.value) or study.species.value in {
        Species.ANIMAL,
        Species.IN_VITRO,
    }


def size(study: Study) -> str:
    """Give the sample size in the classes of PsyNamic."""
    value = study.sample_size.value
    if value is None:
        return "Unknown"
    return next((name for most, name in SIZES if value <= most), "≥1000")


def facet(study: Study) -> str:
    """Give the kind in the words that PsyNamic tells apart."""
    found = kind(study)
    return found if found in FACETS.values() else "other"


def psynamic(split: str) -> Iterator[tuple[str, str]]:
    """Print sex, age, size and type of clinical studies."""
    rows = records("psynamic", split)
    known: dict[str, Study] = {}
    tasks: tuple[tuple[str, Callable[[Study], str]], ...] = (
        ("sex_of_participants", sexes),
        ("age_of_participants", ages),
        ("study_type", facet),
        ("number_of_participants", size),
    )
    for task, read in tasks:
        chosen = [row for row in rows if row["meta"]["task"] == task]
        if task == "number_of_participants":
            chosen = [r for r in chosen if r["label"] not in {"Unknown", "Not applicable"}]
        for row in chosen:
            if row["text"] not in known:
                known[row["text"]] = infer(row["text"])
        gold = [str(row["label"]) for row in chosen]
        if task == "study_type":
            gold = [FACETS.get(row["label"][0], "other") for row in chosen]
        yield task, scores(gold, [read(known[row["text"]]) for row in chosen])


def claims(split: str) -> Iterator[tuple[str, str]]:
    """Print whom statements are about, as four classes and as human against the rest."""
    rows = records("insciout_population", split)
    texts = [(row["text"], tokenize(row["text"])) for row in rows]
    found = [find_population(text, tokens) for text, tokens in texts]
    names = {"animal": "non_human", "in_vitro": "non_human", "unknown": "implied_human_or_unclear"}
    gold = [row["label"] for row in rows]
    four = [names.get(p.species.value, p.species.value) for p in found]
    yield "population, four classes", scores(gold, four)
    named = [
        i for i in range(len(rows)) if gold[i] in {"human", "non_human"} and not found[i].is_implied
    ]
    yield "human or not, where named", scores([gold[i] for i in named], [four[i] for i in named])
    begin = process_time()
    for text, tokens in texts:
        find_population(text, tokens)
        find_quantities(text, tokens)
    each = (process_time() - begin) / len(texts) * 1e6
    yield "time a sentence", f"{each:.1f} µs for population and quantities"


def main() -> None:
    """Print every figure, or why there is none."""
    split = sys.argv[1] if len(sys.argv) > 1 else "dev"
    if not DATA.is_dir():
        print("not measured: the labelled data beside the checkout (../shared/data) are absent")
        return
    for part in (study_types, medline, psynamic, claims):
        for name, figure in part(split):
            print(f"{name:32} {figure}")


if __name__ == "__main__":
    main()
