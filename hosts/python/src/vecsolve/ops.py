"""Generated from the tables of operations, kernels and statuses: `./build.sh gen`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Literal

import numpy as np
from numpy.typing import NDArray

from .convert import ArrayLike
from .link import Fields, Input, Link, New, Output, Taken, number
from .objects import Array, Factor, Graph, Matrix, Resident, System
from .results import Result

__all__ = [
    "AnalyseDone",
    "Attempt",
    "CsrDone",
    "CsrReadDone",
    "EighDone",
    "FactorDone",
    "FactorSolveDone",
    "FreeDone",
    "GraphDone",
    "InfoDone",
    "InverseDone",
    "LocalGridDone",
    "LocalMatrixDone",
    "LocalRhsDone",
    "LocalSolveDone",
    "LocalSparseDone",
    "LstsqDone",
    "PagerankDone",
    "PprDone",
    "PprPairDone",
    "QrDone",
    "ResidualDone",
    "SolveDone",
    "SvdDone",
]


@dataclass(init=False, repr=False, eq=False)
class Attempt(Result):
    """One method that a solve tried."""

    method: str
    """The method: cg, minres, bicgstab, gmres, lsmr, jacobi, gauss_seidel, sor, ssor, chebyshev,
    neumann, lu, sparse_lu, cholesky or ldl.
    """
    precond: str
    """Its preconditioner: none, jacobi, ssor, ic0, ilu0 or multigrid."""
    why: str
    """Why the rule table chose it."""
    reason: str
    """How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular,
    limit (it would have passed max_bytes) or budget.
    """
    iterations: int
    """Iterations it took; of a factorisation the steps of refinement."""
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


@dataclass(init=False, repr=False, eq=False)
class CsrDone(Result):
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


@dataclass(init=False, repr=False, eq=False)
class SolveDone(Result):
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
    gradient: float | None
    """||A^T r|| / (||A||_F ||r||), r = b - A x, recomputed from the original matrix; null unless
    lsmr gave x.
    """
    rcond: float | None
    """Estimate of 1 / cond_1(A) (Hager-Higham); null unless a factorisation was made."""
    fill: int | None
    """Values that the analysis of the pattern predicted for L; null where none was made."""
    multiply_adds: int | None
    """Multiply-adds that it predicted for a symmetric factorisation; null where none was made."""
    work: int
    """Work units of all attempts: about one multiply-add each, the same on every machine."""
    attempts: list[Attempt]
    """Every method that was tried, in order."""
    history_from: int
    """The iteration of the first value of history, counted over all attempts from 0."""
    history: list[float]
    """Running relative residuals, the last 256, when asked for."""
    x: NDArray[np.float64] | NDArray[np.float32] | None
    """Where the solution goes, as long as A has columns. f32 is solved in f64, and what is judged
    is what was rounded. A copy, or the view of the array that was given; None while pending and
    when it was not written.
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
            gradient=r["gradient"],
            rcond=r["rcond"],
            fill=r["fill"],
            multiply_adds=r["multiply_adds"],
            work=r["work"],
            attempts=[Attempt.of(v) for v in r["attempts"]],
            history_from=r["history_from"],
            history=[number(v) for v in r["history"]],
            x=r.get("x"),
        )


@dataclass(init=False, repr=False, eq=False)
class ResidualDone(Result):
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
    was given; None while pending and when it was not written.
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


@dataclass(init=False, repr=False, eq=False)
class FreeDone(Result):
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


@dataclass(init=False, repr=False, eq=False)
class InfoDone(Result):
    """The result of `info`."""

    status: str
    """`done` or `pending`."""
    kind: str
    """instance, array, csr, factor, system or graph."""
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


@dataclass(init=False, repr=False, eq=False)
class AnalyseDone(Result):
    """The result of `analyse`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """null while pending, budget when cancelled, else analysed."""
    n: int
    """Rows."""
    nnz: int
    """Stored values."""
    symmetric: bool
    """|a_ij - a_ji| <= 8 eps max(|a_ij|, |a_ji|) everywhere."""
    diagonal: str
    """Signs on the diagonal: positive, negative, mixed, or zero where one is zero or missing."""
    dominant: bool
    """|a_ii| >= the sum of the other |a_ij| in every row."""
    mirrored: float
    """Share of the values off the diagonal that have one at their mirror image."""
    fill: int
    """Values in the factor L of A + A^T, its diagonal included."""
    multiply_adds: int
    """Multiply-adds of cholesky or ldl; an LU without pivots far off takes twice as many."""
    bytes: int
    """Bytes that cholesky or ldl will take."""
    work: int
    """Work units: about one multiply-add each, the same on every machine."""

    @classmethod
    def of(cls, r: Fields) -> AnalyseDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            n=r["n"],
            nnz=r["nnz"],
            symmetric=r["symmetric"],
            diagonal=r["diagonal"],
            dominant=r["dominant"],
            mirrored=number(r["mirrored"]),
            fill=r["fill"],
            multiply_adds=r["multiply_adds"],
            bytes=r["bytes"],
            work=r["work"],
        )


@dataclass(init=False, repr=False, eq=False)
class FactorDone(Result):
    """The result of `factor`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """null while pending; factored; singular, indefinite or breakdown when there is no such
    factorisation; budget when cancelled. Only when factored there is an object.
    """
    method: str
    """The factorisation that was made, or tried last."""
    n: int
    """Rows."""
    fill: int
    """Values in the factors."""
    multiply_adds: int | None
    """Multiply-adds that the analysis predicted for a symmetric factorisation; null where none was
    made.
    """
    rcond: float | None
    """Estimate of 1 / cond_1(A) (Hager-Higham); below 2.2e-16 the matrix is singular to working
    precision. null unless factored, and asked for.
    """
    positive: int | None
    """Positive eigenvalues (Sylvester); null unless by cholesky or ldl of a sparse matrix."""
    negative: int | None
    """Negative eigenvalues."""
    mantissa: float | None
    """det A = mantissa * 2^exponent, the mantissa 0 or of magnitude in [1, 2); null unless
    dense.
    """
    exponent: float | None
    """See mantissa."""
    bytes: int
    """Bytes the factorisation owns."""
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    factor: Factor | None
    """The object, when reason is factored."""

    @classmethod
    def of(cls, r: Fields) -> FactorDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            method=r["method"],
            n=r["n"],
            fill=r["fill"],
            multiply_adds=r["multiply_adds"],
            rcond=r["rcond"],
            positive=r["positive"],
            negative=r["negative"],
            mantissa=r["mantissa"],
            exponent=r["exponent"],
            bytes=r["bytes"],
            work=r["work"],
            factor=r.get("factor"),
        )


@dataclass(init=False, repr=False, eq=False)
class FactorSolveDone(Result):
    """The result of `factor_solve`."""

    status: str
    """`done` or `pending`."""
    n: int
    """Unknowns."""
    sides: int
    """Right-hand sides."""
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    x: NDArray[np.float64] | NDArray[np.float32] | None
    """Where the solutions go, as long as b; b itself is allowed. A copy, or the view of the array
    that was given; None while pending and when it was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> FactorSolveDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            n=r["n"],
            sides=r["sides"],
            work=r["work"],
            x=r.get("x"),
        )


@dataclass(init=False, repr=False, eq=False)
class InverseDone(Result):
    """The result of `inverse`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """null while pending, budget when cancelled, else done."""
    rcond: float | None
    """Estimate of 1 / cond_1(A) (Hager-Higham); null until it is known."""
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    out: NDArray[np.float64] | NDArray[np.float32] | None
    """Where the inverse goes, n x n values by rows; a itself is allowed. A copy, or the view of the
    array that was given; None while pending and when it was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> InverseDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            rcond=r["rcond"],
            work=r["work"],
            out=r.get("out"),
        )


@dataclass(init=False, repr=False, eq=False)
class LstsqDone(Result):
    """The result of `lstsq`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """null while pending, budget when cancelled, else done."""
    rank: int | None
    """The numerical rank; null until it is known."""
    residual_norm: float | None
    """||b - A x|| in the 2-norm; null until it is known."""
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    x: NDArray[np.float64] | NDArray[np.float32] | None
    """Where the solution goes, as long as A has columns. A copy, or the view of the array that was
    given; None while pending and when it was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> LstsqDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            rank=r["rank"],
            residual_norm=r["residual_norm"],
            work=r["work"],
            x=r.get("x"),
        )


@dataclass(init=False, repr=False, eq=False)
class QrDone(Result):
    """The result of `qr`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """null while pending, budget when cancelled, else done."""
    rank: int | None
    """The numerical rank, by the diagonal of R; null until it is known, and where columns keep
    their places.
    """
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    r: NDArray[np.float64] | NDArray[np.float32] | None
    """Where R goes, min(rows, cols) x cols values by rows, zeros below the diagonal. A copy, or the
    view of the array that was given; None while pending and when it was not written.
    """
    q: NDArray[np.float64] | NDArray[np.float32] | None
    """Where Q goes, rows x min(rows, cols) values by rows; left out, it is not formed. A copy, or
    the view of the array that was given; None while pending and when it was not written.
    """
    order: NDArray[np.uint32] | None
    """Where P goes, cols values: column j of A P is column order[j] of A; left out, columns keep
    their places. A copy, or the view of the array that was given; None while pending and when it
    was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> QrDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            rank=r["rank"],
            work=r["work"],
            r=r.get("r"),
            q=r.get("q"),
            order=r.get("order"),
        )


@dataclass(init=False, repr=False, eq=False)
class EighDone(Result):
    """The result of `eigh`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """null while pending, budget when cancelled, stagnated when a value was not found in 30 sweeps,
    else done.
    """
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    values: NDArray[np.float64] | NDArray[np.float32] | None
    """Where the eigenvalues go, n values, ascending. A copy, or the view of the array that was
    given; None while pending and when it was not written.
    """
    vectors: NDArray[np.float64] | NDArray[np.float32] | None
    """Where the eigenvectors go, n x n values, one a row, in the order of the values; left out,
    they are not formed. A copy, or the view of the array that was given; None while pending and
    when it was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> EighDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            work=r["work"],
            values=r.get("values"),
            vectors=r.get("vectors"),
        )


@dataclass(init=False, repr=False, eq=False)
class SvdDone(Result):
    """The result of `svd`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """null while pending, budget when cancelled, stagnated when the vectors were not orthogonal in
    60 sweeps, else done.
    """
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    s: NDArray[np.float64] | NDArray[np.float32] | None
    """Where the singular values go, k values, descending. A copy, or the view of the array that was
    given; None while pending and when it was not written.
    """
    u: NDArray[np.float64] | NDArray[np.float32] | None
    """Where U^T goes, k x rows values by rows; left out, it is not written. A copy, or the view of
    the array that was given; None while pending and when it was not written.
    """
    v: NDArray[np.float64] | NDArray[np.float32] | None
    """Where V^T goes, k x cols values by rows; left out, it is not written. A copy, or the view of
    the array that was given; None while pending and when it was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> SvdDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            work=r["work"],
            s=r.get("s"),
            u=r.get("u"),
            v=r.get("v"),
        )


@dataclass(init=False, repr=False, eq=False)
class CsrReadDone(Result):
    """The result of `csr_read`."""

    status: str
    """`done` or `pending`."""
    rows: int
    """Number of rows."""
    cols: int
    """Number of columns."""
    nnz: int
    """Values."""
    row: NDArray[np.uint32] | None
    """Where rows + 1 offsets into col and val go, the first 0. A copy, or the view of the array
    that was given; None while pending and when it was not written.
    """
    col: NDArray[np.uint32] | None
    """Where the column of each value goes, rising within a row. A copy, or the view of the array
    that was given; None while pending and when it was not written.
    """
    val: NDArray[np.float64] | NDArray[np.float32] | None
    """Where the values go. A copy, or the view of the array that was given; None while pending and
    when it was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> CsrReadDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            rows=r["rows"],
            cols=r["cols"],
            nnz=r["nnz"],
            row=r.get("row"),
            col=r.get("col"),
            val=r.get("val"),
        )


@dataclass(init=False, repr=False, eq=False)
class LocalMatrixDone(Result):
    """The result of `local_matrix`."""

    status: str
    """`done` or `pending`."""
    n: int
    """Rows."""
    nnz: float
    """Stored values; of a grid those that a stored matrix would hold, at most."""
    gap: float
    """The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and
    then no answer has a bound.
    """
    rho: float
    """The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves
    that much, a walk goes on with that probability.
    """
    column_gap: float | None
    """The smallest gap of a column; null where columns were not asked for."""
    reach: float | None
    """max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap."""
    bytes: int
    """Bytes the system owns."""

    @classmethod
    def of(cls, r: Fields) -> LocalMatrixDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            n=r["n"],
            nnz=number(r["nnz"]),
            gap=number(r["gap"]),
            rho=number(r["rho"]),
            column_gap=r["column_gap"],
            reach=r["reach"],
            bytes=r["bytes"],
        )


@dataclass(init=False, repr=False, eq=False)
class LocalGridDone(Result):
    """The result of `local_grid`."""

    status: str
    """`done` or `pending`."""
    n: int
    """Rows."""
    nnz: float
    """Stored values; of a grid those that a stored matrix would hold, at most."""
    gap: float
    """The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and
    then no answer has a bound.
    """
    rho: float
    """The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves
    that much, a walk goes on with that probability.
    """
    column_gap: float | None
    """The smallest gap of a column; null where columns were not asked for."""
    reach: float | None
    """max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap."""
    bytes: int
    """Bytes the system owns."""

    @classmethod
    def of(cls, r: Fields) -> LocalGridDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            n=r["n"],
            nnz=number(r["nnz"]),
            gap=number(r["gap"]),
            rho=number(r["rho"]),
            column_gap=r["column_gap"],
            reach=r["reach"],
            bytes=r["bytes"],
        )


@dataclass(init=False, repr=False, eq=False)
class LocalRhsDone(Result):
    """The result of `local_rhs`."""

    status: str
    """`done` or `pending`."""
    reach: float | None
    """max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap."""
    bytes: int
    """Bytes the system owns."""

    @classmethod
    def of(cls, r: Fields) -> LocalRhsDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reach=r["reach"],
            bytes=r["bytes"],
        )


@dataclass(init=False, repr=False, eq=False)
class LocalSolveDone(Result):
    """The result of `local_solve`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """The worst of the queries: converged (the bound is within tol), threshold, stagnated or
    budget; null while pending.
    """
    method: str
    """The method of the last query."""
    why: str
    """Why it was that one."""
    value: float | None
    """The first value; null while pending, and when nothing was asked."""
    bound: float | None
    """The largest bound; null while pending, and where a query has none."""
    kind: str
    """What the bounds are: deterministic, probability (each holds with 1 - delta over seeds), or
    none; the weakest of the queries.
    """
    queries: int
    """Queries."""
    converged: int
    """Queries whose bound is within tol."""
    residual: float
    """The largest ||r||_1 that a push left."""
    rows: int
    """Rows that were touched, of each query counted anew."""
    nonzeros: int
    """Values of the matrix that were read, each as often as it was."""
    pushes: int
    """Rows that were pushed, each as often as it was."""
    walks: int
    """Walks."""
    steps: int
    """Rows that walks went through."""
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    values: NDArray[np.float64] | None
    """Where the values go, one a functional. A copy, or the view of the array that was given; None
    while pending and when it was not written.
    """
    bounds: NDArray[np.float64] | None
    """Where their bounds go, NaN for none. A copy, or the view of the array that was given; None
    while pending and when it was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> LocalSolveDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            method=r["method"],
            why=r["why"],
            value=r["value"],
            bound=r["bound"],
            kind=r["kind"],
            queries=r["queries"],
            converged=r["converged"],
            residual=number(r["residual"]),
            rows=r["rows"],
            nonzeros=r["nonzeros"],
            pushes=r["pushes"],
            walks=r["walks"],
            steps=r["steps"],
            work=r["work"],
            values=r.get("values"),
            bounds=r.get("bounds"),
        )


@dataclass(init=False, repr=False, eq=False)
class LocalSparseDone(Result):
    """The result of `local_sparse`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """converged (bound is within tol), threshold, stagnated or budget; null while pending."""
    count: int
    """Values that are not zero."""
    bound: float | None
    """||error||_1 at most; null where there is no gap in every column."""
    largest: float | None
    """The largest error of a value at most; null without any gap."""
    residual: float
    """||b - A x||_1 at most."""
    rows: int
    """Rows that were touched, of each query counted anew."""
    nonzeros: int
    """Values of the matrix that were read, each as often as it was."""
    pushes: int
    """Rows that were pushed, each as often as it was."""
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    index: NDArray[np.uint32] | None
    """Where the rows of x's values go, in the order in which they were touched: at least `count`
    places, made as long where there is none. A copy, or the view of the array that was given; None
    while pending and when it was not written.
    """
    values: NDArray[np.float64] | None
    """Where the values go. A copy, or the view of the array that was given; None while pending and
    when it was not written.
    """
    x: NDArray[np.float64] | None
    """An earlier answer, n values, which the values are added to. A copy, or the view of the array
    that was given; None while pending and when it was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> LocalSparseDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            count=r["count"],
            bound=r["bound"],
            largest=r["largest"],
            residual=number(r["residual"]),
            rows=r["rows"],
            nonzeros=r["nonzeros"],
            pushes=r["pushes"],
            work=r["work"],
            index=r.get("index"),
            values=r.get("values"),
            x=r.get("x"),
        )


@dataclass(init=False, repr=False, eq=False)
class GraphDone(Result):
    """The result of `graph`."""

    status: str
    """`done` or `pending`."""
    n: int
    """Nodes."""
    links: int
    """Links."""
    dangling: int
    """Nodes without links."""
    bytes: int
    """Bytes the graph owns."""

    @classmethod
    def of(cls, r: Fields) -> GraphDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            n=r["n"],
            links=r["links"],
            dangling=r["dangling"],
            bytes=r["bytes"],
        )


@dataclass(init=False, repr=False, eq=False)
class PagerankDone(Result):
    """The result of `pagerank`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """converged, stagnated (rounding lets it come no closer) or budget; null while pending."""
    iterations: int
    """Iterations."""
    bound: float | None
    """||error||_1 at most; null before the first iteration."""
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    x: NDArray[np.float64] | None
    """Where the ranks go, n values. A copy, or the view of the array that was given; None while
    pending and when it was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> PagerankDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            iterations=r["iterations"],
            bound=r["bound"],
            work=r["work"],
            x=r.get("x"),
        )


@dataclass(init=False, repr=False, eq=False)
class PprDone(Result):
    """The result of `ppr`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """converged (bound is within tol), threshold, stagnated or budget; null while pending."""
    count: int
    """Nodes that are written."""
    bound: float
    """||error||_1 at most, over all nodes, those not reached included."""
    rows: int
    """Rows that were touched, of each query counted anew."""
    nonzeros: int
    """Values of the matrix that were read, each as often as it was."""
    pushes: int
    """Rows that were pushed, each as often as it was."""
    work: int
    """Work units: about one multiply-add each, the same on every machine."""
    index: NDArray[np.uint32] | None
    """Where the nodes go: at least `count` places, made as long where there is none. A copy, or the
    view of the array that was given; None while pending and when it was not written.
    """
    values: NDArray[np.float64] | None
    """Where their ranks go. A copy, or the view of the array that was given; None while pending and
    when it was not written.
    """

    @classmethod
    def of(cls, r: Fields) -> PprDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            count=r["count"],
            bound=number(r["bound"]),
            rows=r["rows"],
            nonzeros=r["nonzeros"],
            pushes=r["pushes"],
            work=r["work"],
            index=r.get("index"),
            values=r.get("values"),
        )


@dataclass(init=False, repr=False, eq=False)
class PprPairDone(Result):
    """The result of `ppr_pair`."""

    status: str
    """`done` or `pending`."""
    reason: str | None
    """converged (bound is within tol), stagnated or budget; null while pending."""
    method: str
    """The method that gave the value."""
    value: float | None
    """The rank; null while pending."""
    bound: float | None
    """What it may be off by; null while pending."""
    kind: str
    """What the bound is: deterministic, or probability (it holds with 1 - delta over seeds)."""
    rows: int
    """Rows that were touched, of each query counted anew."""
    nonzeros: int
    """Values of the matrix that were read, each as often as it was."""
    pushes: int
    """Rows that were pushed, each as often as it was."""
    walks: int
    """Walks."""
    steps: int
    """Rows that walks went through."""
    work: int
    """Work units: about one multiply-add each, the same on every machine."""

    @classmethod
    def of(cls, r: Fields) -> PprPairDone:
        """Reads it from a result."""
        return cls(
            status=r["status"],
            reason=r["reason"],
            method=r["method"],
            value=r["value"],
            bound=r["bound"],
            kind=r["kind"],
            rows=r["rows"],
            nonzeros=r["nonzeros"],
            pushes=r["pushes"],
            walks=r["walks"],
            steps=r["steps"],
            work=r["work"],
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
        method: Literal[
            "auto",
            "cg",
            "minres",
            "bicgstab",
            "gmres",
            "lsmr",
            "jacobi",
            "gauss_seidel",
            "sor",
            "ssor",
            "chebyshev",
            "neumann",
            "lu",
            "sparse_lu",
            "cholesky",
            "ldl",
        ] = "auto",
        precond: Literal["auto", "none", "jacobi", "ssor", "ic0", "ilu0", "multigrid"] = "auto",
        tol: float = 1e-8,
        atol: float = 0.0,
        max_iter: int = 0,
        divergence: float = 100000000.0,
        restart: int = 30,
        omega: float = 1.0,
        guess: bool = False,
        history: bool = False,
        budget: int = 0,
        progress: Callable[[SolveDone], object] | None = None,
    ) -> SolveDone:
        """Solves A x = b for square A, or with method lsmr min ||b - A x|| for A of any shape.
        `converged` is said only after ||b - A x|| <= max(tol * ||b||, atol), or for lsmr ||A^T r||
        <= tol * ||A||_F * ||r||, was recomputed from the original matrix. x is written when the
        solve ends, with the best that was reached; the result says by which method and why it
        stopped.

        a: The matrix.
        b: The right-hand side, as long as A has rows.
        x: Where the solution goes, as long as A has columns. f32 is solved in f64, and what is
        judged is what was rounded.
        method: auto picks by docs/solve.md; the others run that method alone.
        precond: Preconditioner of the iterative methods; auto is jacobi where the diagonal has no
        zero (for minres: where it is positive), else none. For lsmr jacobi scales the columns, and
        auto does.
        tol: Relative tolerance on the 2-norm of the residual, 0 to 1.
        atol: Absolute tolerance on the 2-norm of the residual.
        max_iter: Most iterations of each iterative method; 0 takes 10 n (lsmr: 40 n) and at least
        1000, and with method auto no more than the next method would cost.
        divergence: An iterative method is called diverged when its residual has grown by this
        factor.
        restart: Iterations of gmres between two restarts.
        omega: Relaxation factor of sor and ssor, above 0 and below 2.
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
            "b": Input(b, ("f64", "f32")),
            "x": Output(x, ("f64", "f32")),
            "method": method,
            "precond": precond,
            "tol": tol,
            "atol": atol,
            "max_iter": max_iter,
            "divergence": divergence,
            "restart": restart,
            "omega": omega,
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

    def analyse(
        self,
        a: Matrix,
        *,
        budget: int = 0,
        progress: Callable[[AnalyseDone], object] | None = None,
    ) -> AnalyseDone:
        """Orders and analyses the pattern of a square matrix: what a factorisation will hold and
        cost, before it is made, and the features that method auto looks at.

        a: The matrix.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "analyse",
            "a": a,
            "budget": budget,
        }
        return self._run(AnalyseDone.of, request, progress)

    def factor(
        self,
        a: Resident,
        *,
        n: int = 0,
        method: Literal["auto", "lu", "sparse_lu", "cholesky", "ldl"] = "auto",
        analysis: Factor | None = None,
        condition: bool = True,
        budget: int = 0,
        progress: Callable[[FactorDone], object] | None = None,
    ) -> FactorDone:
        """Factors a square matrix, for many right-hand sides: the factors stay as object `id`. A
        sparse matrix is taken by sparse_lu (partial pivoting), cholesky or ldl (symmetric) or
        spread for lu; a dense one, an array of n x n values by rows, by lu or cholesky. auto takes
        cholesky where the matrix is symmetric with a positive diagonal, ldl where it is symmetric,
        and goes on to LU where those fail.

        a: The matrix: csr, or an array of n x n values by rows.
        n: Rows of a dense matrix; 0 for a sparse one.
        method: Which factorisation.
        analysis: A factorisation by cholesky, ldl or a sparse_lu without far pivots of a matrix
        with the same pattern: its analysis is taken over, and it is freed, even if memory ends
        afterwards.
        condition: Estimate the condition, which costs some five to twelve solves.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "factor",
            "a": a,
            "id": New(Factor, "factor", "factored"),
            "n": n,
            "method": method,
            "analysis": Taken(analysis),
            "condition": condition,
            "budget": budget,
        }
        return self._run(FactorDone.of, request, progress)

    def factor_solve(
        self,
        factor: Factor,
        b: ArrayLike,
        *,
        x: Array | None = None,
        transposed: bool = False,
    ) -> FactorSolveDone:
        """Solves A x = b, or A^T x = b, by a factorisation: any number of right-hand sides of n
        values, one after the other. Nothing is refined or judged: the operation residual does that.

        factor: The factorisation.
        b: The right-hand sides.
        x: Where the solutions go, as long as b; b itself is allowed.
        transposed: Solve with A^T.
        """
        request: dict[str, Any] = {
            "op": "factor_solve",
            "factor": factor,
            "b": Input(b, ("f64", "f32")),
            "x": Output(x, ("f64", "f32")),
            "transposed": transposed,
        }
        return self._run(FactorSolveDone.of, request)

    def inverse(
        self,
        a: ArrayLike,
        n: int,
        *,
        out: Array | None = None,
        budget: int = 0,
        progress: Callable[[InverseDone], object] | None = None,
    ) -> InverseDone:
        """The inverse of a dense matrix; refused with status singular when 1 / cond_1(A) is below
        2.2e-16. Solving with a factorisation is cheaper and more accurate than multiplying by an
        inverse.

        a: The matrix, n x n values by rows.
        n: Rows.
        out: Where the inverse goes, n x n values by rows; a itself is allowed.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "inverse",
            "a": Input(a, ("f64", "f32")),
            "n": n,
            "out": Output(out, ("f64", "f32")),
            "budget": budget,
        }
        return self._run(InverseDone.of, request, progress)

    def lstsq(
        self,
        a: ArrayLike,
        rows: int,
        cols: int,
        b: ArrayLike,
        *,
        x: Array | None = None,
        minimum_norm: bool = True,
        tol: float = 0.0,
        budget: int = 0,
        progress: Callable[[LstsqDone], object] | None = None,
    ) -> LstsqDone:
        """Least squares of a dense matrix of any shape, min ||b - A x||, by Householder QR with
        column pivoting.

        a: The matrix, rows x cols values by rows.
        rows: Rows.
        cols: Columns.
        b: The right-hand side, as long as A has rows.
        x: Where the solution goes, as long as A has columns.
        minimum_norm: Where the columns are dependent: the solution of least norm; else the basic
        one, with as many values as the rank.
        tol: Columns whose part in R is below tol times the largest are dependent; 0 takes max(rows,
        cols) * 2.2e-16.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "lstsq",
            "a": Input(a, ("f64", "f32")),
            "rows": rows,
            "cols": cols,
            "b": Input(b, ("f64", "f32")),
            "x": Output(x, ("f64", "f32")),
            "minimum_norm": minimum_norm,
            "tol": tol,
            "budget": budget,
        }
        return self._run(LstsqDone.of, request, progress)

    def qr(
        self,
        a: ArrayLike,
        rows: int,
        cols: int,
        *,
        r: Array | None = None,
        q: Array | None = None,
        order: Array | None = None,
        budget: int = 0,
        progress: Callable[[QrDone], object] | None = None,
    ) -> QrDone:
        """Householder QR of a dense matrix: A P = Q R.

        a: The matrix, rows x cols values by rows.
        rows: Rows.
        cols: Columns.
        r: Where R goes, min(rows, cols) x cols values by rows, zeros below the diagonal.
        q: Where Q goes, rows x min(rows, cols) values by rows; left out, it is not formed.
        order: Where P goes, cols values: column j of A P is column order[j] of A; left out, columns
        keep their places.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "qr",
            "a": Input(a, ("f64", "f32")),
            "rows": rows,
            "cols": cols,
            "r": Output(r, ("f64", "f32")),
            "q": None if q is None else Output(q, ("f64", "f32")),
            "order": None if order is None else Output(order, ("u32",)),
            "budget": budget,
        }
        return self._run(QrDone.of, request, progress)

    def eigh(
        self,
        a: ArrayLike,
        n: int,
        *,
        values: Array | None = None,
        vectors: Array | None = None,
        budget: int = 0,
        progress: Callable[[EighDone], object] | None = None,
    ) -> EighDone:
        """Eigenvalues and vectors of a dense symmetric matrix.

        a: The matrix, n x n values by rows.
        n: Rows.
        values: Where the eigenvalues go, n values, ascending.
        vectors: Where the eigenvectors go, n x n values, one a row, in the order of the values;
        left out, they are not formed.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "eigh",
            "a": Input(a, ("f64", "f32")),
            "n": n,
            "values": Output(values, ("f64", "f32")),
            "vectors": None if vectors is None else Output(vectors, ("f64", "f32")),
            "budget": budget,
        }
        return self._run(EighDone.of, request, progress)

    def svd(
        self,
        a: ArrayLike,
        rows: int,
        cols: int,
        *,
        s: Array | None = None,
        u: Array | None = None,
        v: Array | None = None,
        budget: int = 0,
        progress: Callable[[SvdDone], object] | None = None,
    ) -> SvdDone:
        """Singular values and vectors of a dense matrix: A = U diag(s) V^T, with k = min(rows,
        cols) values.

        a: The matrix, rows x cols values by rows.
        rows: Rows.
        cols: Columns.
        s: Where the singular values go, k values, descending.
        u: Where U^T goes, k x rows values by rows; left out, it is not written.
        v: Where V^T goes, k x cols values by rows; left out, it is not written.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "svd",
            "a": Input(a, ("f64", "f32")),
            "rows": rows,
            "cols": cols,
            "s": Output(s, ("f64", "f32")),
            "u": None if u is None else Output(u, ("f64", "f32")),
            "v": None if v is None else Output(v, ("f64", "f32")),
            "budget": budget,
        }
        return self._run(SvdDone.of, request, progress)

    def csr_read(
        self,
        a: Matrix,
        *,
        row: Array | None = None,
        col: Array | None = None,
        val: Array | None = None,
    ) -> CsrReadDone:
        """Copies a sparse matrix out, as compressed rows.

        a: The matrix.
        row: Where rows + 1 offsets into col and val go, the first 0.
        col: Where the column of each value goes, rising within a row.
        val: Where the values go.
        """
        request: dict[str, Any] = {
            "op": "csr_read",
            "a": a,
            "row": Output(row, ("u32",)),
            "col": Output(col, ("u32",)),
            "val": Output(val, ("f64", "f32")),
        }
        return self._run(CsrReadDone.of, request)

    def local_matrix(
        self,
        a: Matrix,
        *,
        b: ArrayLike | None = None,
        columns: bool = False,
    ) -> System:
        """Makes the system `id` for local answers: looks a square matrix with a nonzero diagonal
        and a right-hand side over once, so that a query costs what it touches and nothing that
        grows with n. The matrix is copied.

        a: The matrix.
        b: The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it
        another.
        columns: Keep the columns too, which local_sparse needs; twice the memory.
        """
        request: dict[str, Any] = {
            "op": "local_matrix",
            "a": a,
            "id": next(self._ids),
            "b": None if b is None else Input(b, ("f64", "f32")),
            "columns": columns,
        }
        return System(self, request["id"], self._run(LocalMatrixDone.of, request))

    def local_grid(
        self,
        nx: int,
        coefficients: ArrayLike,
        *,
        ny: int = 1,
        nz: int = 1,
        periodic: bool = False,
        b: ArrayLike | None = None,
    ) -> System:
        """Makes the system `id` of a grid that is nowhere stored: cell (x, y, z) is row x + nx (y +
        ny z), coupled to its neighbours. With constant coefficients it takes no memory, so n may be
        larger than any.

        nx: Cells in the first direction.
        coefficients: 1 + 2 dimensions values: the centre, then for each direction the coefficient
        of the neighbour before and of the one after; or as many for each cell, cell by cell.
        ny: Cells in the second direction; 1 for a grid of one dimension.
        nz: Cells in the third direction; 1 for a grid of two dimensions.
        periodic: Join the ends of every direction, which then has at least 3 cells.
        b: The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it
        another.
        """
        request: dict[str, Any] = {
            "op": "local_grid",
            "nx": nx,
            "coefficients": Input(coefficients, ("f64",)),
            "id": next(self._ids),
            "ny": ny,
            "nz": nz,
            "periodic": periodic,
            "b": None if b is None else Input(b, ("f64", "f32")),
        }
        return System(self, request["id"], self._run(LocalGridDone.of, request))

    def local_rhs(
        self,
        system: System,
        b: ArrayLike,
    ) -> LocalRhsDone:
        """Gives a system another right-hand side.

        system: The system.
        b: n values, or one for all rows.
        """
        request: dict[str, Any] = {
            "op": "local_rhs",
            "system": system,
            "b": Input(b, ("f64", "f32")),
        }
        return self._run(LocalRhsDone.of, request)

    def local_solve(
        self,
        system: System,
        index: ArrayLike,
        *,
        weight: ArrayLike | None = None,
        start: ArrayLike | None = None,
        values: Array | None = None,
        bounds: Array | None = None,
        method: Literal["auto", "push", "walks", "bidirectional", "full"] = "auto",
        tol: float = 1e-6,
        delta: float = 1e-6,
        theta: float = 0.0,
        random: int = 0,
        max_work: int = 1000000000,
        budget: int = 0,
        progress: Callable[[LocalSolveDone], object] | None = None,
    ) -> LocalSolveDone:
        """Single values of x, or functionals t^T x, of A x = b without the rest of x: by push, by
        walks, by walks from what a push left, or where that is cheaper by solving for all of x.
        Each has a bound on its error; without a gap in every row there is none, and the answer is
        budget.

        system: The system.
        index: The rows whose x is asked for; with start, those that the functionals name, one
        functional after the other.
        weight: The weight of each index; left out, 1.
        start: Offsets of the functionals into index, the first 0, never falling, the last its
        length; left out, each index is one.
        values: Where the values go, one a functional.
        bounds: Where their bounds go, NaN for none.
        method: auto picks by predicted cost; the others run that alone.
        tol: The error allowed of each value, absolute.
        delta: The probability with which walks may miss it; 0 lets auto use no walks.
        theta: Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is
        met.
        random: Seed of the walks' random numbers: the same one gives the same bits everywhere.
        max_work: Work units after which a query ends.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "local_solve",
            "system": system,
            "index": Input(index, ("u32", "i32")),
            "weight": None if weight is None else Input(weight, ("f64",)),
            "start": None if start is None else Input(start, ("u32", "i32")),
            "values": Output(values, ("f64",)),
            "bounds": Output(bounds, ("f64",)),
            "method": method,
            "tol": tol,
            "delta": delta,
            "theta": theta,
            "random": random,
            "max_work": max_work,
            "budget": budget,
        }
        return self._run(LocalSolveDone.of, request, progress)

    def local_sparse(
        self,
        system: System,
        row: ArrayLike,
        change: ArrayLike,
        *,
        index: Array | None = None,
        values: Array | None = None,
        x: Array | None = None,
        tol: float = 1e-6,
        theta: float = 0.0,
        max_work: int = 1000000000,
        budget: int = 0,
        progress: Callable[[LocalSparseDone], object] | None = None,
    ) -> LocalSparseDone:
        """All of x, sparse, for a b of which few values are not zero, by pushing columns; or what
        changes in an earlier x when few values of b change. It needs a system with columns, and a
        bound needs a gap in every column.

        system: The system.
        row: The rows of b's values; one twice adds up.
        change: The values of b, or what is added to them.
        index: Where the rows of x's values go, in the order in which they were touched: at least
        `count` places, made as long where there is none.
        values: Where the values go.
        x: An earlier answer, n values, which the values are added to.
        tol: The error allowed of x in the 1-norm, absolute.
        theta: Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is
        met.
        max_work: Work units after which it ends.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "local_sparse",
            "system": system,
            "row": Input(row, ("u32", "i32")),
            "change": Input(change, ("f64",)),
            "index": Output(index, ("u32",)),
            "values": Output(values, ("f64",)),
            "x": None if x is None else Output(x, ("f64",)),
            "tol": tol,
            "theta": theta,
            "max_work": max_work,
            "budget": budget,
        }
        return self._run(LocalSparseDone.of, request, progress)

    def graph(
        self,
        a: Matrix,
    ) -> Graph:
        """Makes the graph `id` from the weights of its links, a_ij >= 0 from node i to node j. A
        node without links (dangling) passes on to where jumps go, as in networkx. The matrix is
        copied, by links from and to each node.

        a: The weights, n x n.
        """
        request: dict[str, Any] = {
            "op": "graph",
            "a": a,
            "id": next(self._ids),
        }
        return Graph(self, request["id"], self._run(GraphDone.of, request))

    def pagerank(
        self,
        graph: Graph,
        *,
        seed: ArrayLike | None = None,
        weight: ArrayLike | None = None,
        x: Array | None = None,
        damping: float = 0.85,
        tol: float = 1e-9,
        max_iter: int = 1000,
        budget: int = 0,
        progress: Callable[[PagerankDone], object] | None = None,
    ) -> PagerankDone:
        """PageRank of every node, by power iteration until ||error||_1 <= tol.

        graph: The graph.
        seed: Where jumps go; left out, to all nodes alike.
        weight: The weight of each seed; left out, 1.
        x: Where the ranks go, n values.
        damping: The probability of following a link instead of jumping, from 0 and below 1.
        tol: The error allowed, of all nodes together.
        max_iter: Most iterations.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "pagerank",
            "graph": graph,
            "seed": None if seed is None else Input(seed, ("u32", "i32")),
            "weight": None if weight is None else Input(weight, ("f64",)),
            "x": Output(x, ("f64",)),
            "damping": damping,
            "tol": tol,
            "max_iter": max_iter,
            "budget": budget,
        }
        return self._run(PagerankDone.of, request, progress)

    def ppr(
        self,
        graph: Graph,
        seed: ArrayLike,
        *,
        weight: ArrayLike | None = None,
        index: Array | None = None,
        values: Array | None = None,
        top: int = 0,
        damping: float = 0.85,
        tol: float = 0.0001,
        theta: float = 0.0,
        max_work: int = 1000000000,
        budget: int = 0,
        progress: Callable[[PprDone], object] | None = None,
    ) -> PprDone:
        """PageRank of a set of seeds without the rest of the graph, by forward push: the nodes that
        count, from the largest. Every value is at most the true one but for rounding, and all
        together they are off by at most bound.

        graph: The graph.
        seed: The seeds: where jumps go.
        weight: The weight of each seed; left out, 1.
        index: Where the nodes go: at least `count` places, made as long where there is none.
        values: Where their ranks go.
        top: How many nodes, the largest ones; 0 for all that were reached.
        damping: The probability of following a link instead of jumping, from 0 and below 1.
        tol: The error allowed, of all nodes together.
        theta: Push nodes while r_u >= theta * degree, and no further; 0 lowers it until tol is met.
        max_work: Work units after which it ends.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "ppr",
            "graph": graph,
            "seed": Input(seed, ("u32", "i32")),
            "weight": None if weight is None else Input(weight, ("f64",)),
            "index": Output(index, ("u32",)),
            "values": Output(values, ("f64",)),
            "top": top,
            "damping": damping,
            "tol": tol,
            "theta": theta,
            "max_work": max_work,
            "budget": budget,
        }
        return self._run(PprDone.of, request, progress)

    def ppr_pair(
        self,
        graph: Graph,
        seed: int,
        target: int,
        *,
        method: Literal["bidirectional", "push", "walks"] = "bidirectional",
        damping: float = 0.85,
        tol: float = 1e-6,
        delta: float = 1e-6,
        random: int = 0,
        max_work: int = 1000000000,
        budget: int = 0,
        progress: Callable[[PprPairDone], object] | None = None,
    ) -> PprPairDone:
        """PageRank of one node for one seed, without the rest of the graph: by pushing back from
        the node, and walks from the seed.

        graph: The graph.
        seed: Where a surfer starts, and starts again.
        target: The node whose rank is asked for.
        method: bidirectional pushes until walks would cost as much; push and walks run that alone.
        damping: The probability of following a link instead of jumping, from 0 and below 1.
        tol: The error allowed, absolute.
        delta: The probability with which walks may miss it; 0 for no walks.
        random: Seed of the walks' random numbers: the same one gives the same bits everywhere.
        max_work: Work units after which it ends.
        budget: Work units after which the call returns 1 with status pending, to go on with
        vs_step; 0 runs to the end.
        progress: Called with the pending result between two steps of `budget` work units (of a
        twentieth of a second, when 0); an exception in it cancels.
        """
        request: dict[str, Any] = {
            "op": "ppr_pair",
            "graph": graph,
            "seed": seed,
            "target": target,
            "method": method,
            "damping": damping,
            "tol": tol,
            "delta": delta,
            "random": random,
            "max_work": max_work,
            "budget": budget,
        }
        return self._run(PprPairDone.of, request, progress)

    def sum(self, x: Array) -> float:
        """Sum of x."""
        return self._reduce1("sum", x)

    def dot(self, x: Array, y: Array) -> float:
        """Dot product of x and y; of i8 exact."""
        return self._reduce2("dot", x, y)

    def nrm2(self, x: Array) -> float:
        """Euclidean norm of x, safe against overflow and underflow of the squares."""
        return self._reduce1("nrm2", x)

    def axpy(self, alpha: float, x: Array, y: Array) -> None:
        """y[i] += alpha * x[i]. x may be y itself."""
        self._call_axpy("axpy", alpha, x, y)

    def scale(self, alpha: float, x: Array) -> None:
        """x[i] *= alpha."""
        self._call_scale("scale", alpha, x)

    def add(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = x[i] + y[i]. out may be x or y itself."""
        self._call_map2("add", x, y, out)

    def mul(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = x[i] * y[i]. out may be x or y itself."""
        self._call_map2("mul", x, y, out)

    def l2sq(self, x: Array, y: Array) -> float:
        """Squared Euclidean distance of x and y; of i8 exact."""
        return self._reduce2("l2sq", x, y)

    def cosine(self, x: Array, y: Array) -> float:
        """Cosine similarity of x and y, in [-1, 1]; 0 when one of them is zero; NaN when a value is
        not finite.
        """
        return self._reduce2("cosine", x, y)

    def hamming(self, x: Array, y: Array) -> float:
        """Bits in which x and y differ."""
        return self._reduce2("hamming", x, y)

    def topk(self, x: Array, indices: Array, values: Array, *, largest: bool = False) -> None:
        """The k largest or smallest values: best first, ties by the lower index, NaN last.

        x: Read.
        indices: Written.
        values: Written; as many as indices holds.
        """
        self._call_topk("topk", x, largest, indices, values)

    def asum(self, x: Array) -> float:
        """Sum of |x[i]|."""
        return self._reduce1("asum", x)

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

    def axpby(self, alpha: float, beta: float, x: Array, y: Array, out: Array) -> None:
        """out[i] = alpha * x[i] + beta * y[i]. out may be x or y itself."""
        self._call_map2ab("axpby", alpha, beta, x, y, out)

    def sub(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = x[i] - y[i]. out may be x or y itself."""
        self._call_map2("sub", x, y, out)

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

    def exp(self, x: Array, out: Array) -> None:
        """out[i] = e^x[i], within 2 ULP. out may be x itself."""
        self._call_map1("exp", x, out)

    def log(self, x: Array, out: Array) -> None:
        """out[i] = the natural logarithm of x[i], within 2 ULP. out may be x itself."""
        self._call_map1("log", x, out)

    def tanh(self, x: Array, out: Array) -> None:
        """out[i] = tanh x[i], within 2 ULP. out may be x itself."""
        self._call_map1("tanh", x, out)

    def erf(self, x: Array, out: Array) -> None:
        """out[i] = erf x[i], within 2 ULP. out may be x itself."""
        self._call_map1("erf", x, out)

    def sigmoid(self, x: Array, out: Array) -> None:
        """out[i] = 1 / (1 + e^-x[i]). out may be x itself."""
        self._call_map1("sigmoid", x, out)

    def relu(self, x: Array, out: Array) -> None:
        """out[i] = x[i] above zero, else 0; NaN stays NaN. out may be x itself."""
        self._call_map1("relu", x, out)

    def leaky_relu(self, alpha: float, x: Array, out: Array) -> None:
        """out[i] = x[i] above zero, else alpha * x[i]. out may be x itself."""
        self._call_map1a("leaky_relu", alpha, x, out)

    def gelu(self, x: Array, out: Array) -> None:
        """out[i] = x[i] * Phi(x[i]), by erf. out may be x itself."""
        self._call_map1("gelu", x, out)

    def gelu_tanh(self, x: Array, out: Array) -> None:
        """out[i] = x[i] / 2 * (1 + tanh(sqrt(2 / pi) * (x[i] + 0.044715 * x[i]^3))). out may be x
        itself.
        """
        self._call_map1("gelu_tanh", x, out)

    def silu(self, x: Array, out: Array) -> None:
        """out[i] = x[i] * sigmoid(x[i]). out may be x itself."""
        self._call_map1("silu", x, out)

    def softplus(self, x: Array, out: Array) -> None:
        """out[i] = log(1 + e^x[i]). out may be x itself."""
        self._call_map1("softplus", x, out)

    def tanh_backward(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = y[i] * tanh'(x[i]): the gradient, x the input of tanh, y the gradient of its
        output. out may be x or y itself.
        """
        self._call_map2("tanh_backward", x, y, out)

    def sigmoid_backward(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = y[i] * sigmoid'(x[i]). out may be x or y itself."""
        self._call_map2("sigmoid_backward", x, y, out)

    def relu_backward(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = y[i] * relu'(x[i]), 0 at 0. out may be x or y itself."""
        self._call_map2("relu_backward", x, y, out)

    def leaky_relu_backward(self, alpha: float, x: Array, y: Array, out: Array) -> None:
        """out[i] = y[i] above zero, else alpha * y[i], by the sign of x[i]. out may be x or y
        itself.
        """
        self._call_map2a("leaky_relu_backward", alpha, x, y, out)

    def gelu_backward(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = y[i] * gelu'(x[i]). out may be x or y itself."""
        self._call_map2("gelu_backward", x, y, out)

    def gelu_tanh_backward(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = y[i] * gelu_tanh'(x[i]). out may be x or y itself."""
        self._call_map2("gelu_tanh_backward", x, y, out)

    def silu_backward(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = y[i] * silu'(x[i]). out may be x or y itself."""
        self._call_map2("silu_backward", x, y, out)

    def softplus_backward(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = y[i] * sigmoid(x[i]). out may be x or y itself."""
        self._call_map2("softplus_backward", x, y, out)

    def normalize(
        self,
        x: Array,
        out: Array,
        rows: int,
        cols: int,
        *,
        stride: int | None = None,
    ) -> None:
        """Every row divided by its Euclidean norm; a row of zeros stays. out may be x itself.

        x: Read; rows x cols, a row every stride values.
        out: Written; rows x cols, a row every stride values.
        stride: Values from one row to the next; when left out cols.
        """
        self._call_rows1("normalize", x, out, rows, cols, stride)

    def softmax(
        self,
        x: Array,
        out: Array,
        rows: int,
        cols: int,
        *,
        stride: int | None = None,
    ) -> None:
        """Every row as e^x over the sum of e^x, shifted by its largest value. out may be x itself.

        x: Read; rows x cols, a row every stride values.
        out: Written; rows x cols, a row every stride values.
        stride: Values from one row to the next; when left out cols.
        """
        self._call_rows1("softmax", x, out, rows, cols, stride)

    def logsumexp(self, x: Array, out: Array, cols: int, *, stride: int | None = None) -> None:
        """out[r] = the logarithm of the sum of e^x over row r.

        x: Read; len(out) x cols, a row every stride values.
        out: Written.
        stride: Values from one row to the next; when left out cols.
        """
        self._call_fold_rows("logsumexp", x, out, cols, stride)

    def layernorm(
        self,
        x: Array,
        eps: float,
        out: Array,
        rows: int,
        cols: int,
        *,
        gamma: Array | None = None,
        beta: Array | None = None,
        stride: int | None = None,
    ) -> None:
        """Every row as gamma * (x - mean) / sqrt(variance + eps) + beta; gamma and beta may be
        NULL. out may be x itself.

        x: Read; rows x cols, a row every stride values.
        gamma: Read; may be left out; cols values.
        beta: Read; may be left out; cols values.
        out: Written; rows x cols, a row every stride values.
        stride: Values from one row to the next; when left out cols.
        """
        self._call_layernorm("layernorm", x, gamma, beta, eps, out, rows, cols, stride)

    def rmsnorm(
        self,
        x: Array,
        eps: float,
        out: Array,
        rows: int,
        cols: int,
        *,
        gamma: Array | None = None,
        stride: int | None = None,
    ) -> None:
        """Every row as gamma * x / sqrt(mean of x^2 + eps); gamma may be NULL. out may be x itself.

        x: Read; rows x cols, a row every stride values.
        gamma: Read; may be left out; cols values.
        out: Written; rows x cols, a row every stride values.
        stride: Values from one row to the next; when left out cols.
        """
        self._call_rmsnorm("rmsnorm", x, gamma, eps, out, rows, cols, stride)

    def rope(
        self,
        x: Array,
        out: Array,
        position: int,
        base: float,
        rows: int,
        cols: int,
        *,
        interleaved: bool = False,
        stride: int | None = None,
    ) -> None:
        """Rotary position embedding: row r is position + r, pair i turns by (position + r) *
        base^(-2i / cols); a pair is (2i, 2i + 1) when interleaved, else (i, i + cols / 2). out may
        be x itself.

        x: Read; rows x cols, a row every stride values.
        out: Written; rows x cols, a row every stride values.
        stride: Values from one row to the next; when left out cols.
        """
        self._call_rope("rope", x, out, position, base, interleaved, rows, cols, stride)

    def swiglu(
        self,
        x: Array,
        y: Array,
        out: Array,
        rows: int,
        cols: int,
        *,
        stride: int | None = None,
    ) -> None:
        """out = silu(x) * y. out may be x or y itself.

        x: Read; rows x cols, a row every stride values.
        y: Read; rows x cols, a row every stride values.
        out: Written; rows x cols, a row every stride values.
        stride: Values from one row to the next; when left out cols.
        """
        self._call_rows2("swiglu", x, y, out, rows, cols, stride)

    def l1(self, x: Array, y: Array) -> float:
        """Sum of |x[i] - y[i]|."""
        return self._reduce2("l1", x, y)

    def distances(
        self,
        metric: Literal["dot", "l2sq", "cosine", "l1", "hamming", "jaccard"],
        q: Array,
        x: Array,
        out: Array,
        *,
        stride: int | None = None,
    ) -> None:
        """One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.

        metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
        q: Read.
        x: Read; len(out) x len(q), a row every stride values.
        out: Written.
        stride: Values from one row to the next; when left out len(q).
        """
        self._call_distances("distances", metric, q, x, out, stride)

    def search(
        self,
        metric: Literal["dot", "l2sq", "cosine", "l1", "hamming", "jaccard"],
        q: Array,
        x: Array,
        indices: Array,
        scores: Array,
        queries: int,
        rows: int,
        cols: int,
        k: int,
        *,
        stride: int | None = None,
    ) -> None:
        """The k best rows of x for every query, exactly: best first, ties by the lower index, NaN
        last.

        metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
        q: Read; at least queries * cols values.
        x: Read; rows x cols, a row every stride values.
        indices: Written; at least queries * k values.
        scores: Written; at least queries * k values.
        stride: Values from one row to the next; when left out cols.
        """
        self._call_search("search", metric, q, x, indices, scores, queries, rows, cols, stride, k)

    def argsort(self, x: Array, indices: Array) -> None:
        """The indices that sort x: ascending, ties in their order, NaN last.

        x: Read.
        indices: Written; as many as x holds.
        """
        self._call_argsort("argsort", x, indices)

    def bit_and(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = x[i] and y[i]. out may be x or y itself."""
        self._call_map2("bit_and", x, y, out)

    def bit_or(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = x[i] or y[i]. out may be x or y itself."""
        self._call_map2("bit_or", x, y, out)

    def bit_xor(self, x: Array, y: Array, out: Array) -> None:
        """out[i] = x[i] exclusive or y[i]. out may be x or y itself."""
        self._call_map2("bit_xor", x, y, out)

    def popcount(self, x: Array) -> float:
        """Bits of x that are set."""
        return self._reduce1("popcount", x)

    def jaccard(self, x: Array, y: Array) -> float:
        """Bits set in both over bits set in one or both; 1 when none is."""
        return self._reduce2("jaccard", x, y)

    def gemv(
        self,
        m: int,
        n: int,
        a: Array,
        x: Array,
        y: Array,
        *,
        trans: bool = False,
        alpha: float = 1.0,
        lda: int | None = None,
        beta: float = 0.0,
    ) -> None:
        """y = alpha op(A) x + beta y for an m x n matrix A.

        a: Read; m x n, a row every lda values.
        lda: Values from one row to the next; when left out n.
        x: Read; n values, m with trans.
        y: Read and written; m values, n with trans.
        """
        self._call_gemv("gemv", trans, m, n, alpha, a, lda, x, beta, y)

    def gemm(
        self,
        m: int,
        n: int,
        k: int,
        a: Array,
        b: Array,
        c: Array,
        work: Array,
        *,
        trans_a: bool = False,
        trans_b: bool = False,
        alpha: float = 1.0,
        lda: int | None = None,
        ldb: int | None = None,
        beta: float = 0.0,
        ldc: int | None = None,
    ) -> None:
        """C = alpha op(A) op(B) + beta C; op(A) is m x k, op(B) k x n. work holds at least
        vs_gemm_work values.

        a: Read; m x k, k x m with trans_a, a row every lda values.
        lda: Values from one row to the next; when left out k, m with trans_a.
        b: Read; k x n, n x k with trans_b, a row every ldb values.
        ldb: Values from one row to the next; when left out n, k with trans_b.
        c: Read and written; m x n, a row every ldc values.
        ldc: Values from one row to the next; when left out n.
        work: Scratch; the kernel's sentence says how long.
        """
        self._call_gemm(
            "gemm",
            trans_a,
            trans_b,
            m,
            n,
            k,
            alpha,
            a,
            lda,
            b,
            ldb,
            beta,
            c,
            ldc,
            work,
        )

    def transpose(
        self,
        m: int,
        n: int,
        a: Array,
        b: Array,
        *,
        lda: int | None = None,
        ldb: int | None = None,
    ) -> None:
        """B = A transposed, A being m x n.

        a: Read; m x n, a row every lda values.
        lda: Values from one row to the next; when left out n.
        b: Written; n x m, a row every ldb values.
        ldb: Values from one row to the next; when left out m.
        """
        self._call_transpose("transpose", m, n, a, lda, b, ldb)

    def syrk(
        self,
        n: int,
        k: int,
        a: Array,
        c: Array,
        work: Array,
        *,
        lower: bool = False,
        trans: bool = False,
        alpha: float = 1.0,
        lda: int | None = None,
        beta: float = 0.0,
        ldc: int | None = None,
    ) -> None:
        """C = alpha op(A) op(A)^T + beta C, one triangle of the n x n matrix C; op(A) is n x k.
        work as for gemm of n, n, k.

        a: Read; n x k, k x n with trans, a row every lda values.
        lda: Values from one row to the next; when left out k, n with trans.
        c: Read and written; n x n, a row every ldc values.
        ldc: Values from one row to the next; when left out n.
        work: Scratch; the kernel's sentence says how long.
        """
        self._call_syrk("syrk", lower, trans, n, k, alpha, a, lda, beta, c, ldc, work)

    def trsm(
        self,
        m: int,
        n: int,
        a: Array,
        b: Array,
        work: Array,
        *,
        right: bool = False,
        lower: bool = False,
        trans: bool = False,
        unit: bool = False,
        alpha: float = 1.0,
        lda: int | None = None,
        ldb: int | None = None,
    ) -> None:
        """Solves op(A) X = alpha B, or X op(A) = alpha B when right, for a triangular A, in place
        of the m x n matrix B. work holds at least vs_trsm_work values.

        a: Read; m x m, n x n with right, a row every lda values.
        lda: Values from one row to the next; when left out m, n with right.
        b: Read and written; m x n, a row every ldb values.
        ldb: Values from one row to the next; when left out n.
        work: Scratch; the kernel's sentence says how long.
        """
        self._call_trsm("trsm", right, lower, trans, unit, m, n, alpha, a, lda, b, ldb, work)

    def spmv(self, row_ptr: Array, col: Array, val: Array, x: Array, y: Array) -> None:
        """y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is not x.

        row_ptr: Read; one more than y holds.
        col: Read; at least as many as the last value of row_ptr says.
        val: Read; at least as many as the last value of row_ptr says.
        x: Read.
        y: Written.
        """
        self._call_spmv("spmv", row_ptr, col, val, x, y)

    def spmv_t(self, row_ptr: Array, col: Array, val: Array, x: Array, y: Array) -> None:
        """y = A^T x for a matrix in compressed rows.

        row_ptr: Read; one more than x holds.
        col: Read; at least as many as the last value of row_ptr says.
        val: Read; at least as many as the last value of row_ptr says.
        x: Read.
        y: Written.
        """
        self._call_spmv_t("spmv_t", row_ptr, col, val, x, y)

    def spmv_rows(
        self,
        rows: int,
        row_ptr: Array,
        col: Array,
        val: Array,
        subset: Array,
        x: Array,
        y: Array,
    ) -> None:
        """y[i] = row subset[i] of A times x.

        row_ptr: Read; rows + 1 values.
        col: Read; at least as many as the last value of row_ptr says.
        val: Read; at least as many as the last value of row_ptr says.
        subset: Read.
        x: Read.
        y: Written; as many as subset holds.
        """
        self._call_spmv_rows("spmv_rows", rows, row_ptr, col, val, subset, x, y)

    def spmm(
        self,
        rows: int,
        cols: int,
        row_ptr: Array,
        col: Array,
        val: Array,
        n: int,
        b: Array,
        c: Array,
        *,
        ldb: int | None = None,
        ldc: int | None = None,
    ) -> None:
        """C = A B for a row-major B of n columns.

        row_ptr: Read; rows + 1 values.
        col: Read; at least as many as the last value of row_ptr says.
        val: Read; at least as many as the last value of row_ptr says.
        b: Read; cols x n, a row every ldb values.
        ldb: Values from one row to the next; when left out n.
        c: Written; rows x n, a row every ldc values.
        ldc: Values from one row to the next; when left out n.
        """
        self._call_spmm("spmm", rows, cols, row_ptr, col, val, n, b, ldb, c, ldc)

    def bincount(self, x: Array, out: Array) -> None:
        """out[v] = how often v occurs in x; every v must be below bins.

        x: Read.
        out: Written.
        """
        self._call_histogram("bincount", x, out)

    def prefix_sum(self, x: Array, out: Array) -> None:
        """out[0] = 0, out[i + 1] = out[i] + x[i].

        x: Read.
        out: Written; one more than x holds.
        """
        self._call_prefix_sum("prefix_sum", x, out)

    def gather(self, x: Array, index: Array, out: Array) -> None:
        """out[i] = x[index[i]].

        x: Read.
        index: Read.
        out: Written; as many as index holds.
        """
        self._call_gather("gather", x, index, out)

    def scatter(self, x: Array, index: Array, out: Array) -> None:
        """out[index[i]] = x[i]; the last of equal indices stays.

        x: Read.
        index: Read; as many as x holds.
        out: Read and written.
        """
        self._call_scatter("scatter", x, index, out)
