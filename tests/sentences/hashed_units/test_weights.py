"""Reading the file of weights of the network that reads units."""

import numpy as np
import pytest

from claimcheck.model import ModelError
from claimcheck.sentences.hashed_units.weights import (
    FILE,
    FORMAT,
    UnitWeights,
    read_unit_weights,
    unit_weights,
)


def store(path, **changed):
    made = unit_weights()
    stored = {name: getattr(made, name) for name in UnitWeights.__match_args__}
    np.savez(path, **({"format": np.int64(FORMAT)} | stored | changed))
    return path


def refused(path):
    with pytest.raises(ModelError) as raised:
        read_unit_weights(path)
    assert "\n" not in str(raised.value)
    assert path.name in str(raised.value)
    return str(raised.value)


def test_what_was_stored_is_read(tmp_path):
    read = read_unit_weights(store(tmp_path / "units.npz"))

    assert np.array_equal(read.hidden, unit_weights().hidden)


def test_the_file_is_small():
    assert FILE.stat().st_size < 4_000_000


def test_a_missing_file_is_one_clear_line(tmp_path):
    assert "missing" in refused(tmp_path / "units.npz")


def test_another_format_is_refused(tmp_path):
    assert "format" in refused(store(tmp_path / "units.npz", format=np.int64(FORMAT + 1)))


def test_tables_that_do_not_belong_together_are_refused(tmp_path):
    assert "damaged" in refused(store(tmp_path / "units.npz", head_bias=np.zeros(3)))


@pytest.mark.parametrize("size", [0, 100, 1_000_000])
def test_a_file_that_was_cut_off_is_refused(tmp_path, size):
    path = tmp_path / "units.npz"
    path.write_bytes(FILE.read_bytes()[:size])

    assert "damaged" in refused(path)
