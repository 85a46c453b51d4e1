"""Turning what a caller has into what an array holds.

The rule: a numpy array of an accepted dtype is copied as it is; anything else
is converted once, to the first accepted dtype that holds every value. Floats
(of any width and byte order) may be rounded to f64 or f32; whole numbers may
not change; nothing complex, textual or masked is taken. Data of an operation
has one dimension; `Instance.array` also takes more, which are read row by row,
whatever their order in memory.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray

from .errors import VecsolveError
from .objects import NUMPY, Array

Data = Union[NDArray[Any], Sequence[float], Sequence[int]]
ArrayLike = Union[Array, Data]
NAMES = {dtype: name for name, dtype in NUMPY.items()}


def dtype_name(dtype: Any) -> str:
    """The name of a dtype: "f64" itself, or what numpy calls float64."""
    if isinstance(dtype, str) and dtype in NUMPY:
        return dtype
    try:
        return NAMES[np.dtype(dtype)]
    except (KeyError, TypeError):
        known = ", ".join(NUMPY)
        raise VecsolveError("dtype", f"{dtype!r} is no dtype: take one of {known}") from None


def convert(
    data: Data, dtypes: tuple[str, ...], name: str, flat: bool = False
) -> tuple[str, NDArray[Any]]:
    """The values as a contiguous array, and the name of its dtype. `flat` takes
    any number of dimensions, row by row."""
    try:
        values = np.asarray(data)
    except (TypeError, ValueError) as error:
        raise VecsolveError("dtype", f"{name} is no array of numbers: {error}") from None
    _unmasked(data, name)
    if flat and values.ndim > 1:
        values = values.ravel(order="C")
    if values.ndim != 1:
        raise VecsolveError(
            "shape", f"{name} has {values.ndim} dimensions {values.shape}: one is needed"
        )
    if values.dtype.kind not in "biuf":
        raise VecsolveError("dtype", f"{name} holds {values.dtype}: real numbers are needed")
    exact = NAMES.get(values.dtype.newbyteorder("<"))
    if exact is not None and exact in dtypes:
        return exact, np.ascontiguousarray(values, dtype=NUMPY[exact])
    for wanted in dtypes:
        target = NUMPY[wanted]
        if target.kind == "f" and _exact(values, target):
            return wanted, np.ascontiguousarray(values, dtype=target)
        if target.kind != "f" and _fits(values, target):
            return wanted, np.ascontiguousarray(values, dtype=target)
    raise VecsolveError(
        "dtype", f"{name} holds values ({values.dtype}) that are no {' or '.join(dtypes)}"
    )


def _unmasked(data: Any, name: str) -> None:
    # Where numpy.ma was not imported, which takes 10 ms, there is no masked array.
    if "numpy.ma" in sys.modules and np.ma.is_masked(data):
        raise VecsolveError("dtype", f"{name} has masked values: fill them, or leave them out")


def _fits(values: NDArray[Any], target: np.dtype[Any]) -> bool:
    if values.size == 0 or values.dtype.kind == "b":
        return True
    bounds = np.iinfo(target)
    if not bounds.min <= values.min() <= values.max() <= bounds.max:
        return False
    return values.dtype.kind != "f" or bool((values == np.floor(values)).all())


def _exact(values: NDArray[Any], target: np.dtype[Any]) -> bool:
    """Whether no whole number changes as a float; floats may be rounded."""
    most = 2 ** (np.finfo(target).nmant + 1)
    if values.dtype.kind not in "iu" or np.iinfo(values.dtype).max <= most:
        return True
    large = values[(values > most) | (values < -most)] if values.size else values
    return all(int(target.type(v)) == int(v) for v in large)


def rows_of(A: Any) -> tuple[tuple[int, int], Any, Any, Any]:
    """The shape, row pointers, columns and values of a matrix of scipy.sparse or a
    dense one. The columns rise within a row, duplicates are summed, in a copy."""
    if hasattr(A, "tocsr"):
        if len(A.shape) != 2:
            raise VecsolveError("shape", f"A has the shape {A.shape}: two dimensions are needed")
        rows = A.tocsr()
        if not rows.has_canonical_format:
            rows = rows.copy()
            rows.sum_duplicates()
        return rows.shape, rows.indptr, rows.indices, rows.data
    if hasattr(A, "matvec"):
        raise VecsolveError(
            "kind",
            f"A is a {type(A).__name__}, which has no values to read, only products: give the "
            "matrix itself, or take scipy's own cg or gmres for an operator",
        )
    _unmasked(A, "A")
    try:
        dense = np.asarray(A)
    except (TypeError, ValueError) as error:
        raise VecsolveError("kind", f"A is no matrix: {error}") from None
    if dense.ndim != 2:
        raise VecsolveError("shape", f"A has {dense.ndim} dimensions: two are needed")
    if dense.dtype.kind not in "biuf":
        raise VecsolveError("dtype", f"A holds {dense.dtype}: real numbers are needed")
    where = dense != 0
    counts = np.concatenate([[0], np.cumsum(where.sum(axis=1))])
    return dense.shape, counts, np.nonzero(where)[1], dense[where]
