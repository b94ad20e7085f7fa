"""Reading the file of weights."""

import numpy as np
import pytest

from claimcheck.model import ModelError
from claimcheck.sentences.hashed.weights import FORMAT, Weights, read_weights
from small_networks import weights


def store(path, **changed):
    made = weights()
    stored = {name: getattr(made, name) for name in Weights.__match_args__}
    np.savez_compressed(path, **({"format": np.int64(FORMAT)} | stored | changed))
    return path


def refused(path):
    with pytest.raises(ModelError) as raised:
        read_weights(path)
    assert "\n" not in str(raised.value)
    assert path.name in str(raised.value)
    return str(raised.value)


def test_what_was_stored_is_read(tmp_path):
    read = read_weights(store(tmp_path / "network.npz"))

    assert np.array_equal(read.heads, weights().heads)
    assert np.array_equal(read.known, weights().known)


def test_a_missing_file_is_one_clear_line(tmp_path):
    assert "missing" in refused(tmp_path / "network.npz")


def test_a_folder_in_its_place_is_one_clear_line(tmp_path):
    (tmp_path / "network.npz").mkdir()

    refused(tmp_path / "network.npz")


@pytest.mark.parametrize("kept", [0, 1, 10, 500, -1, -100])
def test_a_file_cut_short_is_one_clear_line(tmp_path, kept):
    path = store(tmp_path / "network.npz")
    path.write_bytes(path.read_bytes()[:kept])

    assert "damaged" in refused(path)


def test_a_file_with_other_bytes_inside_is_one_clear_line(tmp_path):
    path = store(tmp_path / "network.npz")
    data = bytearray(path.read_bytes())
    for place in range(200, len(data) - 2000, 50):
        data[place] ^= 0xFF
    path.write_bytes(bytes(data))

    assert "damaged" in refused(path)


def test_another_format_is_named(tmp_path):
    assert "format" in refused(store(tmp_path / "network.npz", format=np.int64(FORMAT + 1)))


def test_unknown_and_absent_tables_are_one_clear_line(tmp_path):
    assert "damaged" in refused(store(tmp_path / "network.npz", surplus=np.zeros(1)))


def test_tables_that_do_not_fit_together_are_one_clear_line(tmp_path):
    changed = {"heads": np.zeros((3, 3), np.int16)}

    assert "damaged" in refused(store(tmp_path / "network.npz", **changed))
