"""A Dask cluster does the same work."""

import subprocess
import sys
from concurrent.futures import Future
from types import SimpleNamespace

import pytest

import claimcheck
from claimcheck.corpus.dask_pool import DaskPool, sampled_less_often
from claimcheck.corpus.scheduling import as_completed, in_order

from .samples import files_of, write_articles

pytest.importorskip("pyarrow.parquet", reason="needs pyarrow, the extra `corpus`")
distributed = pytest.importorskip("distributed", reason="needs distributed, the extra `dask`")

pytestmark = pytest.mark.filterwarnings("ignore")  # of a library that is not ours


@pytest.fixture(scope="module")
def client():
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    )
    with cluster, distributed.Client(cluster) as client:
        yield client


def test_a_cluster_writes_the_same_bytes_as_processes(client, tmp_path):
    folder = write_articles(tmp_path / "articles", 6)
    (folder / "odd.md").write_bytes(b"\xff\xfe\x00\xd8binary\x00\x00")
    for name, workers in (("pool", 1), ("cluster", client)):
        corpus = claimcheck.audit_corpus(folder, engine="fast", workers=workers)
        corpus.save(tmp_path / name)
    assert files_of(tmp_path / "cluster") == files_of(tmp_path / "pool")


def test_a_cluster_gives_the_audits_in_order(client, tmp_path):
    folder = write_articles(tmp_path / "articles", 6)
    audits = claimcheck.audit_corpus(folder, engine="fast", workers=client)
    assert [one.documents[0].path for one in audits] == sorted(
        path.as_posix() for path in folder.iterdir()
    )


def test_a_worker_is_sampled_less_often_while_it_waits_and_as_before_afterwards(client):
    def moments(dask_worker):
        def every():
            return {
                name: dask_worker.periodic_callbacks[name].callback_time
                for name in ("profile", "tick")
            }

        before = every()
        with sampled_less_often(dask_worker):
            with sampled_less_often(dask_worker):
                pass
            during = every()
        return before, during, every()

    for before, during, after in client.run(moments).values():
        assert all(during[name] > before[name] for name in before)
        assert after == before


def test_a_local_cluster_is_sampled_less_often_while_a_run_lasts_and_as_before_afterwards(client):
    servers = [client.cluster.scheduler, *client.cluster.workers.values()]

    def moments():
        return [one.periodic_callbacks["tick"].callback_time for one in servers]

    before = moments()
    pool = DaskPool(client)
    assert all(now > earlier for now, earlier in zip(moments(), before, strict=True))
    pool.close("run")
    assert moments() == before


def test_a_worker_of_a_cluster_imports_little_of_the_library():
    seen = "; import sys; sys.exit('claimcheck.pipeline' in sys.modules)"
    subprocess.run([sys.executable, "-c", f"import claimcheck.corpus.dask_pool{seen}"], check=True)


class Answering:
    """A client whose cluster gives some answers in turn, the last of them for good."""

    def __init__(self, *answers):
        self.answers = list(answers)

    def nthreads(self):
        return {"worker": 1}

    def get_executor(self, **_):
        return SimpleNamespace(submit=self.submit, shutdown=lambda wait: None)

    def submit(self, *_):
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        future = Future()
        if answer is None:
            future.cancel()
            future.set_running_or_notify_cancel()
        elif isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)
        return future

    def run(self, *_, **__):
        raise OSError("timed out")


GIVEN_UP = distributed.KilledWorker("run_on_cluster", SimpleNamespace(address="tcp://a:1"), 3)
JOBS = [(0, ["a.md"]), (1, ["b.md"]), (2, ["c.md"])]


def test_a_batch_that_the_cluster_gave_up_is_given_away_again():
    pool = DaskPool(Answering(b"0", GIVEN_UP, GIVEN_UP, b"1"))
    assert sorted(number for number, _ in as_completed(pool, None, JOBS)) == [0, 1, 2]
    pool = DaskPool(Answering(GIVEN_UP, b"1", GIVEN_UP, b"1"))
    assert list(in_order(pool, None, JOBS)) == [b"1", b"1", b"1"]


@pytest.mark.parametrize(
    ("answer", "said"), [(GIVEN_UP, "end again and again"), (None, "cannot be reached")]
)
@pytest.mark.parametrize("run", [as_completed, in_order])
def test_a_cluster_that_is_lost_is_told_as_an_error_of_ours(run, answer, said):
    pool = DaskPool(Answering(answer))
    with pytest.raises(claimcheck.InputError, match=said):
        list(run(pool, None, JOBS))


def test_a_cluster_that_is_gone_at_the_end_costs_no_results():
    DaskPool(Answering(b"0")).close("run")
