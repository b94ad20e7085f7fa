"""Makes anew all that this repository keeps of the tool's own output.

Run ``python docs/refresh.py`` after a change that moves findings or pages, read the difference and
commit it. The pages of the rules, the reports of the example and the README's example are made;
tests hold each to what would be made today. Two branches that change such a file merge without a
conflict (see ``.gitattributes``); run this once more on the merge.
"""

import json
import re
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from claimcheck.auditing import audit
from claimcheck.auditing.config_schema import json_schema
from claimcheck.cli._group import run
from claimcheck.corpus.tables import ACROSS, RESULTS, tables
from claimcheck.reports import render
from claimcheck.resources import read_records
from claimcheck.rules import all_rules
from claimcheck.rules._pages import rule_index, rule_page

ROOT = Path(__file__).resolve().parents[1]
REPORTS = Path("reports")
RULE_PAGES = Path("docs/rules")
_INDEX = """# Rules

What the audit looks for, one page a rule. `claimcheck rule CC201` prints a page, `claimcheck rules`
lists them with their severity. The hundreds of a code are the family.

"""
_MEASURED = """# Measured precision

How often findings were right on labelled documents, by rule and confidence, and so how grave they
may be: an error from 0.9, a warning from 0.7, a note from 0.45, else they are not shown. `sure` to
`unlikely` are bands of the probability that an editor would query the unit; `agreed` are claims in
which several rules found something, `seconded` those in which another rule found something and the
unit is less sure, by the rule. Made by `benchmarks/measured_precision.py`.

"""
_CORPUS = """# Tables of a corpus

The columns of what `claimcheck corpus` writes, in order. In Parquet `text` is a string, `texts` a
list of strings, `whole` a 64-bit integer, `number` a 64-bit float, `truth` a boolean. The
[page on corpora](corpus.md) says how they are made and read.

"""
_PARAGRAPH = re.compile(r"<!-- example -->\n```md\n(.*?)```\n", re.DOTALL)
_OUTPUT = re.compile(r"(<!-- output -->\n```text\n)(.*?)(```\n)", re.DOTALL)


def made_today() -> Mapping[Path, str]:
    """Give the content of every file that is made, by its path in the repository."""
    rules = [rule for code, rule in all_rules().items() if code.startswith("CC")]
    readme = Path("README.md")
    return {
        **{RULE_PAGES / f"{rule.code}.md": rule_page(rule) for rule in rules},
        Path("docs/rules.md"): _INDEX + rule_index(rules),
        Path("docs/measured-precision.md"): _MEASURED + _measured(),
        Path("docs/corpus-tables.md"): _CORPUS + _corpus_tables(),
        Path("docs/claimcheck.schema.json"): json.dumps(json_schema(), indent=2) + "\n",
        **_reports(),
        readme: _with_output((ROOT / readme).read_text("utf-8")),
    }


def _corpus_tables() -> str:
    """Describe every column of the tables of a corpus."""
    parts = []
    for name in (*RESULTS, *ACROSS):
        rows = "".join(f"| `{one.name}` | {one.type} | {one.meaning} |\n" for one in tables()[name])
        parts.append(f"## {name}\n\n| column | type | meaning |\n|---|---|---|\n{rows}")
    return "\n".join(parts)


def kept() -> set[Path]:
    """Name the files of the folders in which every file is made."""
    return {
        path.relative_to(ROOT) for folder in (REPORTS, RULE_PAGES) for path in _files(ROOT / folder)
    }


def _measured() -> str:
    """Give the table of measured precision in Markdown."""
    rows = read_records("rules/data/measured_precision.tsv")
    names = ("rule", "band", "right", "of", "precision")
    head = f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n"
    return head + "".join(f"| {' | '.join(row[name] for name in names)} |\n" for row in rows)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _reports() -> Mapping[Path, str]:
    with TemporaryDirectory() as folder, chdir(ROOT):
        if run(["report", "--select", "CC", "--reports", folder]) != 0:
            raise SystemExit("the reports of the example cannot be made")
        return {REPORTS / path.name: path.read_text("utf-8") for path in Path(folder).iterdir()}


def _with_output(text: str) -> str:
    """Put into the README what the tool finds today in its paragraph."""
    paragraph = _PARAGRAPH.search(text)
    if paragraph is None:
        raise SystemExit("README.md has no paragraph under <!-- example -->")
    with TemporaryDirectory() as folder, chdir(Path(folder)):
        Path("spray.md").write_text(paragraph[1], "utf-8")
        bibliography = (ROOT / "references.bib").read_text("utf-8")
        Path("references.bib").write_text(bibliography, "utf-8")
        result = audit("spray.md", ignore=("bibliography", "unused-reference"))
        output = render(result, "text").partition("\nChecked\n")[0] + "\n"
    return _OUTPUT.sub(lambda match: match[1] + output + match[3], text)


def refresh() -> None:
    """Write every file that is out of date, and remove what is no longer made."""
    today = made_today()
    for path in kept() - set(today):
        (ROOT / path).unlink()
    for path, text in today.items():
        target = ROOT / path
        if not target.is_file() or target.read_bytes() != text.encode():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())


if __name__ == "__main__":
    refresh()
