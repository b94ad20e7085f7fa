"""Fixtures that every test may use."""

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from claimcheck import memory

from .plugging import install

__all__ = ["install"]

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real articles and labelled data that lies beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, the real articles and data beside the checkout")
    return SHARED


settings.register_profile("usual", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("usual")
"""A busy machine is no reason to fail: how long things take is measured in benchmarks."""

HANGS_AFTER = 120


def pytest_collection_finish() -> None:
    """Keep the options of this run from the runs that tests begin, and the collector from tests.

    Workers need the options, such as coverage, until they have started. Ten thousand tests and all
    that they import stay, so that looking at them again and again is vain.
    """
    os.environ.pop("PYTEST_ADDOPTS", None)
    gc.collect()
    gc.freeze()


def _hangs(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"no answer after {HANGS_AFTER} seconds: this hangs")


@pytest.fixture
def no_hang() -> Iterator[None]:
    """Fail what never ends; how long an answer takes is measured in benchmarks, not here."""
    before = signal.signal(signal.SIGALRM, _hangs)
    signal.alarm(HANGS_AFTER)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(autouse=True)
def forgets() -> Iterator[None]:
    """Let no test remember for the next: commands that serve go on remembering in their process."""
    before = memory._Switch.on, memory._Switch.lasts
    yield
    if (memory._Switch.on, memory._Switch.lasts) != before:
        memory._Switch.on, memory._Switch.lasts = before
        memory._forget()
