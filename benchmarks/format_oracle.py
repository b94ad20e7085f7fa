"""Articles made into every format by pandoc and LibreOffice, and what each reader makes of them.

    python -m benchmarks.format_oracle [ARTICLE.md ...] [--bib references.bib] [--engine accurate]

Claims, the works that they cite and findings are compared with those of the Markdown. pandoc and
LibreOffice are looked for on the path; a format whose program is missing is left out and named.
Each difference that a format cannot help stands with its reason in ``format_differences.tsv``. Of
several articles, the sums are told; an article's bibliography is the ``.bib`` file of its name.
"""

import argparse
import csv
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from attrs import frozen

import claimcheck
from claimcheck.auditing import Audit
from claimcheck.model import Claim, Document, Span

CITEPROC = ("--citeproc",)
FROM = (
    "markdown-smart-raw_tex"
    "+lists_without_preceding_blankline-blank_before_header-blank_before_blockquote"
)
"""The Markdown of pandoc, with lists, headings and quotations where CommonMark sees them too.

It keeps quotation marks, dashes and strokes as they are written: each format holds them.
"""
PANDOC: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "html": ("html", ("-t", "html5", "-s", *CITEPROC)),
    "html, links": ("html", ("-t", "html5", "-s", *CITEPROC, "-M", "link-citations=true")),
    "latex": ("tex", ("-t", "latex", "-s", "--natbib")),
    "latex, biblatex": ("tex", ("-t", "latex", "-s", "--biblatex")),
    "rst": ("rst", ("-t", "rst", "-s", *CITEPROC)),
    "ipynb": (
        "ipynb",
        (
            "-t",
            "ipynb",
        ),
    ),
    "jats": ("xml", ("-t", "jats", "-s", *CITEPROC)),
    "docx": ("docx", ("-t", "docx", *CITEPROC)),
    "odt": ("odt", ("-t", "odt", *CITEPROC)),
    "text": ("txt", ("-t", "plain", *CITEPROC)),
}
"""Suffix and options of each format that pandoc writes."""
OFFICE: Mapping[str, tuple[str, str, str]] = {
    "docx, LibreOffice": ("odt", "docx:MS Word 2007 XML", "docx"),
    "pdf, LibreOffice": ("docx", "pdf", "pdf"),
}
"""What LibreOffice makes of another format: that format, its filter and the suffix."""
LISTED = Path(__file__).parent / "format_differences.tsv"
_TABLE = re.compile(
    r"^(?P<above>[^|\n]*\S[^|\n]*\n)(?=\|[^\n]*\|[ \t]*\n\|[ \t:|-]+\|[ \t]*\n)", re.MULTILINE
)
"""The line right above a table, which pandoc takes for one paragraph with it."""
ALIKE = 0.8
"""How alike words are that are taken for the same claim; a citation may stand in them."""
_MARK = re.compile(r"[\W_]+")


@frozen
class Difference:
    """How a format differs from the Markdown.

    Args:
        format: The format.
        claims: How many claims it has.
        missing: Claims of the Markdown that it lacks.
        extra: Claims that only it has.
        keys: Claims whose works differ, of those that both have.
        findings: Rules of findings that only one of both has, with how often.
    """

    format: str
    claims: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    keys: tuple[str, ...]
    findings: Mapping[str, int]


def words_of(claim: Claim, document: Document) -> str:
    """Give the words of a claim as a reader sees them, without its marks; a link's words stay."""
    labels = [link.label for block in document.blocks for link in block.links]
    marks = {mention.mention.group for mention in claim.citations}
    groups = [mark for mark in marks if not any(_lies_in(mark, label) for label in labels)]
    shown: list[str] = []
    for block in document.blocks:
        for segment in block.prose.segments:
            if not segment.span.overlaps(claim.span):
                continue
            low = max(claim.span.start - segment.span.start, 0) if segment.is_literal else 0
            high = claim.span.end - segment.span.start if segment.is_literal else None
            at = segment.span.start + low
            for character in segment.text[low:high]:
                if not any(group.start <= at < group.end for group in groups):
                    shown.append(character)
                at += segment.is_literal
    return _MARK.sub(" ", "".join(shown)).strip().lower()


def _lies_in(mark: Span, label: Span) -> bool:
    return label.start <= mark.start and mark.end <= label.end


def read(path: Path, bib: Path | None, engine: str) -> tuple[Audit, dict[str, Claim]]:
    """Audit a file, and give its claims by their words."""
    audit = claimcheck.audit(path, bibliography=bib, engine=engine)
    document = audit.documents[0]
    return audit, {words_of(claim, document): claim for claim in audit.claims}


def matched(found: Mapping[str, Claim], known: Mapping[str, Claim]) -> dict[str, Claim]:
    """Give claims by the words that the Markdown has for them, where those are nearly the same."""
    named = {words: claim for words, claim in found.items() if words in known}
    left = [words for words in known if words not in named]
    for words, claim in found.items():
        near = get_close_matches(words, left, 1, ALIKE) if words not in named else []
        named[near[0] if near else words] = claim
        left = [each for each in left if each not in near]
    return named


def keys_of(claim: Claim) -> frozenset[str]:
    """Give the works that a claim rests on."""
    return frozenset(link.key for link in claim.evidence)


def rules_of(audit: Audit, claims: Mapping[str, Claim]) -> Counter[tuple[str, str]]:
    """Count the findings by claim and rule."""
    names = {claim.id: words for words, claim in claims.items()}
    path = audit.documents[0].path
    return Counter((names.get(one.claim or "", ""), one.rule) for one in audit.findings_in(path))


def compare(
    name: str, path: Path, first: tuple[Audit, dict[str, Claim]], bib: Path | None, engine: str
) -> Difference:
    """Compare a file with the Markdown."""
    audit, found = read(path, bib, engine)
    before, known = first
    claims = matched(found, known)
    both = [words for words in known if words in claims]
    ours, theirs = rules_of(audit, claims), rules_of(before, known)
    apart = (ours - theirs) + (theirs - ours)
    rules = Counter(
        rule
        for (words, rule), count in apart.items()
        for _ in range(count)
        if words in both or not words
    )
    return Difference(
        name,
        len(claims),
        tuple(words for words in known if words not in claims),
        tuple(words for words in claims if words not in known),
        tuple(words for words in both if keys_of(known[words]) != keys_of(claims[words])),
        dict(sorted(rules.items())),
    )


def files(article: Path, bib: Path | None, folder: Path) -> Iterator[tuple[str, Path]]:
    """Make the article into every format for which there is a program."""
    made: dict[str, Path] = {}
    text = article.read_text("utf-8")
    source = folder / "source" / article.name
    source.parent.mkdir()
    source.write_text(_TABLE.sub(r"\g<above>\n", text), "utf-8")
    for number, (name, (suffix, options)) in enumerate(PANDOC.items()):
        target = folder / f"{number}" / f"{article.stem}.{suffix}"
        target.parent.mkdir()
        command = ["pandoc", "-f", FROM, str(source), *options, "-o", str(target)]
        command += ["--resource-path", str(article.parent)]
        command += ["--bibliography", str(bib)] if bib is not None else []
        if shutil.which("pandoc") and subprocess.run(command, check=False).returncode == 0:
            made[name] = target
            yield name, target
        else:
            print(f"{name}: not made", file=sys.stderr)
    for name, (source, kind, suffix) in OFFICE.items():
        out = folder / suffix / "office"
        if source in made and shutil.which("soffice"):
            command = [
                "soffice",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(out),
                str(made[source]),
            ]
            subprocess.run(command, check=False, capture_output=True)
            target = out / f"{article.stem}.{suffix}"
            if target.is_file():
                yield name, target
                continue
        print(f"{name}: not made", file=sys.stderr)


def differences(
    article: Path, bib: Path | None, engine: str
) -> tuple[tuple[Audit, dict[str, Claim]], list[Difference]]:
    """Compare the article in every format with its Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        alone = Path(shutil.copy(article, folder))
        first = read(alone, bib, engine)
        made = files(article, bib, Path(folder))
        return first, [compare(name, path, first, bib, engine) for name, path in made]


def told(one: Difference) -> frozenset[tuple[str, str, str]]:
    """Give each difference of a format: the format, what differs, and the claim or the rule."""
    kinds = {
        "missing": one.missing,
        "extra": one.extra,
        "works": one.keys,
        "finding": tuple(one.findings),
    }
    return frozenset((one.format, kind, words) for kind, all_ in kinds.items() for words in all_)


def listed() -> dict[tuple[str, str, str], str]:
    """Give the reason of each difference that is known."""
    with LISTED.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {(row["format"], row["what"], row["words"]): row["why"] for row in rows}


def summed(found: Sequence[Difference]) -> dict[str, tuple[int, ...]]:
    """Add up how many claims each format has, and how many of each difference."""
    sums: dict[str, tuple[int, ...]] = {}
    for one in found:
        sizes = map(len, (one.missing, one.extra, one.keys))
        counts = (one.claims, *sizes, sum(one.findings.values()))
        before = sums.get(one.format, (0,) * len(counts))
        sums[one.format] = tuple(map(sum, zip(before, counts, strict=True)))
    return sums


def main() -> None:
    """Print a table, and beneath it what differs and why."""
    parser = argparse.ArgumentParser(description=__doc__)
    example = Path("examples/oxytocin-sensitivity.md")
    parser.add_argument("articles", nargs="*", type=Path, default=[example])
    parser.add_argument("--bib", type=Path)
    parser.add_argument("--engine", default="accurate")
    chosen = parser.parse_args()
    own = {example: Path("references.bib")}
    first, found = [], []
    for article in chosen.articles:
        beside = own.get(article, article.with_suffix(".bib"))
        bib = chosen.bib or (beside if beside.is_file() else None)
        markdown, made = differences(article, bib, chosen.engine)
        first.append(markdown)
        found += made
    claims = sum(len(known) for _, known in first)
    findings = sum(len(audit.findings) for audit, _ in first)
    print(f"markdown: {claims} claims, {findings} findings\n")
    print("| format | claims | missing | extra | other works | other findings |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, counts in summed(found).items():
        print(f"| {name} | " + " | ".join(map(str, counts)) + " |")
    if len(chosen.articles) == 1:
        print("\n| format | what differs | claim or rule | why |\n|---|---|---|---|")
        reasons = listed()
        for row in sorted(row for one in found for row in told(one)):
            print(f"| {' | '.join(row)} | {reasons.get(row, 'not listed')} |")


if __name__ == "__main__":
    main()
