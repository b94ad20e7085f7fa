"""A Dask cluster does the same work."""

import pytest

import claimcheck
from claimcheck.corpus.dask_pool import sampled_less_often

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
