// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.
import { runAsync } from "./async.js";
import { done, factor, one, rows, three, two } from "./kernel.js";

export const ABI = 0x26066f3d;

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
    return x.dtype === "f32" ? vs.vs_sum_f32(x.ptr, n) : vs.vs_sum_f64(x.ptr, n);
  }

  dot(x, y) {
    const n = two(this.#handle, "dot", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_dot_f32(x.ptr, y.ptr, n) : vs.vs_dot_f64(x.ptr, y.ptr, n);
  }

  nrm2(x) {
    const n = one(this.#handle, "nrm2", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_nrm2_f32(x.ptr, n) : vs.vs_nrm2_f64(x.ptr, n);
  }

  amax(x) {
    const n = one(this.#handle, "amax", x);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_amax_f32(x.ptr, n) : vs.vs_amax_f64(x.ptr, n);
  }

  axpy(alpha, x, y) {
    const a = factor("axpy", alpha);
    const n = two(this.#handle, "axpy", x, y);
    const vs = this.#vs;
    done("axpy", x.dtype === "f32" ? vs.vs_axpy_f32(a, x.ptr, y.ptr, n) : vs.vs_axpy_f64(a, x.ptr, y.ptr, n));
  }

  scale(alpha, x) {
    const a = factor("scale", alpha);
    const n = one(this.#handle, "scale", x);
    const vs = this.#vs;
    done("scale", x.dtype === "f32" ? vs.vs_scale_f32(a, x.ptr, n) : vs.vs_scale_f64(a, x.ptr, n));
  }

  add(x, y, out) {
    const n = three(this.#handle, "add", x, y, out);
    const vs = this.#vs;
    done("add", x.dtype === "f32" ? vs.vs_add_f32(x.ptr, y.ptr, out.ptr, n) : vs.vs_add_f64(x.ptr, y.ptr, out.ptr, n));
  }

  sub(x, y, out) {
    const n = three(this.#handle, "sub", x, y, out);
    const vs = this.#vs;
    done("sub", x.dtype === "f32" ? vs.vs_sub_f32(x.ptr, y.ptr, out.ptr, n) : vs.vs_sub_f64(x.ptr, y.ptr, out.ptr, n));
  }

  mul(x, y, out) {
    const n = three(this.#handle, "mul", x, y, out);
    const vs = this.#vs;
    done("mul", x.dtype === "f32" ? vs.vs_mul_f32(x.ptr, y.ptr, out.ptr, n) : vs.vs_mul_f64(x.ptr, y.ptr, out.ptr, n));
  }

  l2sq(x, y) {
    const n = two(this.#handle, "l2sq", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_l2sq_f32(x.ptr, y.ptr, n) : vs.vs_l2sq_f64(x.ptr, y.ptr, n);
  }

  cosine(x, y) {
    const n = two(this.#handle, "cosine", x, y);
    const vs = this.#vs;
    return x.dtype === "f32" ? vs.vs_cosine_f32(x.ptr, y.ptr, n) : vs.vs_cosine_f64(x.ptr, y.ptr, n);
  }

  spmv(rowPtr, col, val, x, y) {
    const n = rows(this.#handle, "spmv", rowPtr, col, val, x, y);
    const vs = this.#vs;
    done("spmv", val.dtype === "f32" ? vs.vs_spmv_f32(n, x.length, rowPtr.ptr, col.ptr, val.ptr, x.ptr, y.ptr) : vs.vs_spmv_f64(n, x.length, rowPtr.ptr, col.ptr, val.ptr, x.ptr, y.ptr));
  }
}
