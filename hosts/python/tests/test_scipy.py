"""scipy: its matrices go in, its answers are met."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import vecsolve
from conftest import DATA, ROOT
from test_instance import status

sparse = pytest.importorskip("scipy.sparse")
linalg = pytest.importorskip("scipy.sparse.linalg")
mmread = pytest.importorskip("scipy.io").mmread

# A graph is no system.
PROBLEMS = sorted(
    set((ROOT / "problems").glob("*.mtx.gz")) - {ROOT / "problems" / "links_500.mtx.gz"}
)
REAL = [DATA / "matrices" / f"{name}.mtx.gz" for name in ("494_bus", "sherman1", "west0479")]


@pytest.mark.parametrize("form", ["coo", "csr", "csc", "lil", "dok", "bsr", "dia"])
def test_every_format_goes_in(s: vecsolve.Instance, form: str) -> None:
    dense = np.array([[4.0, 1.0, 0.0], [1.0, 3.0, 0.5], [0.0, 0.0, 2.0]])
    for kind in (sparse.coo_matrix, sparse.coo_array):
        a = s.csr_from(kind(dense).asformat(form))
        assert a.shape == (3, 3)
        x = s.solve(a, dense @ [1.0, 2.0, 3.0]).x
        np.testing.assert_allclose(np.asarray(x), [1.0, 2.0, 3.0], rtol=1e-7)


def test_what_is_not_sorted_is_sorted_in_a_copy(s: vecsolve.Instance) -> None:
    index, ptr = np.array([1, 0, 1], dtype=np.int64), np.array([0, 2, 3], dtype=np.int64)
    m = sparse.csr_matrix((np.array([1, 4, 3], dtype=np.int32), index, ptr), shape=(2, 2))
    m.has_sorted_indices = m.has_canonical_format = False
    a = s.csr_from(m)
    assert a.nnz == 3 and m.indices.tolist() == [1, 0, 1]
    assert s.residual(a, [5.0, 3.0], [1.0, 1.0]).residual == 0.0
    twice = sparse.coo_matrix(([1.0, 2.0], ([0, 0], [0, 0])), shape=(1, 1))
    assert s.residual(s.csr_from(twice), [3.0], [1.0]).residual == 0.0
    assert s.csr_from(np.eye(2)).nnz == 2
    assert status(s.csr_from, np.ones(2)) == "shape"
    assert status(s.csr_from, sparse.csr_matrix([[1j]])) == "dtype"


def test_what_went_in_comes_out(s: vecsolve.Instance) -> None:
    made = sparse.coo_array(([3.0, 2.0, 1.0, 5.0], ([1, 0, 1, 3], [2, 1, 0, 2])), shape=(5, 3))
    back = s.csr_from(made).to_scipy()
    assert isinstance(back, sparse.csr_array) and back.has_canonical_format
    assert back.shape == (5, 3) and (back != made.tocsr()).nnz == 0
    summed = s.csr(2, 2, [1, 0, 1], [1, 0, 1], np.array([0.5, 2.0, 0.25], dtype=np.float32))
    assert summed.to_scipy().toarray().tolist() == [[2.0, 0.0], [0.0, 0.75]]
    empty = s.csr_from(sparse.csr_matrix((3, 0))).to_scipy()
    assert empty.shape == (3, 0) and empty.nnz == 0
    summed.free()
    assert status(summed.to_scipy) == "id"


def read(path: Path) -> Any:
    """A matrix of a file."""
    return mmread(io.BytesIO(gzip.decompress(path.read_bytes()))).tocsr()


@pytest.mark.parametrize("path", [*PROBLEMS, *REAL], ids=lambda p: p.name)
def test_real_systems(path: Path) -> None:
    if not path.exists():
        pytest.skip(f"{path.name} is not in {path.parent}")
    m = read(path)
    b = m @ np.ones(m.shape[1])
    with vecsolve.Instance(max_bytes=1 << 30) as s:
        r = s.solve(s.csr_from(m), b, tol=1e-10)
    assert r.x is not None
    # scipy judges: the residual that was claimed is the residual that there is.
    residual = np.linalg.norm(b - m @ r.x) / np.linalg.norm(b)
    assert abs(residual - r.residual) <= 1e-13 + 0.01 * residual
    assert r.reason == "converged" and residual <= 1.01e-10
    theirs = linalg.spsolve(m.tocsc(), b)
    error = np.abs(r.x - theirs).max() / np.abs(theirs).max()
    assert error < 1e-3


def test_the_sample_problems_are_there() -> None:
    assert PROBLEMS
