"""A project of one article in a folder of its own."""

from pathlib import Path

import pytest

from claimcheck.review.documents import ReviewedDocuments
from review.projects import small_project


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReviewedDocuments:
    monkeypatch.chdir(tmp_path)
    return small_project(tmp_path)
