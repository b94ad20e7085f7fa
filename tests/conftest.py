"""Fixtures that every test may use."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real articles and labelled data that lies beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, the real articles and data beside the checkout")
    return SHARED
