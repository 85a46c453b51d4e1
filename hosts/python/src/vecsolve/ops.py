"""Generated from the tables of operations, kernels and statuses: `./build.sh gen`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Literal

import numpy as np
from numpy.typing import NDArray

from .convert import ArrayLike
from .link import Fields, Input, Link, Output, number
from .objects import Array, Matrix, Resident

__all__ = [
    "Attempt",
    "CsrDone",
    "FreeDone",
    "InfoDone",
    "ResidualDone",
    "SolveDone",
]


@dataclass(frozen=True, eq=False)
class Attempt:
    """One method that a solve tried."""

    method: str
    """The method: cg, bicgstab or lu."""
    precond: str
    """Its preconditioner: none or jacobi."""
    why: str
    """Why the rule table chose it."""
    reason: str
    """How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or
    budget.
    """
    iterations: int
    """Iterations it took; for lu the steps of refinement."""
    residual: float
    """||b - A x|| / ||b|| of what it reached, recomputed from the original matrix."""
    work: int
    """Work units it cost: about one multiply-add each, the same on every machine."""

    @classmethod
    def of(cls, r: Fields) -> Attempt:
        """Reads it from a result."""
        return cls(
            method=r["method"],
            precond=r["precond"],
            why=r["why"],
            reason=r["reason"],
            iterations=r["iterations"],
            residual=number(r["residual"]),
            work=r["work"],
        )


@dataclass(frozen=True, eq=False)
class CsrDone:
    """The result of `csr`."""

    status: str
    """`done` or `pending`."""
    rows: int
    """Number of rows."""
    cols: int
    """Number of columns."""
    nnz: int
    """Stored values after duplicates were summed; explicit zeros are kept."""
    duplicates: int
    """Triplets that were summed into another."""
    bytes: int
    """Bytes the matrix owns."""

    @classmethod
    def of(cls, r: Fields) -> CsrDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            rows=r["rows"],
            cols=r["cols"],
            nnz=r["nnz"],
            duplicates=r["duplicates"],
            bytes=r["bytes"],
        )


@dataclass(frozen=True, eq=False)
class SolveDone:
    """The result of `solve`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or
    budget (cancelled); null while pending.
    """
    method: str
    """The method that gave x, or that is running; none when no attempt was needed."""
    precond: str
    """Its preconditioner."""
    why: str
    """Why the rule table chose it."""
    flipped: bool
    """True when -A x = -b was solved because the diagonal is negative."""
    n: int
    """Rows of A."""
    nnz: int
    """Stored values of A."""
    iterations: int
    """Iterations of all attempts."""
    matvecs: int
    """Products with A of all attempts."""
    residual: float
    """||b - A x|| / ||b||, recomputed from the original matrix; while pending the method's own
    running value. ||b - A x|| when b is zero.
    """
    residual_norm: float
    """||b - A x|| in the 2-norm."""
    initial_norm: float
    """||b - A x0|| in the 2-norm."""
    backward_error: float | None
    """||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf); null while pending."""
    rcond: float | None
    """Estimate of 1 / cond_1(A) (Hager-Higham); null unless lu ran."""
    work: int
    """Work units of all attempts: about one multiply-add each, the same on every machine."""
    attempts: list[Attempt]
    """Every method that was tried, in order."""
    history_from: int
    """The iteration of the first value of history, counted over all attempts from 0."""
    history: list[float]
    """Running relative residuals, the last 256, when asked for."""
    x: NDArray[np.float64] | None
    """Where the solution goes, as long as A has columns. A copy, or the view of the array that was
    given; None while pending.
    """

    @classmethod
    def of(cls, r: Fields) -> SolveDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            method=r["method"],
            precond=r["precond"],
            why=r["why"],
            flipped=r["flipped"],
            n=r["n"],
            nnz=r["nnz"],
            iterations=r["iterations"],
            matvecs=r["matvecs"],
            residual=number(r["residual"]),
            residual_norm=number(r["residual_norm"]),
            initial_norm=number(r["initial_norm"]),
            backward_error=r["backward_error"],
            rcond=r["rcond"],
            work=r["work"],
            attempts=[Attempt.of(v) for v in r["attempts"]],
            history_from=r["history_from"],
            history=[number(v) for v in r["history"]],
            x=r.get("x"),
        )


@dataclass(frozen=True, eq=False)
class ResidualDone:
    """The result of `residual`."""

    status: str
    """`done` or `pending`."""
    residual: float
    """||b - A x|| / ||b|| in the 2-norm; ||b - A x|| when b is zero."""
    residual_norm: float
    """||b - A x|| in the 2-norm."""
    rhs_norm: float
    """||b|| in the 2-norm."""
    backward_error: float
    """||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf)."""
    r: NDArray[np.float64] | None
    """Where b - A x goes, m values; left out, it is not kept. A copy, or the view of the array that
    was given; None while pending.
    """

    @classmethod
    def of(cls, r: Fields) -> ResidualDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            residual=number(r["residual"]),
            residual_norm=number(r["residual_norm"]),
            rhs_norm=number(r["rhs_norm"]),
            backward_error=number(r["backward_error"]),
            r=r.get("r"),
        )


@dataclass(frozen=True, eq=False)
class FreeDone:
    """The result of `free`."""

    status: str
    """`done` or `pending`."""
    bytes: int
    """Bytes given back."""

    @classmethod
    def of(cls, r: Fields) -> FreeDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            bytes=r["bytes"],
        )


@dataclass(frozen=True, eq=False)
class InfoDone:
    """The result of `info`."""

    status: str
    """`done` or `pending`."""
    kind: str
    """instance, array or csr."""
    dtype: str | None
    """Of an array: f32, f64, i32, u32, i8 or u8; else null."""
    length: int
    """Of an array: its values; of an instance: its objects."""
    rows: int | None
    """Of a matrix, else null."""
    cols: int | None
    """Of a matrix, else null."""
    nnz: int | None
    """Of a matrix, else null."""
    bytes: int
    """Bytes it owns."""
    max_bytes: int
    """The instance's memory limit."""
    level: str
    """The instructions in use: scalar, simd128, sse2, sse4.2, avx2, avx512 or neon."""
    version: str
    """The library's version."""

    @classmethod
    def of(cls, r: Fields) -> InfoDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            kind=r["kind"],
            dtype=r["dtype"],
            length=r["length"],
            rows=r["rows"],
            cols=r["cols"],
            nnz=r["nnz"],
            bytes=r["bytes"],
            max_bytes=r["max_bytes"],
            level=r["level"],
            version=r["version"],
        )


class Ops(Link):
    """The operations and the direct kernels."""

    def csr(
        self,
        rows: int,
        cols: int,
        row: ArrayLike,
        col: ArrayLike,
        val: ArrayLike,
        *,
        format: Literal["coo", "csr"] = "coo",
    ) -> Matrix:
        """Makes the sparse matrix `id` from triplets (format coo: duplicates are summed in the
        order given) or from compressed rows (format csr: columns rise strictly within a row).
        Values are copied, checked once to be finite and in range, and never change afterwards.

        rows: Number of rows.
        cols: Number of columns.
        row: coo: the row of each value, from 0. csr: rows + 1 offsets into col and val, the first
        0, never falling.
        col: The column of each value, from 0.
        val: The values.
        format: How row is to be read: coo or csr.
        """
        request: dict[str, Any] = {
            "op": "csr",
            "id": next(self._ids),
            "rows": rows,
            "cols": cols,
            "row": Input(row, ("i32", "u32")),
            "col": Input(col, ("i32", "u32")),
            "val": Input(val, ("f64", "f32")),
            "format": format,
        }
        return Matrix(self, request["id"], self._run(CsrDone.of, request))

    def solve(
        self,
        a: Matrix,
        b: ArrayLike,
        *,
        x: Array | None = None,
        method: Literal["auto", "cg", "bicgstab", "lu"] = "auto",
        precond: Literal["auto", "none", "jacobi"] = "auto",
        tol: float = 1e-8,
        atol: float = 0.0,
        max_iter: int = 0,
        divergence: float = 100000000.0,
        guess: bool = False,
        history: bool = False,
        budget: int = 0,
        progress: Callable[[SolveDone], object] | None = None,
    ) -> SolveDone:
        """Solves A x = b for square A. `converged` is said only after ||b - A x|| <= max(tol *
        ||b||, atol) was recomputed from the original matrix. x is written when the solve ends, with
        the best that was reached; the result says by which method and why it stopped.

        a: The matrix.
        b: The right-hand side, as long as A has rows.
        x: Where the solution goes, as long as A has columns.
        method: auto picks by docs/solve.md; the others run that method alone.
        precond: Preconditioner of the iterative methods; auto is jacobi where the diagonal has no
        zero, else none.
        tol: Relative tolerance on the 2-norm of the residual, 0 to 1.
        atol: Absolute tolerance on the 2-norm of the residual.
        max_iter: Most iterations of each iterative method; 0 takes 10 n and at least 1000, and with
        method auto no more than the next method would cost.
        divergence: An iterative method is called diverged when its residual has grown by this
        factor.
        guess: Start from the values in x instead of zeros.
        history: Return the last 256 residuals.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "solve",
            "a": a,
            "b": Input(b, ("f64",)),
            "x": Output(x, ("f64",)),
            "method": method,
            "precond": precond,
            "tol": tol,
            "atol": atol,
            "max_iter": max_iter,
            "divergence": divergence,
            "guess": guess,
            "history": history,
            "budget": budget,
        }
        return self._run(SolveDone.of, request, progress)

    def residual(
        self,
        a: Matrix,
        b: ArrayLike,
        x: ArrayLike,
        *,
        r: Array | None = None,
    ) -> ResidualDone:
        """Measures how well x solves A x = b, from the original matrix.

        a: The matrix, m x n.
        b: The right-hand side, m values.
        x: The solution to judge, n values.
        r: Where b - A x goes, m values; left out, it is not kept.
        """
        request: dict[str, Any] = {
            "op": "residual",
            "a": a,
            "b": Input(b, ("f64",)),
            "x": Input(x, ("f64",)),
            "r": None if r is None else Output(r, ("f64",)),
        }
        return self._run(ResidualDone.of, request)

    def free(
        self,
        id: Resident,
    ) -> FreeDone:
        """Frees the object `id`.

        id: The object.
        """
        request: dict[str, Any] = {
            "op": "free",
            "id": id,
        }
        return self._run(FreeDone.of, request)

    def info(
        self,
        id: Resident | None = None,
    ) -> InfoDone:
        """Describes the instance, or one of its objects.

        id: The object; left out, the instance is described.
        """
        request: dict[str, Any] = {
            "op": "info",
            "id": id,
        }
        return self._run(InfoDone.of, request)

    def sum(self, x: Array) -> float:
        """Sum of x."""
        return self._reduce1("sum", x)

    def asum(self, x: Array) -> float:
        """Sum of |x[i]|."""
        return self._reduce1("asum", x)

    def dot(self, x: Array, y: Array) -> float:
        """Dot product of x and y."""
        return self._reduce2("dot", x, y)

    def nrm2(self, x: Array) -> float:
        """Euclidean norm of x, safe against overflow and underflow of the squares."""
        return self._reduce1("nrm2", x)

    def amax(self, x: Array) -> float:
        """Largest |x[i]|; 0 for n = 0; NaN when one is NaN."""
        return self._reduce1("amax", x)

    def min(self, x: Array) -> float:
        """Smallest x[i]; infinity for n = 0; NaN when one is NaN."""
        return self._reduce1("min", x)

    def max(self, x: Array) -> float:
        """Largest x[i]; -infinity for n = 0; NaN when one is NaN."""
        return self._reduce1("max", x)

    def argmin(self, x: Array) -> int:
        """The first place of the smallest value, or of a NaN. Refused for n = 0."""
        return self._call_place("argmin", x)

    def argmax(self, x: Array) -> int:
        """The first place of the largest value, or of a NaN. Refused for n = 0."""
        return self._call_place("argmax", x)

    def mean(self, x: Array) -> float:
        """Mean of x; NaN for n = 0."""
        return self._reduce1("mean", x)

    def variance(self, x: Array) -> float:
        """Variance of x as a whole population (divided by n); NaN for n = 0."""
        return self._reduce1("variance", x)

    def count_nonzero(self, eps: float, x: Array) -> int:
        """How many x[i] are NaN or greater than eps in magnitude."""
        return self._call_count("count_nonzero", eps, x)

    def sum2(self, x: Array) -> float:
        """Sum of x as if in twice the precision (Sum2: Kahan's sum as Neumaier mended it)."""
        return self._reduce1("sum2", x)

    def dot2(self, x: Array, y: Array) -> float:
        """Dot product as if in twice the precision (Dot2)."""
        return self._reduce2("dot2", x, y)

    def axpy(self, alpha: float, x: Array, y: Array) -> None:
        """y[i] += alpha * x[i]. x may be y itself."""
        self._call_axpy("axpy", alpha, x, y)

    def axpby(self, alpha: float, beta: float, x: Array, y: Array, out: Array) -> None:
        """out[i] = alpha * x[i] + beta * y[i]. out may be x or y itself."""
        self._call_map2ab("axpby", alpha, beta, x, y, out)

    def scale(self, alpha: float, x: Array) -> None:
        """x[i] *= alpha."""
        self._call_scale("scale", alpha, x)

    def add(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = x[i] + y[i]. out may be x or y itself."""
        self._call_map2("add", x, y, out)

    def sub(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = x[i] - y[i]. out may be x or y itself."""
        self._call_map2("sub", x, y, out)

    def mul(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = x[i] * y[i]. out may be x or y itself."""
        self._call_map2("mul", x, y, out)

    def div(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = x[i] / y[i]. out may be x or y itself."""
        self._call_map2("div", x, y, out)

    def abs(self, x: Array, out: Array) -> None:
        """out[i] = |x[i]|. out may be x itself."""
        self._call_map1("abs", x, out)

    def neg(self, x: Array, out: Array) -> None:
        """out[i] = -x[i]. out may be x itself."""
        self._call_map1("neg", x, out)

    def clamp(self, low: float, high: float, x: Array, out: Array) -> None:
        """out[i] = the value nearest to x[i] between low and high; NaN stays NaN. out may be x
        itself.
        """
        self._call_clamp("clamp", low, high, x, out)

    def sqrt(self, x: Array, out: Array) -> None:
        """out[i] = the square root of x[i], correctly rounded; NaN below zero. out may be x
        itself.
        """
        self._call_map1("sqrt", x, out)

    def diff(self, x: Array, out: Array) -> None:
        """out[i] = x[i + 1] - x[i]: one value less than x has.

        x: Read.
        out: Written; one less than x holds.
        """
        self._call_diff("diff", x, out)

    def l2sq(self, x: Array, y: Array) -> float:
        """Squared Euclidean distance of x and y."""
        return self._reduce2("l2sq", x, y)

    def cosine(self, x: Array, y: Array) -> float:
        """Cosine similarity of x and y, in [-1, 1]; 0 when one of them is zero; NaN when a value is
        not finite.
        """
        return self._reduce2("cosine", x, y)

    def spmv(self, row_ptr: Array, col: Array, val: Array, x: Array, y: Array) -> None:
        """y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is not x.

        row_ptr: Read; one more than y holds.
        col: Read; at least as many as the last value of row_ptr says.
        val: Read; at least as many as the last value of row_ptr says.
        x: Read.
        y: Written.
        """
        self._call_spmv("spmv", row_ptr, col, val, x, y)
