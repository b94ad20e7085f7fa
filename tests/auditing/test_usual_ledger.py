"""The ledger counts in Python as it does in the command."""

from pathlib import Path

import pytest

import claimcheck
from claimcheck.cli._group import run


@pytest.fixture
def reviewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an article with a ledger in the usual folder."""
    monkeypatch.chdir(tmp_path)
    Path("article.md").write_text("Zinc cures insomnia in adults.\n", "utf-8")
    run(["extract", "article.md", "--engine", "fast"])
    ledger = Path("claims/article.toml")
    text = ledger.read_text("utf-8").replace('status = "extracted"', 'status = "disputed"')
    ledger.write_text(text, "utf-8")
    return ledger


@pytest.mark.usefixtures("reviewed")
def test_the_usual_folder_counts_where_none_is_named() -> None:
    (claim,) = claimcheck.audit("article.md", engine="fast").claims
    assert claim.status == "disputed"


@pytest.mark.usefixtures("reviewed")
def test_no_ledger_is_read_on_request_and_none_for_a_text() -> None:
    (claim,) = claimcheck.audit("article.md", engine="fast", ledger=None).claims
    assert claim.status == "extracted"
    (claim,) = claimcheck.audit(text="Zinc cures insomnia in adults.", engine="fast").claims
    assert claim.status == "extracted"
