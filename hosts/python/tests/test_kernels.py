"""The kernels' methods: what they refuse, and what they write."""

from __future__ import annotations

import math

import numpy as np
import pytest

import vecsolve
from test_instance import status


@pytest.mark.parametrize("dtype", ["f32", "f64"])
def test_answers(s: vecsolve.Instance, dtype: str) -> None:
    x, y, out = s.array(dtype, [3.0, -4.0]), s.array(dtype, [1.0, 2.0]), s.array(dtype, 2)
    assert (s.sum(x), s.dot(x, y), s.nrm2(x), s.amax(x)) == (-1.0, -5.0, 5.0, 4.0)
    assert (s.l2sq(x, y), s.cosine(x, x)) == (40.0, 1.0)
    s.add(x, y, out)
    assert out.view.tolist() == [4.0, -2.0]
    s.sub(x, y, out=out)
    assert out.view.tolist() == [2.0, -6.0]
    s.mul(x, y, x)
    assert x.view.tolist() == [3.0, -8.0]
    s.axpy(0.5, x, y)
    assert y.view.tolist() == [2.5, -2.0]
    s.scale(2, y)
    assert y.view.tolist() == [5.0, -4.0]
    assert math.isnan(s.sum(s.array(dtype, [math.nan])))
    assert s.dot(s.array(dtype, 0), s.array(dtype, 0)) == 0.0


def test_spmv(s: vecsolve.Instance) -> None:
    row_ptr, col = s.array("u32", [0, 2, 2, 3]), s.array("u32", [0, 2, 1])
    val, x, y = (
        s.array("f64", [1.0, 2.0, 3.0]),
        s.array("f64", [1.0, 10.0, 100.0]),
        s.array("f64", 3),
    )
    s.spmv(row_ptr, col, val, x, y)
    assert y.view.tolist() == [201.0, 0.0, 30.0]
    col.view[2] = 3
    assert status(s.spmv, row_ptr, col, val, x, y) == "index"
    col.view[2] = 1
    row_ptr.view[1] = 4
    assert status(s.spmv, row_ptr, col, val, x, y) == "structure"
    row_ptr.view[:] = [0, 2, 2, 4]
    assert status(s.spmv, row_ptr, col, val, x, y) == "shape"
    row_ptr.view[3] = 3
    assert status(s.spmv, row_ptr, col, val, x, s.array("f64", 2)) == "shape"
    assert status(s.spmv, row_ptr, s.array("i32", 3), val, x, y) == "dtype"
    assert status(s.spmv, row_ptr, col, val, s.array("f32", 3), y) == "dtype"


def test_numbers_lengths_and_empty_arrays(s: vecsolve.Instance) -> None:
    x, out, less = s.array("f32", [1.0, -2.0, 4.0]), s.array("f32", 3), s.array("f32", 2)
    s.clamp(-1, np.float32(2), x, out)
    assert out.view.tolist() == [1.0, -1.0, 2.0]
    s.axpby(alpha=2.0, beta=-1.0, x=x, y=out, out=out)
    assert out.view.tolist() == [1.0, -3.0, 6.0]
    s.diff(x, less)
    assert less.view.tolist() == [-3.0, 6.0]
    assert (s.argmin(x), s.argmax(x), s.count_nonzero(1.5, x)) == (1, 2, 2)
    with pytest.raises(vecsolve.VecsolveError, match="out holds 3 values, 2 are needed"):
        s.diff(x, out)
    assert status(s.argmin, s.array("f32", 0)) == "shape"
    s.diff(s.array("f64", 0), s.array("f64", 0))
    assert status(s.clamp, 0.0, "1", x, out) == status(s.scale, None, x) == "field"


def test_what_does_not_fit_is_refused(s: vecsolve.Instance) -> None:
    x, y = s.array("f64", 3), s.array("f64", 4)
    assert status(s.dot, x, y) == status(s.add, x, x, y) == status(s.axpy, 1.0, x, y) == "shape"
    f = s.array("f32", 3)
    assert status(s.dot, x, f) == status(s.mul, x, x, f) == "dtype"
    i = s.array("i32", 3)
    assert status(s.sum, i) == status(s.dot, i, i) == status(s.scale, 1.0, i) == "dtype"
    for other in ([1.0, 2.0, 3.0], np.zeros(3), None, 1):
        assert status(s.sum, other) == status(s.dot, x, other) == status(s.dot, other, x) == "kind"
        assert status(s.add, x, other, x) == "kind"
    assert status(s.sum, s.csr(1, 1, [0], [0], [1.0])) == "kind"


def test_the_factor_is_rounded_to_the_dtype(s: vecsolve.Instance) -> None:
    x = s.array("f32", [1.0])
    s.scale(0.1, x)
    assert x.view[0] == np.float32(0.1)
    s.scale(1e300, x)
    assert x.view[0] == np.inf
