"""How quickly the page is made, shown, filtered and sorted, and what axe-core says of it.

Run from the repository root: ``python benchmarks/html_report.py [DOCUMENT...]``. Beside the named
documents it measures one of 500 claims and one of 5,000 findings. Needs the extra ``browser`` and
a Chromium; ``--axe`` adds axe-core, which takes about a minute a large page.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from browser.conftest import ARGUMENTS  # noqa: E402
from browser.large import large_audit  # noqa: E402
from browser.test_page import AXE  # noqa: E402
from claimcheck.auditing import audit as audited  # noqa: E402
from claimcheck.auditing.result import Audit  # noqa: E402
from claimcheck.reports import render  # noqa: E402

TIMED = """async (change) => {
  const began = performance.now();
  change();
  document.body.offsetHeight;
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - began;
}"""


CHANGED = "box.dispatchEvent(new Event('input', {bubbles: true}))"
CHANGES = (
    f"const box = document.querySelector('#words'); box.value = 'a 1'; {CHANGED}",
    f"const box = document.querySelector('#words'); box.value = ''; {CHANGED}",
    f"const box = document.querySelector('select[data-facet=tier]'); box.value = '8'; {CHANGED}",
    "document.querySelector('#filter').reset()",
    "document.querySelector('th.col-claim button').click()",
)
REPEATS = 3
PAINTED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def audits(paths: list[str]) -> Iterator[tuple[str, Audit]]:
    for path in paths:
        yield Path(path).name, audited(path)
    yield "500 claims", large_audit()
    yield "5,000 findings", large_audit(claims=1167, findings_each=5)


def made(name: str, audit: Audit) -> str:
    began = time.perf_counter()
    html = render(audit, "html")
    took = time.perf_counter() - began
    print(f"{name}: {len(audit.claims):,} claims, {len(audit.findings):,} findings")
    print(f"  rendered in {took:.2f} s, {len(html.encode()) / 1024:,.0f} KiB")
    return html


def shown(page: Page, address: str) -> None:
    times = []
    for _ in range(REPEATS):
        page.goto(address)
        page.evaluate(PAINTED)
        times.append(page.evaluate(LOADED))
    print(f"  loaded in {min(times):.0f} ms")
    page.evaluate("document.querySelector('#claims').scrollIntoView({behavior: 'instant'})")
    for change in CHANGES:
        took = min(page.evaluate(f"({TIMED})(() => {{ {change} }})") for _ in range(REPEATS))
        print(f"  {took:5.1f} ms  {change[:70]}")


def judged(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    print(f"  axe-core: {page.evaluate(AXE) or 'nothing'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="*")
    parser.add_argument("--axe", action="store_true")
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for number, (name, audit) in enumerate(audits(options.documents)):
            file = Path(folder) / f"{number}.html"
            file.write_text(made(name, audit), encoding="utf-8")
            page = browser.new_context(bypass_csp=True).new_page()
            shown(page, file.as_uri())
            if options.axe:
                judged(page)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
