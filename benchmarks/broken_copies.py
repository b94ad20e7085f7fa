"""Which damage to real bibliographies is found with its line, and what else then appears.

Of each paper of ``../shared/data/joss`` and ``../shared/data/manubot`` copies are made with one
entry removed, one cited key misspelt, one entry doubled under another key, and one year changed.

Run ``python benchmarks/broken_copies.py [ENTRIES A PAPER]``.
"""

import json
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import evolve, frozen

from claimcheck.auditing import Audit, audit
from claimcheck.model import Bibliography, Finding, Reference

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
SHIFTS = (1, -1, 2, -2, 4, -6, 11, -60, 150)
_ADDRESSES = frozenset({"manubot", "identifier"})
SUFFIX = "-twice"


@frozen
class Paper:
    """A paper's documents and its bibliography, as text.

    Args:
        name: Its folder.
        documents: Text by file name.
        bibliography: Text of the bibliography.
        file: Name of the bibliography.
    """

    name: str
    documents: dict[str, str]
    bibliography: str
    file: str


@frozen
class Damage:
    """A broken copy and what must be said of it.

    Args:
        kind: Kind of damage.
        paper: The copy.
        rules: Rules of which one must speak.
        key: The key that it must speak of.
        lines: Lines at one of which it must point; its file is the bibliography or a document.
    """

    kind: str
    paper: Paper
    rules: frozenset[str]
    key: str
    lines: frozenset[tuple[str, int]]


def papers() -> Iterator[Paper]:
    """Read the papers."""
    for folder in sorted((DATA / "joss").iterdir()):
        texts = sorted([*folder.glob("*.md"), *folder.glob("*.Rmd")])
        for bib in sorted(folder.glob("*.bib"))[:1]:
            read = {f"{path.stem}.md": path.read_text("utf-8") for path in texts}
            yield Paper(folder.name, read, bib.read_text("utf-8"), bib.name)
    for path in sorted((DATA / "manubot").glob("*/manual-references.json")):
        read = {text.name: text.read_text("utf-8") for text in sorted(path.parent.glob("*.md"))}
        yield Paper(path.parent.name, read, path.read_text("utf-8"), path.name)


def audited(paper: Paper, folder: Path) -> Audit:
    """Lay a paper out and audit it with every rule."""
    for name, text in (*paper.documents.items(), (paper.file, paper.bibliography)):
        (folder / name).write_text(text, "utf-8")
    names = [folder / name for name in paper.documents]
    # what is found in a bibliography does not hang on how sentences are read
    return audit(*names, bibliography=folder / paper.file, engine="lexical")


def identity(finding: Finding) -> tuple[str, str]:
    """Tell findings apart by what they are about."""
    return finding.rule, finding.fingerprint


def line_at(text: str, offset: int) -> int:
    """Give the line of an offset."""
    return text.count("\n", 0, offset) + 1


def damages(paper: Paper, whole: Audit, count: int, dice: random.Random) -> Iterator[Damage]:
    """Break copies of a paper at some entries, drawn by the dice."""
    bibliography = next(iter(whole.project.libraries)).bibliography
    cited = sorted({key for library in whole.project.libraries for key in library.cited})
    keys = [key for key in cited if key in bibliography]
    for key in dice.sample(keys, min(count, len(keys))):
        reference = bibliography[key]
        makers: tuple[Callable[..., Iterator[Damage]], ...] = (misspelt, removed, doubled)
        for make in makers:
            yield from make(paper, whole, reference, bibliography)
    known = sorted(bibliography)
    for key in dice.sample(known, min(count, len(known))):
        yield from other_year(paper, bibliography[key])


def places(whole: Audit, key: str) -> dict[str, list[tuple[int, int]]]:
    """Give where a key stands in the documents, by file name."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for reading in whole.project.readings:
        for mention in reading.mentions:
            if mention.key == key and mention.style not in _ADDRESSES:
                name = Path(reading.document.path).name
                found[name].append((mention.span.start, mention.span.end))
    return found


def removed(paper: Paper, whole: Audit, reference: Reference, _: Bibliography) -> Iterator[Damage]:
    """Take an entry out."""
    lines = {
        (name, line_at(paper.documents[name], start))
        for name, spans in places(whole, reference.key).items()
        for start, _ in spans
    }
    if lines:
        broken = evolve(paper, bibliography=without(paper, reference))
        yield Damage("removed", broken, frozenset({"CC202"}), reference.key, frozenset(lines))


def without(paper: Paper, reference: Reference) -> str:
    """Give the bibliography without an entry."""
    if paper.file.endswith(".json"):
        items = json.loads(paper.bibliography)
        return json.dumps([item for item in items if item.get("id") != reference.key], indent=2)
    assert reference.span is not None  # noqa: S101 - entries of files have places
    return paper.bibliography[: reference.span.start] + paper.bibliography[reference.span.end :]


def misspelt(
    paper: Paper, whole: Audit, reference: Reference, bibliography: Bibliography
) -> Iterator[Damage]:
    """Turn two letters of a cited key round, at its first place."""
    key = reference.key
    middle = len(key) // 2
    wrong = key[: middle - 1] + key[middle] + key[middle - 1] + key[middle + 1 :]
    if wrong == key or wrong in bibliography:
        wrong = key[:middle] + key[middle + 1 :]
    for name, spans in places(whole, key).items():
        text = paper.documents[name]
        start, end = spans[0]
        at = text.find(key, start, end)
        if at >= 0 and wrong not in bibliography:
            changed = text[:at] + wrong + text[at + len(key) :]
            broken = evolve(paper, documents={**paper.documents, name: changed})
            place = frozenset({(name, line_at(text, start))})
            yield Damage("misspelt", broken, frozenset({"CC202"}), wrong, place)
            return


def doubled(paper: Paper, _: Audit, reference: Reference, __: Bibliography) -> Iterator[Damage]:
    """Copy an entry to the end under another key."""
    key = reference.key + SUFFIX
    if paper.file.endswith(".json"):
        items = json.loads(paper.bibliography)
        same = [dict(item) for item in items if item.get("id") == reference.key]
        if not same:
            return
        again = same[0]
        text = json.dumps([*items, {**again, "id": key}], indent=1)
        line = line_at(text, text.rindex("\n {"))
        lines = range(line, line + 4)
    else:
        head = paper.bibliography.rstrip() + "\n\n"
        text = head + reference.raw.replace(reference.key, key, 1) + "\n"
        lines = range(line_at(text, len(head)), line_at(text, len(head)) + 1)
    place = frozenset((paper.file, line) for line in lines)
    yield Damage("doubled", evolve(paper, bibliography=text), frozenset({"CC302"}), key, place)


def other_year(paper: Paper, reference: Reference) -> Iterator[Damage]:
    """Change the year of an entry by various amounts."""
    name = "year" if reference.get("year") else "date"
    span = reference.field_spans.get(name)
    if reference.year is None or span is None or paper.file.endswith(".json"):
        return
    text = paper.bibliography
    value = span.of(text)
    at = re.search(str(reference.year), value)
    if at is None:
        return
    place = frozenset({(paper.file, line_at(text, span.start))})
    for shift in SHIFTS:
        changed = value[: at.start()] + str(reference.year + shift) + value[at.end() :]
        broken = evolve(paper, bibliography=text[: span.start] + changed + text[span.end :])
        rules = frozenset({"CC302", "CC305", "CC306", "CC313"})
        yield Damage(f"year {shift:+}", broken, rules, reference.key, place)


def is_said(finding: Finding, damage: Damage) -> bool:
    """Tell whether a finding speaks of the damage."""
    return finding.rule in damage.rules and finding.key == damage.key


def main() -> None:
    """Print rates and extras."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    if not DATA.is_dir():
        sys.exit("skipped: ../shared/data is not there")
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    extras: defaultdict[str, Counter[str]] = defaultdict(Counter)
    clean: Counter[str] = Counter()
    for paper in papers():
        dice = random.Random(paper.name)  # noqa: S311 - nothing secret
        with tempfile.TemporaryDirectory() as folder:
            whole = audited(paper, Path(folder))
            before = Counter(map(identity, whole.findings))
            for damage in damages(paper, whole, count, dice):
                result = audited(damage.paper, Path(folder))
                new = list(fresh(result.findings, before))
                told = [one for one in new if is_said(one, damage)]
                hit = any((Path(one.path).name, one.line) in damage.lines for one in told)
                others = [one for one in new if not is_said(one, damage)]
                made[damage.kind] += 1
                found[damage.kind] += hit
                clean[damage.kind] += not others
                extras[damage.kind].update(one.rule for one in others)
                if "-v" in sys.argv and (others or not hit):
                    print(paper.name, damage.kind, damage.key, "found" if hit else "MISSED")
                    for one in others:
                        print("    extra", one.rule, one.line, one.message)
    for kind in made:
        rate = f"{found[kind]}/{made[kind]} found ({found[kind] / made[kind]:.0%})"
        print(f"{kind:10} {rate:24} {clean[kind]} without extras {dict(extras[kind])}")


def fresh(findings: tuple[Finding, ...], before: Counter[tuple[str, str]]) -> Iterator[Finding]:
    """Give the findings that the unbroken copy does not have."""
    left = Counter(before)
    for finding in findings:
        if left[identity(finding)]:
            left[identity(finding)] -= 1
        else:
            yield finding


if __name__ == "__main__":
    main()
