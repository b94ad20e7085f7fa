"""One article in every format is read alike: pandoc makes the files, Markdown is the measure."""

import shutil
import subprocess

import pytest

from claimcheck.model import BlockKind
from claimcheck.readers import read

ARTICLE = """# Zinc for colds

Zinc *lozenges* shorten colds by **two days**.^1^ It is said.[^n] See a [trial](https://doi.org/10.1/x).

[^n]: A note by Lee in 2020.

It works at $x$ mg & below 5 % of all cases --- or so they “say”.

1. One
2. Two

    - Deep

> A quotation.

| Dose  | Days |
|-------|------|
| 75 mg | 4    |

: Table 1. Doses of zinc

## References

1. Kim A. Zinc for colds. JRSM. 2020;1:1-2.
"""
EXTENSIONS = {"docx": "docx", "odt": "odt", "html": "html", "latex": "tex", "jats": "xml"}
UNHEARD = frozenset({BlockKind.FOOTNOTE, BlockKind.HTML, BlockKind.COMMENT})


def words_of(document):
    return sorted(
        (block.kind.value, block.level * (block.kind is not BlockKind.REFERENCE), block.prose.text)
        for block in document.blocks
        if block.kind not in UNHEARD
    )


@pytest.mark.parametrize("name", EXTENSIONS)
def test_an_article_that_pandoc_converts_is_read_as_its_markdown_is(name, tmp_path):
    if shutil.which("pandoc") is None:
        pytest.skip("needs pandoc to make the files")
    if name in {"docx", "odt"}:
        pytest.importorskip("lxml")
    source, made = tmp_path / "a.md", tmp_path / f"a.{EXTENSIONS[name]}"
    source.write_text(ARTICLE, "utf-8")
    command = ["pandoc", "-s", "-f", "markdown-smart", "-t", name, "-o", str(made), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    expected = words_of(read(source))
    found = words_of(read(made))
    if name == "jats":
        found = [(kind, level, text.replace("said.1", "said.")) for kind, level, text in found]
    if name == "latex":  # a note, which stands where it is called, parts its paragraph
        expected = sorted(
            (kind, level, part)
            for kind, level, text in expected
            for part in text.replace("said. See", "said.\nSee").split("\n")
        )
        expected = [(k, level, text.replace("---", "—")) for k, level, text in expected]
        found = [(k, level, text.replace("---", "—")) for k, level, text in found]
    assert found == expected
