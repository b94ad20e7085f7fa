"""A small project on which people have worked, and what they wrote in it."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import BadZipFile

from benchmarks.word_files import answered, parts_of, word_file
from benchmarks.writing_commands import call

HUMAN = re.compile(rb"HUMAN-\d+")
"""What a person wrote, and what no command may lose."""
_CONFIG = """\
# HUMAN-1: kept by R. Moss
paths = ["article.md", "second.md"]
engine = "fast"
formats = ["text", "json", "sarif", "markdown", "checklist", "csv", "html"]
fail-on = "never"
store = "works.sqlite"
"""
_ARTICLE = """# Warm evenings

Evening tea cures insomnia in adults [@moreau2015].

A weekly sauna causes deep sleep in all men. It always works for everybody.

Magnesium lowers blood pressure in older adults [@lind2016].
"""
_SECOND = "# Cold mornings\n\nCold showers prevent colds in children. Zinc shortens a cold.\n"
_NEW_SENTENCE = "\nGinger tea prevents migraine attacks in women [@moreau2015].\n"
_BIB = """% HUMAN-2: this list is kept by hand
@article{moreau2015,
  title = {Tea at dusk and the sleep of adults},
  author = {Moreau, Ada and Lind, Bo},
  year = {2015},
  journal = {Journal of Invented Medicine},
}

@article{lind2016,
  title = {Magnesium and pressure}, % HUMAN-3
  author = {Lind, Bo},
  year = {2016},
}
"""
_PAGES = (
    "Evening tea cures insomnia in adults, says HUMAN-52.",
    "Cold showers prevent colds in children.",
)
_LIST = "Okafor, C. (2009). Heat and rest in mice. Archives of Warmth, 3(2), 1-9.\n"
_WORK = {
    "DOI": "10.5555/invented.1",
    "title": ["Tea at dusk and the sleep of adults"],
    "author": [{"family": "Moreau", "given": "Ada"}, {"family": "Lind", "given": "Bo"}],
    "container-title": ["Journal of Invented Medicine"],
    "volume": "4",
    "issue": "2",
    "page": "10-19",
    "published-print": {"date-parts": [[2015, 5]]},
    "type": "journal-article",
}


def prepare(folder: Path) -> None:
    """Make the project: extracted, worked on by people, and then rewritten."""
    files = {
        "claimcheck.toml": _CONFIG,
        "article.md": _ARTICLE,
        "second.md": _SECOND,
        "new.md": _SECOND.replace("Zinc", "Honey"),
        "references.bib": _BIB,
        "list.txt": _LIST,
        "works.jsonl": json.dumps(_WORK) + "\n",
        "more.jsonl": "".join(f"{json.dumps(one)}\n" for one in _more()),
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    call(folder, ("store", "import", "crossref", "works.jsonl", "--store", "works.sqlite"))
    (folder / "word.docx").write_bytes(word_file(*_PAGES, comment="HUMAN-50"))
    call(folder, ("extract",))
    _decide(folder / "claims" / "article.toml", 10)
    _decide(folder / "claims" / "second.toml", 20)
    call(folder, ("checklist", "write", "article.md", "-o", "filled.md"))
    call(folder, ("checklist", "write", "article.md", "-o", "written.md"))
    call(folder, ("records", "export", "claims", "-o", "table.csv"))
    call(folder, ("baseline", "-o", "known.json"))
    _fill(folder / "filled.md")
    call(folder, ("report", "-f", "docx", "word.docx", "-o", "word.claims.docx"))
    said = answered((folder / "word.claims.docx").read_bytes(), "ignore: HUMAN-51")
    (folder / "answered.docx").write_bytes(said)
    later = (_PAGES[0].replace("insomnia", "poor sleep"), *_PAGES[1:])
    (folder / "word.docx").write_bytes(word_file(*later, comment="HUMAN-50"))
    call(folder, ("corpus", "second.md", "-o", "results"))
    table = folder / "table.csv"
    table.write_bytes(table.read_bytes().replace(b"HUMAN-11", b"HUMAN-11 HUMAN-40"))
    article = (folder / "article.md").read_text("utf-8")
    (folder / "article.md").write_text(article.replace("deep", "sound") + _NEW_SENTENCE, "utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder but those of the cache, by its name from there."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = ((path.relative_to(folder).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in named if not name.startswith(".claimcheck-c")}


def human_words(files: dict[str, bytes]) -> set[tuple[str, bytes]]:
    """Give what people wrote, each with the file in which it stands."""
    return {
        (name, word)
        for name, content in files.items()
        for part in _parts(name, content)
        for word in HUMAN.findall(part)
    }


def _parts(name: str, content: bytes) -> Iterable[bytes]:
    """Give what can be searched for words: the parts of a Word file, else the file."""
    if not name.endswith(".docx"):
        return (content,)
    try:
        return parts_of(content).values()
    except BadZipFile:
        return ()


def _decide(ledger: Path, number: int) -> None:
    """Work on a ledger by hand: comments, notes, an approval, an exception."""
    text = ledger.read_text("utf-8")
    head, first, *rest = text.split("[[claim]]\n")
    approved = f'status = "approved"  # HUMAN-{number + 9}'
    first = first.replace('status = "extracted"', approved)
    notes = f'notes = "HUMAN-{number + 1}"\napproved_by = "R. Moss"\n'
    first = first.replace("type =", f"{notes}type =").rstrip() + "\n\n"
    worked = "[[claim]]\n".join([f"# HUMAN-{number}\n{head}", first, *rest])
    exception = f'\n[[suppression]]\nrules = ["CC205"]\nreason = "HUMAN-{number + 2}"\n'
    ledger.write_text(f'{worked.rstrip()}\n{exception}author = "R. Moss"\n', "utf-8")


def _fill(checklist: Path) -> None:
    """Put a name, a day and a note to the items of a checklist."""
    lines = checklist.read_text("utf-8").splitlines(keepends=True)
    checklist.write_text("".join(_filled(lines)), "utf-8")


def _filled(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines, start=100):
        if line.startswith("  - Name: ___") and number % 2:
            yield f"  - Name: R. Moss Date: 2025-03-31\n  - Note: HUMAN-{number}\n"
        else:
            yield line


def _more() -> Iterator[dict[str, object]]:
    for number in range(2, 60):
        title = [f"Invented effects number {number} of tea on the sleep of adults"]
        yield {**_WORK, "DOI": f"10.5555/invented.{number}", "title": title}
