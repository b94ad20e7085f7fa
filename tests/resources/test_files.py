"""Shipped files are read without unpickling, or refused with the name of the file."""

import gzip
import json

import numpy as np
import pytest

from claimcheck.model import ModelError
from claimcheck.resources import files, read_arrays, read_bytes, read_json, read_text


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_PACKAGE", tmp_path)
    return tmp_path


def test_packed_bytes_are_unpacked(folder):
    (folder / "model.bin.gz").write_bytes(gzip.compress(b"weights"))
    assert read_bytes("model.bin.gz") == b"weights"


def test_objects_and_arrays_come_back_as_they_were_written(folder):
    (folder / "a.json").write_text(json.dumps({"classes": ["x"]}), "utf-8")
    np.savez(folder / "a.npz", weights=np.arange(3), scale=np.ones(2))
    assert read_json("a.json") == {"classes": ["x"]}
    assert {name: array.tolist() for name, array in read_arrays("a.npz").items()} == {
        "weights": [0, 1, 2],
        "scale": [1.0, 1.0],
    }


def test_pickled_arrays_are_refused(folder):
    np.savez(folder / "evil.npz", weights=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ModelError, match=r"evil\.npz"):
        read_arrays("evil.npz")


@pytest.mark.parametrize(
    ("read", "name"),
    [
        (read_bytes, "b.gz"),
        (read_text, "b.txt"),
        (read_json, "b.json"),
        (read_json, "list.json"),
        (read_arrays, "b.npz"),
        (read_text, "absent.txt"),
    ],
)
def test_damaged_and_absent_files_are_refused_by_name(folder, read, name):
    for broken in ("b.gz", "b.txt", "b.json", "b.npz"):
        (folder / broken).write_bytes(b"\xff\xfe{not right")
    (folder / "list.json").write_text("[1]", "utf-8")
    with pytest.raises(ModelError, match=name.replace(".", r"\.")):
        read(name)
