//! THE op table. A row declares an operation once: its arguments with types
//! and defaults, its result fields, and the sentences that all hosts show.
//! From a row come the dispatch arm, the typed argument struct, the result
//! struct, and an entry of [`OPS`], from which the header, the docs, the WIT
//! file and every host's wrappers are rendered (`./build.sh gen`).
//! `op_row.rs` has the grammar.
//!
//! To add an operation: one row here (of local answers in `ops_local.rs`), its `run` function in a file of its
//! own, one vectors file, `./build.sh gen`. Codes are append-only.
//!
//! Every kernel is an operation too, by its name and with the parameters of its
//! form: those come from the kernel table (`on_arrays.rs`).
#![forbid(unsafe_code)]

use crate::fault::Fault;
use crate::instance::{Instance, Outcome};
use crate::op_row::{default, fields, kind, next, ops, records, rust_type};
use crate::ops_local::with_local_ops;
use crate::request::{Asked, Given, Request};
use crate::{dense, factor, local, matrix, on_arrays, solve, system};
use serde::Serialize;

pub use crate::abi_hash::abi_hash;
pub use crate::op_row::{ArgRow, Default, FieldRow, Kind, OpRow, RecordRow};

records! {
    /// One method that a solve tried.
    record Attempt {
        /// The method: cg, minres, bicgstab, gmres, lsmr, jacobi, gauss_seidel, sor, ssor, chebyshev, neumann, lu, sparse_lu, cholesky or ldl.
        method: &'static str,
        /// Its preconditioner: none, jacobi, ssor, ic0, ilu0 or multigrid.
        precond: &'static str,
        /// Why the rule table chose it.
        why: &'static str,
        /// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular, limit (it would have passed max_bytes) or budget.
        reason: &'static str,
        /// Iterations it took; of a factorisation the steps of refinement.
        iterations: u32,
        /// ||b - A x|| / ||b|| of what it reached, recomputed from the original matrix.
        residual: f64,
        /// Work units it cost: about one multiply-add each, the same on every machine.
        work: u64,
    }
}

with_local_ops! {
    /// Makes the sparse matrix `id` from triplets (format coo: duplicates are summed in the order given) or from compressed rows (format csr: columns rise strictly within a row). Values are copied, checked once to be finite and in range, and never change afterwards.
    op csr = 1 CsrArgs (
        /// The id to make the matrix under; an object already there is replaced.
        id: new(csr);
        /// Number of rows.
        rows: u32;
        /// Number of columns.
        cols: u32;
        /// coo: the row of each value, from 0. csr: rows + 1 offsets into col and val, the first 0, never falling.
        row: array(i32 u32);
        /// The column of each value, from 0.
        col: array(i32 u32);
        /// The values.
        val: array(f64 f32);
        /// How row is to be read: coo or csr.
        format: choice(coo csr) = "coo";
    ) -> CsrDone {
        /// Number of rows.
        rows: u32,
        /// Number of columns.
        cols: u32,
        /// Stored values after duplicates were summed; explicit zeros are kept.
        nnz: u32,
        /// Triplets that were summed into another.
        duplicates: u32,
        /// Bytes the matrix owns.
        bytes: u64,
    } runs matrix::csr;

    /// Solves A x = b for square A, or with method lsmr min ||b - A x|| for A of any shape. `converged` is said only after ||b - A x|| <= max(tol * ||b||, atol), or for lsmr ||A^T r|| <= tol * ||A||_F * ||r||, was recomputed from the original matrix. x is written when the solve ends, with the best that was reached; the result says by which method and why it stopped.
    op solve = 2 SolveArgs (
        /// The matrix.
        a: csr;
        /// The right-hand side, as long as A has rows.
        b: array(f64 f32);
        /// Where the solution goes, as long as A has columns. f32 is solved in f64, and what is judged is what was rounded.
        x: out(f64 f32);
        /// auto picks by docs/solve.md; the others run that method alone.
        method: choice(auto cg minres bicgstab gmres lsmr jacobi gauss_seidel sor ssor chebyshev neumann lu sparse_lu cholesky ldl) = "auto";
        /// Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero (for minres: where it is positive), else none. For lsmr jacobi scales the columns, and auto does.
        precond: choice(auto none jacobi ssor ic0 ilu0 multigrid) = "auto";
        /// Relative tolerance on the 2-norm of the residual, 0 to 1.
        tol: f64 = 1e-8;
        /// Absolute tolerance on the 2-norm of the residual.
        atol: f64 = 0.0;
        /// Most iterations of each iterative method; 0 takes 10 n (lsmr: 40 n) and at least 1000, and with method auto no more than the next method would cost.
        max_iter: u32 = 0;
        /// An iterative method is called diverged when its residual has grown by this factor.
        divergence: f64 = 1e8;
        /// Iterations of gmres between two restarts.
        restart: u32 = 30;
        /// Relaxation factor of sor and ssor, above 0 and below 2.
        omega: f64 = 1.0;
        /// Start from the values in x instead of zeros.
        guess: bool = false;
        /// Return the last 256 residuals.
        history: bool = false;
        /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
        budget: u32 = 0;
    ) -> SolveDone {
        /// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or budget (cancelled); null while pending.
        reason: Option<&'a str>,
        /// The method that gave x, or that is running; none when no attempt was needed.
        method: &'a str,
        /// Its preconditioner.
        precond: &'a str,
        /// Why the rule table chose it.
        why: &'a str,
        /// True when -A x = -b was solved because the diagonal is negative.
        flipped: bool,
        /// Rows of A.
        n: u32,
        /// Stored values of A.
        nnz: u32,
        /// Iterations of all attempts.
        iterations: u32,
        /// Products with A of all attempts.
        matvecs: u32,
        /// ||b - A x|| / ||b||, recomputed from the original matrix; while pending the method's own running value. ||b - A x|| when b is zero.
        residual: f64,
        /// ||b - A x|| in the 2-norm.
        residual_norm: f64,
        /// ||b - A x0|| in the 2-norm.
        initial_norm: f64,
        /// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf); null while pending.
        backward_error: Option<f64>,
        /// ||A^T r|| / (||A||_F ||r||), r = b - A x, recomputed from the original matrix; null unless lsmr gave x.
        gradient: Option<f64>,
        /// Estimate of 1 / cond_1(A) (Hager-Higham); null unless a factorisation was made.
        rcond: Option<f64>,
        /// Values that the analysis of the pattern predicted for L; null where none was made.
        fill: Option<u64>,
        /// Multiply-adds that it predicted for a symmetric factorisation; null where none was made.
        multiply_adds: Option<u64>,
        /// Work units of all attempts: about one multiply-add each, the same on every machine.
        work: u64,
        /// Every method that was tried, in order.
        attempts: &'a [Attempt],
        /// The iteration of the first value of history, counted over all attempts from 0.
        history_from: u32,
        /// Running relative residuals, the last 256, when asked for.
        history: &'a [f64],
    } runs solve::solve;

    /// Measures how well x solves A x = b, from the original matrix.
    op residual = 3 ResidualArgs (
        /// The matrix, m x n.
        a: csr;
        /// The right-hand side, m values.
        b: array(f64);
        /// The solution to judge, n values.
        x: array(f64);
        /// Where b - A x goes, m values; left out, it is not kept.
        r: out(f64) = 0;
    ) -> ResidualDone {
        /// ||b - A x|| / ||b|| in the 2-norm; ||b - A x|| when b is zero.
        residual: f64,
        /// ||b - A x|| in the 2-norm.
        residual_norm: f64,
        /// ||b|| in the 2-norm.
        rhs_norm: f64,
        /// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf).
        backward_error: f64,
    } runs solve::residual;

    /// Frees the object `id`.
    op free = 4 FreeArgs (
        /// The object.
        id: any;
    ) -> FreeDone {
        /// Bytes given back.
        bytes: u64,
    } runs matrix::free;

    /// Describes the instance, or one of its objects.
    op info = 5 InfoArgs (
        /// The object; left out, the instance is described.
        id: any = 0;
    ) -> InfoDone {
        /// instance, array, csr, factor, system or graph.
        kind: &'a str,
        /// Of an array: f32, f64, i32, u32, i8 or u8; else null.
        dtype: Option<&'a str>,
        /// Of an array: its values; of an instance: its objects.
        length: u32,
        /// Of a matrix, else null.
        rows: Option<u32>,
        /// Of a matrix, else null.
        cols: Option<u32>,
        /// Of a matrix, else null.
        nnz: Option<u32>,
        /// Bytes it owns.
        bytes: u64,
        /// The instance's memory limit.
        max_bytes: u64,
        /// The instructions in use: scalar, simd128, sse2, sse4.2, avx2, avx512 or neon.
        level: &'a str,
        /// The library's version.
        version: &'a str,
    } runs matrix::info;

    /// Orders and analyses the pattern of a square matrix: what a factorisation will hold and cost, before it is made, and the features that method auto looks at.
    op analyse = 6 AnalyseArgs (
        /// The matrix.
        a: csr;
        /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
        budget: u32 = 0;
    ) -> AnalyseDone {
        /// null while pending, budget when cancelled, else analysed.
        reason: Option<&'a str>,
        /// Rows.
        n: u32,
        /// Stored values.
        nnz: u32,
        /// |a_ij - a_ji| <= 8 eps max(|a_ij|, |a_ji|) everywhere.
        symmetric: bool,
        /// Signs on the diagonal: positive, negative, mixed, or zero where one is zero or missing.
        diagonal: &'a str,
        /// |a_ii| >= the sum of the other |a_ij| in every row.
        dominant: bool,
        /// Share of the values off the diagonal that have one at their mirror image.
        mirrored: f64,
        /// Values in the factor L of A + A^T, its diagonal included.
        fill: u64,
        /// Multiply-adds of cholesky or ldl; an LU without pivots far off takes twice as many.
        multiply_adds: u64,
        /// Bytes that cholesky or ldl will take.
        bytes: u64,
        /// Work units: about one multiply-add each, the same on every machine.
        work: u64,
    } runs factor::analyse;

    /// Factors a square matrix, for many right-hand sides: the factors stay as object `id`. A sparse matrix is taken by sparse_lu (partial pivoting), cholesky or ldl (symmetric) or spread for lu; a dense one, an array of n x n values by rows, by lu or cholesky. auto takes cholesky where the matrix is symmetric with a positive diagonal, ldl where it is symmetric, and goes on to LU where those fail.
    op factor = 7 FactorArgs (
        /// The matrix: csr, or an array of n x n values by rows.
        a: any;
        /// The id to make the factorisation under; an object already there is replaced.
        id: new(factor);
        /// Rows of a dense matrix; 0 for a sparse one.
        n: u32 = 0;
        /// Which factorisation.
        method: choice(auto lu sparse_lu cholesky ldl) = "auto";
        /// A factorisation by cholesky, ldl or a sparse_lu without far pivots of a matrix with the same pattern: its analysis is taken over, and it is freed, even if memory ends afterwards.
        analysis: factor = 0;
        /// Estimate the condition, which costs some five to twelve solves.
        condition: bool = true;
        /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
        budget: u32 = 0;
    ) -> FactorDone {
        /// null while pending; factored; singular, indefinite or breakdown when there is no such factorisation; budget when cancelled. Only when factored there is an object.
        reason: Option<&'a str>,
        /// The factorisation that was made, or tried last.
        method: &'a str,
        /// Rows.
        n: u32,
        /// Values in the factors.
        fill: u64,
        /// Multiply-adds that the analysis predicted for a symmetric factorisation; null where none was made.
        multiply_adds: Option<u64>,
        /// Estimate of 1 / cond_1(A) (Hager-Higham); below 2.2e-16 the matrix is singular to working precision. null unless factored, and asked for.
        rcond: Option<f64>,
        /// Positive eigenvalues (Sylvester); null unless by cholesky or ldl of a sparse matrix.
        positive: Option<u32>,
        /// Negative eigenvalues.
        negative: Option<u32>,
        /// det A = mantissa * 2^exponent, the mantissa 0 or of magnitude in [1, 2); null unless dense.
        mantissa: Option<f64>,
        /// See mantissa.
        exponent: Option<f64>,
        /// Bytes the factorisation owns.
        bytes: u64,
        /// Work units: about one multiply-add each, the same on every machine.
        work: u64,
    } runs factor::factor;

    /// Solves A x = b, or A^T x = b, by a factorisation: any number of right-hand sides of n values, one after the other. Nothing is refined or judged: the operation residual does that.
    op factor_solve = 8 FactorSolveArgs (
        /// The factorisation.
        factor: factor;
        /// The right-hand sides.
        b: array(f64 f32);
        /// Where the solutions go, as long as b; b itself is allowed.
        x: out(f64 f32);
        /// Solve with A^T.
        transposed: bool = false;
    ) -> FactorSolveDone {
        /// Unknowns.
        n: u32,
        /// Right-hand sides.
        sides: u32,
        /// Work units: about one multiply-add each, the same on every machine.
        work: u64,
    } runs factor::factor_solve;

    /// The inverse of a dense matrix; refused with status singular when 1 / cond_1(A) is below 2.2e-16. Solving with a factorisation is cheaper and more accurate than multiplying by an inverse.
    op inverse = 9 InverseArgs (
        /// The matrix, n x n values by rows.
        a: array(f64 f32);
        /// Rows.
        n: u32;
        /// Where the inverse goes, n x n values by rows; a itself is allowed.
        out: out(f64 f32);
        /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
        budget: u32 = 0;
    ) -> InverseDone {
        /// null while pending, budget when cancelled, else done.
        reason: Option<&'a str>,
        /// Estimate of 1 / cond_1(A) (Hager-Higham); null until it is known.
        rcond: Option<f64>,
        /// Work units: about one multiply-add each, the same on every machine.
        work: u64,
    } runs dense::inverse;

    /// Least squares of a dense matrix of any shape, min ||b - A x||, by Householder QR with column pivoting.
    op lstsq = 10 LstsqArgs (
        /// The matrix, rows x cols values by rows.
        a: array(f64 f32);
        /// Rows.
        rows: u32;
        /// Columns.
        cols: u32;
        /// The right-hand side, as long as A has rows.
        b: array(f64 f32);
        /// Where the solution goes, as long as A has columns.
        x: out(f64 f32);
        /// Where the columns are dependent: the solution of least norm; else the basic one, with as many values as the rank.
        minimum_norm: bool = true;
        /// Columns whose part in R is below tol times the largest are dependent; 0 takes max(rows, cols) * 2.2e-16.
        tol: f64 = 0.0;
        /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
        budget: u32 = 0;
    ) -> LstsqDone {
        /// null while pending, budget when cancelled, else done.
        reason: Option<&'a str>,
        /// The numerical rank; null until it is known.
        rank: Option<u32>,
        /// ||b - A x|| in the 2-norm; null until it is known.
        residual_norm: Option<f64>,
        /// Work units: about one multiply-add each, the same on every machine.
        work: u64,
    } runs dense::lstsq;

    /// Householder QR of a dense matrix: A P = Q R.
    op qr = 11 QrArgs (
        /// The matrix, rows x cols values by rows.
        a: array(f64 f32);
        /// Rows.
        rows: u32;
        /// Columns.
        cols: u32;
        /// Where R goes, min(rows, cols) x cols values by rows, zeros below the diagonal.
        r: out(f64 f32);
        /// Where Q goes, rows x min(rows, cols) values by rows; left out, it is not formed.
        q: out(f64 f32) = 0;
        /// Where P goes, cols values: column j of A P is column order[j] of A; left out, columns keep their places.
        order: out(u32) = 0;
        /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
        budget: u32 = 0;
    ) -> QrDone {
        /// null while pending, budget when cancelled, else done.
        reason: Option<&'a str>,
        /// The numerical rank, by the diagonal of R; null until it is known, and where columns keep their places.
        rank: Option<u32>,
        /// Work units: about one multiply-add each, the same on every machine.
        work: u64,
    } runs dense::qr;

    /// Eigenvalues and vectors of a dense symmetric matrix.
    op eigh = 12 EighArgs (
        /// The matrix, n x n values by rows.
        a: array(f64 f32);
        /// Rows.
        n: u32;
        /// Where the eigenvalues go, n values, ascending.
        values: out(f64 f32);
        /// Where the eigenvectors go, n x n values, one a row, in the order of the values; left out, they are not formed.
        vectors: out(f64 f32) = 0;
        /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
        budget: u32 = 0;
    ) -> EighDone {
        /// null while pending, budget when cancelled, stagnated when a value was not found in 30 sweeps, else done.
        reason: Option<&'a str>,
        /// Work units: about one multiply-add each, the same on every machine.
        work: u64,
    } runs dense::eigh;

    /// Singular values and vectors of a dense matrix: A = U diag(s) V^T, with k = min(rows, cols) values.
    op svd = 13 SvdArgs (
        /// The matrix, rows x cols values by rows.
        a: array(f64 f32);
        /// Rows.
        rows: u32;
        /// Columns.
        cols: u32;
        /// Where the singular values go, k values, descending.
        s: out(f64 f32);
        /// Where U^T goes, k x rows values by rows; left out, it is not written.
        u: out(f64 f32) = 0;
        /// Where V^T goes, k x cols values by rows; left out, it is not written.
        v: out(f64 f32) = 0;
        /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
        budget: u32 = 0;
    ) -> SvdDone {
        /// null while pending, budget when cancelled, stagnated when the vectors were not orthogonal in 60 sweeps, else done.
        reason: Option<&'a str>,
        /// Work units: about one multiply-add each, the same on every machine.
        work: u64,
    } runs dense::svd;

    /// Copies a sparse matrix out, as compressed rows.
    op csr_read = 23 CsrReadArgs (
        /// The matrix.
        a: csr;
        /// Where rows + 1 offsets into col and val go, the first 0.
        row: out(u32);
        /// Where the column of each value goes, rising within a row.
        col: out(u32);
        /// Where the values go.
        val: out(f64 f32);
    ) -> CsrReadDone {
        /// Number of rows.
        rows: u32,
        /// Number of columns.
        cols: u32,
        /// Values.
        nnz: u32,
    } runs matrix::csr_read;
}
