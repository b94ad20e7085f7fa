"""A short run of the fuzzer, and what it covers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.fuzzing.doors import doors
from benchmarks.fuzzing.running import MEGABYTES, Door, run_batch, the_input

import claimcheck
from claimcheck.bibliography.formats import all_formats
from claimcheck.evidence.services import REGISTRY
from claimcheck.evidence.store.dumps import REGISTRY as DUMPS
from claimcheck.model import ClaimcheckError
from claimcheck.readers import formats

pytest.importorskip("pypdfium2")
pytest.importorskip("lxml")
pytest.importorskip("openpyxl")
pytest.importorskip("pygls")
pytest.importorskip("httpx2")
pytest.importorskip("pyarrow")


SHORT_RUN = """
import json
from benchmarks.fuzzing.doors import doors
from benchmarks.fuzzing.running import Budget, run_all

tallies = run_all(doors(), Budget(inputs=1_000, seconds=30, seed="suite"))
faults = [f"{one.door} {fault}" for one in tallies for fault in one.faults]
print(json.dumps([faults, max(one.megabytes for one in tallies)]))
"""


def test_no_input_of_a_short_run_gives_an_untyped_error_or_hangs():
    """Runs in a process of its own: children of one with threads may wait for ever."""
    root = Path(__file__).parents[1]
    path = os.pathsep.join([str(Path(claimcheck.__file__).parents[1]), str(root)])
    ran = subprocess.run(
        [sys.executable, "-c", SHORT_RUN], cwd=root, capture_output=True, check=True,
        env={**os.environ, "PYTHONPATH": path}, timeout=120,
    )  # fmt: skip
    faults, megabytes = json.loads(ran.stdout)
    assert faults == []
    assert megabytes < MEGABYTES


def test_every_format_service_and_dump_has_a_door():
    names = {door.name for door in doors()}
    assert {f"read {name}" for name in formats()} <= names
    assert {one.name.replace("-", " ") for one in all_formats()} <= names
    assert {f"answer of {name}" for name in REGISTRY.values()} <= names
    assert {"corpus", "crossref over HTTP", "editor", "pubmed over HTTP"} <= names
    assert {f"dump of {name}" for name in DUMPS.values()} <= names


def test_an_input_is_made_again_from_its_number():
    for door in doors():
        assert the_input(door, "1", 7) == the_input(door, "1", 7)


def test_faults_of_every_kind_are_counted():
    def enter(data, folder):
        if data == b"3":
            raise ClaimcheckError
        if data == b"5":
            raise KeyError("x")
        if data == b"6":
            import os  # noqa: PLC0415 - in the child alone

            os.abort()

    numbers = iter(range(100))
    door = Door("bad", lambda _: str(next(numbers)).encode(), enter)
    tally = run_batch(door, "1", 0, 6)
    assert (tally.inputs, tally.refused, len(tally.faults)) == (6, 1, 1)
    assert tally.faults[0] == "#5: KeyError: 'x'"
    numbers = iter([6])
    assert "died" in run_batch(door, "1", 0, 1).faults[0]
