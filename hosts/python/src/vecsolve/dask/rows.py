"""Sparse matrices by blocks of rows on dask's workers: products, and conjugate gradients.

A row is summed in the order of its columns wherever it is, and the vectors stay
in this process, where the library's own kernels run over them: x has the same
bits for any split. A worker that dies takes its blocks with it; dask makes them anew
from what they were made of, so give loaders of files (`from_delayed`) where the
matrix is large.

Method: Hestenes and Stiefel 1952, preconditioned by the diagonal. Where the
recurrence says that it is done, b - A x is computed; converged is said of that only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Callable

import numpy as np
from dask.base import compute, persist
from dask.delayed import delayed
from numpy.typing import NDArray

from ..convert import convert, rows_of
from ..errors import VecsolveError
from ..instance import Instance
from ..results import Result
from . import block

Vector = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class CgDone(Result):
    """The result of `RowMatrix.cg`."""

    x: Vector
    """The best that was reached."""
    reason: str
    """How it ended: converged, max_iter, stagnated, indefinite or breakdown."""
    iterations: int
    """Iterations it took."""
    matvecs: int
    """Products with A."""
    residual: float
    """||b - A x|| / ||b||, recomputed; ||b - A x|| when b is zero."""
    history: list[float]
    """Running relative residuals, one an iteration."""


class RowMatrix:
    """A sparse matrix whose blocks of rows live on the workers."""

    def __init__(self, blocks: Sequence[Any]) -> None:
        """From delayed blocks of rows, matrices of scipy.sparse that are one under the
        other the whole. They are made here, and stay with the workers."""
        made = [delayed(block.Block)(rows) for rows in blocks]
        if not made:
            raise VecsolveError("shape", "there are no blocks of rows")
        self._blocks = persist(*made)
        about = compute(*(delayed(block.describe)(b) for b in self._blocks))
        widths = {cols for _, cols, _, _ in about}
        if len(widths) != 1:
            raise VecsolveError(
                "shape", f"the blocks have {sorted(widths)} columns: one width is needed"
            )
        self._ranges = [(first, last) for _, _, first, last in about]
        self._starts = np.cumsum([0, *(rows for rows, _, _, _ in about)])
        self.shape: tuple[int, int] = int(self._starts[-1]), widths.pop()

    @classmethod
    def from_scipy(cls, matrix: Any, blocks: int) -> RowMatrix:
        """From a matrix in this process, in so many blocks of about as many values."""
        import scipy.sparse

        shape, row_ptr, col, val = rows_of(matrix)
        if not 1 <= blocks:
            raise VecsolveError("shape", f"blocks is {blocks}: at least 1 is needed")
        whole = scipy.sparse.csr_array((val, col, row_ptr), shape=shape)
        targets = np.linspace(0, len(val), blocks + 1)
        cuts = np.searchsorted(row_ptr, targets[1:-1])
        ends = np.unique(np.concatenate([[0], cuts, [shape[0]]]))
        pairs = list(zip(ends[:-1], ends[1:])) or [(0, 0)]
        return cls([delayed(whole[a:b]) for a, b in pairs])

    def __repr__(self) -> str:
        size = f"{self.shape[0]} x {self.shape[1]}"
        return f"<vecsolve.dask.RowMatrix {size}, {len(self._blocks)} blocks>"

    def matvec(self, x: Any) -> Vector:
        """A x. A block is sent the part of x that it touches."""
        vector = self._vector(x, self.shape[1], "x")
        product = delayed(block.product)
        tasks = [product(b, vector[lo:hi]) for b, (lo, hi) in zip(self._blocks, self._ranges)]
        return np.concatenate(compute(*tasks))

    __matmul__ = matvec

    def diagonal(self) -> Vector:
        """The diagonal of A, zeros where no value stands."""
        part = delayed(block.diagonal)
        tasks = [part(b, int(start)) for b, start in zip(self._blocks, self._starts)]
        return np.concatenate(compute(*tasks))

    def cg(
        self,
        b: Any,
        x0: Any = None,
        *,
        rtol: float = 1e-8,
        atol: float = 0.0,
        maxiter: int | None = None,
        M: str = "jacobi",
        callback: Callable[[int, float], object] | None = None,
    ) -> CgDone:
        """Solves A x = b for a symmetric positive definite A.

        The arguments mean what they mean to `vecsolve.solve`; M is "jacobi" or "none",
        callback is given the iteration and its relative residual.
        """
        n = self.shape[0]
        if self.shape[1] != n:
            raise VecsolveError("shape", f"A is {n} x {self.shape[1]}: cg needs a square matrix")
        if M not in ("jacobi", "none"):
            raise VecsolveError("field", f'M is {M!r}: "jacobi" or "none" is needed')
        if not (0 <= rtol <= 1 and 0 <= atol < np.inf):
            raise VecsolveError("field", f"rtol is {rtol} and atol {atol}: 0 to 1, and 0 or more")
        right = self._vector(b, n, "b")
        start = np.zeros(n) if x0 is None else self._vector(x0, n, "x0")
        weights = self.diagonal() if M == "jacobi" else np.ones(n)
        if M == "jacobi" and not (weights > 0).all():
            raise VecsolveError(
                "field", "the diagonal is not positive everywhere: M cannot be jacobi"
            )
        with Instance(max_bytes=n * 8 * 8 + (1 << 20)) as s:
            return self._cg(s, right, start, weights, (rtol, atol), maxiter, callback)

    def _cg(
        self,
        s: Instance,
        right: Vector,
        start: Vector,
        weights: Vector,
        tolerances: tuple[float, float],
        maxiter: int | None,
        callback: Callable[[int, float], object] | None,
    ) -> CgDone:
        b, x, m = (s.array("f64", v) for v in (right, start, 1.0 / weights))
        r, z, p, q = (s.array("f64", len(right)) for _ in range(4))
        scale = s.nrm2(b) or 1.0
        tol = max(tolerances[0] * s.nrm2(b), tolerances[1])
        limit = max(1000, 10 * len(right)) if maxiter is None else maxiter
        history: list[float] = []
        matvecs, reason, before = 0, "max_iter", np.inf
        while True:
            # r = b - A x, from the matrix itself: at the start, and whenever done is claimed.
            q.view[:] = self.matvec(x.view)
            s.sub(b, q, r)
            matvecs += 1
            true = s.nrm2(r)
            if true <= tol:
                reason = "converged"
            elif len(history) < limit and reason == "max_iter":
                reason = "max_iter" if true <= before / 2 else "stagnated"
            if reason != "max_iter" or len(history) >= limit:
                break
            before = true
            s.mul(m, r, z)
            p.view[:] = z.view
            rz, norm = s.dot(r, z), true
            # Below the last bit of b the recurrence says nothing about b - A x.
            while norm > max(tol, 1e-16 * scale) and len(history) < limit:
                q.view[:] = self.matvec(p.view)
                matvecs += 1
                curvature = s.dot(p, q)
                if not curvature > 0:
                    reason = "breakdown" if np.isnan(curvature) else "indefinite"
                    break
                alpha = rz / curvature
                s.axpy(alpha, p, x)
                s.axpy(-alpha, q, r)
                s.mul(m, r, z)
                rz, old = s.dot(r, z), rz
                s.axpby(1.0, rz / old, z, p, p)
                norm = s.nrm2(r)
                history.append(norm / scale)
                if callback is not None:
                    callback(len(history), norm / scale)
        return CgDone(x.view.copy(), reason, len(history), matvecs, true / scale, history)

    @staticmethod
    def _vector(data: Any, n: int, name: str) -> Vector:
        values = convert(data, ("f64",), name)[1]
        if len(values) != n:
            raise VecsolveError("shape", f"{name} holds {len(values)} values, {n} are needed")
        if not np.isfinite(values).all():
            raise VecsolveError("not_finite", f"{name} holds a NaN or an infinity")
        return values
