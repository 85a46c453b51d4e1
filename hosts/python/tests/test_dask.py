"""vecsolve.dask: the same bits as in one process, for every split, on real worker
processes, and after one of them was killed."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import vecsolve
from test_instance import status
from test_search import data
from test_solving import poisson

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
sparse = pytest.importorskip("scipy.sparse")
da = pytest.importorskip("dask.array")

from vecsolve.dask import RowMatrix, quantize, search  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """Without a cluster tasks run here, one after the other."""
    with dask.config.set(scheduler="synchronous"):
        yield


@pytest.mark.parametrize(("dtype", "metric"), [("f4", "dot"), ("i1", "l2sq"), ("u1", "hamming")])
@pytest.mark.parametrize("chunks", [13, 100, 1000])
def test_every_split_finds_the_same_bits(dtype: str, metric: str, chunks: int) -> None:
    x, q = data(dtype, 250, 16), data(dtype, 4, 16, seed=2)
    x[200] = x[3]  # a tie across blocks
    whole = vecsolve.search(x, q, 9, metric)
    for blocks in (
        da.from_array(x, chunks=(chunks, 5)),
        [dask.delayed(x[i : i + chunks]) for i in range(0, 250, chunks)],
    ):
        indices, scores = dask.compute(*search(blocks, q, 9, metric))
        assert indices.dtype == np.int64 and (indices == whole[0]).all()
        assert scores.tobytes() == whole[1].tobytes()


def test_nan_goes_last_and_ties_by_index() -> None:
    x = da.from_array(np.array([[1.0], [2.0], [np.nan], [2.0], [1.0]]), chunks=(1, 1))
    indices, scores = dask.compute(*search(x, [1.0], 5))
    assert indices.tolist() == [[1, 3, 0, 4, 2]] and np.isnan(scores[0, 4])


def test_int8_finds_nearly_what_floats_find() -> None:
    x, q = data("f4", 2000, 64), data("f4", 10, 64, seed=2)
    small, scale = quantize(da.from_array(x, chunks=(500, 64)))
    assert small.dtype == np.int8 and abs(scale * 127 - abs(x).max()) < 1e-6
    assert abs(small.compute() * scale - x).max() <= scale / 2 * 1.001
    found = dask.compute(*search(small, quantize(q, scale)[0], 10))[0]
    right = vecsolve.search(x, q, 10)[0]
    recall = np.mean([len(set(a) & set(b)) / 10 for a, b in zip(found, right)])
    assert recall >= 0.9
    assert status(quantize, np.array([np.nan])) == "not_finite"
    assert quantize(np.zeros((2, 2)))[0].tolist() == [[0, 0], [0, 0]]


def test_wrong_searches() -> None:
    x, q = da.ones((10, 4), chunks=(5, 4)), np.ones(4)
    assert status(search, x, q.astype("f4"), 1) == "dtype"
    assert status(search, x, q[:3], 1) == "shape"
    assert status(search, x, q, 1, "hamming") == "field"
    assert status(search, x[0], q, 1) == "shape"
    assert status(search, [], q, 1) == "shape"
    assert status(search, x, q, -1) == "shape"
    assert status(lambda: dask.compute(*search(x, q, 11))) == "shape"


@pytest.mark.parametrize("blocks", [1, 2, 3, 10])
def test_products_have_the_same_bits_for_every_split(blocks: int) -> None:
    a = sparse.random_array((120, 90), density=0.1, rng=np.random.default_rng(1), format="csr")
    x = np.random.default_rng(2).standard_normal(90)
    m = RowMatrix.from_scipy(a, blocks)
    assert m.shape == (120, 90) and f"{len(m._blocks)} blocks" in repr(m)
    with vecsolve.Instance() as s:
        parts = [s.array(d, v) for d, v in (("u32", a.indptr), ("u32", a.indices), ("f64", a.data))]
        y = s.array("f64", 120)
        s.spmv(*parts, s.array("f64", x), y)
        assert (m @ x).tobytes() == y.view.tobytes()
    np.testing.assert_allclose(m @ x, a @ x, rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(m.diagonal()[:90], a.diagonal())


def test_blocks_can_be_moved() -> None:
    from vecsolve.dask.block import Block

    a = poisson(8)
    block = Block(a)
    moved = pickle.loads(pickle.dumps(block))
    x = np.arange(64.0)
    assert moved.product(x).tobytes() == block.product(x).tobytes() == (a @ x).tobytes()
    assert block.__sizeof__() > a.data.nbytes


@pytest.mark.parametrize("M", ["jacobi", "none"])
def test_cg_has_the_same_bits_for_every_split(M: str) -> None:
    a = poisson(20) + sparse.diags_array(np.linspace(0, 1, 400))
    b = np.random.default_rng(1).standard_normal(400)
    done = [RowMatrix.from_scipy(a, blocks).cg(b, rtol=1e-10, M=M) for blocks in (1, 2, 5)]
    for r in done:
        assert r.reason == "converged" and len(r.history) == r.iterations
        assert np.linalg.norm(b - a @ r.x) <= 1.001e-10 * np.linalg.norm(b)
        assert (r.x.tobytes(), r.history) == (done[0].x.tobytes(), done[0].history)


def test_how_cg_ends() -> None:
    a, b = poisson(20), np.ones(400)
    m = RowMatrix.from_scipy(a, 2)
    seen: list[int] = []
    r = m.cg(b, maxiter=3, callback=lambda i, _: seen.append(i))
    assert (r.reason, r.iterations, seen) == ("max_iter", 3, [1, 2, 3])
    again = m.cg(b, r.x)
    assert again.reason == "converged" and "converged" in again._repr_html_()
    assert m.cg(b, again.x).iterations == 0
    assert m.cg(np.zeros(400)).x.tolist() == [0] * 400
    minus = RowMatrix.from_scipy(-a, 2)
    assert minus.cg(b, M="none").reason == "indefinite"
    assert m.cg(b, rtol=0.0).reason == "stagnated"
    for args, named, wanted in (
        ((b[:9],), {}, "shape"),
        ((b * np.nan,), {}, "not_finite"),
        ((b,), {"M": "ic0"}, "field"),
        ((b,), {"rtol": -1}, "field"),
    ):
        assert status(m.cg, *args, **named) == wanted
    assert status(minus.cg, b) == "field"
    assert status(RowMatrix.from_scipy(a[:9], 1).cg, b[:9]) == "shape"
    assert status(RowMatrix, []) == "shape"
    assert status(RowMatrix, [a, a[:, :9]]) == "shape"


def test_on_two_processes_with_one_killed(tmp_path: Path) -> None:
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, str(here / "on_cluster.py")],
        env=dict(
            os.environ,
            PYTHONPATH=os.pathsep.join([str(here.parent / "src"), str(here)]),
            VECSOLVE_CACHE=str(tmp_path),
        ),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "searched on two processes",
        "solved with a worker killed",
        "searched with a worker killed",
    ]
