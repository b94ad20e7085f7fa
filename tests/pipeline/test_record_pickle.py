"""What comes out of a cache is records, and nothing that its bytes name besides."""

import os
import pickle
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Bibliography, Library, Reference
from claimcheck.pipeline.record_pickle import dump_records, load_records
from strategies import audits

LIBRARY = Library(Bibliography((Reference("lee2020"),)))


class Hostile:
    def __reduce__(self):
        return os.system, ("echo run",)


@settings(max_examples=25, deadline=None)
@given(audits(max_findings=2))
def test_records_come_back_as_they_were(audit):
    assert load_records(dump_records(audit.project, LIBRARY), LIBRARY) == audit.project


def test_the_library_is_named_and_not_written():
    back = load_records(dump_records(("kept", LIBRARY), LIBRARY), LIBRARY)
    assert back[1] is LIBRARY


@pytest.mark.parametrize("content", [Hostile(), os.system, eval, print, pytest.raises])
def test_what_is_no_record_is_refused(content):
    with pytest.raises(ValueError, match="no records"):
        load_records(pickle.dumps(content), LIBRARY)


@given(st.binary(max_size=200))
def test_any_bytes_are_records_or_refused(data):
    with suppress(ValueError):
        assert dump_records(load_records(data, LIBRARY), LIBRARY)
