"""A project of one article in a folder of its own."""

from pathlib import Path

import pytest

from claimcheck.review.desk import Desk
from review.desks import small_project


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return small_project(tmp_path)
