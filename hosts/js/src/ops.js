// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.
import { runAsync } from "./async.js";
import { array, choice, counted, done, exactly, exported, flag, last, lead, least, matrix, named, number, one, scalar, score, sizes, three, two, unfit } from "./kernel.js";
import { spec } from "./spec.js";

export const ABI = 0xbe661d8e;

export const STATUSES = [
  { code: -1, name: "handle", doc: "No live instance has this handle: it was never given out, or was destroyed." },
  { code: -2, name: "full" },
  { code: -3, name: "busy" },
  { code: -4, name: "pending" },
  { code: -5, name: "idle" },
  { code: -6, name: "memory", doc: "The platform has no more memory to give." },
  { code: -7, name: "limit" },
  { code: -8, name: "pointer", doc: "A pointer is null, misaligned, outside memory, or not one that vs_alloc gave out." },
  { code: -9, name: "overlap", doc: "Input and output overlap without being the same array." },
  { code: -10, name: "buffer", doc: "The buffer is shorter than the result: nothing was copied." },
  { code: -11, name: "too_long" },
  { code: -12, name: "json" },
  { code: -13, name: "field" },
  { code: -14, name: "op" },
  { code: -15, name: "id", doc: "No object of this instance has this id." },
  { code: -16, name: "kind" },
  { code: -17, name: "dtype", doc: "The array's dtype is not one that is accepted here." },
  { code: -18, name: "shape", doc: "Sizes do not fit together." },
  { code: -19, name: "not_finite" },
  { code: -20, name: "index", doc: "A row or column index lies outside the matrix." },
  { code: -21, name: "structure", doc: "The compressed rows are not sorted, hold a column twice, or their row pointers fall." },
  { code: -22, name: "singular" },
];

export const CSR = spec("csr", "id:new row:i32,u32 col:i32,u32 val:f64,f32", "");

export const SOLVE = spec("solve", "a:csr b:f64,f32 x:out", "reason backward_error gradient rcond fill multiply_adds");

export const RESIDUAL = spec("residual", "a:csr b:f64 x:f64 r?:out", "");

export const FREE = spec("free", "id:any", "");

export const INFO = spec("info", "id?:any", "dtype rows cols nnz");

export const ANALYSE = spec("analyse", "a:csr", "reason");

export const FACTOR = spec("factor", "a:any id:new analysis!:factor", "reason multiply_adds rcond positive negative mantissa exponent", "factored");

export const FACTOR_SOLVE = spec("factor_solve", "factor:factor b:f64,f32 x:out", "");

export const INVERSE = spec("inverse", "a:f64,f32 out:out", "reason rcond");

export const LSTSQ = spec("lstsq", "a:f64,f32 b:f64,f32 x:out", "reason rank residual_norm");

export const QR = spec("qr", "a:f64,f32 r:out q?:out order?:out", "reason rank");

export const EIGH = spec("eigh", "a:f64,f32 values:out vectors?:out", "reason");

export const SVD = spec("svd", "a:f64,f32 s:out u?:out v?:out", "reason");

export const CSR_READ = spec("csr_read", "a:csr row:out col:out val:out", "");

export const LOCAL_MATRIX = spec("local_matrix", "a:csr id:new b?:f64,f32", "column_gap reach");

export const LOCAL_GRID = spec("local_grid", "coefficients:f64 id:new b?:f64,f32", "column_gap reach");

export const LOCAL_RHS = spec("local_rhs", "system:system b:f64,f32", "reach");

export const LOCAL_SOLVE = spec("local_solve", "system:system index:u32,i32 weight?:f64 start?:u32,i32 values:out bounds:out", "reason value bound");

export const LOCAL_SPARSE = spec("local_sparse", "system:system row:u32,i32 change:f64 index:out values:out x?:out", "reason bound largest");

export const GRAPH = spec("graph", "a:csr id:new", "");

export const PAGERANK = spec("pagerank", "graph:graph seed?:u32,i32 weight?:f64 x:out", "reason bound");

export const PPR = spec("ppr", "graph:graph seed:u32,i32 weight?:f64 index:out values:out", "reason");

export const PPR_PAIR = spec("ppr_pair", "graph:graph", "reason value bound");

const METRIC_WORDS = ["dot", "l2sq", "cosine", "l1", "hamming", "jaccard"];

function callTopk(handle, kernel, dtypes, args) {
  let { x, largest = false, indices, values } = named(kernel, args, "x largest indices values");
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "indices", indices, "u32");
  array(handle, kernel, "values", values, dtype);
  flag(kernel, "largest", largest);
  exactly(kernel, "values", values, indices.length, "as many as indices holds");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, largest, indices.ptr, values.ptr, x.length, indices.length));
}

function callDiff(handle, kernel, dtypes, x, out) {
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "out", out, dtype);
  exactly(kernel, "out", out, Math.max(x.length - 1, 0), "one less than x holds");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, out.ptr, x.length));
}

function callRows1(handle, kernel, dtypes, args) {
  let { x, out, rows, cols, stride } = named(kernel, args, "x out rows cols stride");
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "out", out, dtype);
  sizes(kernel, { rows, cols });
  stride ??= cols;
  matrix(kernel, "x", x, rows, cols, "stride", stride, "rows x cols");
  matrix(kernel, "out", out, rows, cols, "stride", stride, "rows x cols");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, out.ptr, rows, cols, stride));
}

function callFoldRows(handle, kernel, dtypes, args) {
  let { x, out, cols, stride } = named(kernel, args, "x out cols stride");
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "out", out, dtype);
  sizes(kernel, { cols });
  stride ??= cols;
  matrix(kernel, "x", x, out.length, cols, "stride", stride, "len(out) x cols");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, out.ptr, out.length, cols, stride));
}

function callLayernorm(handle, kernel, dtypes, args) {
  let { x, gamma = null, beta = null, eps, out, rows, cols, stride } = named(kernel, args, "x gamma beta eps out rows cols stride");
  const dtype = lead(handle, kernel, dtypes, "x", x);
  if (gamma !== null) array(handle, kernel, "gamma", gamma, dtype);
  if (beta !== null) array(handle, kernel, "beta", beta, dtype);
  array(handle, kernel, "out", out, dtype);
  sizes(kernel, { rows, cols });
  scalar(kernel, "eps", eps, dtype);
  stride ??= cols;
  matrix(kernel, "x", x, rows, cols, "stride", stride, "rows x cols");
  if (gamma !== null) exactly(kernel, "gamma", gamma, cols, "cols values");
  if (beta !== null) exactly(kernel, "beta", beta, cols, "cols values");
  matrix(kernel, "out", out, rows, cols, "stride", stride, "rows x cols");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, gamma === null ? 0 : gamma.ptr, beta === null ? 0 : beta.ptr, eps, out.ptr, rows, cols, stride));
}

function callRmsnorm(handle, kernel, dtypes, args) {
  let { x, gamma = null, eps, out, rows, cols, stride } = named(kernel, args, "x gamma eps out rows cols stride");
  const dtype = lead(handle, kernel, dtypes, "x", x);
  if (gamma !== null) array(handle, kernel, "gamma", gamma, dtype);
  array(handle, kernel, "out", out, dtype);
  sizes(kernel, { rows, cols });
  scalar(kernel, "eps", eps, dtype);
  stride ??= cols;
  matrix(kernel, "x", x, rows, cols, "stride", stride, "rows x cols");
  if (gamma !== null) exactly(kernel, "gamma", gamma, cols, "cols values");
  matrix(kernel, "out", out, rows, cols, "stride", stride, "rows x cols");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, gamma === null ? 0 : gamma.ptr, eps, out.ptr, rows, cols, stride));
}

function callRope(handle, kernel, dtypes, args) {
  let { x, out, position, base, interleaved = false, rows, cols, stride } = named(kernel, args, "x out position base interleaved rows cols stride");
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "out", out, dtype);
  sizes(kernel, { position, rows, cols });
  number(kernel, "base", base);
  flag(kernel, "interleaved", interleaved);
  stride ??= cols;
  matrix(kernel, "x", x, rows, cols, "stride", stride, "rows x cols");
  matrix(kernel, "out", out, rows, cols, "stride", stride, "rows x cols");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, out.ptr, position, base, interleaved, rows, cols, stride));
}

function callRows2(handle, kernel, dtypes, args) {
  let { x, y, out, rows, cols, stride } = named(kernel, args, "x y out rows cols stride");
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "y", y, dtype);
  array(handle, kernel, "out", out, dtype);
  sizes(kernel, { rows, cols });
  stride ??= cols;
  matrix(kernel, "x", x, rows, cols, "stride", stride, "rows x cols");
  matrix(kernel, "y", y, rows, cols, "stride", stride, "rows x cols");
  matrix(kernel, "out", out, rows, cols, "stride", stride, "rows x cols");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, y.ptr, out.ptr, rows, cols, stride));
}

function callDistances(handle, kernel, dtypes, args) {
  let { metric, q, x, out, stride } = named(kernel, args, "metric q x out stride");
  const dtype = lead(handle, kernel, dtypes, "q", q);
  array(handle, kernel, "x", x, dtype);
  array(handle, kernel, "out", out, score(dtype));
  metric = choice(kernel, "metric", metric, METRIC_WORDS);
  stride ??= q.length;
  matrix(kernel, "x", x, out.length, q.length, "stride", stride, "len(out) x len(q)");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(metric, q.ptr, x.ptr, out.ptr, out.length, q.length, stride));
}

function callSearch(handle, kernel, dtypes, args) {
  let { metric, q, x, indices, scores, queries, rows, cols, stride, k } = named(kernel, args, "metric q x indices scores queries rows cols stride k");
  const dtype = lead(handle, kernel, dtypes, "q", q);
  array(handle, kernel, "x", x, dtype);
  array(handle, kernel, "indices", indices, "u32");
  array(handle, kernel, "scores", scores, score(dtype));
  sizes(kernel, { queries, rows, cols, k });
  metric = choice(kernel, "metric", metric, METRIC_WORDS);
  stride ??= cols;
  least(kernel, "q", q, queries * cols, "at least queries * cols values");
  matrix(kernel, "x", x, rows, cols, "stride", stride, "rows x cols");
  least(kernel, "indices", indices, queries * k, "at least queries * k values");
  least(kernel, "scores", scores, queries * k, "at least queries * k values");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(metric, q.ptr, x.ptr, indices.ptr, scores.ptr, queries, rows, cols, stride, k));
}

function callArgsort(handle, kernel, dtypes, x, indices) {
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "indices", indices, "u32");
  exactly(kernel, "indices", indices, x.length, "as many as x holds");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, indices.ptr, x.length));
}

function callGemv(handle, kernel, dtypes, args) {
  let { trans = false, m, n, alpha = 1, a, lda, x, beta = 0, y } = named(kernel, args, "trans m n alpha a lda x beta y");
  const dtype = lead(handle, kernel, dtypes, "a", a);
  array(handle, kernel, "x", x, dtype);
  array(handle, kernel, "y", y, dtype);
  sizes(kernel, { m, n });
  flag(kernel, "trans", trans);
  scalar(kernel, "alpha", alpha, dtype);
  lda ??= n;
  scalar(kernel, "beta", beta, dtype);
  matrix(kernel, "a", a, m, n, "lda", lda, "m x n");
  exactly(kernel, "x", x, trans ? m : n, "n values, m with trans");
  exactly(kernel, "y", y, trans ? n : m, "m values, n with trans");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(trans, m, n, alpha, a.ptr, lda, x.ptr, beta, y.ptr));
}

function callGemm(handle, kernel, dtypes, args) {
  let { transA = false, transB = false, m, n, k, alpha = 1, a, lda, b, ldb, beta = 0, c, ldc, work } = named(kernel, args, "transA transB m n k alpha a lda b ldb beta c ldc work");
  const dtype = lead(handle, kernel, dtypes, "a", a);
  array(handle, kernel, "b", b, dtype);
  array(handle, kernel, "c", c, dtype);
  array(handle, kernel, "work", work, dtype);
  sizes(kernel, { m, n, k });
  flag(kernel, "transA", transA);
  flag(kernel, "transB", transB);
  scalar(kernel, "alpha", alpha, dtype);
  lda ??= transA ? m : k;
  ldb ??= transB ? k : n;
  scalar(kernel, "beta", beta, dtype);
  ldc ??= n;
  matrix(kernel, "a", a, transA ? k : m, transA ? m : k, "lda", lda, "m x k, k x m with transA");
  matrix(kernel, "b", b, transB ? n : k, transB ? k : n, "ldb", ldb, "k x n, n x k with transB");
  matrix(kernel, "c", c, m, n, "ldc", ldc, "m x n");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(transA, transB, m, n, k, alpha, a.ptr, lda, b.ptr, ldb, beta, c.ptr, ldc, work.ptr, work.length));
}

function callTranspose(handle, kernel, dtypes, args) {
  let { m, n, a, lda, b, ldb } = named(kernel, args, "m n a lda b ldb");
  const dtype = lead(handle, kernel, dtypes, "a", a);
  array(handle, kernel, "b", b, dtype);
  sizes(kernel, { m, n });
  lda ??= n;
  ldb ??= m;
  matrix(kernel, "a", a, m, n, "lda", lda, "m x n");
  matrix(kernel, "b", b, n, m, "ldb", ldb, "n x m");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(m, n, a.ptr, lda, b.ptr, ldb));
}

function callSyrk(handle, kernel, dtypes, args) {
  let { lower = false, trans = false, n, k, alpha = 1, a, lda, beta = 0, c, ldc, work } = named(kernel, args, "lower trans n k alpha a lda beta c ldc work");
  const dtype = lead(handle, kernel, dtypes, "a", a);
  array(handle, kernel, "c", c, dtype);
  array(handle, kernel, "work", work, dtype);
  sizes(kernel, { n, k });
  flag(kernel, "lower", lower);
  flag(kernel, "trans", trans);
  scalar(kernel, "alpha", alpha, dtype);
  lda ??= trans ? n : k;
  scalar(kernel, "beta", beta, dtype);
  ldc ??= n;
  matrix(kernel, "a", a, trans ? k : n, trans ? n : k, "lda", lda, "n x k, k x n with trans");
  matrix(kernel, "c", c, n, n, "ldc", ldc, "n x n");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(lower, trans, n, k, alpha, a.ptr, lda, beta, c.ptr, ldc, work.ptr, work.length));
}

function callTrsm(handle, kernel, dtypes, args) {
  let { right = false, lower = false, trans = false, unit = false, m, n, alpha = 1, a, lda, b, ldb, work } = named(kernel, args, "right lower trans unit m n alpha a lda b ldb work");
  const dtype = lead(handle, kernel, dtypes, "a", a);
  array(handle, kernel, "b", b, dtype);
  array(handle, kernel, "work", work, dtype);
  sizes(kernel, { m, n });
  flag(kernel, "right", right);
  flag(kernel, "lower", lower);
  flag(kernel, "trans", trans);
  flag(kernel, "unit", unit);
  scalar(kernel, "alpha", alpha, dtype);
  lda ??= right ? n : m;
  ldb ??= n;
  matrix(kernel, "a", a, right ? n : m, right ? n : m, "lda", lda, "m x m, n x n with right");
  matrix(kernel, "b", b, m, n, "ldb", ldb, "m x n");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(right, lower, trans, unit, m, n, alpha, a.ptr, lda, b.ptr, ldb, work.ptr, work.length));
}

function callSpmv(handle, kernel, dtypes, rowPtr, col, val, x, y) {
  const dtype = lead(handle, kernel, dtypes, "val", val);
  array(handle, kernel, "rowPtr", rowPtr, "u32");
  array(handle, kernel, "col", col, "u32");
  array(handle, kernel, "x", x, dtype);
  array(handle, kernel, "y", y, dtype);
  exactly(kernel, "rowPtr", rowPtr, y.length + 1, "one more than y holds");
  least(kernel, "col", col, last(rowPtr), "at least as many as the last value of rowPtr says");
  least(kernel, "val", val, last(rowPtr), "at least as many as the last value of rowPtr says");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(y.length, x.length, rowPtr.ptr, col.ptr, val.ptr, x.ptr, y.ptr));
}

function callSpmvT(handle, kernel, dtypes, rowPtr, col, val, x, y) {
  const dtype = lead(handle, kernel, dtypes, "val", val);
  array(handle, kernel, "rowPtr", rowPtr, "u32");
  array(handle, kernel, "col", col, "u32");
  array(handle, kernel, "x", x, dtype);
  array(handle, kernel, "y", y, dtype);
  exactly(kernel, "rowPtr", rowPtr, x.length + 1, "one more than x holds");
  least(kernel, "col", col, last(rowPtr), "at least as many as the last value of rowPtr says");
  least(kernel, "val", val, last(rowPtr), "at least as many as the last value of rowPtr says");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.length, y.length, rowPtr.ptr, col.ptr, val.ptr, x.ptr, y.ptr));
}

function callSpmvRows(handle, kernel, dtypes, args) {
  let { rows, rowPtr, col, val, subset, x, y } = named(kernel, args, "rows rowPtr col val subset x y");
  const dtype = lead(handle, kernel, dtypes, "val", val);
  array(handle, kernel, "rowPtr", rowPtr, "u32");
  array(handle, kernel, "col", col, "u32");
  array(handle, kernel, "subset", subset, "u32");
  array(handle, kernel, "x", x, dtype);
  array(handle, kernel, "y", y, dtype);
  sizes(kernel, { rows });
  exactly(kernel, "rowPtr", rowPtr, rows + 1, "rows + 1 values");
  least(kernel, "col", col, last(rowPtr), "at least as many as the last value of rowPtr says");
  least(kernel, "val", val, last(rowPtr), "at least as many as the last value of rowPtr says");
  exactly(kernel, "y", y, subset.length, "as many as subset holds");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(rows, x.length, rowPtr.ptr, col.ptr, val.ptr, subset.ptr, subset.length, x.ptr, y.ptr));
}

function callSpmm(handle, kernel, dtypes, args) {
  let { rows, cols, rowPtr, col, val, n, b, ldb, c, ldc } = named(kernel, args, "rows cols rowPtr col val n b ldb c ldc");
  const dtype = lead(handle, kernel, dtypes, "val", val);
  array(handle, kernel, "rowPtr", rowPtr, "u32");
  array(handle, kernel, "col", col, "u32");
  array(handle, kernel, "b", b, dtype);
  array(handle, kernel, "c", c, dtype);
  sizes(kernel, { rows, cols, n });
  ldb ??= n;
  ldc ??= n;
  exactly(kernel, "rowPtr", rowPtr, rows + 1, "rows + 1 values");
  least(kernel, "col", col, last(rowPtr), "at least as many as the last value of rowPtr says");
  least(kernel, "val", val, last(rowPtr), "at least as many as the last value of rowPtr says");
  matrix(kernel, "b", b, cols, n, "ldb", ldb, "cols x n");
  matrix(kernel, "c", c, rows, n, "ldc", ldc, "rows x n");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(rows, cols, rowPtr.ptr, col.ptr, val.ptr, n, b.ptr, ldb, c.ptr, ldc));
}

function callHistogram(handle, kernel, dtypes, x, out) {
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "out", out, dtype);
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, out.ptr, x.length, out.length));
}

function callPrefixSum(handle, kernel, dtypes, x, out) {
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "out", out, dtype);
  exactly(kernel, "out", out, x.length + 1, "one more than x holds");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, out.ptr, x.length));
}

function callGather(handle, kernel, dtypes, x, index, out) {
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "index", index, "u32");
  array(handle, kernel, "out", out, dtype);
  exactly(kernel, "out", out, index.length, "as many as index holds");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, index.ptr, out.ptr, x.length, index.length));
}

function callScatter(handle, kernel, dtypes, x, index, out) {
  const dtype = lead(handle, kernel, dtypes, "x", x);
  array(handle, kernel, "index", index, "u32");
  array(handle, kernel, "out", out, dtype);
  exactly(kernel, "index", index, x.length, "as many as x holds");
  const call = exported(handle, kernel, dtype);
  done(kernel, call(x.ptr, index.ptr, out.ptr, x.length, out.length));
}

export class Operations {
  #handle;
  #vs;

  constructor(handle) {
    this.#handle = handle;
    this.#vs = handle.wasm.exports;
  }

  csr(args) {
    return this.#handle.run(CSR, args);
  }
  solve(args) {
    return this.#handle.run(SOLVE, args);
  }
  solveAsync(args, options) {
    return runAsync(this.#handle, SOLVE, args, options);
  }
  residual(args) {
    return this.#handle.run(RESIDUAL, args);
  }
  free(id) {
    return this.#handle.run(FREE, { id });
  }
  info(id) {
    return this.#handle.run(INFO, { id });
  }
  analyse(args) {
    return this.#handle.run(ANALYSE, args);
  }
  analyseAsync(args, options) {
    return runAsync(this.#handle, ANALYSE, args, options);
  }
  factor(args) {
    return this.#handle.run(FACTOR, args);
  }
  factorAsync(args, options) {
    return runAsync(this.#handle, FACTOR, args, options);
  }
  factorSolve(args) {
    return this.#handle.run(FACTOR_SOLVE, args);
  }
  inverse(args) {
    return this.#handle.run(INVERSE, args);
  }
  inverseAsync(args, options) {
    return runAsync(this.#handle, INVERSE, args, options);
  }
  lstsq(args) {
    return this.#handle.run(LSTSQ, args);
  }
  lstsqAsync(args, options) {
    return runAsync(this.#handle, LSTSQ, args, options);
  }
  qr(args) {
    return this.#handle.run(QR, args);
  }
  qrAsync(args, options) {
    return runAsync(this.#handle, QR, args, options);
  }
  eigh(args) {
    return this.#handle.run(EIGH, args);
  }
  eighAsync(args, options) {
    return runAsync(this.#handle, EIGH, args, options);
  }
  svd(args) {
    return this.#handle.run(SVD, args);
  }
  svdAsync(args, options) {
    return runAsync(this.#handle, SVD, args, options);
  }
  csrRead(args) {
    return this.#handle.run(CSR_READ, args);
  }
  localMatrix(args) {
    return this.#handle.run(LOCAL_MATRIX, args);
  }
  localGrid(args) {
    return this.#handle.run(LOCAL_GRID, args);
  }
  localRhs(args) {
    return this.#handle.run(LOCAL_RHS, args);
  }
  localSolve(args) {
    return this.#handle.run(LOCAL_SOLVE, args);
  }
  localSolveAsync(args, options) {
    return runAsync(this.#handle, LOCAL_SOLVE, args, options);
  }
  localSparse(args) {
    return this.#handle.run(LOCAL_SPARSE, args);
  }
  localSparseAsync(args, options) {
    return runAsync(this.#handle, LOCAL_SPARSE, args, options);
  }
  graph(args) {
    return this.#handle.run(GRAPH, args);
  }
  pagerank(args) {
    return this.#handle.run(PAGERANK, args);
  }
  pagerankAsync(args, options) {
    return runAsync(this.#handle, PAGERANK, args, options);
  }
  ppr(args) {
    return this.#handle.run(PPR, args);
  }
  pprAsync(args, options) {
    return runAsync(this.#handle, PPR, args, options);
  }
  pprPair(args) {
    return this.#handle.run(PPR_PAIR, args);
  }
  pprPairAsync(args, options) {
    return runAsync(this.#handle, PPR_PAIR, args, options);
  }

  sum(x) {
    const n = one(this.#handle, "sum", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_sum_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_sum_f64(x.ptr, n) : unfit("sum", x);
  }

  dot(x, y) {
    const n = two(this.#handle, "dot", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_dot_f32(x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_dot_f64(x.ptr, y.ptr, n) : x.dtype === "i8" ? vs.vs_dot_i8(x.ptr, y.ptr, n) : unfit("dot", x, ["f32", "f64", "i8"]);
  }

  nrm2(x) {
    const n = one(this.#handle, "nrm2", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_nrm2_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_nrm2_f64(x.ptr, n) : unfit("nrm2", x);
  }

  axpy(alpha, x, y) {
    number("axpy", "alpha", alpha);
    const n = two(this.#handle, "axpy", x, y);
    const vs = this.#vs;
    done("axpy", x.dtype === "f32" ? vs.vs_axpy_f32(alpha, x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_axpy_f64(alpha, x.ptr, y.ptr, n) : unfit("axpy", x));
  }

  scale(alpha, x) {
    number("scale", "alpha", alpha);
    const n = one(this.#handle, "scale", x);
    const vs = this.#vs;
    done("scale", x.dtype === "f32" ? vs.vs_scale_f32(alpha, x.ptr, n) : x.dtype === "f64" ? vs.vs_scale_f64(alpha, x.ptr, n) : unfit("scale", x));
  }

  add(x, y, out) {
    const n = three(this.#handle, "add", x, y, out);
    const vs = this.#vs;
    done("add", x.dtype === "f32" ? vs.vs_add_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_add_f64(x.ptr, y.ptr, out.ptr, n) : unfit("add", x));
  }

  mul(x, y, out) {
    const n = three(this.#handle, "mul", x, y, out);
    const vs = this.#vs;
    done("mul", x.dtype === "f32" ? vs.vs_mul_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_mul_f64(x.ptr, y.ptr, out.ptr, n) : unfit("mul", x));
  }

  l2sq(x, y) {
    const n = two(this.#handle, "l2sq", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_l2sq_f32(x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_l2sq_f64(x.ptr, y.ptr, n) : x.dtype === "i8" ? vs.vs_l2sq_i8(x.ptr, y.ptr, n) : unfit("l2sq", x, ["f32", "f64", "i8"]);
  }

  cosine(x, y) {
    const n = two(this.#handle, "cosine", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_cosine_f32(x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_cosine_f64(x.ptr, y.ptr, n) : x.dtype === "i8" ? vs.vs_cosine_i8(x.ptr, y.ptr, n) : unfit("cosine", x, ["f32", "f64", "i8"]);
  }

  hamming(x, y) {
    const n = two(this.#handle, "hamming", x, y);
    const vs = this.#vs;
    return x.dtype === "u8" ? vs.vs_hamming_u8(x.ptr, y.ptr, n) : unfit("hamming", x, ["u8"]);
  }

  topk(args) {
    callTopk(this.#handle, "topk", ["f32", "f64"], args);
  }

  asum(x) {
    const n = one(this.#handle, "asum", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_asum_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_asum_f64(x.ptr, n) : unfit("asum", x);
  }

  amax(x) {
    const n = one(this.#handle, "amax", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_amax_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_amax_f64(x.ptr, n) : unfit("amax", x);
  }

  min(x) {
    const n = one(this.#handle, "min", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_min_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_min_f64(x.ptr, n) : unfit("min", x);
  }

  max(x) {
    const n = one(this.#handle, "max", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_max_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_max_f64(x.ptr, n) : unfit("max", x);
  }

  argmin(x) {
    const n = one(this.#handle, "argmin", x);
    const vs = this.#vs;
    return counted("argmin", x.dtype === "f32" ? vs.vs_argmin_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_argmin_f64(x.ptr, n) : unfit("argmin", x));
  }

  argmax(x) {
    const n = one(this.#handle, "argmax", x);
    const vs = this.#vs;
    return counted("argmax", x.dtype === "f32" ? vs.vs_argmax_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_argmax_f64(x.ptr, n) : unfit("argmax", x));
  }

  mean(x) {
    const n = one(this.#handle, "mean", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_mean_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_mean_f64(x.ptr, n) : unfit("mean", x);
  }

  variance(x) {
    const n = one(this.#handle, "variance", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_variance_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_variance_f64(x.ptr, n) : unfit("variance", x);
  }

  countNonzero(eps, x) {
    number("countNonzero", "eps", eps);
    const n = one(this.#handle, "countNonzero", x);
    const vs = this.#vs;
    return counted("countNonzero", x.dtype === "f32" ? vs.vs_count_nonzero_f32(eps, x.ptr, n) : x.dtype === "f64" ? vs.vs_count_nonzero_f64(eps, x.ptr, n) : unfit("countNonzero", x));
  }

  sum2(x) {
    const n = one(this.#handle, "sum2", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_sum2_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_sum2_f64(x.ptr, n) : unfit("sum2", x);
  }

  dot2(x, y) {
    const n = two(this.#handle, "dot2", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_dot2_f32(x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_dot2_f64(x.ptr, y.ptr, n) : unfit("dot2", x);
  }

  axpby(alpha, beta, x, y, out) {
    number("axpby", "alpha", alpha);
    number("axpby", "beta", beta);
    const n = three(this.#handle, "axpby", x, y, out);
    const vs = this.#vs;
    done("axpby", x.dtype === "f32" ? vs.vs_axpby_f32(alpha, beta, x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_axpby_f64(alpha, beta, x.ptr, y.ptr, out.ptr, n) : unfit("axpby", x));
  }

  sub(x, y, out) {
    const n = three(this.#handle, "sub", x, y, out);
    const vs = this.#vs;
    done("sub", x.dtype === "f32" ? vs.vs_sub_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_sub_f64(x.ptr, y.ptr, out.ptr, n) : unfit("sub", x));
  }

  div(x, y, out) {
    const n = three(this.#handle, "div", x, y, out);
    const vs = this.#vs;
    done("div", x.dtype === "f32" ? vs.vs_div_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_div_f64(x.ptr, y.ptr, out.ptr, n) : unfit("div", x));
  }

  abs(x, out) {
    const n = two(this.#handle, "abs", x, out);
    const vs = this.#vs;
    done("abs", x.dtype === "f32" ? vs.vs_abs_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_abs_f64(x.ptr, out.ptr, n) : unfit("abs", x));
  }

  neg(x, out) {
    const n = two(this.#handle, "neg", x, out);
    const vs = this.#vs;
    done("neg", x.dtype === "f32" ? vs.vs_neg_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_neg_f64(x.ptr, out.ptr, n) : unfit("neg", x));
  }

  clamp(low, high, x, out) {
    number("clamp", "low", low);
    number("clamp", "high", high);
    const n = two(this.#handle, "clamp", x, out);
    const vs = this.#vs;
    done("clamp", x.dtype === "f32" ? vs.vs_clamp_f32(low, high, x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_clamp_f64(low, high, x.ptr, out.ptr, n) : unfit("clamp", x));
  }

  sqrt(x, out) {
    const n = two(this.#handle, "sqrt", x, out);
    const vs = this.#vs;
    done("sqrt", x.dtype === "f32" ? vs.vs_sqrt_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_sqrt_f64(x.ptr, out.ptr, n) : unfit("sqrt", x));
  }

  diff(x, out) {
    callDiff(this.#handle, "diff", ["f32", "f64"], x, out);
  }

  exp(x, out) {
    const n = two(this.#handle, "exp", x, out);
    const vs = this.#vs;
    done("exp", x.dtype === "f32" ? vs.vs_exp_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_exp_f64(x.ptr, out.ptr, n) : unfit("exp", x));
  }

  log(x, out) {
    const n = two(this.#handle, "log", x, out);
    const vs = this.#vs;
    done("log", x.dtype === "f32" ? vs.vs_log_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_log_f64(x.ptr, out.ptr, n) : unfit("log", x));
  }

  tanh(x, out) {
    const n = two(this.#handle, "tanh", x, out);
    const vs = this.#vs;
    done("tanh", x.dtype === "f32" ? vs.vs_tanh_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_tanh_f64(x.ptr, out.ptr, n) : unfit("tanh", x));
  }

  erf(x, out) {
    const n = two(this.#handle, "erf", x, out);
    const vs = this.#vs;
    done("erf", x.dtype === "f32" ? vs.vs_erf_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_erf_f64(x.ptr, out.ptr, n) : unfit("erf", x));
  }

  sigmoid(x, out) {
    const n = two(this.#handle, "sigmoid", x, out);
    const vs = this.#vs;
    done("sigmoid", x.dtype === "f32" ? vs.vs_sigmoid_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_sigmoid_f64(x.ptr, out.ptr, n) : unfit("sigmoid", x));
  }

  relu(x, out) {
    const n = two(this.#handle, "relu", x, out);
    const vs = this.#vs;
    done("relu", x.dtype === "f32" ? vs.vs_relu_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_relu_f64(x.ptr, out.ptr, n) : unfit("relu", x));
  }

  leakyRelu(alpha, x, out) {
    number("leakyRelu", "alpha", alpha);
    const n = two(this.#handle, "leakyRelu", x, out);
    const vs = this.#vs;
    done("leakyRelu", x.dtype === "f32" ? vs.vs_leaky_relu_f32(alpha, x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_leaky_relu_f64(alpha, x.ptr, out.ptr, n) : unfit("leakyRelu", x));
  }

  gelu(x, out) {
    const n = two(this.#handle, "gelu", x, out);
    const vs = this.#vs;
    done("gelu", x.dtype === "f32" ? vs.vs_gelu_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_gelu_f64(x.ptr, out.ptr, n) : unfit("gelu", x));
  }

  geluTanh(x, out) {
    const n = two(this.#handle, "geluTanh", x, out);
    const vs = this.#vs;
    done("geluTanh", x.dtype === "f32" ? vs.vs_gelu_tanh_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_gelu_tanh_f64(x.ptr, out.ptr, n) : unfit("geluTanh", x));
  }

  silu(x, out) {
    const n = two(this.#handle, "silu", x, out);
    const vs = this.#vs;
    done("silu", x.dtype === "f32" ? vs.vs_silu_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_silu_f64(x.ptr, out.ptr, n) : unfit("silu", x));
  }

  softplus(x, out) {
    const n = two(this.#handle, "softplus", x, out);
    const vs = this.#vs;
    done("softplus", x.dtype === "f32" ? vs.vs_softplus_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_softplus_f64(x.ptr, out.ptr, n) : unfit("softplus", x));
  }

  tanhBackward(x, y, out) {
    const n = three(this.#handle, "tanhBackward", x, y, out);
    const vs = this.#vs;
    done("tanhBackward", x.dtype === "f32" ? vs.vs_tanh_backward_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_tanh_backward_f64(x.ptr, y.ptr, out.ptr, n) : unfit("tanhBackward", x));
  }

  sigmoidBackward(x, y, out) {
    const n = three(this.#handle, "sigmoidBackward", x, y, out);
    const vs = this.#vs;
    done("sigmoidBackward", x.dtype === "f32" ? vs.vs_sigmoid_backward_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_sigmoid_backward_f64(x.ptr, y.ptr, out.ptr, n) : unfit("sigmoidBackward", x));
  }

  reluBackward(x, y, out) {
    const n = three(this.#handle, "reluBackward", x, y, out);
    const vs = this.#vs;
    done("reluBackward", x.dtype === "f32" ? vs.vs_relu_backward_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_relu_backward_f64(x.ptr, y.ptr, out.ptr, n) : unfit("reluBackward", x));
  }

  leakyReluBackward(alpha, x, y, out) {
    number("leakyReluBackward", "alpha", alpha);
    const n = three(this.#handle, "leakyReluBackward", x, y, out);
    const vs = this.#vs;
    done("leakyReluBackward", x.dtype === "f32" ? vs.vs_leaky_relu_backward_f32(alpha, x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_leaky_relu_backward_f64(alpha, x.ptr, y.ptr, out.ptr, n) : unfit("leakyReluBackward", x));
  }

  geluBackward(x, y, out) {
    const n = three(this.#handle, "geluBackward", x, y, out);
    const vs = this.#vs;
    done("geluBackward", x.dtype === "f32" ? vs.vs_gelu_backward_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_gelu_backward_f64(x.ptr, y.ptr, out.ptr, n) : unfit("geluBackward", x));
  }

  geluTanhBackward(x, y, out) {
    const n = three(this.#handle, "geluTanhBackward", x, y, out);
    const vs = this.#vs;
    done("geluTanhBackward", x.dtype === "f32" ? vs.vs_gelu_tanh_backward_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_gelu_tanh_backward_f64(x.ptr, y.ptr, out.ptr, n) : unfit("geluTanhBackward", x));
  }

  siluBackward(x, y, out) {
    const n = three(this.#handle, "siluBackward", x, y, out);
    const vs = this.#vs;
    done("siluBackward", x.dtype === "f32" ? vs.vs_silu_backward_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_silu_backward_f64(x.ptr, y.ptr, out.ptr, n) : unfit("siluBackward", x));
  }

  softplusBackward(x, y, out) {
    const n = three(this.#handle, "softplusBackward", x, y, out);
    const vs = this.#vs;
    done("softplusBackward", x.dtype === "f32" ? vs.vs_softplus_backward_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_softplus_backward_f64(x.ptr, y.ptr, out.ptr, n) : unfit("softplusBackward", x));
  }

  normalize(args) {
    callRows1(this.#handle, "normalize", ["f32", "f64"], args);
  }

  softmax(args) {
    callRows1(this.#handle, "softmax", ["f32", "f64"], args);
  }

  logsumexp(args) {
    callFoldRows(this.#handle, "logsumexp", ["f32", "f64"], args);
  }

  layernorm(args) {
    callLayernorm(this.#handle, "layernorm", ["f32", "f64"], args);
  }

  rmsnorm(args) {
    callRmsnorm(this.#handle, "rmsnorm", ["f32", "f64"], args);
  }

  rope(args) {
    callRope(this.#handle, "rope", ["f32", "f64"], args);
  }

  swiglu(args) {
    callRows2(this.#handle, "swiglu", ["f32", "f64"], args);
  }

  l1(x, y) {
    const n = two(this.#handle, "l1", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_l1_f32(x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_l1_f64(x.ptr, y.ptr, n) : unfit("l1", x);
  }

  distances(args) {
    callDistances(this.#handle, "distances", ["f32", "f64", "i8", "u8"], args);
  }

  search(args) {
    callSearch(this.#handle, "search", ["f32", "f64", "i8", "u8"], args);
  }

  argsort(x, indices) {
    callArgsort(this.#handle, "argsort", ["f32", "f64"], x, indices);
  }

  bitAnd(x, y, out) {
    const n = three(this.#handle, "bitAnd", x, y, out);
    const vs = this.#vs;
    done("bitAnd", x.dtype === "u8" ? vs.vs_bit_and_u8(x.ptr, y.ptr, out.ptr, n) : unfit("bitAnd", x, ["u8"]));
  }

  bitOr(x, y, out) {
    const n = three(this.#handle, "bitOr", x, y, out);
    const vs = this.#vs;
    done("bitOr", x.dtype === "u8" ? vs.vs_bit_or_u8(x.ptr, y.ptr, out.ptr, n) : unfit("bitOr", x, ["u8"]));
  }

  bitXor(x, y, out) {
    const n = three(this.#handle, "bitXor", x, y, out);
    const vs = this.#vs;
    done("bitXor", x.dtype === "u8" ? vs.vs_bit_xor_u8(x.ptr, y.ptr, out.ptr, n) : unfit("bitXor", x, ["u8"]));
  }

  popcount(x) {
    const n = one(this.#handle, "popcount", x);
    const vs = this.#vs;
    return x.dtype === "u8" ? vs.vs_popcount_u8(x.ptr, n) : unfit("popcount", x, ["u8"]);
  }

  jaccard(x, y) {
    const n = two(this.#handle, "jaccard", x, y);
    const vs = this.#vs;
    return x.dtype === "u8" ? vs.vs_jaccard_u8(x.ptr, y.ptr, n) : unfit("jaccard", x, ["u8"]);
  }

  gemv(args) {
    callGemv(this.#handle, "gemv", ["f32", "f64"], args);
  }

  gemm(args) {
    callGemm(this.#handle, "gemm", ["f32", "f64"], args);
  }

  transpose(args) {
    callTranspose(this.#handle, "transpose", ["f32", "f64"], args);
  }

  syrk(args) {
    callSyrk(this.#handle, "syrk", ["f32", "f64"], args);
  }

  trsm(args) {
    callTrsm(this.#handle, "trsm", ["f32", "f64"], args);
  }

  spmv(rowPtr, col, val, x, y) {
    callSpmv(this.#handle, "spmv", ["f32", "f64"], rowPtr, col, val, x, y);
  }

  spmvT(rowPtr, col, val, x, y) {
    callSpmvT(this.#handle, "spmvT", ["f32", "f64"], rowPtr, col, val, x, y);
  }

  spmvRows(args) {
    callSpmvRows(this.#handle, "spmvRows", ["f32", "f64"], args);
  }

  spmm(args) {
    callSpmm(this.#handle, "spmm", ["f32", "f64"], args);
  }

  bincount(x, out) {
    callHistogram(this.#handle, "bincount", ["u32"], x, out);
  }

  prefixSum(x, out) {
    callPrefixSum(this.#handle, "prefixSum", ["u32"], x, out);
  }

  gather(x, index, out) {
    callGather(this.#handle, "gather", ["f32", "f64", "u32"], x, index, out);
  }

  scatter(x, index, out) {
    callScatter(this.#handle, "scatter", ["f32", "f64", "u32"], x, index, out);
  }
}
