"""A headless browser for the pages, where one is installed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import define, field

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


PATIENCE = 60_000
"""Milliseconds to wait: on busy cores a page takes its time, and that is not what is tested."""


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Start Chromium; without it, or without playwright to drive it, the tests are skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("needs Chromium: no `chromium` on the path")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@define
class Visit:
    """A page that is open in the browser, and what went wrong on it."""

    page: object
    trouble: list[str] = field(factory=list)
    requests: list[str] = field(factory=list)


@pytest.fixture
def visit(browser, tmp_path: Path) -> Iterator[object]:
    """Give a function that opens a page from a file."""
    contexts = []

    def open_page(html: str, **options: object) -> Visit:
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        made = Visit(context.new_page())
        made.page.on("console", lambda message: made.trouble.append(message.text))
        made.page.on("pageerror", lambda error: made.trouble.append(str(error)))
        made.page.on("dialog", lambda dialog: made.trouble.append(dialog.message))
        made.page.on("request", lambda request: made.requests.append(request.url))
        made.page.goto(file.as_uri())
        return made

    yield open_page
    for context in contexts:
        context.close()
