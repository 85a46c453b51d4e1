"""Pictures by matplotlib, which is an extra: pip install 'vecsolve[plot]'."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np

from .errors import VecsolveError


def residuals(done: Any, tol: float | None = None, ax: Any = None) -> Any:
    """The relative residual over the iterations, a line for each attempt. A solve
    has them when it was asked for `history=True`; answers the axes."""
    if not done.history:
        why = "no iteration was taken" if done.iterations == 0 else "it was not asked to keep them"
        raise VecsolveError(
            "field", f"there are no residuals to draw, {why}: solve with history=True"
        )
    ax = ax or _axes()
    start, end = done.history_from, 0
    values = np.asarray(done.history, dtype=float)
    at = start + 1 + np.arange(len(values))
    for attempt in done.attempts:
        mine = (at > end) & (at <= end + attempt.iterations)
        end += attempt.iterations
        if mine.any():
            label = f"{attempt.method} ({attempt.precond}): {attempt.reason}"
            ax.semilogy(at[mine], values[mine], label=label)
    if tol:
        ax.axhline(tol, color="black", alpha=0.6, linewidth=1, label=f"tolerance {tol:g}")
    ax.set_xlabel("iteration")
    ax.set_ylabel("||b - A x|| / ||b||")
    ax.set_title(f"{done.reason}, n = {done.n}")
    ax.legend()
    return ax


def spy(matrix: Any, ax: Any = None, markersize: float | None = None) -> Any:
    """Where a matrix of scipy.sparse, or a dense one, is not zero; answers the axes."""
    if hasattr(matrix, "tocoo"):
        entries = matrix.tocoo()
        shape, row, col = entries.shape, entries.row, entries.col
    else:
        dense = np.asarray(matrix)
        if dense.ndim != 2:
            raise VecsolveError("shape", f"it has {dense.ndim} dimensions: two are needed")
        shape, (row, col) = dense.shape, np.nonzero(dense)
    ax = ax or _axes()
    size = markersize or float(np.clip(220 / max(*shape, 1), 0.2, 8))
    ax.plot(col, row, "s", markersize=size, color="black", markeredgewidth=0)
    ax.set_xlim(-0.5, shape[1] - 0.5)
    ax.set_ylim(shape[0] - 0.5, -0.5)
    ax.set_aspect("equal")
    ax.set_title(f"{shape[0]} x {shape[1]}, {len(row)} values")
    return ax


def _axes() -> Any:
    try:
        pyplot = importlib.import_module("matplotlib.pyplot")
    except ImportError:
        raise VecsolveError(
            "module", "pictures are drawn by matplotlib: pip install 'vecsolve[plot]'"
        ) from None
    return pyplot.subplots()[1]
