"""Makes the pictures of the documentation anew; needs Chromium and the extras browser and plot.

Run ``python docs/pictures.py`` when a page or the summary looks different, and look at the result.
"""

import os
import re
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.served_review import served_review  # noqa: E402

import claimcheck  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
_COMMAND = (sys.executable, "-m", "claimcheck.cli")
_FILE = re.compile(r"(?ms)^```\w+ file=(\S+)\n(.*?)^```$")


def draw_terminal() -> None:
    """Draw what ``claimcheck check`` shows at a terminal."""
    colour = {**os.environ, "FORCE_COLOR": "1"}
    done = subprocess.run(  # noqa: S603 - our own command
        (*_COMMAND, "check", "article.md", "--no-cache"),
        check=False,
        capture_output=True,
        env=colour,
        text=True,
    )
    console = Console(record=True, width=82, file=open(os.devnull, "w"))  # noqa: PTH123, SIM115
    console.print(Text("$ claimcheck check article.md", style="bold"))
    console.print(Text.from_ansi(done.stdout))
    path = PICTURES / "check.svg"
    svg = console.export_svg(title="claimcheck", unique_id="check")
    path.write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", "utf-8")


def draw_plot() -> None:
    """Draw the picture of an audit."""
    with chdir(ROOT):
        audit = claimcheck.audit("examples/oxytocin-sensitivity.md", bibliography="references.bib")
    audit.plot().savefig(PICTURES / "plot.png", dpi=80, metadata={"Software": None})


def draw_pages() -> None:
    """Draw the report and the review page as a browser shows them."""
    Path("report.html").write_text(
        claimcheck.render(claimcheck.audit("article.md"), "html"), "utf-8"
    )
    with sync_playwright() as playwright, served_review("article.md") as address:
        browser = playwright.chromium.launch(executable_path=which("chromium"))
        page = browser.new_page(viewport={"width": 1100, "height": 820})
        page.goto(Path("report.html").resolve().as_uri())
        page.screenshot(path=PICTURES / "report.png")
        page.goto(address)
        page.get_by_text("cures stage fright").first.wait_for(timeout=60_000)
        page.screenshot(path=PICTURES / "review.png")
        browser.close()


if __name__ == "__main__":
    with TemporaryDirectory() as folder, chdir(folder):
        tutorial = (ROOT / "docs" / "getting-started.md").read_text("utf-8")
        for name, text in _FILE.findall(tutorial):
            Path(name).write_text(text, "utf-8")
        draw_terminal()
        draw_plot()
        draw_pages()
