"""Factorisations and dense operations: what is made, what is taken, what is not written."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import vecsolve
from test_instance import status
from test_solve import poisson


def owned(s: vecsolve.Instance) -> tuple[int, int]:
    """Objects and bytes."""
    info = s.info()
    return info.length, info.bytes


def test_a_factorisation_stays(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 12)
    before = owned(s)
    done = s.factor(a)
    f = done.factor
    assert (done.reason, done.method) == ("factored", "cholesky") and f is not None
    assert (f.n, f.method, f.rcond, f.bytes) == (144, "cholesky", done.rcond, done.bytes)
    assert s.info(f).kind == "factor" and "cholesky" in repr(f)
    one = s.factor_solve(f, b)
    assert one.x is not None and np.abs(one.x - 1).max() < 1e-12
    both = s.array("f64", np.concatenate([b, b]))
    two = s.factor_solve(f, both, x=both)
    assert two.x is both.view and two.sides == 2
    assert np.array_equal(two.x[:144], one.x) and np.array_equal(two.x[144:], one.x)
    half = s.factor_solve(f, b.astype(np.float32))
    assert half.x is not None and half.x.dtype == np.float32
    turned = s.factor_solve(f, b, transposed=True)
    assert turned.x is not None and np.abs(turned.x - 1).max() < 1e-12
    f.free()
    both.free()
    assert status(s.factor_solve, f, b) == "id"
    assert owned(s) == before


def test_a_factorisation_that_is_dropped_is_freed(s: vecsolve.Instance) -> None:
    a, _ = poisson(s, 12)
    before = owned(s)
    for _ in range(3):
        assert s.factor(a).factor is not None
    assert owned(s) == before


def test_none_is_handed_out_where_there_is_none(s: vecsolve.Instance) -> None:
    singular = s.array("f64", [1.0, 1.0, 1.0, 1.0])
    indefinite = s.array("f64", [1.0, 2.0, 2.0, 1.0])
    before = owned(s)
    done = s.factor(indefinite, n=2, method="cholesky")
    assert (done.reason, done.factor, done.rcond) == ("indefinite", None, None)
    done = s.factor(singular, n=2)
    assert (done.reason, done.factor) == ("singular", None)
    assert status(s.inverse, singular, 2) == "singular"
    assert owned(s) == before


def test_an_analysis_is_taken_over(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 12)
    before = owned(s)
    other = s.csr(1, 1, [0], [0], [1.0])
    old = s.factor(a).factor
    assert old is not None
    first = s.factor_solve(old, b)
    assert status(s.factor, other, analysis=old) == "shape"
    new = s.factor(a, analysis=old).factor
    assert new is not None
    second = s.factor_solve(new, b)
    assert first.x is not None and second.x is not None and np.array_equal(first.x, second.x)
    assert status(s.factor_solve, old, b) == "id"
    for made in (old, new, other):
        made.free()
    assert owned(s) == before


def test_in_pieces_and_cancelled(s: vecsolve.Instance) -> None:
    a, b = poisson(s, 12)
    before = owned(s)
    seen: list[vecsolve.FactorDone] = []
    f = s.factor(a, budget=100, progress=seen.append).factor
    assert f is not None and len(seen) > 3
    assert all(p.status == "pending" and p.factor is None for p in seen)
    f.free()

    def stop(_: Any) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        s.factor(a, budget=100, progress=stop)
    assert owned(s) == before
    spread = s.array("f64", np.arange(900.0) % 37)
    with pytest.raises(KeyboardInterrupt):
        s.svd(spread, 30, 30, budget=1, progress=stop)
    spread.free()
    assert owned(s) == before
    assert len(b) == 144


def test_dense_outputs(s: vecsolve.Instance) -> None:
    matrix = np.array([[4.0, 1.0, -2.0], [1.0, 3.0, 0.5], [2.0, -1.0, 5.0]])
    a = s.array("f64", matrix.ravel())
    q, order = s.array("f64", 9), s.array("u32", 3)
    done = s.qr(a, 3, 3, q=q, order=order)
    assert done.r is not None and done.rank == 3
    product = q.view.reshape(3, 3) @ done.r.reshape(3, 3)
    assert np.abs(product - matrix[:, order.view]).max() < 1e-14
    u, v = s.array("f64", 9), s.array("f64", 9)
    svd = s.svd(a, 3, 3, u=u, v=v)
    assert svd.s is not None
    again = u.view.reshape(3, 3).T @ np.diag(svd.s) @ v.view.reshape(3, 3)
    assert np.abs(again - matrix).max() < 1e-14
    assert s.svd(a, 3, 3).u is None
    inverse = s.inverse(a, 3, out=a)
    assert inverse.out is a.view
    assert np.abs(a.view.reshape(3, 3) @ matrix - np.eye(3)).max() < 1e-14
    half = s.eigh(np.array([2.0, 1.0, 1.0, 3.0], dtype=np.float32), 2)
    assert half.values is not None and half.values.dtype == np.float32
    fit = s.lstsq(np.array([1.0, 0, 0, 1, 1, 1]), 3, 2, [1.0, 2.0, 3.0])
    assert fit.x is not None and fit.rank == 2 and np.abs(fit.x - [1, 2]).max() < 1e-14
