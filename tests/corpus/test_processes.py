"""The workers of a run, between its batches and when it is gone."""

import time

import pytest

from claimcheck.auditing import Config, Sources
from claimcheck.corpus import processes
from claimcheck.corpus.settings import CorpusSettings
from claimcheck.corpus.worker_start import WorkerStart


@pytest.fixture
def start():
    made = WorkerStart.of(
        CorpusSettings(Sources(engine="fast"), Config(engine="fast"), "2026-01-01", run="of a test")
    )
    yield made
    processes.close_workers(made.run)


def ended_in_time(process):
    until = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    return process.poll() is not None


def test_a_worker_takes_the_next_batch_of_its_run(start, tmp_path):
    paths = [(tmp_path / "a.md").as_posix()]
    processes.run_batch(start, paths)
    (first,) = processes._idle[start.run]
    processes.run_batch(start, paths)
    assert list(processes._idle[start.run]) == [first]


def test_a_worker_whose_run_is_gone_ends(start, tmp_path, monkeypatch):
    paths = [(tmp_path / "a.md").as_posix()]
    processes.run_batch(start, paths)
    (worker,) = processes._idle[start.run]
    process = worker._child._process
    monkeypatch.setattr(processes, "_IDLE", 0.05)
    processes.run_batch(start, paths)
    assert ended_in_time(process)
    assert start.run not in processes._idle
