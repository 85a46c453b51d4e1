"""`vecsolve.search`: the nearest rows of a numpy array, exactly, in one call."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .convert import NAMES
from .errors import VecsolveError
from .instance import Instance
from .module import Module, Source

Found = tuple[NDArray[np.int64], NDArray[Any]]
METRICS = {
    "f4": ("dot", "l2sq", "cosine", "l1"),
    "f8": ("dot", "l2sq", "cosine", "l1"),
    "i1": ("dot", "l2sq", "cosine"),
    "u1": ("hamming", "jaccard"),
}
LARGEST_FIRST = ("dot", "cosine", "jaccard")
# Room for an instance's own books beside the arrays.
BOOKS = 1 << 20


def search(
    x: Any, q: Any, k: int, metric: str = "dot", *, module: Module | Source | None = None
) -> Found:
    """The k best rows of x for every row of q: their indices and their scores, both
    of the shape (queries, k), best first, ties by the lower index, NaN last.

    x and q are float32 or float64 (dot, l2sq, cosine, l1), int8 (dot, l2sq, cosine,
    from exact integers) or uint8 (packed bits: hamming, jaccard), of one dtype and
    as wide; a single query may have one dimension. The data is copied into the module
    once: for many searches of the same data use `Instance.search` on resident arrays.
    """
    rows, queries = tables(x, q, k, metric)
    dtype = NAMES[rows.dtype]
    scores = "f32" if dtype == "f32" else "f64"
    room = rows.nbytes + queries.nbytes + len(queries) * k * 12 + BOOKS
    with Instance(max_bytes=min(room, 2**32 - 1), module=module) as s:
        indices, best = s.array("u32", len(queries) * k), s.array(scores, len(queries) * k)
        s.search(
            metric,  # type: ignore[arg-type]  # tables has looked at it
            s.array(dtype, queries),
            s.array(dtype, rows),
            indices,
            best,
            len(queries),
            rows.shape[0],
            rows.shape[1],
            k,
        )
        shape = (len(queries), k)
        return indices.view.astype(np.int64).reshape(shape), best.view.copy().reshape(shape)


def tables(x: Any, q: Any, k: int, metric: str) -> tuple[NDArray[Any], NDArray[Any]]:
    """Data and queries as two tables of one dtype, or why they are none."""
    rows, queries = table("x", x), np.atleast_2d(table("q", q, single=True))
    if rows.dtype != queries.dtype:
        raise VecsolveError(
            "dtype", f"x holds {rows.dtype}, q {queries.dtype}: one dtype is needed"
        )
    if rows.shape[1] != queries.shape[1]:
        widths = f"x has {rows.shape[1]} columns, q {queries.shape[1]}"
        raise VecsolveError("shape", f"{widths}: as many are needed")
    known = METRICS[rows.dtype.str[1:]]
    if metric not in known:
        words = ", ".join(known)
        raise VecsolveError("field", f"metric is {metric!r}, of {rows.dtype} one of {words}")
    if not 0 <= k <= len(rows):
        raise VecsolveError("shape", f"k is {k}, x has {len(rows)} rows")
    return rows, queries


def table(name: str, data: Any, single: bool = False) -> NDArray[Any]:
    """An array of two dimensions (a single row may have one) of a dtype that is searched."""
    values = np.asarray(data)
    if values.dtype.str[1:] not in METRICS:
        raise VecsolveError(
            "dtype",
            f"{name} holds {values.dtype}: float32, float64, int8 or uint8 is searched",
        )
    if values.ndim != 2 and not (single and values.ndim == 1):
        raise VecsolveError("shape", f"{name} has the shape {values.shape}: rows are needed")
    return values.astype(values.dtype.newbyteorder("<"), copy=False)
