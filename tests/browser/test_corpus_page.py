"""The page of a corpus in a browser."""

import pytest

from claimcheck.corpus.across import Across
from claimcheck.corpus.counts import CorpusCounts
from claimcheck.corpus.page import corpus_page
from claimcheck.corpus.summary import CorpusSummary
from claimcheck.pipeline.analysis import usual_settings

MANY = 1_234_567


@pytest.fixture(scope="module")
def large():
    """Give the page of so many documents that every number is long."""
    counts = CorpusCounts()
    sums = dict.fromkeys(CorpusCounts().to_dict()["sums"], MANY)
    statuses = {"documents.status": {"checked": MANY}}
    counts.add(
        {
            "documents": MANY,
            "sums": sums,
            "shares": statuses,
            "rules": [["CC201", "uncited-claim", "note", MANY]],
            "worst": [],
            "unchecked": [],
        }
    )
    summary = CorpusSummary(counts, Across((), 0, (), 0, (), 0))
    return corpus_page(summary, usual_settings(), ())


@pytest.mark.parametrize("width", [390, 1280])
def test_long_numbers_stand_apart_and_within_the_screen(large, width, visit):
    page = visit(large, viewport={"width": width, "height": 844}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    too_long = "nodes => nodes.filter(one => one.scrollWidth > one.clientWidth + 1).length"
    assert page.locator(".figure dd").evaluate_all(too_long) == 0
