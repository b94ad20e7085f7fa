"""Read the labelled corpora into one list of sentences with every label that each one has.

A sentence that stands in several corpora is one example with several labels, so the encoder
passes over it once. Sentences of any `dev` part are left out, whichever corpus they come from.
"""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import define, field

Row = Mapping[str, object]

CAUSAL = ("no_claim", "correlational", "conditional_causal", "direct_causal")
ADVICE = ("no_advice", "weak_advice", "strong_advice")
SPECULATIVE = ("certain", "speculative")
CLAIM = ("not_claim", "claim")
ARGUMENT = ("none", "evidence", "claim")
CITE = ("no_cite", "cites")
POPULATION = ("human", "implied_human_or_unclear", "non_human", "mixed")
REGISTER = ("abstract", "paper", "public")
SECTION = ("background", "objective", "methods", "results", "conclusions")
ASPECTS = ("Number", "Extent", "Probability", "Condition", "Suggestion", "Framing")
ASPECT_LEVELS = ("NotPresent", "Uncertain", "Certain")

HEADS: Mapping[str, int] = {
    "causal": len(CAUSAL), "strength": 7, "advice": len(ADVICE), "speculative": len(SPECULATIVE),
    "certainty": 1, "claim": len(CLAIM), "argument": len(ARGUMENT), "cite": len(CITE),
    "population": len(POPULATION), "register": len(REGISTER), "section": len(SECTION),
    "aspects": len(ASPECTS) * len(ASPECT_LEVELS),
}  # fmt: skip


@define
class Example:
    """A sentence and what is known of it.

    Args:
        text: The sentence.
        labels: By head: the number of the class, or the value for `certainty` (1 to 6).
        aspects: Levels of the six aspects of certainty, where they are labelled.
        cues: Character spans of speculation (0) and negation (1) cues; None where not labelled.
        corpora: Where it comes from; the first decides how often it is seen.
    """

    text: str
    labels: dict[str, float] = field(factory=dict)
    aspects: tuple[int, ...] | None = None
    cues: list[tuple[int, int, int]] | None = None
    corpora: list[str] = field(factory=list)


def rows(data: Path, corpus: str, part: str) -> Iterator[Row]:
    """Read one part of a corpus."""
    with gzip.open(data / corpus / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _meta(row: Row) -> Row:
    return row["meta"]  # type: ignore[return-value]


def _causal(corpus: str, register: str) -> "Reader":
    def read(data: Path, part: str) -> Iterator[Example]:
        for row in rows(data, corpus, part):
            labels = {"causal": CAUSAL.index(row["label"]), "register": REGISTER.index(register)}
            yield Example(row["text"], labels)

    return read


def _advice(data: Path, part: str) -> Iterator[Example]:
    for row in rows(data, "health_advice", part):
        register = "paper" if _meta(row)["section"] == "discussion" else "abstract"
        labels = {"advice": ADVICE.index(row["label"]), "register": REGISTER.index(register)}
        yield Example(row["text"], labels)


def _statements(data: Path, part: str) -> Iterator[Example]:
    for row in rows(data, "insciout_statements", part):
        meta = _meta(row)
        labels = {"strength": int(meta["code7"])}
        if meta["kind"] != "JA":
            labels["register"] = REGISTER.index("public")
        yield Example(row["text"], labels)


def _population(data: Path, part: str) -> Iterator[Example]:
    for row in rows(data, "insciout_population", part):
        yield Example(row["text"], {"population": POPULATION.index(row["label"])})


def _speculation(data: Path, part: str) -> Iterator[Example]:
    for row in rows(data, "bioscope", part):
        cues = [
            (int(cue[0]), int(cue[1]), kind)
            for kind, name in enumerate(("speculation_cues", "negation_cues"))
            for cue in _meta(row)[name]
        ]
        yield Example(row["text"], {"speculative": SPECULATIVE.index(row["label"])}, None, cues)


def _certainty(data: Path, part: str) -> Iterator[Example]:
    for row in rows(data, "certainty_scicomm", part):
        yield Example(row["text"], {"certainty": float(row["label"])})


def _aspects(data: Path, part: str) -> Iterator[Example]:
    for row in rows(data, "certainty_aspects", part):
        levels = tuple(ASPECT_LEVELS.index(row["label"][aspect]) for aspect in ASPECTS)
        found = Example(row["text"], {}, levels)
        if _meta(row).get("sentence_certainty") is not None:
            found.labels["certainty"] = float(_meta(row)["sentence_certainty"])
        yield found


def _claims(data: Path, part: str) -> Iterator[Example]:
    for row in rows(data, "sciclaim_pubmed", part):
        labels = {"claim": CLAIM.index(row["label"]), "register": REGISTER.index("abstract")}
        yield Example(row["text"], labels)


def _arguments(data: Path, part: str) -> Iterator[Example]:
    for row in rows(data, "sciark", part):
        labels = {"argument": ARGUMENT.index(row["label"]), "register": REGISTER.index("abstract")}
        yield Example(row["text"], labels)


def _citing(corpus: str) -> "Reader":
    def read(data: Path, part: str) -> Iterator[Example]:
        for row in rows(data, corpus, part):
            labels = {"cite": CITE.index(row["label"]), "register": REGISTER.index("paper")}
            yield Example(row["text"], labels)

    return read


def _public_claims(data: Path, part: str) -> Iterator[Example]:
    for claim in sorted({_meta(row)["claim"] for row in rows(data, "healthver_partial", part)}):
        yield Example(claim, {"register": REGISTER.index("public")})


def _pairs(data: Path, part: str) -> Iterator[Example]:
    for row in rows(data, "exaggeration_pairs", part):
        meta = _meta(row)
        yield Example(meta["press"], {"causal": int(meta["press_strength"])})
        yield Example(meta["abstract"], {"causal": int(meta["abstract_strength"])})


_HEADINGS = {
    "background": "background", "introduction": "background", "context": "background",
    "aim": "objective", "aims": "objective", "objective": "objective", "objectives": "objective",
    "purpose": "objective", "method": "methods", "methods": "methods", "design": "methods",
    "setting": "methods", "participants": "methods", "patients and methods": "methods",
    "materials and methods": "methods", "interventions": "methods", "measurements": "methods",
    "study design": "methods", "main outcome measures": "methods", "subjects": "methods",
    "result": "results", "results": "results", "findings": "results", "main results": "results",
    "conclusion": "conclusions", "conclusions": "conclusions", "interpretation": "conclusions",
}  # fmt: skip
_HEADING = re.compile(r"(?:^|(?<=[.?!\n] ))([A-Z][A-Za-z]+(?: [A-Za-z]+){0,2}) ?: ")
_END = re.compile(r"(?<=[a-z)%\d][.?!]) (?=[A-Z])")


def _sections(data: Path, part: str) -> Iterator[Example]:
    """Take the role of a sentence from the headings of structured abstracts, a weak label."""
    seen: set[str] = set()
    for corpus in ("medline_records", "psynamic", "studytype_teller"):
        for row in rows(data, corpus, part):
            text = str(row["text"]).replace("^\\n", " ")
            if text in seen:
                continue
            seen.add(text)
            pieces = _HEADING.split(text)
            for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
                role = _HEADINGS.get(heading.lower())
                if role is None or len(pieces) < 7:
                    continue
                for sentence in _END.split(body.strip()):
                    if len(sentence) > 20:
                        labels = {"section": SECTION.index(role), "register": 0}
                        yield Example(sentence, labels)


Reader = object
READERS = {
    "causal_pubmed": _causal("causal_pubmed", "abstract"),
    "causal_pressrelease": _causal("causal_pressrelease", "public"),
    "exaggeration_pairs": _pairs,
    "insciout_statements": _statements,
    "insciout_population": _population,
    "health_advice": _advice,
    "certainty_scicomm": _certainty,
    "certainty_aspects": _aspects,
    "bioscope": _speculation,
    "sciclaim_pubmed": _claims,
    "sciark": _arguments,
    "sections": _sections,
    "citeworthy_discussion": _citing("citeworthy_discussion"),
    "citeworthy_fulltext": _citing("citeworthy_fulltext"),
    "healthver_partial": _public_claims,
}


def load(data: Path, part: str) -> list[Example]:
    """Read every corpus and merge the sentences that several of them hold."""
    held_out = _texts(data, "dev") if part == "train" else frozenset()
    merged: dict[str, Example] = {}
    for corpus, read in READERS.items():
        for example in read(data, part):
            if example.text in held_out or len(example.text) < 3:
                continue
            _merge(merged.setdefault(example.text, Example(example.text)), example, corpus)
    return list(merged.values())


def _texts(data: Path, part: str) -> frozenset[str]:
    return frozenset(each.text for read in READERS.values() for each in read(data, part))


def _merge(into: Example, more: Example, corpus: str) -> None:
    for head, label in more.labels.items():
        into.labels.setdefault(head, label)
    into.aspects = into.aspects or more.aspects
    into.cues = more.cues if into.cues is None else into.cues
    into.corpora.append(corpus)
