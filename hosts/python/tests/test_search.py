"""`vecsolve.search` against a sort of all distances in numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import vecsolve
from test_instance import status


def data(dtype: str, rows: int, cols: int, seed: int = 1) -> Any:
    """Random rows."""
    rng = np.random.default_rng(seed)
    if dtype in ("i1", "u1"):
        bounds = np.iinfo(dtype)
        return rng.integers(bounds.min, bounds.max, (rows, cols), dtype=dtype, endpoint=True)
    return rng.standard_normal((rows, cols)).astype(dtype)


def exact(x: Any, q: Any, metric: str) -> Any:
    """Distances or likenesses, by the definition."""
    wide, query = x.astype(float), q.astype(float)
    if metric == "dot":
        return query @ wide.T
    if metric == "l2sq":
        return ((query[:, None] - wide) ** 2).sum(-1)
    if metric == "l1":
        return np.abs(query[:, None] - wide).sum(-1)
    if metric == "cosine":
        norms = np.linalg.norm(query, axis=1)[:, None] * np.linalg.norm(wide, axis=1)
        return query @ wide.T / norms
    bits, own = np.unpackbits(x, axis=1), np.unpackbits(q, axis=1)[:, None]
    if metric == "hamming":
        return (bits != own).sum(-1)
    return (bits & own).sum(-1) / np.maximum((bits | own).sum(-1), 1)


@pytest.mark.parametrize(
    ("dtype", "metric"),
    [(d, m) for d in ("f4", "f8") for m in ("dot", "l2sq", "cosine", "l1")]
    + [("i1", m) for m in ("dot", "l2sq", "cosine")]
    + [("u1", m) for m in ("hamming", "jaccard")],
)
def test_the_best_rows(dtype: str, metric: str) -> None:
    x, q = data(dtype, 300, 24), data(dtype, 3, 24, seed=2)
    indices, scores = vecsolve.search(x, q, 7, metric)
    assert indices.shape == scores.shape == (3, 7)
    right = exact(x, q, metric)
    np.testing.assert_allclose(
        scores, np.take_along_axis(right, indices, axis=1), rtol=1e-4, atol=1e-4
    )
    sign = -1 if metric in ("dot", "cosine", "jaccard") else 1
    best = np.sort(sign * right, axis=1)[:, :7]
    np.testing.assert_allclose(sign * scores, best, rtol=1e-4, atol=1e-4)
    one = vecsolve.search(np.asfortranarray(x), q[0], 7, metric)
    assert (one[0] == indices[:1]).all() and one[1].tobytes() == scores[:1].tobytes()


def test_ties_go_to_the_lower_index_and_nan_goes_last() -> None:
    x = np.array([[1.0], [2.0], [np.nan], [2.0], [1.0]])
    indices, scores = vecsolve.search(x, [1.0], 5)
    assert indices.tolist() == [[1, 3, 0, 4, 2]] and np.isnan(scores[0, 4])


def test_what_cannot_be_searched() -> None:
    x = np.ones((3, 2), np.float32)
    q = x[0]
    assert status(vecsolve.search, x, q, 4) == "shape"
    assert status(vecsolve.search, x, q, -1) == "shape"
    assert status(vecsolve.search, x, q[:1], 1) == "shape"
    assert status(vecsolve.search, q, q, 1) == "shape"
    assert status(vecsolve.search, x, q.astype(float), 1) == "dtype"
    assert status(vecsolve.search, x.astype(int), q.astype(int), 1) == "dtype"
    assert status(vecsolve.search, x, q, 1, "hamming") == "field"
    assert vecsolve.search(x, q, 0)[0].shape == (1, 0)
