// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.
import type { AsyncJob, AsyncOptions, Dtype, Numbers, Resident, ResidentArray } from "./index.js";

/** The hash of the tables; load() refuses a module with another. */
export declare const ABI: number;

/** The names of the status table. */
export type StatusName =
  | "handle"
  | "full"
  | "busy"
  | "pending"
  | "idle"
  | "memory"
  | "limit"
  | "pointer"
  | "overlap"
  | "buffer"
  | "too_long"
  | "json"
  | "field"
  | "op"
  | "id"
  | "kind"
  | "dtype"
  | "shape"
  | "not_finite"
  | "index"
  | "structure"
  | "singular";

/** One method that a solve tried. */
export interface Attempt {
  /** The method: cg, minres, bicgstab, gmres, lsmr, jacobi, gauss_seidel, sor, ssor, chebyshev, neumann, lu, sparse_lu, cholesky or ldl. */
  method: string;
  /** Its preconditioner: none, jacobi, ssor, ic0, ilu0 or multigrid. */
  precond: string;
  /** Why the rule table chose it. */
  why: string;
  /** How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular, limit (it would have passed max_bytes) or budget. */
  reason: string;
  /** Iterations it took; of a factorisation the steps of refinement. */
  iterations: number;
  /** ||b - A x|| / ||b|| of what it reached, recomputed from the original matrix. */
  residual: number;
  /** Work units it cost: about one multiply-add each, the same on every machine. */
  work: number;
}

/** Arguments of `csr`. */
export interface CsrArgs {
  /** Number of rows. */
  rows: number;
  /** Number of columns. */
  cols: number;
  /** coo: the row of each value, from 0. csr: rows + 1 offsets into col and val, the first 0, never falling. */
  row: ResidentArray<"i32" | "u32"> | Numbers;
  /** The column of each value, from 0. */
  col: ResidentArray<"i32" | "u32"> | Numbers;
  /** The values. */
  val: ResidentArray<"f64" | "f32"> | Numbers;
  /** How row is to be read: coo or csr. Default "coo". */
  format?: "coo" | "csr";
}

/** What `csr` makes. */
export interface Csr extends Resident {
  /** Number of rows. */
  readonly rows: number;
  /** Number of columns. */
  readonly cols: number;
  /** Stored values after duplicates were summed; explicit zeros are kept. */
  readonly nnz: number;
  /** Triplets that were summed into another. */
  readonly duplicates: number;
  /** Bytes the matrix owns. */
  readonly bytes: number;
}

/** Arguments of `solve`. */
export interface SolveArgs {
  /** The matrix. */
  a: Csr;
  /** The right-hand side, as long as A has rows. */
  b: ResidentArray<"f64" | "f32"> | Numbers;
  /** Where the solution goes, as long as A has columns. f32 is solved in f64, and what is judged is what was rounded. */
  x?: ResidentArray<"f64" | "f32"> | true;
  /** auto picks by docs/solve.md; the others run that method alone. Default "auto". */
  method?: "auto" | "cg" | "minres" | "bicgstab" | "gmres" | "lsmr" | "jacobi" | "gauss_seidel" | "sor" | "ssor" | "chebyshev" | "neumann" | "lu" | "sparse_lu" | "cholesky" | "ldl";
  /** Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero (for minres: where it is positive), else none. For lsmr jacobi scales the columns, and auto does. Default "auto". */
  precond?: "auto" | "none" | "jacobi" | "ssor" | "ic0" | "ilu0" | "multigrid";
  /** Relative tolerance on the 2-norm of the residual, 0 to 1. Default 1e-8. */
  tol?: number;
  /** Absolute tolerance on the 2-norm of the residual. Default 0. */
  atol?: number;
  /** Most iterations of each iterative method; 0 takes 10 n (lsmr: 40 n) and at least 1000, and with method auto no more than the next method would cost. Default 0. */
  max_iter?: number;
  /** An iterative method is called diverged when its residual has grown by this factor. Default 1e8. */
  divergence?: number;
  /** Iterations of gmres between two restarts. Default 30. */
  restart?: number;
  /** Relaxation factor of sor and ssor, above 0 and below 2. Default 1e0. */
  omega?: number;
  /** Start from the values in x instead of zeros. Default false. */
  guess?: boolean;
  /** Return the last 256 residuals. Default false. */
  history?: boolean;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `solve`. */
export interface SolveDone {
  op: "solve";
  status: "done";
  /** How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or budget (cancelled); null while pending. */
  reason: string | null;
  /** The method that gave x, or that is running; none when no attempt was needed. */
  method: string;
  /** Its preconditioner. */
  precond: string;
  /** Why the rule table chose it. */
  why: string;
  /** True when -A x = -b was solved because the diagonal is negative. */
  flipped: boolean;
  /** Rows of A. */
  n: number;
  /** Stored values of A. */
  nnz: number;
  /** Iterations of all attempts. */
  iterations: number;
  /** Products with A of all attempts. */
  matvecs: number;
  /** ||b - A x|| / ||b||, recomputed from the original matrix; while pending the method's own running value. ||b - A x|| when b is zero. */
  residual: number;
  /** ||b - A x|| in the 2-norm. */
  residual_norm: number;
  /** ||b - A x0|| in the 2-norm. */
  initial_norm: number;
  /** ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf); null while pending. */
  backward_error: number | null;
  /** ||A^T r|| / (||A||_F ||r||), r = b - A x, recomputed from the original matrix; null unless lsmr gave x. */
  gradient: number | null;
  /** Estimate of 1 / cond_1(A) (Hager-Higham); null unless a factorisation was made. */
  rcond: number | null;
  /** Values that the analysis of the pattern predicted for L; null where none was made. */
  fill: number | null;
  /** Multiply-adds that it predicted for a symmetric factorisation; null where none was made. */
  multiply_adds: number | null;
  /** Work units of all attempts: about one multiply-add each, the same on every machine. */
  work: number;
  /** Every method that was tried, in order. */
  attempts: Attempt[];
  /** The iteration of the first value of history, counted over all attempts from 0. */
  history_from: number;
  /** Running relative residuals, the last 256, when asked for. */
  history: number[];
  /** Where the solution goes, as long as A has columns. f32 is solved in f64, and what is judged is what was rounded. */
  x: ResidentArray<"f64" | "f32">;
}

/** Where a `solve` with a budget stands. */
export type SolvePending = Omit<SolveDone, "status" | "x"> & { status: "pending" };

/** Arguments of `residual`. */
export interface ResidualArgs {
  /** The matrix, m x n. */
  a: Csr;
  /** The right-hand side, m values. */
  b: ResidentArray<"f64"> | Numbers;
  /** The solution to judge, n values. */
  x: ResidentArray<"f64"> | Numbers;
  /** Where b - A x goes, m values; left out, it is not kept. */
  r?: ResidentArray<"f64"> | true;
}

/** Result of `residual`. */
export interface ResidualDone {
  op: "residual";
  status: "done";
  /** ||b - A x|| / ||b|| in the 2-norm; ||b - A x|| when b is zero. */
  residual: number;
  /** ||b - A x|| in the 2-norm. */
  residual_norm: number;
  /** ||b|| in the 2-norm. */
  rhs_norm: number;
  /** ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf). */
  backward_error: number;
  /** Where b - A x goes, m values; left out, it is not kept. */
  r?: ResidentArray<"f64">;
}

/** Result of `free`. */
export interface FreeDone {
  op: "free";
  status: "done";
  /** Bytes given back. */
  bytes: number;
}

/** Result of `info`. */
export interface InfoDone {
  op: "info";
  status: "done";
  /** instance, array, csr, factor, system or graph. */
  kind: string;
  /** Of an array: f32, f64, i32, u32, i8 or u8; else null. */
  dtype: string | null;
  /** Of an array: its values; of an instance: its objects. */
  length: number;
  /** Of a matrix, else null. */
  rows: number | null;
  /** Of a matrix, else null. */
  cols: number | null;
  /** Of a matrix, else null. */
  nnz: number | null;
  /** Bytes it owns. */
  bytes: number;
  /** The instance's memory limit. */
  max_bytes: number;
  /** The instructions in use: scalar, simd128, sse2, sse4.2, avx2, avx512 or neon. */
  level: string;
  /** The library's version. */
  version: string;
}

/** Arguments of `analyse`. */
export interface AnalyseArgs {
  /** The matrix. */
  a: Csr;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `analyse`. */
export interface AnalyseDone {
  op: "analyse";
  status: "done";
  /** null while pending, budget when cancelled, else analysed. */
  reason: string | null;
  /** Rows. */
  n: number;
  /** Stored values. */
  nnz: number;
  /** |a_ij - a_ji| <= 8 eps max(|a_ij|, |a_ji|) everywhere. */
  symmetric: boolean;
  /** Signs on the diagonal: positive, negative, mixed, or zero where one is zero or missing. */
  diagonal: string;
  /** |a_ii| >= the sum of the other |a_ij| in every row. */
  dominant: boolean;
  /** Share of the values off the diagonal that have one at their mirror image. */
  mirrored: number;
  /** Values in the factor L of A + A^T, its diagonal included. */
  fill: number;
  /** Multiply-adds of cholesky or ldl; an LU without pivots far off takes twice as many. */
  multiply_adds: number;
  /** Bytes that cholesky or ldl will take. */
  bytes: number;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
}

/** Where a `analyse` with a budget stands. */
export type AnalysePending = Omit<AnalyseDone, "status"> & { status: "pending" };

/** Arguments of `factor`. */
export interface FactorArgs {
  /** The matrix: csr, or an array of n x n values by rows. */
  a: Resident;
  /** Rows of a dense matrix; 0 for a sparse one. Default 0. */
  n?: number;
  /** Which factorisation. Default "auto". */
  method?: "auto" | "lu" | "sparse_lu" | "cholesky" | "ldl";
  /** A factorisation by cholesky, ldl or a sparse_lu without far pivots of a matrix with the same pattern: its analysis is taken over, and it is freed, even if memory ends afterwards. */
  analysis?: Factor;
  /** Estimate the condition, which costs some five to twelve solves. Default true. */
  condition?: boolean;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** What `factor` makes. */
export interface Factor extends Resident {
  /** null while pending; factored; singular, indefinite or breakdown when there is no such factorisation; budget when cancelled. Only when factored there is an object. */
  readonly reason: string | null;
  /** The factorisation that was made, or tried last. */
  readonly method: string;
  /** Rows. */
  readonly n: number;
  /** Values in the factors. */
  readonly fill: number;
  /** Multiply-adds that the analysis predicted for a symmetric factorisation; null where none was made. */
  readonly multiply_adds: number | null;
  /** Estimate of 1 / cond_1(A) (Hager-Higham); below 2.2e-16 the matrix is singular to working precision. null unless factored, and asked for. */
  readonly rcond: number | null;
  /** Positive eigenvalues (Sylvester); null unless by cholesky or ldl of a sparse matrix. */
  readonly positive: number | null;
  /** Negative eigenvalues. */
  readonly negative: number | null;
  /** det A = mantissa * 2^exponent, the mantissa 0 or of magnitude in [1, 2); null unless dense. */
  readonly mantissa: number | null;
  /** See mantissa. */
  readonly exponent: number | null;
  /** Bytes the factorisation owns. */
  readonly bytes: number;
  /** Work units: about one multiply-add each, the same on every machine. */
  readonly work: number;
}

/** Result of `factor`. */
export interface FactorDone {
  op: "factor";
  status: "done";
  /** null while pending; factored; singular, indefinite or breakdown when there is no such factorisation; budget when cancelled. Only when factored there is an object. */
  reason: string | null;
  /** The factorisation that was made, or tried last. */
  method: string;
  /** Rows. */
  n: number;
  /** Values in the factors. */
  fill: number;
  /** Multiply-adds that the analysis predicted for a symmetric factorisation; null where none was made. */
  multiply_adds: number | null;
  /** Estimate of 1 / cond_1(A) (Hager-Higham); below 2.2e-16 the matrix is singular to working precision. null unless factored, and asked for. */
  rcond: number | null;
  /** Positive eigenvalues (Sylvester); null unless by cholesky or ldl of a sparse matrix. */
  positive: number | null;
  /** Negative eigenvalues. */
  negative: number | null;
  /** det A = mantissa * 2^exponent, the mantissa 0 or of magnitude in [1, 2); null unless dense. */
  mantissa: number | null;
  /** See mantissa. */
  exponent: number | null;
  /** Bytes the factorisation owns. */
  bytes: number;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** The object, when reason is "factored". */
  factor: Factor | null;
}

/** Where a `factor` with a budget stands. */
export type FactorPending = Omit<FactorDone, "status" | "factor"> & { status: "pending" };

/** Arguments of `factor_solve`. */
export interface FactorSolveArgs {
  /** The factorisation. */
  factor: Factor;
  /** The right-hand sides. */
  b: ResidentArray<"f64" | "f32"> | Numbers;
  /** Where the solutions go, as long as b; b itself is allowed. */
  x?: ResidentArray<"f64" | "f32"> | true;
  /** Solve with A^T. Default false. */
  transposed?: boolean;
}

/** Result of `factor_solve`. */
export interface FactorSolveDone {
  op: "factor_solve";
  status: "done";
  /** Unknowns. */
  n: number;
  /** Right-hand sides. */
  sides: number;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** Where the solutions go, as long as b; b itself is allowed. */
  x: ResidentArray<"f64" | "f32">;
}

/** Arguments of `inverse`. */
export interface InverseArgs {
  /** The matrix, n x n values by rows. */
  a: ResidentArray<"f64" | "f32"> | Numbers;
  /** Rows. */
  n: number;
  /** Where the inverse goes, n x n values by rows; a itself is allowed. */
  out?: ResidentArray<"f64" | "f32"> | true;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `inverse`. */
export interface InverseDone {
  op: "inverse";
  status: "done";
  /** null while pending, budget when cancelled, else done. */
  reason: string | null;
  /** Estimate of 1 / cond_1(A) (Hager-Higham); null until it is known. */
  rcond: number | null;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** Where the inverse goes, n x n values by rows; a itself is allowed. */
  out: ResidentArray<"f64" | "f32"> | null;
}

/** Where a `inverse` with a budget stands. */
export type InversePending = Omit<InverseDone, "status" | "out"> & { status: "pending" };

/** Arguments of `lstsq`. */
export interface LstsqArgs {
  /** The matrix, rows x cols values by rows. */
  a: ResidentArray<"f64" | "f32"> | Numbers;
  /** Rows. */
  rows: number;
  /** Columns. */
  cols: number;
  /** The right-hand side, as long as A has rows. */
  b: ResidentArray<"f64" | "f32"> | Numbers;
  /** Where the solution goes, as long as A has columns. */
  x?: ResidentArray<"f64" | "f32"> | true;
  /** Where the columns are dependent: the solution of least norm; else the basic one, with as many values as the rank. Default true. */
  minimum_norm?: boolean;
  /** Columns whose part in R is below tol times the largest are dependent; 0 takes max(rows, cols) * 2.2e-16. Default 0. */
  tol?: number;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `lstsq`. */
export interface LstsqDone {
  op: "lstsq";
  status: "done";
  /** null while pending, budget when cancelled, else done. */
  reason: string | null;
  /** The numerical rank; null until it is known. */
  rank: number | null;
  /** ||b - A x|| in the 2-norm; null until it is known. */
  residual_norm: number | null;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** Where the solution goes, as long as A has columns. */
  x: ResidentArray<"f64" | "f32"> | null;
}

/** Where a `lstsq` with a budget stands. */
export type LstsqPending = Omit<LstsqDone, "status" | "x"> & { status: "pending" };

/** Arguments of `qr`. */
export interface QrArgs {
  /** The matrix, rows x cols values by rows. */
  a: ResidentArray<"f64" | "f32"> | Numbers;
  /** Rows. */
  rows: number;
  /** Columns. */
  cols: number;
  /** Where R goes, min(rows, cols) x cols values by rows, zeros below the diagonal. */
  r?: ResidentArray<"f64" | "f32"> | true;
  /** Where Q goes, rows x min(rows, cols) values by rows; left out, it is not formed. */
  q?: ResidentArray<"f64" | "f32"> | true;
  /** Where P goes, cols values: column j of A P is column order[j] of A; left out, columns keep their places. */
  order?: ResidentArray<"u32"> | true;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `qr`. */
export interface QrDone {
  op: "qr";
  status: "done";
  /** null while pending, budget when cancelled, else done. */
  reason: string | null;
  /** The numerical rank, by the diagonal of R; null until it is known, and where columns keep their places. */
  rank: number | null;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** Where R goes, min(rows, cols) x cols values by rows, zeros below the diagonal. */
  r: ResidentArray<"f64" | "f32"> | null;
  /** Where Q goes, rows x min(rows, cols) values by rows; left out, it is not formed. */
  q?: ResidentArray<"f64" | "f32"> | null;
  /** Where P goes, cols values: column j of A P is column order[j] of A; left out, columns keep their places. */
  order?: ResidentArray<"u32"> | null;
}

/** Where a `qr` with a budget stands. */
export type QrPending = Omit<QrDone, "status" | "r" | "q" | "order"> & { status: "pending" };

/** Arguments of `eigh`. */
export interface EighArgs {
  /** The matrix, n x n values by rows. */
  a: ResidentArray<"f64" | "f32"> | Numbers;
  /** Rows. */
  n: number;
  /** Where the eigenvalues go, n values, ascending. */
  values?: ResidentArray<"f64" | "f32"> | true;
  /** Where the eigenvectors go, n x n values, one a row, in the order of the values; left out, they are not formed. */
  vectors?: ResidentArray<"f64" | "f32"> | true;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `eigh`. */
export interface EighDone {
  op: "eigh";
  status: "done";
  /** null while pending, budget when cancelled, stagnated when a value was not found in 30 sweeps, else done. */
  reason: string | null;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** Where the eigenvalues go, n values, ascending. */
  values: ResidentArray<"f64" | "f32"> | null;
  /** Where the eigenvectors go, n x n values, one a row, in the order of the values; left out, they are not formed. */
  vectors?: ResidentArray<"f64" | "f32"> | null;
}

/** Where a `eigh` with a budget stands. */
export type EighPending = Omit<EighDone, "status" | "values" | "vectors"> & { status: "pending" };

/** Arguments of `svd`. */
export interface SvdArgs {
  /** The matrix, rows x cols values by rows. */
  a: ResidentArray<"f64" | "f32"> | Numbers;
  /** Rows. */
  rows: number;
  /** Columns. */
  cols: number;
  /** Where the singular values go, k values, descending. */
  s?: ResidentArray<"f64" | "f32"> | true;
  /** Where U^T goes, k x rows values by rows; left out, it is not written. */
  u?: ResidentArray<"f64" | "f32"> | true;
  /** Where V^T goes, k x cols values by rows; left out, it is not written. */
  v?: ResidentArray<"f64" | "f32"> | true;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `svd`. */
export interface SvdDone {
  op: "svd";
  status: "done";
  /** null while pending, budget when cancelled, stagnated when the vectors were not orthogonal in 60 sweeps, else done. */
  reason: string | null;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** Where the singular values go, k values, descending. */
  s: ResidentArray<"f64" | "f32"> | null;
  /** Where U^T goes, k x rows values by rows; left out, it is not written. */
  u?: ResidentArray<"f64" | "f32"> | null;
  /** Where V^T goes, k x cols values by rows; left out, it is not written. */
  v?: ResidentArray<"f64" | "f32"> | null;
}

/** Where a `svd` with a budget stands. */
export type SvdPending = Omit<SvdDone, "status" | "s" | "u" | "v"> & { status: "pending" };

/** Arguments of `csr_read`. */
export interface CsrReadArgs {
  /** The matrix. */
  a: Csr;
  /** Where rows + 1 offsets into col and val go, the first 0. */
  row?: ResidentArray<"u32"> | true;
  /** Where the column of each value goes, rising within a row. */
  col?: ResidentArray<"u32"> | true;
  /** Where the values go. */
  val?: ResidentArray<"f64" | "f32"> | true;
}

/** Result of `csr_read`. */
export interface CsrReadDone {
  op: "csr_read";
  status: "done";
  /** Number of rows. */
  rows: number;
  /** Number of columns. */
  cols: number;
  /** Values. */
  nnz: number;
  /** Where rows + 1 offsets into col and val go, the first 0. */
  row: ResidentArray<"u32">;
  /** Where the column of each value goes, rising within a row. */
  col: ResidentArray<"u32">;
  /** Where the values go. */
  val: ResidentArray<"f64" | "f32">;
}

/** Arguments of `local_matrix`. */
export interface LocalMatrixArgs {
  /** The matrix. */
  a: Csr;
  /** The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it another. */
  b?: ResidentArray<"f64" | "f32"> | Numbers;
  /** Keep the columns too, which local_sparse needs; twice the memory. Default false. */
  columns?: boolean;
}

/** What `local_matrix` makes. */
export interface LocalMatrix extends Resident {
  /** Rows. */
  readonly n: number;
  /** Stored values; of a grid those that a stored matrix would hold, at most. */
  readonly nnz: number;
  /** The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and then no answer has a bound. */
  readonly gap: number;
  /** The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves that much, a walk goes on with that probability. */
  readonly rho: number;
  /** The smallest gap of a column; null where columns were not asked for. */
  readonly column_gap: number | null;
  /** max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap. */
  readonly reach: number | null;
  /** Bytes the system owns. */
  readonly bytes: number;
}

/** Arguments of `local_grid`. */
export interface LocalGridArgs {
  /** Cells in the first direction. */
  nx: number;
  /** 1 + 2 dimensions values: the centre, then for each direction the coefficient of the neighbour before and of the one after; or as many for each cell, cell by cell. */
  coefficients: ResidentArray<"f64"> | Numbers;
  /** Cells in the second direction; 1 for a grid of one dimension. Default 1. */
  ny?: number;
  /** Cells in the third direction; 1 for a grid of two dimensions. Default 1. */
  nz?: number;
  /** Join the ends of every direction, which then has at least 3 cells. Default false. */
  periodic?: boolean;
  /** The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it another. */
  b?: ResidentArray<"f64" | "f32"> | Numbers;
}

/** What `local_grid` makes. */
export interface LocalGrid extends Resident {
  /** Rows. */
  readonly n: number;
  /** Stored values; of a grid those that a stored matrix would hold, at most. */
  readonly nnz: number;
  /** The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and then no answer has a bound. */
  readonly gap: number;
  /** The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves that much, a walk goes on with that probability. */
  readonly rho: number;
  /** The smallest gap of a column; null where columns were not asked for. */
  readonly column_gap: number | null;
  /** max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap. */
  readonly reach: number | null;
  /** Bytes the system owns. */
  readonly bytes: number;
}

/** Arguments of `local_rhs`. */
export interface LocalRhsArgs {
  /** The system. */
  system: LocalMatrix | LocalGrid;
  /** n values, or one for all rows. */
  b: ResidentArray<"f64" | "f32"> | Numbers;
}

/** Result of `local_rhs`. */
export interface LocalRhsDone {
  op: "local_rhs";
  status: "done";
  /** max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap. */
  reach: number | null;
  /** Bytes the system owns. */
  bytes: number;
}

/** Arguments of `local_solve`. */
export interface LocalSolveArgs {
  /** The system. */
  system: LocalMatrix | LocalGrid;
  /** The rows whose x is asked for; with start, those that the functionals name, one functional after the other. */
  index: ResidentArray<"u32" | "i32"> | Numbers;
  /** The weight of each index; left out, 1. */
  weight?: ResidentArray<"f64"> | Numbers;
  /** Offsets of the functionals into index, the first 0, never falling, the last its length; left out, each index is one. */
  start?: ResidentArray<"u32" | "i32"> | Numbers;
  /** Where the values go, one a functional. */
  values?: ResidentArray<"f64"> | true;
  /** Where their bounds go, NaN for none. */
  bounds?: ResidentArray<"f64"> | true;
  /** auto picks by predicted cost; the others run that alone. Default "auto". */
  method?: "auto" | "push" | "walks" | "bidirectional" | "full";
  /** The error allowed of each value, absolute. Default 1e-6. */
  tol?: number;
  /** The probability with which walks may miss it; 0 lets auto use no walks. Default 1e-6. */
  delta?: number;
  /** Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met. Default 0. */
  theta?: number;
  /** Seed of the walks' random numbers: the same one gives the same bits everywhere. Default 0. */
  random?: number;
  /** Work units after which a query ends. Default 1000000000. */
  max_work?: number;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `local_solve`. */
export interface LocalSolveDone {
  op: "local_solve";
  status: "done";
  /** The worst of the queries: converged (the bound is within tol), threshold, stagnated or budget; null while pending. */
  reason: string | null;
  /** The method of the last query. */
  method: string;
  /** Why it was that one. */
  why: string;
  /** The first value; null while pending, and when nothing was asked. */
  value: number | null;
  /** The largest bound; null while pending, and where a query has none. */
  bound: number | null;
  /** What the bounds are: deterministic, probability (each holds with 1 - delta over seeds), or none; the weakest of the queries. */
  kind: string;
  /** Queries. */
  queries: number;
  /** Queries whose bound is within tol. */
  converged: number;
  /** The largest ||r||_1 that a push left. */
  residual: number;
  /** Rows that were touched, of each query counted anew. */
  rows: number;
  /** Values of the matrix that were read, each as often as it was. */
  nonzeros: number;
  /** Rows that were pushed, each as often as it was. */
  pushes: number;
  /** Walks. */
  walks: number;
  /** Rows that walks went through. */
  steps: number;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** Where the values go, one a functional. */
  values: ResidentArray<"f64"> | null;
  /** Where their bounds go, NaN for none. */
  bounds: ResidentArray<"f64"> | null;
}

/** Where a `local_solve` with a budget stands. */
export type LocalSolvePending = Omit<LocalSolveDone, "status" | "values" | "bounds"> & { status: "pending" };

/** Arguments of `local_sparse`. */
export interface LocalSparseArgs {
  /** The system. */
  system: LocalMatrix | LocalGrid;
  /** The rows of b's values; one twice adds up. */
  row: ResidentArray<"u32" | "i32"> | Numbers;
  /** The values of b, or what is added to them. */
  change: ResidentArray<"f64"> | Numbers;
  /** Where the rows of x's values go, in the order in which they were touched: at least `count` places, made as long where there is none. */
  index?: ResidentArray<"u32"> | true;
  /** Where the values go. */
  values?: ResidentArray<"f64"> | true;
  /** An earlier answer, n values, which the values are added to. */
  x?: ResidentArray<"f64"> | true;
  /** The error allowed of x in the 1-norm, absolute. Default 1e-6. */
  tol?: number;
  /** Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met. Default 0. */
  theta?: number;
  /** Work units after which it ends. Default 1000000000. */
  max_work?: number;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `local_sparse`. */
export interface LocalSparseDone {
  op: "local_sparse";
  status: "done";
  /** converged (bound is within tol), threshold, stagnated or budget; null while pending. */
  reason: string | null;
  /** Values that are not zero. */
  count: number;
  /** ||error||_1 at most; null where there is no gap in every column. */
  bound: number | null;
  /** The largest error of a value at most; null without any gap. */
  largest: number | null;
  /** ||b - A x||_1 at most. */
  residual: number;
  /** Rows that were touched, of each query counted anew. */
  rows: number;
  /** Values of the matrix that were read, each as often as it was. */
  nonzeros: number;
  /** Rows that were pushed, each as often as it was. */
  pushes: number;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** Where the rows of x's values go, in the order in which they were touched: at least `count` places, made as long where there is none. */
  index: ResidentArray<"u32"> | null;
  /** Where the values go. */
  values: ResidentArray<"f64"> | null;
  /** An earlier answer, n values, which the values are added to. */
  x?: ResidentArray<"f64"> | null;
}

/** Where a `local_sparse` with a budget stands. */
export type LocalSparsePending = Omit<LocalSparseDone, "status" | "index" | "values" | "x"> & { status: "pending" };

/** Arguments of `graph`. */
export interface GraphArgs {
  /** The weights, n x n. */
  a: Csr;
}

/** What `graph` makes. */
export interface Graph extends Resident {
  /** Nodes. */
  readonly n: number;
  /** Links. */
  readonly links: number;
  /** Nodes without links. */
  readonly dangling: number;
  /** Bytes the graph owns. */
  readonly bytes: number;
}

/** Arguments of `pagerank`. */
export interface PagerankArgs {
  /** The graph. */
  graph: Graph;
  /** Where jumps go; left out, to all nodes alike. */
  seed?: ResidentArray<"u32" | "i32"> | Numbers;
  /** The weight of each seed; left out, 1. */
  weight?: ResidentArray<"f64"> | Numbers;
  /** Where the ranks go, n values. */
  x?: ResidentArray<"f64"> | true;
  /** The probability of following a link instead of jumping, from 0 and below 1. Default 8.5e-1. */
  damping?: number;
  /** The error allowed, of all nodes together. Default 1e-9. */
  tol?: number;
  /** Most iterations. Default 1000. */
  max_iter?: number;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `pagerank`. */
export interface PagerankDone {
  op: "pagerank";
  status: "done";
  /** converged, stagnated (rounding lets it come no closer) or budget; null while pending. */
  reason: string | null;
  /** Iterations. */
  iterations: number;
  /** ||error||_1 at most; null before the first iteration. */
  bound: number | null;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** Where the ranks go, n values. */
  x: ResidentArray<"f64"> | null;
}

/** Where a `pagerank` with a budget stands. */
export type PagerankPending = Omit<PagerankDone, "status" | "x"> & { status: "pending" };

/** Arguments of `ppr`. */
export interface PprArgs {
  /** The graph. */
  graph: Graph;
  /** The seeds: where jumps go. */
  seed: ResidentArray<"u32" | "i32"> | Numbers;
  /** The weight of each seed; left out, 1. */
  weight?: ResidentArray<"f64"> | Numbers;
  /** Where the nodes go: at least `count` places, made as long where there is none. */
  index?: ResidentArray<"u32"> | true;
  /** Where their ranks go. */
  values?: ResidentArray<"f64"> | true;
  /** How many nodes, the largest ones; 0 for all that were reached. Default 0. */
  top?: number;
  /** The probability of following a link instead of jumping, from 0 and below 1. Default 8.5e-1. */
  damping?: number;
  /** The error allowed, of all nodes together. Default 1e-4. */
  tol?: number;
  /** Push nodes while r_u >= theta * degree, and no further; 0 lowers it until tol is met. Default 0. */
  theta?: number;
  /** Work units after which it ends. Default 1000000000. */
  max_work?: number;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `ppr`. */
export interface PprDone {
  op: "ppr";
  status: "done";
  /** converged (bound is within tol), threshold, stagnated or budget; null while pending. */
  reason: string | null;
  /** Nodes that are written. */
  count: number;
  /** ||error||_1 at most, over all nodes, those not reached included. */
  bound: number;
  /** Rows that were touched, of each query counted anew. */
  rows: number;
  /** Values of the matrix that were read, each as often as it was. */
  nonzeros: number;
  /** Rows that were pushed, each as often as it was. */
  pushes: number;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
  /** Where the nodes go: at least `count` places, made as long where there is none. */
  index: ResidentArray<"u32"> | null;
  /** Where their ranks go. */
  values: ResidentArray<"f64"> | null;
}

/** Where a `ppr` with a budget stands. */
export type PprPending = Omit<PprDone, "status" | "index" | "values"> & { status: "pending" };

/** Arguments of `ppr_pair`. */
export interface PprPairArgs {
  /** The graph. */
  graph: Graph;
  /** Where a surfer starts, and starts again. */
  seed: number;
  /** The node whose rank is asked for. */
  target: number;
  /** bidirectional pushes until walks would cost as much; push and walks run that alone. Default "bidirectional". */
  method?: "bidirectional" | "push" | "walks";
  /** The probability of following a link instead of jumping, from 0 and below 1. Default 8.5e-1. */
  damping?: number;
  /** The error allowed, absolute. Default 1e-6. */
  tol?: number;
  /** The probability with which walks may miss it; 0 for no walks. Default 1e-6. */
  delta?: number;
  /** Seed of the walks' random numbers: the same one gives the same bits everywhere. Default 0. */
  random?: number;
  /** Work units after which it ends. Default 1000000000. */
  max_work?: number;
  /** Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end. Default 0. */
  budget?: number;
}

/** Result of `ppr_pair`. */
export interface PprPairDone {
  op: "ppr_pair";
  status: "done";
  /** converged (bound is within tol), stagnated or budget; null while pending. */
  reason: string | null;
  /** The method that gave the value. */
  method: string;
  /** The rank; null while pending. */
  value: number | null;
  /** What it may be off by; null while pending. */
  bound: number | null;
  /** What the bound is: deterministic, or probability (it holds with 1 - delta over seeds). */
  kind: string;
  /** Rows that were touched, of each query counted anew. */
  rows: number;
  /** Values of the matrix that were read, each as often as it was. */
  nonzeros: number;
  /** Rows that were pushed, each as often as it was. */
  pushes: number;
  /** Walks. */
  walks: number;
  /** Rows that walks went through. */
  steps: number;
  /** Work units: about one multiply-add each, the same on every machine. */
  work: number;
}

/** Where a `ppr_pair` with a budget stands. */
export type PprPairPending = Omit<PprPairDone, "status"> & { status: "pending" };

/** Of the operations that can be resumed; `op` tells them apart. */
export type Ended = SolveDone | AnalyseDone | FactorDone | InverseDone | LstsqDone | QrDone | EighDone | SvdDone | LocalSolveDone | LocalSparseDone | PagerankDone | PprDone | PprPairDone;

/** Of the operations that can be resumed; `op` tells them apart. */
export type Pending = SolvePending | AnalysePending | FactorPending | InversePending | LstsqPending | QrPending | EighPending | SvdPending | LocalSolvePending | LocalSparsePending | PagerankPending | PprPending | PprPairPending;

/** The dtype of what a kernel over D answers with. */
export type Score<D extends Dtype> = D extends "f32" ? "f32" : "f64";

/** Arguments of `topk`. */
export interface TopkArgs<D extends Dtype> {
  /** Read. */
  x: ResidentArray<D>;
  /** Default false. */
  largest?: boolean;
  /** Written. */
  indices: ResidentArray<"u32">;
  /** Written; as many as indices holds. */
  values: ResidentArray<NoInfer<D>>;
}

/** Arguments of `normalize`, `softmax`. */
export interface Rows1Args<D extends Dtype> {
  /** Read; rows x cols, a row every stride values. */
  x: ResidentArray<D>;
  /** Written; rows x cols, a row every stride values. */
  out: ResidentArray<NoInfer<D>>;
  rows: number;
  cols: number;
  /** Values from one row to the next; when left out cols. */
  stride?: number;
}

/** Arguments of `logsumexp`. */
export interface FoldRowsArgs<D extends Dtype> {
  /** Read; len(out) x cols, a row every stride values. */
  x: ResidentArray<D>;
  /** Written. */
  out: ResidentArray<NoInfer<D>>;
  cols: number;
  /** Values from one row to the next; when left out cols. */
  stride?: number;
}

/** Arguments of `layernorm`. */
export interface LayernormArgs<D extends Dtype> {
  /** Read; rows x cols, a row every stride values. */
  x: ResidentArray<D>;
  /** Read; may be left out; cols values. */
  gamma?: ResidentArray<NoInfer<D>> | null;
  /** Read; may be left out; cols values. */
  beta?: ResidentArray<NoInfer<D>> | null;
  eps: number;
  /** Written; rows x cols, a row every stride values. */
  out: ResidentArray<NoInfer<D>>;
  rows: number;
  cols: number;
  /** Values from one row to the next; when left out cols. */
  stride?: number;
}

/** Arguments of `rmsnorm`. */
export interface RmsnormArgs<D extends Dtype> {
  /** Read; rows x cols, a row every stride values. */
  x: ResidentArray<D>;
  /** Read; may be left out; cols values. */
  gamma?: ResidentArray<NoInfer<D>> | null;
  eps: number;
  /** Written; rows x cols, a row every stride values. */
  out: ResidentArray<NoInfer<D>>;
  rows: number;
  cols: number;
  /** Values from one row to the next; when left out cols. */
  stride?: number;
}

/** Arguments of `rope`. */
export interface RopeArgs<D extends Dtype> {
  /** Read; rows x cols, a row every stride values. */
  x: ResidentArray<D>;
  /** Written; rows x cols, a row every stride values. */
  out: ResidentArray<NoInfer<D>>;
  position: number;
  base: number;
  /** Default false. */
  interleaved?: boolean;
  rows: number;
  cols: number;
  /** Values from one row to the next; when left out cols. */
  stride?: number;
}

/** Arguments of `swiglu`. */
export interface Rows2Args<D extends Dtype> {
  /** Read; rows x cols, a row every stride values. */
  x: ResidentArray<D>;
  /** Read; rows x cols, a row every stride values. */
  y: ResidentArray<NoInfer<D>>;
  /** Written; rows x cols, a row every stride values. */
  out: ResidentArray<NoInfer<D>>;
  rows: number;
  cols: number;
  /** Values from one row to the next; when left out cols. */
  stride?: number;
}

/** Arguments of `distances`. */
export interface DistancesArgs<D extends Dtype> {
  /** One of dot, l2sq, cosine, l1, hamming, jaccard. */
  metric: "dot" | "l2sq" | "cosine" | "l1" | "hamming" | "jaccard";
  /** Read. */
  q: ResidentArray<D>;
  /** Read; len(out) x len(q), a row every stride values. */
  x: ResidentArray<NoInfer<D>>;
  /** Written. */
  out: ResidentArray<Score<NoInfer<D>>>;
  /** Values from one row to the next; when left out len(q). */
  stride?: number;
}

/** Arguments of `search`. */
export interface SearchArgs<D extends Dtype> {
  /** One of dot, l2sq, cosine, l1, hamming, jaccard. */
  metric: "dot" | "l2sq" | "cosine" | "l1" | "hamming" | "jaccard";
  /** Read; at least queries * cols values. */
  q: ResidentArray<D>;
  /** Read; rows x cols, a row every stride values. */
  x: ResidentArray<NoInfer<D>>;
  /** Written; at least queries * k values. */
  indices: ResidentArray<"u32">;
  /** Written; at least queries * k values. */
  scores: ResidentArray<Score<NoInfer<D>>>;
  queries: number;
  rows: number;
  cols: number;
  /** Values from one row to the next; when left out cols. */
  stride?: number;
  k: number;
}

/** Arguments of `gemv`. */
export interface GemvArgs<D extends Dtype> {
  /** Default false. */
  trans?: boolean;
  m: number;
  n: number;
  /** Default 1. */
  alpha?: number;
  /** Read; m x n, a row every lda values. */
  a: ResidentArray<D>;
  /** Values from one row to the next; when left out n. */
  lda?: number;
  /** Read; n values, m with trans. */
  x: ResidentArray<NoInfer<D>>;
  /** Default 0. */
  beta?: number;
  /** Read and written; m values, n with trans. */
  y: ResidentArray<NoInfer<D>>;
}

/** Arguments of `gemm`. */
export interface GemmArgs<D extends Dtype> {
  /** Default false. */
  transA?: boolean;
  /** Default false. */
  transB?: boolean;
  m: number;
  n: number;
  k: number;
  /** Default 1. */
  alpha?: number;
  /** Read; m x k, k x m with transA, a row every lda values. */
  a: ResidentArray<D>;
  /** Values from one row to the next; when left out k, m with transA. */
  lda?: number;
  /** Read; k x n, n x k with transB, a row every ldb values. */
  b: ResidentArray<NoInfer<D>>;
  /** Values from one row to the next; when left out n, k with transB. */
  ldb?: number;
  /** Default 0. */
  beta?: number;
  /** Read and written; m x n, a row every ldc values. */
  c: ResidentArray<NoInfer<D>>;
  /** Values from one row to the next; when left out n. */
  ldc?: number;
  /** Scratch; the kernel's sentence says how long. */
  work: ResidentArray<NoInfer<D>>;
}

/** Arguments of `transpose`. */
export interface TransposeArgs<D extends Dtype> {
  m: number;
  n: number;
  /** Read; m x n, a row every lda values. */
  a: ResidentArray<D>;
  /** Values from one row to the next; when left out n. */
  lda?: number;
  /** Written; n x m, a row every ldb values. */
  b: ResidentArray<NoInfer<D>>;
  /** Values from one row to the next; when left out m. */
  ldb?: number;
}

/** Arguments of `syrk`. */
export interface SyrkArgs<D extends Dtype> {
  /** Default false. */
  lower?: boolean;
  /** Default false. */
  trans?: boolean;
  n: number;
  k: number;
  /** Default 1. */
  alpha?: number;
  /** Read; n x k, k x n with trans, a row every lda values. */
  a: ResidentArray<D>;
  /** Values from one row to the next; when left out k, n with trans. */
  lda?: number;
  /** Default 0. */
  beta?: number;
  /** Read and written; n x n, a row every ldc values. */
  c: ResidentArray<NoInfer<D>>;
  /** Values from one row to the next; when left out n. */
  ldc?: number;
  /** Scratch; the kernel's sentence says how long. */
  work: ResidentArray<NoInfer<D>>;
}

/** Arguments of `trsm`. */
export interface TrsmArgs<D extends Dtype> {
  /** Default false. */
  right?: boolean;
  /** Default false. */
  lower?: boolean;
  /** Default false. */
  trans?: boolean;
  /** Default false. */
  unit?: boolean;
  m: number;
  n: number;
  /** Default 1. */
  alpha?: number;
  /** Read; m x m, n x n with right, a row every lda values. */
  a: ResidentArray<D>;
  /** Values from one row to the next; when left out m, n with right. */
  lda?: number;
  /** Read and written; m x n, a row every ldb values. */
  b: ResidentArray<NoInfer<D>>;
  /** Values from one row to the next; when left out n. */
  ldb?: number;
  /** Scratch; the kernel's sentence says how long. */
  work: ResidentArray<NoInfer<D>>;
}

/** Arguments of `spmvRows`. */
export interface SpmvRowsArgs<D extends Dtype> {
  rows: number;
  /** Read; rows + 1 values. */
  rowPtr: ResidentArray<"u32">;
  /** Read; at least as many as the last value of rowPtr says. */
  col: ResidentArray<"u32">;
  /** Read; at least as many as the last value of rowPtr says. */
  val: ResidentArray<D>;
  /** Read. */
  subset: ResidentArray<"u32">;
  /** Read. */
  x: ResidentArray<NoInfer<D>>;
  /** Written; as many as subset holds. */
  y: ResidentArray<NoInfer<D>>;
}

/** Arguments of `spmm`. */
export interface SpmmArgs<D extends Dtype> {
  rows: number;
  cols: number;
  /** Read; rows + 1 values. */
  rowPtr: ResidentArray<"u32">;
  /** Read; at least as many as the last value of rowPtr says. */
  col: ResidentArray<"u32">;
  /** Read; at least as many as the last value of rowPtr says. */
  val: ResidentArray<D>;
  n: number;
  /** Read; cols x n, a row every ldb values. */
  b: ResidentArray<NoInfer<D>>;
  /** Values from one row to the next; when left out n. */
  ldb?: number;
  /** Written; rows x n, a row every ldc values. */
  c: ResidentArray<NoInfer<D>>;
  /** Values from one row to the next; when left out n. */
  ldc?: number;
}

export declare class Operations {
  /** Makes the sparse matrix `id` from triplets (format coo: duplicates are summed in the order given) or from compressed rows (format csr: columns rise strictly within a row). Values are copied, checked once to be finite and in range, and never change afterwards. */
  csr(args: CsrArgs): Csr;
  /** Solves A x = b for square A, or with method lsmr min ||b - A x|| for A of any shape. `converged` is said only after ||b - A x|| <= max(tol * ||b||, atol), or for lsmr ||A^T r|| <= tol * ||A||_F * ||r||, was recomputed from the original matrix. x is written when the solve ends, with the best that was reached; the result says by which method and why it stopped. */
  solve(args: SolveArgs & { budget?: 0 }): SolveDone;
  solve(args: SolveArgs): SolveDone | SolvePending;
  /** `solve` in slices, between which the event loop runs. */
  solveAsync(args: Omit<SolveArgs, "budget">, options?: AsyncOptions<SolvePending>): AsyncJob<SolvePending, SolveDone>;
  /** Measures how well x solves A x = b, from the original matrix. */
  residual(args: ResidualArgs): ResidualDone;
  /** Frees the object `id`. */
  free(id: Resident): FreeDone;
  /** Describes the instance, or one of its objects. */
  info(id?: Resident): InfoDone;
  /** Orders and analyses the pattern of a square matrix: what a factorisation will hold and cost, before it is made, and the features that method auto looks at. */
  analyse(args: AnalyseArgs & { budget?: 0 }): AnalyseDone;
  analyse(args: AnalyseArgs): AnalyseDone | AnalysePending;
  /** `analyse` in slices, between which the event loop runs. */
  analyseAsync(args: Omit<AnalyseArgs, "budget">, options?: AsyncOptions<AnalysePending>): AsyncJob<AnalysePending, AnalyseDone>;
  /** Factors a square matrix, for many right-hand sides: the factors stay as object `id`. A sparse matrix is taken by sparse_lu (partial pivoting), cholesky or ldl (symmetric) or spread for lu; a dense one, an array of n x n values by rows, by lu or cholesky. auto takes cholesky where the matrix is symmetric with a positive diagonal, ldl where it is symmetric, and goes on to LU where those fail. */
  factor(args: FactorArgs & { budget?: 0 }): FactorDone;
  factor(args: FactorArgs): FactorDone | FactorPending;
  /** `factor` in slices, between which the event loop runs. */
  factorAsync(args: Omit<FactorArgs, "budget">, options?: AsyncOptions<FactorPending>): AsyncJob<FactorPending, FactorDone>;
  /** Solves A x = b, or A^T x = b, by a factorisation: any number of right-hand sides of n values, one after the other. Nothing is refined or judged: the operation residual does that. */
  factorSolve(args: FactorSolveArgs): FactorSolveDone;
  /** The inverse of a dense matrix; refused with status singular when 1 / cond_1(A) is below 2.2e-16. Solving with a factorisation is cheaper and more accurate than multiplying by an inverse. */
  inverse(args: InverseArgs & { budget?: 0 }): InverseDone;
  inverse(args: InverseArgs): InverseDone | InversePending;
  /** `inverse` in slices, between which the event loop runs. */
  inverseAsync(args: Omit<InverseArgs, "budget">, options?: AsyncOptions<InversePending>): AsyncJob<InversePending, InverseDone>;
  /** Least squares of a dense matrix of any shape, min ||b - A x||, by Householder QR with column pivoting. */
  lstsq(args: LstsqArgs & { budget?: 0 }): LstsqDone;
  lstsq(args: LstsqArgs): LstsqDone | LstsqPending;
  /** `lstsq` in slices, between which the event loop runs. */
  lstsqAsync(args: Omit<LstsqArgs, "budget">, options?: AsyncOptions<LstsqPending>): AsyncJob<LstsqPending, LstsqDone>;
  /** Householder QR of a dense matrix: A P = Q R. */
  qr(args: QrArgs & { budget?: 0 }): QrDone;
  qr(args: QrArgs): QrDone | QrPending;
  /** `qr` in slices, between which the event loop runs. */
  qrAsync(args: Omit<QrArgs, "budget">, options?: AsyncOptions<QrPending>): AsyncJob<QrPending, QrDone>;
  /** Eigenvalues and vectors of a dense symmetric matrix. */
  eigh(args: EighArgs & { budget?: 0 }): EighDone;
  eigh(args: EighArgs): EighDone | EighPending;
  /** `eigh` in slices, between which the event loop runs. */
  eighAsync(args: Omit<EighArgs, "budget">, options?: AsyncOptions<EighPending>): AsyncJob<EighPending, EighDone>;
  /** Singular values and vectors of a dense matrix: A = U diag(s) V^T, with k = min(rows, cols) values. */
  svd(args: SvdArgs & { budget?: 0 }): SvdDone;
  svd(args: SvdArgs): SvdDone | SvdPending;
  /** `svd` in slices, between which the event loop runs. */
  svdAsync(args: Omit<SvdArgs, "budget">, options?: AsyncOptions<SvdPending>): AsyncJob<SvdPending, SvdDone>;
  /** Copies a sparse matrix out, as compressed rows. */
  csrRead(args: CsrReadArgs): CsrReadDone;
  /** Makes the system `id` for local answers: looks a square matrix with a nonzero diagonal and a right-hand side over once, so that a query costs what it touches and nothing that grows with n. The matrix is copied. */
  localMatrix(args: LocalMatrixArgs): LocalMatrix;
  /** Makes the system `id` of a grid that is nowhere stored: cell (x, y, z) is row x + nx (y + ny z), coupled to its neighbours. With constant coefficients it takes no memory, so n may be larger than any. */
  localGrid(args: LocalGridArgs): LocalGrid;
  /** Gives a system another right-hand side. */
  localRhs(args: LocalRhsArgs): LocalRhsDone;
  /** Single values of x, or functionals t^T x, of A x = b without the rest of x: by push, by walks, by walks from what a push left, or where that is cheaper by solving for all of x. Each has a bound on its error; without a gap in every row there is none, and the answer is budget. */
  localSolve(args: LocalSolveArgs & { budget?: 0 }): LocalSolveDone;
  localSolve(args: LocalSolveArgs): LocalSolveDone | LocalSolvePending;
  /** `localSolve` in slices, between which the event loop runs. */
  localSolveAsync(args: Omit<LocalSolveArgs, "budget">, options?: AsyncOptions<LocalSolvePending>): AsyncJob<LocalSolvePending, LocalSolveDone>;
  /** All of x, sparse, for a b of which few values are not zero, by pushing columns; or what changes in an earlier x when few values of b change. It needs a system with columns, and a bound needs a gap in every column. */
  localSparse(args: LocalSparseArgs & { budget?: 0 }): LocalSparseDone;
  localSparse(args: LocalSparseArgs): LocalSparseDone | LocalSparsePending;
  /** `localSparse` in slices, between which the event loop runs. */
  localSparseAsync(args: Omit<LocalSparseArgs, "budget">, options?: AsyncOptions<LocalSparsePending>): AsyncJob<LocalSparsePending, LocalSparseDone>;
  /** Makes the graph `id` from the weights of its links, a_ij >= 0 from node i to node j. A node without links (dangling) passes on to where jumps go, as in networkx. The matrix is copied, by links from and to each node. */
  graph(args: GraphArgs): Graph;
  /** PageRank of every node, by power iteration until ||error||_1 <= tol. */
  pagerank(args: PagerankArgs & { budget?: 0 }): PagerankDone;
  pagerank(args: PagerankArgs): PagerankDone | PagerankPending;
  /** `pagerank` in slices, between which the event loop runs. */
  pagerankAsync(args: Omit<PagerankArgs, "budget">, options?: AsyncOptions<PagerankPending>): AsyncJob<PagerankPending, PagerankDone>;
  /** PageRank of a set of seeds without the rest of the graph, by forward push: the nodes that count, from the largest. Every value is at most the true one but for rounding, and all together they are off by at most bound. */
  ppr(args: PprArgs & { budget?: 0 }): PprDone;
  ppr(args: PprArgs): PprDone | PprPending;
  /** `ppr` in slices, between which the event loop runs. */
  pprAsync(args: Omit<PprArgs, "budget">, options?: AsyncOptions<PprPending>): AsyncJob<PprPending, PprDone>;
  /** PageRank of one node for one seed, without the rest of the graph: by pushing back from the node, and walks from the seed. */
  pprPair(args: PprPairArgs & { budget?: 0 }): PprPairDone;
  pprPair(args: PprPairArgs): PprPairDone | PprPairPending;
  /** `pprPair` in slices, between which the event loop runs. */
  pprPairAsync(args: Omit<PprPairArgs, "budget">, options?: AsyncOptions<PprPairPending>): AsyncJob<PprPairPending, PprPairDone>;
  /** Sum of x. */
  sum(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** Dot product of x and y; of i8 exact. */
  dot<D extends "f32" | "f64" | "i8">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>): number;
  /** Euclidean norm of x, safe against overflow and underflow of the squares. */
  nrm2(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** y[i] += alpha * x[i]. x may be y itself. */
  axpy<D extends "f32" | "f64">(alpha: number, x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>): void;
  /** x[i] *= alpha. */
  scale(alpha: number, x: ResidentArray<"f32"> | ResidentArray<"f64">): void;
  /** out[i] = x[i] + y[i]. out may be x or y itself. */
  add<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = x[i] * y[i]. out may be x or y itself. */
  mul<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** Squared Euclidean distance of x and y; of i8 exact. */
  l2sq<D extends "f32" | "f64" | "i8">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>): number;
  /** Cosine similarity of x and y, in [-1, 1]; 0 when one of them is zero; NaN when a value is not finite. */
  cosine<D extends "f32" | "f64" | "i8">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>): number;
  /** Bits in which x and y differ. */
  hamming<D extends "u8">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>): number;
  /** The k largest or smallest values: best first, ties by the lower index, NaN last. */
  topk<D extends "f32" | "f64">(args: TopkArgs<D>): void;
  /** Sum of |x[i]|. */
  asum(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** Largest |x[i]|; 0 for n = 0; NaN when one is NaN. */
  amax(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** Smallest x[i]; infinity for n = 0; NaN when one is NaN. */
  min(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** Largest x[i]; -infinity for n = 0; NaN when one is NaN. */
  max(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** The first place of the smallest value, or of a NaN. Refused for n = 0. */
  argmin(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** The first place of the largest value, or of a NaN. Refused for n = 0. */
  argmax(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** Mean of x; NaN for n = 0. */
  mean(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** Variance of x as a whole population (divided by n); NaN for n = 0. */
  variance(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** How many x[i] are NaN or greater than eps in magnitude. */
  countNonzero(eps: number, x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** Sum of x as if in twice the precision (Sum2: Kahan's sum as Neumaier mended it). */
  sum2(x: ResidentArray<"f32"> | ResidentArray<"f64">): number;
  /** Dot product as if in twice the precision (Dot2). */
  dot2<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>): number;
  /** out[i] = alpha * x[i] + beta * y[i]. out may be x or y itself. */
  axpby<D extends "f32" | "f64">(alpha: number, beta: number, x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = x[i] - y[i]. out may be x or y itself. */
  sub<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = x[i] / y[i]. out may be x or y itself. */
  div<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = |x[i]|. out may be x itself. */
  abs<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = -x[i]. out may be x itself. */
  neg<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = the value nearest to x[i] between low and high; NaN stays NaN. out may be x itself. */
  clamp<D extends "f32" | "f64">(low: number, high: number, x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = the square root of x[i], correctly rounded; NaN below zero. out may be x itself. */
  sqrt<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /**
   * out[i] = x[i + 1] - x[i]: one value less than x has.
   * @param x Read.
   * @param out Written; one less than x holds.
   */
  diff<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = e^x[i], within 2 ULP. out may be x itself. */
  exp<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = the natural logarithm of x[i], within 2 ULP. out may be x itself. */
  log<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = tanh x[i], within 2 ULP. out may be x itself. */
  tanh<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = erf x[i], within 2 ULP. out may be x itself. */
  erf<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = 1 / (1 + e^-x[i]). out may be x itself. */
  sigmoid<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = x[i] above zero, else 0; NaN stays NaN. out may be x itself. */
  relu<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = x[i] above zero, else alpha * x[i]. out may be x itself. */
  leakyRelu<D extends "f32" | "f64">(alpha: number, x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = x[i] * Phi(x[i]), by erf. out may be x itself. */
  gelu<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = x[i] / 2 * (1 + tanh(sqrt(2 / pi) * (x[i] + 0.044715 * x[i]^3))). out may be x itself. */
  geluTanh<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = x[i] * sigmoid(x[i]). out may be x itself. */
  silu<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = log(1 + e^x[i]). out may be x itself. */
  softplus<D extends "f32" | "f64">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = y[i] * tanh'(x[i]): the gradient, x the input of tanh, y the gradient of its output. out may be x or y itself. */
  tanhBackward<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = y[i] * sigmoid'(x[i]). out may be x or y itself. */
  sigmoidBackward<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = y[i] * relu'(x[i]), 0 at 0. out may be x or y itself. */
  reluBackward<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = y[i] above zero, else alpha * y[i], by the sign of x[i]. out may be x or y itself. */
  leakyReluBackward<D extends "f32" | "f64">(alpha: number, x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = y[i] * gelu'(x[i]). out may be x or y itself. */
  geluBackward<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = y[i] * gelu_tanh'(x[i]). out may be x or y itself. */
  geluTanhBackward<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = y[i] * silu'(x[i]). out may be x or y itself. */
  siluBackward<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = y[i] * sigmoid(x[i]). out may be x or y itself. */
  softplusBackward<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** Every row divided by its Euclidean norm; a row of zeros stays. out may be x itself. */
  normalize<D extends "f32" | "f64">(args: Rows1Args<D>): void;
  /** Every row as e^x over the sum of e^x, shifted by its largest value. out may be x itself. */
  softmax<D extends "f32" | "f64">(args: Rows1Args<D>): void;
  /** out[r] = the logarithm of the sum of e^x over row r. */
  logsumexp<D extends "f32" | "f64">(args: FoldRowsArgs<D>): void;
  /** Every row as gamma * (x - mean) / sqrt(variance + eps) + beta; gamma and beta may be NULL. out may be x itself. */
  layernorm<D extends "f32" | "f64">(args: LayernormArgs<D>): void;
  /** Every row as gamma * x / sqrt(mean of x^2 + eps); gamma may be NULL. out may be x itself. */
  rmsnorm<D extends "f32" | "f64">(args: RmsnormArgs<D>): void;
  /** Rotary position embedding: row r is position + r, pair i turns by (position + r) * base^(-2i / cols); a pair is (2i, 2i + 1) when interleaved, else (i, i + cols / 2). out may be x itself. */
  rope<D extends "f32" | "f64">(args: RopeArgs<D>): void;
  /** out = silu(x) * y. out may be x or y itself. */
  swiglu<D extends "f32" | "f64">(args: Rows2Args<D>): void;
  /** Sum of |x[i] - y[i]|. */
  l1<D extends "f32" | "f64">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>): number;
  /** One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8. */
  distances<D extends "f32" | "f64" | "i8" | "u8">(args: DistancesArgs<D>): void;
  /** The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last. */
  search<D extends "f32" | "f64" | "i8" | "u8">(args: SearchArgs<D>): void;
  /**
   * The indices that sort x: ascending, ties in their order, NaN last.
   * @param x Read.
   * @param indices Written; as many as x holds.
   */
  argsort<D extends "f32" | "f64">(x: ResidentArray<D>, indices: ResidentArray<"u32">): void;
  /** out[i] = x[i] and y[i]. out may be x or y itself. */
  bitAnd<D extends "u8">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = x[i] or y[i]. out may be x or y itself. */
  bitOr<D extends "u8">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** out[i] = x[i] exclusive or y[i]. out may be x or y itself. */
  bitXor<D extends "u8">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>, out: ResidentArray<NoInfer<D>>): void;
  /** Bits of x that are set. */
  popcount(x: ResidentArray<"u8">): number;
  /** Bits set in both over bits set in one or both; 1 when none is. */
  jaccard<D extends "u8">(x: ResidentArray<D>, y: ResidentArray<NoInfer<D>>): number;
  /** y = alpha op(A) x + beta y for an m x n matrix A. */
  gemv<D extends "f32" | "f64">(args: GemvArgs<D>): void;
  /** C = alpha op(A) op(B) + beta C; op(A) is m x k, op(B) k x n. work holds at least vs_gemm_work values. */
  gemm<D extends "f32" | "f64">(args: GemmArgs<D>): void;
  /** B = A transposed, A being m x n. */
  transpose<D extends "f32" | "f64">(args: TransposeArgs<D>): void;
  /** C = alpha op(A) op(A)^T + beta C, one triangle of the n x n matrix C; op(A) is n x k. work as for gemm of n, n, k. */
  syrk<D extends "f32" | "f64">(args: SyrkArgs<D>): void;
  /** Solves op(A) X = alpha B, or X op(A) = alpha B when right, for a triangular A, in place of the m x n matrix B. work holds at least vs_trsm_work values. */
  trsm<D extends "f32" | "f64">(args: TrsmArgs<D>): void;
  /**
   * y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is not x.
   * @param rowPtr Read; one more than y holds.
   * @param col Read; at least as many as the last value of rowPtr says.
   * @param val Read; at least as many as the last value of rowPtr says.
   * @param x Read.
   * @param y Written.
   */
  spmv<D extends "f32" | "f64">(rowPtr: ResidentArray<"u32">, col: ResidentArray<"u32">, val: ResidentArray<D>, x: ResidentArray<NoInfer<D>>, y: ResidentArray<NoInfer<D>>): void;
  /**
   * y = A^T x for a matrix in compressed rows.
   * @param rowPtr Read; one more than x holds.
   * @param col Read; at least as many as the last value of rowPtr says.
   * @param val Read; at least as many as the last value of rowPtr says.
   * @param x Read.
   * @param y Written.
   */
  spmvT<D extends "f32" | "f64">(rowPtr: ResidentArray<"u32">, col: ResidentArray<"u32">, val: ResidentArray<D>, x: ResidentArray<NoInfer<D>>, y: ResidentArray<NoInfer<D>>): void;
  /** y[i] = row subset[i] of A times x. */
  spmvRows<D extends "f32" | "f64">(args: SpmvRowsArgs<D>): void;
  /** C = A B for a row-major B of n columns. */
  spmm<D extends "f32" | "f64">(args: SpmmArgs<D>): void;
  /**
   * out[v] = how often v occurs in x; every v must be below bins.
   * @param x Read.
   * @param out Written.
   */
  bincount<D extends "u32">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /**
   * out[0] = 0, out[i + 1] = out[i] + x[i].
   * @param x Read.
   * @param out Written; one more than x holds.
   */
  prefixSum<D extends "u32">(x: ResidentArray<D>, out: ResidentArray<NoInfer<D>>): void;
  /**
   * out[i] = x[index[i]].
   * @param x Read.
   * @param index Read.
   * @param out Written; as many as index holds.
   */
  gather<D extends "f32" | "f64" | "u32">(x: ResidentArray<D>, index: ResidentArray<"u32">, out: ResidentArray<NoInfer<D>>): void;
  /**
   * out[index[i]] = x[i]; the last of equal indices stays.
   * @param x Read.
   * @param index Read; as many as x holds.
   * @param out Read and written.
   */
  scatter<D extends "f32" | "f64" | "u32">(x: ResidentArray<D>, index: ResidentArray<"u32">, out: ResidentArray<NoInfer<D>>): void;
}
