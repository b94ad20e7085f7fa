"""What the article loses in another format is listed, each difference with its reason."""

import shutil
from pathlib import Path

import pytest
from benchmarks.format_oracle import differences, listed, told

ROOT = Path(__file__).resolve().parents[2]


def test_every_difference_of_a_format_is_listed_with_its_reason():
    if shutil.which("pandoc") is None:
        pytest.skip("needs pandoc to make the files")
    for name in ("lxml", "pypdfium2"):
        pytest.importorskip(name)
    article, bib = ROOT / "examples/oxytocin-sensitivity.md", ROOT / "references.bib"
    _, found = differences(article, bib, "accurate")
    assert {row for one in found for row in told(one)} <= set(listed())


def test_the_page_on_formats_shows_each_difference():
    page = (ROOT / "docs/formats.md").read_text("utf-8")
    for row, why in listed().items():
        assert f"| {' | '.join(row)} | {why} |" in page
