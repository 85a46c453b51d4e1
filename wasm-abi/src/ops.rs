//! THE op table. A row declares an operation once: its arguments with types
//! and defaults, its result fields, and the sentences that all hosts show.
//! From a row come the dispatch arm, the typed argument struct, the result
//! struct, and an entry of [`OPS`], from which the header, the docs, the WIT
//! file and every host's wrappers are rendered (`./build.sh gen`).
//! `op_row.rs` has the grammar.
//!
//! To add an operation: one row here, its `run` function in a file of its
//! own, one vectors file, `./build.sh gen`. Codes are append-only.
//!
//! Every kernel is an operation too, by its name and with the parameters of its
//! form: those come from the kernel table (`on_arrays.rs`).
#![forbid(unsafe_code)]

use crate::fault::Fault;
use crate::instance::{Instance, Outcome};
use crate::op_row::{default, fields, kind, next, ops, records, rust_type};
use crate::request::{Asked, Given, Request};
use crate::{matrix, on_arrays, solve};
use serde::Serialize;

pub use crate::abi_hash::abi_hash;
pub use crate::op_row::{ArgRow, Default, FieldRow, Kind, OpRow, RecordRow};

records! {
    /// One method that a solve tried.
    record Attempt {
        /// The method: cg, bicgstab, lu, minres, gmres, lsmr, jacobi, gauss_seidel, sor, ssor, chebyshev or neumann.
        method: &'static str,
        /// Its preconditioner: none or jacobi.
        precond: &'static str,
        /// Why the rule table chose it.
        why: &'static str,
        /// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or budget.
        reason: &'static str,
        /// Iterations it took; for lu the steps of refinement.
        iterations: u32,
        /// ||b - A x|| / ||b|| of what it reached, recomputed from the original matrix.
        residual: f64,
        /// Work units it cost: about one multiply-add each, the same on every machine.
        work: u64,
    }
}

ops! {
    /// Makes the sparse matrix `id` from triplets (format coo: duplicates are summed in the order given) or from compressed rows (format csr: columns rise strictly within a row). Values are copied, checked once to be finite and in range, and never change afterwards.
    op csr = 1 CsrArgs (
        /// The id to make the matrix under; an object already there is replaced.
        id: new;
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
        b: array(f64);
        /// Where the solution goes, as long as A has columns.
        x: out(f64);
        /// auto picks by docs/solve.md; the others run that method alone.
        method: choice(auto cg bicgstab lu minres gmres lsmr jacobi gauss_seidel sor ssor chebyshev neumann) = "auto";
        /// Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero (for minres: where it is positive), else none. For lsmr jacobi scales the columns, and auto does.
        precond: choice(auto none jacobi) = "auto";
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
        /// ||A^T r|| / (||A||_F ||r||), r = b - A x, recomputed from the original matrix; null unless lsmr was asked for.
        gradient: Option<f64>,
        /// Estimate of 1 / cond_1(A) (Hager-Higham); null unless lu ran.
        rcond: Option<f64>,
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
        /// instance, array or csr.
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
}
