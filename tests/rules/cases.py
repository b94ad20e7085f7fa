"""Cases for rules, written as Markdown: prose, sources, and a mark on each line that must fire.

A case file is `tests/rules/<family>/<name>.md`. Each `##` heading begins a case. In a case stand
fenced blocks: `bibtex` is the bibliography, `toml` the ledger, `md` or `text` the document. A line
that must have a finding ends in `<!-- CC202 -->` in a document, `% CC303` in a bibliography,
`# CC101` in a ledger; no other line may have one. The marks are taken out before the audit.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

_FENCE = re.compile(r"^(`{3,})([a-z]+)(?: (\w+))?\s*$")
_MARK = re.compile(r"\s*(?:<!-- ((?:[A-Z]{2}\d{3} ?)+) -->|[%#] ((?:[A-Z]{2}\d{3} ?)+))\s*$")
FILES = {"bibtex": "references.bib", "toml": "claims/article.toml", "md": "article.md"}
FILES |= {"text": "article.txt"}


@frozen
class Case:
    """One little project and the places where a rule must fire.

    Args:
        title: Heading of the case.
        files: Text by file name.
        expected: File name, line and code of each finding.
        verdict: The word behind the document's language: `good` or `bad` in a rule's page.
    """

    title: str
    files: dict[str, str] = field(factory=dict)
    expected: frozenset[tuple[str, int, str]] = frozenset()
    verdict: str = ""


def cases_of(text: str) -> Iterator[Case]:
    """Read the cases of a case file."""
    for part in re.split(r"(?m)^## ", text)[1:]:
        title, _, body = part.partition("\n")
        files: dict[str, str] = {}
        expected: set[tuple[str, int, str]] = set()
        for language, _, block in blocks(body):
            name = FILES[language]
            files[name], marks = unmark(block)
            expected |= {(name, line, code) for line, code in marks}
        yield Case(title.strip(), files, frozenset(expected))


def examples_of(page: str) -> Iterator[Case]:
    """Read the examples of a rule's page: each block with a verdict, with the sources before it."""
    sources: dict[str, str] = {}
    for language, verdict, block in blocks(page):
        if not verdict:
            sources[FILES[language]] = block
        else:
            yield Case(
                f"{language} {verdict}", {**sources, FILES[language]: block}, verdict=verdict
            )


def blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """Give language, verdict and content of each fenced block."""
    lines = iter(text.splitlines())
    for line in lines:
        fence = _FENCE.match(line)
        if fence:
            content = []
            for inner in lines:
                if inner.strip() == fence[1]:
                    break
                content.append(inner)
            yield fence[2], fence[3] or "", "\n".join(content) + "\n"


def unmark(block: str) -> tuple[str, list[tuple[int, str]]]:
    """Take the marks out of a block and give them with their lines."""
    lines, marks = [], []
    for number, line in enumerate(block.splitlines(), 1):
        mark = _MARK.search(line)
        if mark:
            marks.extend((number, code) for code in (mark[1] or mark[2]).split())
            lines.append(line[: mark.start()])
        else:
            lines.append(line)
    return "\n".join(lines) + "\n", marks


def lay_out(case: Case, folder: Path) -> list[str]:
    """Write the files of a case into a folder and name its documents."""
    for name, text in case.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return [name for name in case.files if name.startswith("article.")]
