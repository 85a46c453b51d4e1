"""Exact search over blocks of rows: the best of every block, then the best of those.

A block is searched by one call; what leaves it is k indices and scores a query.
Merging is by score, then by the index in the whole, so it does not matter how the
rows were split. Blocks are numbered as they are merged: nobody has to know
beforehand how many rows a block holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dask.array
import numpy as np
from dask.delayed import delayed

from ..errors import VecsolveError
from ..searching import LARGEST_FIRST, METRICS, table
from ..searching import search as search_one

FAN_IN = 16


def search(x: Any, q: Any, k: int, metric: str = "dot") -> tuple[Any, Any]:
    """The k best rows of x for every row of q, as two dask arrays of the shape
    (queries, k): indices in the whole of x (int64), and scores.

    x is a dask array of rows, or a sequence of delayed blocks of rows (one after the
    other they are the whole); q a numpy array. Dtypes and metrics are those of
    `vecsolve.search`. Compute both at once: dask.compute(indices, scores).
    """
    queries = np.atleast_2d(table("q", q, single=True))
    known = METRICS[queries.dtype.str[1:]]
    if metric not in known:
        words = ", ".join(known)
        raise VecsolveError("field", f"metric is {metric!r}, of {queries.dtype} one of {words}")
    if k < 0:
        raise VecsolveError("shape", f"k is {k}: at least 0 is needed")
    shared = delayed(queries)
    best = delayed(_best)
    merge = delayed(_merge)
    parts = [best(block, shared, k, metric) for block in _blocks(x, queries)]
    if not parts:
        raise VecsolveError("shape", "x has no blocks")
    while len(parts) > 1:
        parts = [merge(parts[i : i + FAN_IN], k, metric) for i in range(0, len(parts), FAN_IN)]
    whole = delayed(_whole)(parts[0], k)
    shape = (len(queries), k)
    scores = np.float32 if queries.dtype == np.float32 else np.float64
    return (
        dask.array.from_delayed(whole[0], shape, dtype=np.int64),
        dask.array.from_delayed(whole[1], shape, dtype=scores),
    )


def quantize(x: Any, scale: float | None = None) -> tuple[Any, float]:
    """x as int8 with one scale for all of it: x is about the whole numbers times
    the scale. Without one it is max |x| / 127, which is computed from x first. A quarter
    of the bytes of float32; the search over them is exact, the rounding is not.

    Give the queries the same scale. Works on numpy and dask arrays.
    """
    if scale is None:
        largest = abs(x).max()
        scale = float(largest.compute() if hasattr(largest, "compute") else largest) / 127 or 1.0
    if not (np.isfinite(scale) and scale > 0):
        raise VecsolveError("not_finite", f"the scale is {scale}: x holds a NaN or an infinity")
    return (x / scale).round().clip(-127, 127).astype(np.int8), scale


def _blocks(x: Any, queries: Any) -> Sequence[Any]:
    if not hasattr(x, "to_delayed"):
        return list(x)
    if x.ndim != 2:
        raise VecsolveError("shape", f"x has {x.ndim} dimensions: rows are needed")
    if x.dtype != queries.dtype:
        raise VecsolveError("dtype", f"x holds {x.dtype}, q {queries.dtype}: one dtype is needed")
    if x.shape[1] != queries.shape[1]:
        widths = f"x has {x.shape[1]} columns, q {queries.shape[1]}"
        raise VecsolveError("shape", f"{widths}: as many are needed")
    blocks: list[Any] = x.rechunk({1: -1}).to_delayed().ravel().tolist()
    return blocks


Part = tuple[int, Any, Any]


def _best(block: Any, queries: Any, k: int, metric: str) -> Part:
    """Rows of the block, and its own best."""
    rows = len(block)
    return (rows, *search_one(block, queries, min(k, rows), metric))


def _merge(parts: list[Part], k: int, metric: str) -> Part:
    starts = np.cumsum([0, *(rows for rows, _, _ in parts)])
    indices = np.concatenate([i + start for (_, i, _), start in zip(parts, starts)], axis=1)
    scores = np.concatenate([s for _, _, s in parts], axis=1)
    nan = np.isnan(scores)
    keys = np.where(nan, 0, -scores if metric in LARGEST_FIRST else scores)
    order = np.lexsort((indices, keys, nan), axis=-1)[:, :k]
    named, best = (np.take_along_axis(a, order, axis=1) for a in (indices, scores))
    return int(starts[-1]), named, best


def _whole(part: Part, k: int) -> tuple[Any, Any]:
    rows, indices, scores = part
    if rows < k:
        raise VecsolveError("shape", f"k is {k}, x has {rows} rows")
    return indices, scores
