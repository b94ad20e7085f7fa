"""For authors of rules: test cases written as Markdown, and checks that a rule agrees with them.

A case is a heading of level two and fenced blocks: ``bibtex`` is the bibliography, ``toml`` the
ledger, ``md`` or ``text`` the document. A line that must have a finding ends in ``<!-- CC202 -->``
in a document, ``% CC303`` in a bibliography and ``# CC101`` in a ledger; no other line may have
one. The marks are removed before the audit. Index records are given in ``nbib`` blocks, answers of
services in ``answers`` blocks (``crossref: not found``).

The page of a rule, which is its docstring, shows examples in the same blocks: a document marked
``md bad`` must have a finding, one marked ``md good`` must have none.

Examples:
    >>> text = '''
    ... ## A benefit without a source
    ...
    ... ```md
    ... Zinc prevents colds in children. <!-- CC201 -->
    ... ```
    ... '''
    >>> (case,) = read_cases(text)
    >>> case.expected
    frozenset({('article.md', 1, 'CC201')})
    >>> check_case(case, "CC201")
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from claimcheck.auditing import audit
from claimcheck.bibliography import load_bibliography
from claimcheck.evidence.store.from_text import store_from_text
from claimcheck.model import ClaimcheckError
from claimcheck.model.by_value import ByValue
from claimcheck.model.freeze import freeze
from claimcheck.regular_files import read_regular
from claimcheck.rules import Rule, all_rules

__all__ = ["Case", "check_case", "check_rule", "found_places", "read_cases", "read_examples"]

Place = tuple[str, int, str]

FILES: Mapping[str, str] = MappingProxyType(
    {
        "bibtex": "references.bib",
        "toml": "claims/article.toml",
        "md": "article.md",
        "text": "article.txt",
        "nbib": "evidence.nbib",
        "answers": "answers.txt",
    }
)
"""Name of the file that a fenced block becomes, by the language of the block."""
_LARGEST = 20_000_000

_FENCE = re.compile(r"^(`{3,})([a-z]+)(?: (\w+))?\s*$")
_MARK = re.compile(r"\s*(?:<!-- ((?:[A-Z]{2}\d{3} ?)+) -->|[%#] ((?:[A-Z]{2}\d{3} ?)+))\s*$")


@frozen(eq=False, repr=False)
class Case(ByValue):
    """A small project and the places where a rule must report a finding.

    Args:
        title: Heading of the case.
        files: Text by file name.
        expected: File name, line and code of each finding.
        verdict: ``good`` or ``bad`` for an example of a rule's page, else ``""``.
    """

    title: str
    files: Mapping[str, str] = field(factory=dict, converter=freeze, hash=False)
    expected: frozenset[Place] = frozenset()
    verdict: str = ""

    def __str__(self) -> str:
        """Show the title, as the name of a test."""
        return self.title


def read_cases(text: str) -> tuple[Case, ...]:
    """Read the cases of a case file.

    Args:
        text: Markdown, one case under each heading of level two.

    Raises:
        ClaimcheckError: A block has a language that no file of a case has.
    """
    return tuple(_case(part) for part in re.split(r"(?m)^## ", text)[1:])


def read_examples(page: str) -> tuple[Case, ...]:
    """Read the examples of a rule's page: each block with a verdict, with the sources before it.

    Args:
        page: The page of a rule.

    Raises:
        ClaimcheckError: A block has a language that no file of a case has.
    """
    return tuple(_examples(page))


def found_places(case: Case, code: str) -> frozenset[Place]:
    """Audit a case by one rule and give file, line and code of each finding.

    Args:
        case: The case.
        code: Code of the rule, of the library or of a plugin.

    Raises:
        ClaimcheckError: The case cannot be audited, or there is no such rule.
    """
    with TemporaryDirectory() as folder, chdir(folder):
        for name, text in {"article.md": "", **case.files}.items():
            target = Path(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        documents = [name for name in case.files if name.startswith("article.")]
        bibliography = "references.bib" if "references.bib" in case.files else None
        result = audit(
            *(documents or ["article.md"]),
            bibliography=bibliography,
            ledger="claims" if Path("claims").is_dir() else None,
            store=_store(case),
            select=(code,),
        )
    if result.failures:
        raise ClaimcheckError(f"{case}: {'; '.join(map(str, result.failures))}")
    return frozenset(
        (finding.path, finding.line, finding.rule)
        for finding in result.findings
        if not finding.suppressed
    )


def _store(case: Case) -> Path | None:
    """Make the evidence store that a case writes out, in the current folder."""
    records, answers = case.files.get("evidence.nbib", ""), case.files.get("answers.txt", "")
    if not records and not answers:
        return None
    path, bibliography = Path("evidence.sqlite"), Path("references.bib")
    references = load_bibliography(bibliography).references if bibliography.exists() else ()
    store_from_text(path, records, answers, references)
    return path


def check_case(case: Case, code: str) -> None:
    """Check a rule against one case or example.

    Args:
        case: The case.
        code: Code of the rule.

    Raises:
        AssertionError: It misses a marked place, or reports a finding at an unmarked one.
        ClaimcheckError: The case cannot be audited, or there is no such rule.
    """
    found = found_places(case, code)
    if case.verdict:
        if bool(found) != (case.verdict == "bad"):
            fires = "fires" if found else "does not fire"
            raise AssertionError(f"{case}: {code} {fires} on an example marked {case.verdict}")
        return
    expected = frozenset(place for place in case.expected if place[2] == code)
    told = (
        *(f"missed in {path}, line {line}" for path, line, _ in sorted(expected - found)),
        *(f"not expected in {path}, line {line}" for path, line, _ in sorted(found - expected)),
    )
    if told:
        raise AssertionError(f"{case}: {code} is {'; '.join(told)}")


def check_rule(rule: Rule[Any] | str, *files: str | Path) -> int:
    """Check a rule against the examples on its page and the cases in files.

    The rule must be one that a run would use: in a family of the library, or registered under the
    entry point group ``claimcheck.rules``.

    Args:
        rule: The rule, or its code.
        *files: Case files.

    Returns:
        The number of cases and examples.

    Raises:
        AssertionError: It disagrees with one of them.
        ClaimcheckError: A case cannot be audited, or no rule of the code is registered.
    """
    code = rule if isinstance(rule, str) else rule.code
    known = all_rules().get(code)
    if known is None:
        raise ClaimcheckError(f"no rule {code} is registered; name its module as an entry point")
    examples = read_examples(known.page)
    texts = (read_regular(name, _LARGEST).decode("utf-8") for name in files)
    cases = [case for text in texts for case in read_cases(text)]
    for case in (*examples, *cases):
        check_case(case, code)
    return len(examples) + len(cases)


def _case(part: str) -> Case:
    title, _, body = part.partition("\n")
    files: dict[str, str] = {}
    expected: set[Place] = set()
    for language, _, block in _blocks(body):
        name = _file(language, title)
        files[name], marks = _unmark(block)
        expected |= {(name, line, code) for line, code in marks}
    return Case(title.strip(), files, frozenset(expected))


def _examples(page: str) -> Iterator[Case]:
    sources: dict[str, str] = {}
    for language, verdict, block in _blocks(page):
        name = _file(language, "page")
        if verdict:
            yield Case(f"{language} {verdict}", {**sources, name: block}, verdict=verdict)
        else:
            sources[name] = block


def _file(language: str, title: str) -> str:
    if language not in FILES:
        known = ", ".join(FILES)
        raise ClaimcheckError(f"{title}: no block of a case is `{language}`; there are {known}")
    return FILES[language]


def _blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """Return language, verdict and content of each fenced block."""
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


def _unmark(block: str) -> tuple[str, list[tuple[int, str]]]:
    """Take the marks out of a block and give them with their lines."""
    lines: list[str] = []
    marks: list[tuple[int, str]] = []
    for number, line in enumerate(block.splitlines(), 1):
        mark = _MARK.search(line)
        if mark:
            marks.extend((number, code) for code in (mark[1] or mark[2]).split())
            lines.append(line[: mark.start()])
        else:
            lines.append(line)
    return "\n".join(lines) + "\n", marks
