"""How long a keystroke takes in an editor, and whether what it shows equals a fresh check.

Run as ``python -m benchmarks.editing [EDITS] [ENGINE]``. First a document of 5,000 words is made
from the article of this repository and typed into, letter by letter, as a writer does: each time
the audit of the server is measured, in seconds of the clock and of the processor, and as a ratio
to a fixed piece of work, which a slow minute slows alike. Then random edits (1,000 by default) are
made in documents of several formats, some of them joined of texts beside the checkout where there
are any; after each the findings and outcomes must equal those of a fresh check of the same words.
At the end the memory that the edits left behind is printed.
"""

import gc
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.joined_documents import SHARED, Documents
from benchmarks.random_edits import carried_out, random_edit
from claimcheck import memory
from claimcheck.auditing import Audit, Config, Sources, audit_sources
from claimcheck.lsp.project import WrittenProject
from claimcheck.pipeline.inputs import DocumentSource

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "oxytocin-sensitivity.md"
WORDS = 5_000
KEYSTROKES = 200
EDITS_A_DOCUMENT = 50
JOINED, JOINED_WORDS = 17, 300
TYPED = "because oxytocin may not act alone, "
RENAMED = (
    ("Oxytocin", "Magnesium", "oxytocin", "magnesium", " study", " trial", "people", "patients"),
    ("Oxytocin", "Zinc", "oxytocin", "zinc", " study", " cohort", "people", "adults"),
    ("Oxytocin", "Cortisol", "oxytocin", "cortisol", " study", " survey", "people", "women"),
)
LATEX = r"""\documentclass{article}
\begin{document}
\section{Zinc}
Zinc lozenges shorten colds in adults \cite{lee2020}. They lower fever in mice.
% claimcheck: ignore CC201 -- known
Zinc cures the flu \citep[p.~4]{none1999}.
\begin{itemize}
\item Studies show that you should take 500 mg of zinc daily.
\end{itemize}
\end{document}
"""
TEXT = """Zinc

Zinc lozenges shorten colds in adults [1]. They lower fever in mice (Moss, 2018).

Zinc cures the flu. You should take 500 mg daily.

References
1. Lee A. Zinc for colds: a randomised trial. Lancet. 2020;1:2-3.
"""


def long_article() -> str:
    """Make an article of 5,000 words whose parts differ."""
    text = EXAMPLE.read_text("utf-8")
    _, head, body = text.split("---\n", 2)
    parts = [body]
    for names in RENAMED:
        part = body
        for old, new in zip(names[::2], names[1::2], strict=True):
            part = part.replace(old, new)
        parts.append(part)
    whole = "\n".join(parts)
    end = 0
    for _ in range(WORDS):
        end = whole.find(" ", end + 1)
        if end < 0:
            break
    cut = whole.find("\n\n", end)
    return f"---\n{head}---\n{whole[:cut] if cut > 0 else whole}\n"


def fixed_work() -> float:
    """Give the processor time of a fixed piece of work."""
    started = time.process_time()
    for _ in range(20):
        sum(number * number for number in range(20_000))
    return time.process_time() - started


def typing(text: str, seed: random.Random) -> Iterator[str]:
    """Type letters at the ends of sentences all over a text."""
    while True:
        at = text.find(". ", seed.randrange(300, len(text) - 200)) + 2
        for letter in TYPED[:10]:
            text = text[:at] + letter + text[at:]
            at += 1
            yield text


def project(engine: str) -> WrittenProject:
    """Give a project that configures nothing but its engine."""
    config = Config(engine=engine)
    return WrittenProject(
        lambda paths: (Sources(paths=paths, ledgers=Path("claims"), engine=engine), config)
    )


def measured(audit: Callable[[str], Audit], texts: Iterator[str], count: int) -> list[list[float]]:
    """Give clock, processor time and the ratio to fixed work of each of some audits."""
    rows = []
    for _ in range(count):
        text, work = next(texts), fixed_work()
        clock, processor = time.perf_counter(), time.process_time()
        audit(text)
        used = time.process_time() - processor
        rows.append([time.perf_counter() - clock, used, used / work])
    return rows


def report_keystrokes(engine: str) -> None:
    """Print how long a keystroke takes."""
    text, name = long_article(), "article.md"
    own = project(engine)

    def audit(words: str) -> Audit:
        return own.audit(DocumentSource(name, name, words))

    started = time.perf_counter()
    audit(text)
    print(f"first audit of {len(text.split())} words: {time.perf_counter() - started:.2f} s")
    gc.collect()
    gc.freeze()
    rows = measured(audit, typing(text, random.Random(1)), KEYSTROKES)  # noqa: S311 - no secret
    titles = ("clock, s", "processor, s", "fixed work")
    for title, column in zip(titles, zip(*rows, strict=True), strict=True):
        ordered = sorted(column)
        print(
            f"{title:14} median {statistics.median(ordered):.3f}"
            f"  90th {ordered[len(ordered) * 9 // 10]:.3f}  longest {ordered[-1]:.3f}"
        )


def documents() -> list[tuple[str, str]]:
    """Give the names and texts of documents to edit: three by hand, others cut and joined."""
    found = [("article.md", EXAMPLE.read_text("utf-8")), ("paper.tex", LATEX), ("letter.txt", TEXT)]
    if SHARED.is_dir():
        with tempfile.TemporaryDirectory() as place:
            folder, _ = Documents(JOINED, JOINED_WORDS).made(Path(place))
            found += [(one.name, one.read_text("utf-8")) for one in sorted(folder.rglob("*.md"))]
    return found


def fresh(name: str, text: str, engine: str) -> Audit:
    """Check a file with some content, without anything that is remembered."""
    Path(name).write_bytes(text.encode("utf-8"))
    before, memory._Switch.on = memory._Switch.on, False  # noqa: SLF001 - as in another process
    try:
        found = Sources(paths=(name,), ledgers=Path("claims"), engine=engine)
        return audit_sources(found, Config(engine=engine))
    finally:
        memory._Switch.on = before  # noqa: SLF001 - as above


def compare_edits(engine: str, edits: int) -> int:
    """Compare after each of many random edits; give how many differed."""
    own, differed, given = project(engine), 0, documents()
    for number in range(edits):
        if number % EDITS_A_DOCUMENT == 0:
            seed = random.Random(number)  # noqa: S311 - no secret
            name, text = given[number // EDITS_A_DOCUMENT % len(given)]
        text = carried_out(text, random_edit(text, seed))
        written, checked = own.audit(DocumentSource(name, name, text)), fresh(name, text, engine)
        if (written.findings, written.outcomes) != (checked.findings, checked.outcomes):
            differed += 1
            print(f"edit {number} of {name} differs", file=sys.stderr)
    return differed


def main() -> None:
    """Measure keystrokes, then compare."""
    edits = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    engine = sys.argv[2] if len(sys.argv) > 2 else "accurate"
    memory.start_remembering()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("references.bib").write_bytes((ROOT / "references.bib").read_bytes())
        report_keystrokes(engine)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        differed = compare_edits(engine, edits)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{edits} random edits: {differed} differ from a fresh check")
        print(f"peak memory {before // 1024} MB, after the edits {after // 1024} MB")
        os.chdir(ROOT)
    sys.exit(bool(differed))


if __name__ == "__main__":
    main()
