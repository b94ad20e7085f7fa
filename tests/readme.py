"""The README's example: its paragraph, and what the tool finds in it today.

Run as a program, it writes the output anew.
"""

import os
import re
import tempfile
from pathlib import Path

from claimcheck.auditing import audit
from claimcheck.reports import render

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_PARAGRAPH = re.compile(r"<!-- example -->\n```md\n(.*?)```\n", re.DOTALL)
_OUTPUT = re.compile(r"(<!-- output -->\n```text\n)(.*?)(```\n)", re.DOTALL)


def paragraph() -> str:
    """Give the paragraph that the README shows."""
    return _PARAGRAPH.search(README.read_text("utf-8"))[1]


def shown() -> str:
    """Give the output that the README shows."""
    return _OUTPUT.search(README.read_text("utf-8"))[2]


def today() -> str:
    """Give what the tool finds in the paragraph today, up to its closing section."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("spray.md").write_text(paragraph(), "utf-8")
            bibliography = (ROOT / "references.bib").read_text("utf-8")
            Path("references.bib").write_text(bibliography, "utf-8")
            result = audit("spray.md", ignore=("bibliography", "unused-reference"))
            return render(result, "text").partition("\nChecked\n")[0] + "\n"
        finally:
            os.chdir(before)


def refresh() -> None:
    """Write the output anew."""
    text = README.read_text("utf-8")
    output = today()
    README.write_text(_OUTPUT.sub(lambda match: match[1] + output + match[3], text), "utf-8")


if __name__ == "__main__":
    refresh()
