// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.
import { runAsync } from "./async.js";
import { array, counted, done, exactly, last, lead, least, number, one, three, two, unfit } from "./kernel.js";

export const ABI = 0xe6dfd5a8;

export const STATUSES = [
  { code: -1, name: "handle", doc: "No live instance has this handle: it was never given out, or was destroyed." },
  { code: -2, name: "full", doc: "Eight instances are alive: destroy one first." },
  { code: -3, name: "busy", doc: "Another thread is inside this instance: give each thread an instance of its own." },
  { code: -4, name: "pending", doc: "An operation is pending in this instance: go on with vs_step or drop it with vs_cancel." },
  { code: -5, name: "idle", doc: "No operation is pending in this instance." },
  { code: -6, name: "memory", doc: "The platform has no more memory to give." },
  { code: -7, name: "limit", doc: "The instance would own more than its max_bytes." },
  { code: -8, name: "pointer", doc: "A pointer is null, misaligned, outside memory, or not one that vs_alloc gave out." },
  { code: -9, name: "overlap", doc: "Input and output overlap without being the same array." },
  { code: -10, name: "buffer", doc: "The buffer is shorter than the result: nothing was copied." },
  { code: -11, name: "too_long", doc: "The request is longer than 65536 bytes." },
  { code: -12, name: "json", doc: "The request is not one JSON object." },
  { code: -13, name: "field", doc: "A field of the request is unknown, missing, given twice, of the wrong type or out of range." },
  { code: -14, name: "op", doc: "No operation has this name." },
  { code: -15, name: "id", doc: "No object of this instance has this id." },
  { code: -16, name: "kind", doc: "The object with this id is of another kind." },
  { code: -17, name: "dtype", doc: "The array's dtype is not one that is accepted here." },
  { code: -18, name: "shape", doc: "Sizes do not fit together." },
  { code: -19, name: "not_finite", doc: "The input holds a NaN or an infinity." },
  { code: -20, name: "index", doc: "A row or column index lies outside the matrix." },
  { code: -21, name: "structure", doc: "The compressed rows are not sorted, hold a column twice, or their row pointers fall." },
];

const CSR = {
  op: "csr",
  args: [
    { name: "id", kind: "new" },
    { name: "row", kind: "array", dtypes: ["i32", "u32"] },
    { name: "col", kind: "array", dtypes: ["i32", "u32"] },
    { name: "val", kind: "array", dtypes: ["f64", "f32"] },
  ],
  nullable: [],
};

const SOLVE = {
  op: "solve",
  args: [
    { name: "a", kind: "csr" },
    { name: "b", kind: "array", dtypes: ["f64"] },
    { name: "x", kind: "out" },
  ],
  nullable: ["reason", "backward_error", "rcond"],
};

const RESIDUAL = {
  op: "residual",
  args: [
    { name: "a", kind: "csr" },
    { name: "b", kind: "array", dtypes: ["f64"] },
    { name: "x", kind: "array", dtypes: ["f64"] },
    { name: "r", kind: "out", optional: true },
  ],
  nullable: [],
};

const FREE = {
  op: "free",
  args: [
    { name: "id", kind: "any" },
  ],
  nullable: [],
};

const INFO = {
  op: "info",
  args: [
    { name: "id", kind: "any", optional: true },
  ],
  nullable: ["dtype", "rows", "cols", "nnz"],
};

const DIFF_EXPORTS = { f32: "vs_diff_f32", f64: "vs_diff_f64" };
const SPMV_EXPORTS = { f32: "vs_spmv_f32", f64: "vs_spmv_f64" };

function callDiff(handle, kernel, exports, x, out) {
  const dtype = lead(handle, kernel, exports, "x", x);
  array(handle, kernel, "out", out, dtype);
  exactly(kernel, "out", out, Math.max(x.length - 1, 0), "one less than x holds");
  const call = handle.wasm.exports[exports[dtype]];
  done(kernel, call(x.ptr, out.ptr, x.length));
}

function callSpmv(handle, kernel, exports, rowPtr, col, val, x, y) {
  const dtype = lead(handle, kernel, exports, "val", val);
  array(handle, kernel, "rowPtr", rowPtr, "u32");
  array(handle, kernel, "col", col, "u32");
  array(handle, kernel, "x", x, dtype);
  array(handle, kernel, "y", y, dtype);
  exactly(kernel, "rowPtr", rowPtr, y.length + 1, "one more than y holds");
  least(kernel, "col", col, last(rowPtr), "at least as many as the last value of rowPtr says");
  least(kernel, "val", val, last(rowPtr), "at least as many as the last value of rowPtr says");
  const call = handle.wasm.exports[exports[dtype]];
  done(kernel, call(y.length, x.length, rowPtr.ptr, col.ptr, val.ptr, x.ptr, y.ptr));
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

  sum(x) {
    const n = one(this.#handle, "sum", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_sum_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_sum_f64(x.ptr, n) : unfit("sum", ["f32", "f64"], x);
  }

  asum(x) {
    const n = one(this.#handle, "asum", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_asum_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_asum_f64(x.ptr, n) : unfit("asum", ["f32", "f64"], x);
  }

  dot(x, y) {
    const n = two(this.#handle, "dot", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_dot_f32(x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_dot_f64(x.ptr, y.ptr, n) : unfit("dot", ["f32", "f64"], x);
  }

  nrm2(x) {
    const n = one(this.#handle, "nrm2", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_nrm2_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_nrm2_f64(x.ptr, n) : unfit("nrm2", ["f32", "f64"], x);
  }

  amax(x) {
    const n = one(this.#handle, "amax", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_amax_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_amax_f64(x.ptr, n) : unfit("amax", ["f32", "f64"], x);
  }

  min(x) {
    const n = one(this.#handle, "min", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_min_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_min_f64(x.ptr, n) : unfit("min", ["f32", "f64"], x);
  }

  max(x) {
    const n = one(this.#handle, "max", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_max_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_max_f64(x.ptr, n) : unfit("max", ["f32", "f64"], x);
  }

  argmin(x) {
    const n = one(this.#handle, "argmin", x);
    const vs = this.#vs;
    return counted("argmin", x.dtype === "f32" ? vs.vs_argmin_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_argmin_f64(x.ptr, n) : unfit("argmin", ["f32", "f64"], x));
  }

  argmax(x) {
    const n = one(this.#handle, "argmax", x);
    const vs = this.#vs;
    return counted("argmax", x.dtype === "f32" ? vs.vs_argmax_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_argmax_f64(x.ptr, n) : unfit("argmax", ["f32", "f64"], x));
  }

  mean(x) {
    const n = one(this.#handle, "mean", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_mean_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_mean_f64(x.ptr, n) : unfit("mean", ["f32", "f64"], x);
  }

  variance(x) {
    const n = one(this.#handle, "variance", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_variance_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_variance_f64(x.ptr, n) : unfit("variance", ["f32", "f64"], x);
  }

  countNonzero(eps, x) {
    number("countNonzero", "eps", eps);
    const n = one(this.#handle, "countNonzero", x);
    const vs = this.#vs;
    return counted("countNonzero", x.dtype === "f32" ? vs.vs_count_nonzero_f32(eps, x.ptr, n) : x.dtype === "f64" ? vs.vs_count_nonzero_f64(eps, x.ptr, n) : unfit("countNonzero", ["f32", "f64"], x));
  }

  sum2(x) {
    const n = one(this.#handle, "sum2", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_sum2_f32(x.ptr, n) : x.dtype === "f64" ? vs.vs_sum2_f64(x.ptr, n) : unfit("sum2", ["f32", "f64"], x);
  }

  dot2(x, y) {
    const n = two(this.#handle, "dot2", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_dot2_f32(x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_dot2_f64(x.ptr, y.ptr, n) : unfit("dot2", ["f32", "f64"], x);
  }

  axpy(alpha, x, y) {
    number("axpy", "alpha", alpha);
    const n = two(this.#handle, "axpy", x, y);
    const vs = this.#vs;
    done("axpy", x.dtype === "f32" ? vs.vs_axpy_f32(alpha, x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_axpy_f64(alpha, x.ptr, y.ptr, n) : unfit("axpy", ["f32", "f64"], x));
  }

  axpby(alpha, beta, x, y, out) {
    number("axpby", "alpha", alpha);
    number("axpby", "beta", beta);
    const n = three(this.#handle, "axpby", x, y, out);
    const vs = this.#vs;
    done("axpby", x.dtype === "f32" ? vs.vs_axpby_f32(alpha, beta, x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_axpby_f64(alpha, beta, x.ptr, y.ptr, out.ptr, n) : unfit("axpby", ["f32", "f64"], x));
  }

  scale(alpha, x) {
    number("scale", "alpha", alpha);
    const n = one(this.#handle, "scale", x);
    const vs = this.#vs;
    done("scale", x.dtype === "f32" ? vs.vs_scale_f32(alpha, x.ptr, n) : x.dtype === "f64" ? vs.vs_scale_f64(alpha, x.ptr, n) : unfit("scale", ["f32", "f64"], x));
  }

  add(x, y, out) {
    const n = three(this.#handle, "add", x, y, out);
    const vs = this.#vs;
    done("add", x.dtype === "f32" ? vs.vs_add_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_add_f64(x.ptr, y.ptr, out.ptr, n) : unfit("add", ["f32", "f64"], x));
  }

  sub(x, y, out) {
    const n = three(this.#handle, "sub", x, y, out);
    const vs = this.#vs;
    done("sub", x.dtype === "f32" ? vs.vs_sub_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_sub_f64(x.ptr, y.ptr, out.ptr, n) : unfit("sub", ["f32", "f64"], x));
  }

  mul(x, y, out) {
    const n = three(this.#handle, "mul", x, y, out);
    const vs = this.#vs;
    done("mul", x.dtype === "f32" ? vs.vs_mul_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_mul_f64(x.ptr, y.ptr, out.ptr, n) : unfit("mul", ["f32", "f64"], x));
  }

  div(x, y, out) {
    const n = three(this.#handle, "div", x, y, out);
    const vs = this.#vs;
    done("div", x.dtype === "f32" ? vs.vs_div_f32(x.ptr, y.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_div_f64(x.ptr, y.ptr, out.ptr, n) : unfit("div", ["f32", "f64"], x));
  }

  abs(x, out) {
    const n = two(this.#handle, "abs", x, out);
    const vs = this.#vs;
    done("abs", x.dtype === "f32" ? vs.vs_abs_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_abs_f64(x.ptr, out.ptr, n) : unfit("abs", ["f32", "f64"], x));
  }

  neg(x, out) {
    const n = two(this.#handle, "neg", x, out);
    const vs = this.#vs;
    done("neg", x.dtype === "f32" ? vs.vs_neg_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_neg_f64(x.ptr, out.ptr, n) : unfit("neg", ["f32", "f64"], x));
  }

  clamp(low, high, x, out) {
    number("clamp", "low", low);
    number("clamp", "high", high);
    const n = two(this.#handle, "clamp", x, out);
    const vs = this.#vs;
    done("clamp", x.dtype === "f32" ? vs.vs_clamp_f32(low, high, x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_clamp_f64(low, high, x.ptr, out.ptr, n) : unfit("clamp", ["f32", "f64"], x));
  }

  sqrt(x, out) {
    const n = two(this.#handle, "sqrt", x, out);
    const vs = this.#vs;
    done("sqrt", x.dtype === "f32" ? vs.vs_sqrt_f32(x.ptr, out.ptr, n) : x.dtype === "f64" ? vs.vs_sqrt_f64(x.ptr, out.ptr, n) : unfit("sqrt", ["f32", "f64"], x));
  }

  diff(x, out) {
    callDiff(this.#handle, "diff", DIFF_EXPORTS, x, out);
  }

  l2sq(x, y) {
    const n = two(this.#handle, "l2sq", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_l2sq_f32(x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_l2sq_f64(x.ptr, y.ptr, n) : unfit("l2sq", ["f32", "f64"], x);
  }

  cosine(x, y) {
    const n = two(this.#handle, "cosine", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_cosine_f32(x.ptr, y.ptr, n) : x.dtype === "f64" ? vs.vs_cosine_f64(x.ptr, y.ptr, n) : unfit("cosine", ["f32", "f64"], x);
  }

  spmv(rowPtr, col, val, x, y) {
    callSpmv(this.#handle, "spmv", SPMV_EXPORTS, rowPtr, col, val, x, y);
  }
}
