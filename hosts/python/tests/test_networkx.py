"""networkx and scipy judge what is local: PageRank, and single values of x."""

from __future__ import annotations

import numpy as np
import pytest

import vecsolve
from conftest import ROOT

networkx = pytest.importorskip("networkx")
linalg = pytest.importorskip("scipy.sparse.linalg")
mmread = pytest.importorskip("scipy.io").mmread

LINKS = ROOT / "problems" / "links_500.mtx.gz"
TORUS = ROOT / "problems" / "torus_50.mtx.gz"


@pytest.mark.parametrize(
    "seed", [None, {3: 1.0}, {3: 2.0, 77: 1.0, 24: 1.0}], ids=["all", "one", "three"]
)
@pytest.mark.parametrize("damping", [0.5, 0.85])
def test_pagerank(s: vecsolve.Instance, seed: dict[int, float] | None, damping: float) -> None:
    m = mmread(LINKS).tocsr()
    g = networkx.from_scipy_sparse_array(m, create_using=networkx.DiGraph)
    theirs = networkx.pagerank(g, alpha=damping, personalization=seed, tol=1e-15, max_iter=10_000)
    theirs = np.array([theirs[i] for i in range(m.shape[0])])
    graph = s.graph(s.csr_from(m))
    assert graph.dangling == 20
    given = {} if seed is None else {"seed": list(seed), "weight": list(seed.values())}
    r = s.pagerank(graph, damping=damping, tol=1e-12, **given)
    assert r.reason == "converged"
    assert np.abs(np.asarray(r.x) - theirs).sum() <= 1e-9
    if seed is not None:
        near = s.ppr(graph, damping=damping, tol=1e-6, **given)
        part = np.zeros_like(theirs)
        part[np.asarray(near.index)[: near.count]] = np.asarray(near.values)[: near.count]
        assert np.abs(part - theirs).sum() <= near.bound <= 1e-6


def test_single_values(s: vecsolve.Instance) -> None:
    m = mmread(TORUS).tocsc()
    b = np.random.default_rng(5).standard_normal(m.shape[0])
    x = linalg.spsolve(m, b)
    system = s.local_matrix(s.csr_from(m), b=b)
    rows = np.arange(0, m.shape[0], 9, dtype=np.uint32)
    for method in ("auto", "push", "full"):
        r = s.local_solve(system, rows, method=method, tol=1e-7)
        assert r.reason == "converged", method
        error = np.abs(np.asarray(r.values) - x[rows])
        assert (error <= np.asarray(r.bounds)).all() and np.max(r.bounds) <= 1e-7, method
