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
DECISIONS = 20
PAUSE = 300
"""Milliseconds between two decisions, in which a reviewer would read."""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
SAVED = """() => new Promise((done, refused) => {
  const began = performance.now();
  const sign = document.querySelector('#saving');
  const watch = new MutationObserver(() => {
    if (sign.className === 'saving') return;
    watch.disconnect();
    const saved = performance.now() - began;
    if (sign.className === 'unsaved') return done({asked: saved});
    requestAnimationFrame(() => setTimeout(() => done({saved, shown: performance.now() - began})));
  });
  watch.observe(sign, {attributes: true, childList: true});
  (document.querySelector('#form[open] #form-submit')
    || document.querySelector('button[aria-keyshortcuts=a]')).click();
})"""
ASKED = "document.querySelector('#form[open]')"
SHOWN = "document.querySelector('#text .claim') && performance.now()"
READ = "document.querySelector('#text').textContent.trim() && performance.now()"


def visited(page: Page, address: str) -> dict[str, float]:
    """Open the page, and say after how many milliseconds what was shown."""
    page.goto(address)
    read = page.wait_for_function(READ, polling="raf").json_value()
    shown = page.wait_for_function(SHOWN, polling="raf").json_value()
    return {"first paint": page.evaluate(PAINTED), "text": read, "claims": shown}


def decided(page: Page) -> Iterator[dict[str, float]]:
    """Confirm one reading after the other, each timed from the click.

    Where a decision makes findings graver the page asks first; both answers are timed.
    """
    for _ in range(DECISIONS):
        page.keyboard.press("u")
        took = page.evaluate(SAVED)
        yield took
        if "asked" in took:
            page.wait_for_function(ASKED, polling="raf")
            yield page.evaluate(SAVED)
        page.wait_for_timeout(PAUSE)


def told(saves: list[dict[str, float]]) -> None:
    """Say how long the saves took: until the sign of success, and until the page shows them."""
    words = {
        "saved": "until the sign that it is saved",
        "shown": "until the page shows it",
        "asked": "until the page asks about graver findings",
    }
    for name, said in words.items():
        times = sorted(each[name] for each in saves if name in each)
        if times:
            slowest = f"slowest {times[-1]:.0f} ms, {len(times)} times"
            print(f"  save, {said}: median {median(times):.0f} ms, {slowest}")


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
            told(list(decided(pages[0])))
        browser.close()
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
