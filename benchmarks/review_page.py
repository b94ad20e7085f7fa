"""How quickly the review page shows a document and saves a decision, by the clock of the browser.

Run from the repository root: ``python benchmarks/review_page.py DOCUMENT [--bib FILE]``. The
document is copied into a folder of its own. Needs the extra ``browser`` and a Chromium.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from benchmarks.served_review import served_review  # noqa: E402
from browser.conftest import ARGUMENTS  # noqa: E402

VISITS = 5
DECISIONS = 10
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
SAVED = """() => new Promise((done, refused) => {
  const began = performance.now();
  const sign = document.querySelector('#saving');
  new MutationObserver(() => {
    if (sign.classList.contains('saved')) done(performance.now() - began);
    else if (sign.classList.contains('unsaved')) refused(sign.textContent);
  }).observe(sign, {attributes: true, childList: true});
  document.querySelector('button[aria-keyshortcuts=a]').click();
})"""
SHOWN = "document.querySelector('#text .claim') && performance.now()"
READ = "document.querySelector('#text').textContent.trim() && performance.now()"


def visited(page: Page, address: str) -> dict[str, float]:
    """Open the page, and say after how many milliseconds what was shown."""
    page.goto(address)
    read = page.wait_for_function(READ, polling="raf").json_value()
    shown = page.wait_for_function(SHOWN, polling="raf").json_value()
    return {"first paint": page.evaluate(PAINTED), "text": read, "claims": shown}


def decided(page: Page) -> Iterator[float]:
    """Confirm one reading after the other, each timed from the click to the sign of success."""
    for _ in range(DECISIONS):
        yield page.evaluate(SAVED)
        page.keyboard.press("u")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", type=Path)
    parser.add_argument("--bib", type=Path)
    wanted = parser.parse_args()
    document, bibliography = wanted.document.resolve(), wanted.bib
    options = [document.name]
    if bibliography:
        options += ["--bib", str(bibliography.resolve())]
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        shutil.copy(document, folder)
        os.chdir(folder)
        browser = driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        with served_review(*options) as address:
            pages = [browser.new_context(bypass_csp=True).new_page() for _ in range(VISITS)]
            times = [visited(page, address) for page in pages]
            print(f"{document.name}: first visit to a new server, then the median of the others")
            for name in times[0]:
                later = median(each[name] for each in times[1:])
                print(f"  {name}: {times[0][name]:.0f} ms, {later:.0f} ms")
            for page in pages[1:]:
                page.close()
            saves = sorted(decided(pages[0]))
            print(f"  save: median {median(saves):.0f} ms, slowest {saves[-1]:.0f} ms")
        browser.close()
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
