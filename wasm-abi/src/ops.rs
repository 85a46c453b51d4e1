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
//! Operations on arrays name their kernel (`{"op":"map","kernel":"exp",...}`):
//! their words are rows of the kernel table, which a test compares.
#![forbid(unsafe_code)]

use crate::fault::Fault;
use crate::instance::{Instance, Outcome};
use crate::op_row::{default, fields, kind, next, ops, records, rust_type};
use crate::request::{Given, Request};
use crate::{blas, elementwise, matrix, products, search, solve};
use serde::Serialize;

pub use crate::abi_hash::abi_hash;
pub use crate::op_row::{ArgRow, Default, FieldRow, Kind, OpRow, RecordRow};

records! {
    /// One method that a solve tried.
    record Attempt {
        /// The method: cg, bicgstab or lu.
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

    /// Solves A x = b for square A. `converged` is said only after ||b - A x|| <= max(tol * ||b||, atol) was recomputed from the original matrix. x is written when the solve ends, with the best that was reached; the result says by which method and why it stopped.
    op solve = 2 SolveArgs (
        /// The matrix.
        a: csr;
        /// The right-hand side, as long as A has rows.
        b: array(f64);
        /// Where the solution goes, as long as A has columns.
        x: out(f64);
        /// auto picks by docs/solve.md; the others run that method alone.
        method: choice(auto cg bicgstab lu) = "auto";
        /// Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero, else none.
        precond: choice(auto none jacobi) = "auto";
        /// Relative tolerance on the 2-norm of the residual, 0 to 1.
        tol: f64 = 1e-8;
        /// Absolute tolerance on the 2-norm of the residual.
        atol: f64 = 0.0;
        /// Most iterations of each iterative method; 0 takes 10 n and at least 1000, and with method auto no more than the next method would cost.
        max_iter: u32 = 0;
        /// An iterative method is called diverged when its residual has grown by this factor.
        divergence: f64 = 1e8;
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

    /// One number of one array, or of two of the same length: the direct kernels of these names.
    op reduce = 6 ReduceArgs (
        /// Which.
        kernel: choice(sum asum mean variance min max argmin argmax amax nrm2 count_nonzero sum2 dot dot2 l2sq l1 cosine popcount hamming jaccard);
        /// The array.
        x: array(f64 f32 i8 u8);
        /// The other array, for dot, dot2, l2sq, l1, cosine, hamming and jaccard.
        y: array(f64 f32 i8 u8) = 0;
        /// What counts as zero, for count_nonzero.
        eps: f64 = 0.0;
    ) -> ReduceDone {
        /// The number, or for argmin and argmax the place; null when it is not finite.
        value: Option<f64>,
    } runs elementwise::reduce;

    /// A function of every element of one array, or of two of the same length: the direct kernels of these names.
    op map = 7 MapArgs (
        /// Which. leaky_relu takes alpha; axpby alpha and beta; clamp alpha as the lower and beta as the upper bound. The backward ones take the input of the function in x and the gradient of its output in y.
        kernel: choice(add sub mul div axpby abs neg clamp sqrt exp log tanh erf sigmoid relu leaky_relu gelu gelu_tanh silu softplus tanh_backward sigmoid_backward relu_backward leaky_relu_backward gelu_backward gelu_tanh_backward silu_backward softplus_backward bit_and bit_or bit_xor);
        /// The array.
        x: array(f64 f32 u8);
        /// The other array, of x's dtype and length, where the function takes two.
        y: array(f64 f32 u8) = 0;
        /// Where it goes, of x's dtype and length; may be x or y.
        out: out(f64 f32 u8);
        /// The first constant.
        alpha: f64 = 1.0;
        /// The second constant.
        beta: f64 = 0.0;
    ) -> MapDone {
    } runs elementwise::map;

    /// A function of every row of a matrix: the direct kernels of these names, rows one behind the other.
    op rows = 8 RowsArgs (
        /// Which.
        kernel: choice(normalize softmax logsumexp layernorm rmsnorm rope swiglu);
        /// The matrix, row by row.
        x: array(f64 f32);
        /// The factor of swiglu, as large as x.
        y: array(f64 f32) = 0;
        /// Weights of layernorm and rmsnorm, one a column; left out, they are 1.
        gamma: array(f64 f32) = 0;
        /// Offsets of layernorm, one a column; left out, they are 0.
        beta: array(f64 f32) = 0;
        /// Where it goes, as large as x, and may be x; for logsumexp one value a row.
        out: out(f64 f32);
        /// Columns; the length of x must be a multiple.
        cols: u32;
        /// Inside the root of layernorm and rmsnorm.
        eps: f64 = 1e-5;
        /// The position of the first row, for rope.
        position: u32 = 0;
        /// The base of the angles of rope.
        base: f64 = 10000.0;
        /// rope turns columns 2i and 2i + 1 together instead of i and i + cols / 2.
        interleaved: bool = false;
    ) -> RowsDone {
    } runs elementwise::rows;

    /// A query against every row of a matrix.
    op distances = 9 DistancesArgs (
        /// The measure: dot, l2sq, cosine, l1 for f32 and f64; dot, l2sq, cosine for i8; hamming, jaccard for u8, whose bits count.
        metric: choice(dot l2sq cosine l1 hamming jaccard);
        /// The query: as many values as a row has.
        q: array(f32 f64 i8 u8);
        /// The rows, one behind the other, of q's dtype.
        x: array(f32 f64 i8 u8);
        /// One value a row: q's dtype for f32 and f64, f64 for the others.
        out: out(f64 f32);
    ) -> DistancesDone {
        /// Rows of x.
        rows: u32,
    } runs search::distances;

    /// The k best rows for every query, exactly: best first, equal scores by the lower index, NaN last. dot, cosine and jaccard are best when large, the others when small.
    op search = 10 SearchArgs (
        /// The measure: dot, l2sq, cosine, l1 for f32 and f64; dot, l2sq, cosine for i8; hamming, jaccard for u8, whose bits count.
        metric: choice(dot l2sq cosine l1 hamming jaccard);
        /// The queries, one behind the other.
        q: array(f32 f64 i8 u8);
        /// The rows, one behind the other, of q's dtype.
        x: array(f32 f64 i8 u8);
        /// Values of a row.
        cols: u32;
        /// How many rows a query gets, at most as many as there are.
        k: u32;
        /// Their indices, k a query.
        indices: out(u32);
        /// Their scores, k a query: q's dtype for f32 and f64, f64 for the others.
        scores: out(f64 f32);
    ) -> SearchDone {
        /// Queries.
        queries: u32,
        /// Rows of x.
        rows: u32,
    } runs search::search;

    /// The k largest or smallest values of an array: best first, equal ones by the lower index, NaN last.
    op topk = 11 TopkArgs (
        /// The array.
        x: array(f32 f64);
        /// How many.
        k: u32;
        /// The largest; false, the smallest.
        largest: bool = true;
        /// Their indices.
        indices: out(u32);
        /// Their values, in x's dtype.
        values: out(f64 f32);
    ) -> TopkDone {
    } runs search::topk;

    /// The indices that sort an array: ascending, equal values in their order, NaN last.
    op argsort = 12 ArgsortArgs (
        /// The array.
        x: array(f32 f64);
        /// The indices, as many as x has values.
        indices: out(u32);
    ) -> ArgsortDone {
    } runs search::argsort;

    /// C = alpha op(A) op(B) + beta C for row-major matrices, packed in a workspace that the instance keeps.
    op gemm = 13 GemmArgs (
        /// A, m x k, or k x m with trans_a.
        a: array(f64 f32);
        /// B, k x n, or n x k with trans_b.
        b: array(f64 f32);
        /// C, m x n; made when there is none.
        c: out(f64 f32);
        /// Rows of C.
        m: u32;
        /// Columns of C.
        n: u32;
        /// What is summed over.
        k: u32;
        /// The factor of the product.
        alpha: f64 = 1.0;
        /// The factor of what C holds; at 0 C is not read.
        beta: f64 = 0.0;
        /// A is transposed.
        trans_a: bool = false;
        /// B is transposed.
        trans_b: bool = false;
    ) -> GemmDone {
    } runs blas::gemm;

    /// y = alpha op(A) x + beta y for a row-major matrix.
    op gemv = 14 GemvArgs (
        /// A, m x n.
        a: array(f64 f32);
        /// x, n values, or m with trans.
        x: array(f64 f32);
        /// y, m values, or n with trans; made when there is none.
        y: out(f64 f32);
        /// Rows of A.
        m: u32;
        /// Columns of A.
        n: u32;
        /// The factor of the product.
        alpha: f64 = 1.0;
        /// The factor of what y holds; at 0 y is not read.
        beta: f64 = 0.0;
        /// A is transposed.
        trans: bool = false;
    ) -> GemvDone {
    } runs blas::gemv;

    /// B = A transposed.
    op transpose = 15 TransposeArgs (
        /// A, m x n.
        a: array(f64 f32);
        /// B, n x m; made when there is none.
        b: out(f64 f32);
        /// Rows of A.
        m: u32;
        /// Columns of A.
        n: u32;
    ) -> TransposeDone {
    } runs blas::transpose;

    /// C = alpha op(A) op(A)^T + beta C; only one triangle of C is read and written.
    op syrk = 16 SyrkArgs (
        /// A, n x k, or k x n with trans.
        a: array(f64 f32);
        /// C, n x n; made when there is none.
        c: out(f64 f32);
        /// Rows of C.
        n: u32;
        /// What is summed over.
        k: u32;
        /// The factor of the product.
        alpha: f64 = 1.0;
        /// The factor of what C holds; at 0 C is not read.
        beta: f64 = 0.0;
        /// The lower triangle; false, the upper one.
        lower: bool = true;
        /// A is transposed.
        trans: bool = false;
    ) -> SyrkDone {
    } runs blas::syrk;

    /// Solves op(A) X = alpha B, or X op(A) = alpha B, in place for a triangular A. A zero on the diagonal gives infinities and NaN, as in BLAS.
    op trsm = 17 TrsmArgs (
        /// A, m x m, or n x n when it stands on the right; the other triangle is not read.
        a: array(f64 f32);
        /// B, m x n, which becomes X.
        b: array(f64 f32);
        /// Rows of B.
        m: u32;
        /// Columns of B.
        n: u32;
        /// The factor of B.
        alpha: f64 = 1.0;
        /// X op(A) = alpha B.
        right: bool = false;
        /// A is lower triangular; false, upper.
        lower: bool = true;
        /// A is transposed.
        trans: bool = false;
        /// The diagonal of A is 1 and not read.
        unit: bool = false;
    ) -> TrsmDone {
    } runs blas::trsm;

    /// y = A x, or A^T x, or some rows of A times x, for a sparse matrix.
    op spmv = 18 SpmvArgs (
        /// The matrix.
        a: csr;
        /// x: as many values as A has columns, with trans rows.
        x: array(f64);
        /// The product; made when there is none.
        y: out(f64);
        /// A is transposed.
        trans: bool = false;
        /// Only these rows of A, in this order.
        rows: array(u32) = 0;
    ) -> SpmvDone {
    } runs products::spmv;

    /// C = A B for a sparse A and a row-major dense B.
    op spmm = 19 SpmmArgs (
        /// The matrix.
        a: csr;
        /// B: as many rows as A has columns.
        b: array(f64);
        /// C: as many rows as A; made when there is none.
        c: out(f64);
        /// Columns of B and C.
        n: u32;
    ) -> SpmmDone {
    } runs products::spmm;

    /// out[v] = how often the number v occurs.
    op bincount = 20 BincountArgs (
        /// The numbers, each below bins.
        x: array(u32);
        /// The counts; made when there is none.
        out: out(u32);
        /// How many counts.
        bins: u32;
    ) -> BincountDone {
    } runs products::bincount;

    /// out[0] = 0, out[i + 1] = out[i] + x[i]: row pointers from counts.
    op prefix_sum = 21 PrefixSumArgs (
        /// The numbers.
        x: array(u32);
        /// The sums, one more than x has values; made when there is none.
        out: out(u32);
    ) -> PrefixSumDone {
    } runs products::prefix_sum;

    /// out[i] = x[index[i]].
    op gather = 22 GatherArgs (
        /// The values.
        x: array(f64 f32 u32);
        /// Where to take them, each below the length of x.
        index: array(u32);
        /// As many as index has, of x's dtype; made when there is none.
        out: out(f64 f32 u32);
    ) -> GatherDone {
    } runs products::gather;

    /// out[index[i]] = x[i]; where an index comes twice, the last value stays.
    op scatter = 23 ScatterArgs (
        /// The values.
        x: array(f64 f32 u32);
        /// Where to put them, each below the length of out.
        index: array(u32);
        /// An array of x's dtype that is there.
        out: array(f64 f32 u32);
    ) -> ScatterDone {
    } runs products::scatter;
}
