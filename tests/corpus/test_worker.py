"""A worker and its limits: what a document does to it costs that document alone."""

import os
import pickle
import signal
import threading

import pytest

import claimcheck
from claimcheck.auditing import Config, Sources
from claimcheck.corpus.limits import Limits
from claimcheck.corpus.settings import CorpusSettings
from claimcheck.corpus.worker import Worker
from claimcheck.corpus.worker_start import WorkerStart

READER = """
    import os, time
    from claimcheck.model import Block, BlockKind, Document, Prose, Segment, Span
    from claimcheck.readers import text_reader

    @text_reader("odd", suffixes=(".odd",))
    def odd_reader(text: str, path: str) -> Document:
        '''Do what the text says.'''
        print("noise on standard output")
        if text == "hang":
            time.sleep(600)
        if text == "eat":
            held = []
            while True:
                held.append(bytearray(8 << 20))
                time.sleep(0.005)
        if text == "abort":
            os.abort()
        if text == "raise":
            raise RuntimeError("a plugin that fails")
        span = Span(0, len(text))
        block = Block(BlockKind.PARAGRAPH, span, Prose((Segment(text, span),)))
        return Document(path, "odd", text, (block,))
"""
POINTS = {"claimcheck.readers": {"odd": "odd_plugin"}}


@pytest.fixture
def worker(install):
    install("odd", POINTS, odd_plugin=READER)
    limits = Limits(seconds=4, megabytes=300)
    settings = CorpusSettings(Sources(engine="fast"), Config(engine="fast"), "2026-01-01", limits)
    found = Worker(WorkerStart.of(settings))
    yield found
    found.close()


def audited(worker, folder, *texts):
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"{number}.odd")
        paths[-1].write_text(text, "utf-8")
    return pickle.loads(worker.run([path.as_posix() for path in paths]))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("hang", "time-limit", "longer than 4 seconds"),
        ("eat", "memory-limit", "more memory than a document may take"),
        ("abort", claimcheck.model.INTERNAL_ERROR, f"signal {signal.SIGABRT.value}"),
        ("raise", claimcheck.model.INTERNAL_ERROR, "a plugin that fails"),
    ],
)
@pytest.mark.usefixtures("no_hang")
def test_a_bad_document_is_named_and_the_others_are_whole(worker, tmp_path, text, kind, words):
    good = "Zinc prevents colds in children."
    first, bad, last = audited(worker, tmp_path, good, text, good)
    assert [claim.quote for one in (first, last) for claim in one.claims] == [good, good]
    (failure,) = bad.failures
    assert not bad.readings
    assert failure.path.endswith("1.odd")
    assert kind in failure.kind
    assert words in str(failure)


@pytest.mark.usefixtures("no_hang")
def test_a_worker_that_somebody_kills_is_replaced_and_nothing_is_lost(worker, tmp_path):
    texts = [f"Zinc prevents colds in {number} children." for number in range(40)]
    whole = audited(worker, tmp_path, *texts)
    killer = threading.Timer(0.1, os.kill, (worker._child._process.pid, signal.SIGKILL))
    killer.start()
    again = audited(worker, tmp_path, *texts)
    killer.join()
    assert again == whole
    assert not any(audit.failures for audit in again)


def test_settings_that_cannot_be_used_are_refused(tmp_path):
    config = Config(engine="fast", select=("nothing",))
    settings = CorpusSettings(Sources(engine="fast"), config, "2026-01-01")
    worker = Worker(WorkerStart.of(settings))
    with pytest.raises(claimcheck.ClaimcheckError, match="no rule has the code"):
        worker.run([(tmp_path / "a.md").as_posix()])
    worker.close()


@pytest.mark.usefixtures("no_hang")
def test_a_worker_ends_with_the_run_that_started_it(worker, tmp_path):
    audited(worker, tmp_path, "Zinc prevents colds in children.")
    process = worker._child._process
    process.stdin.close()
    assert process.wait(20) == 0
