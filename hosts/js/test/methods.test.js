// The kernel methods: the right export for the dtype, and refusals.
import assert from "node:assert/strict";
import { test } from "node:test";
import { VARIANTS, withInstance } from "../test-support/modules.js";

for (const variant of VARIANTS) {
  for (const dtype of ["f32", "f64"]) {
    test(`every kernel by its method, ${dtype} on ${variant}`, () =>
      withInstance((s) => kernels(s, dtype), { variant }));
  }
}

function kernels(s, dtype) {
  const [x, y, out] = [s.array(dtype, [1, 2, -3]), s.array(dtype, [4, -5, 6]), s.array(dtype, 3)];
  assert.equal(s.sum(x), 0);
  assert.equal(s.dot(x, y), -24);
  assert.equal(s.nrm2(s.array(dtype, [3, 4])), 5);
  assert.equal(s.amax(x), 3);
  assert.equal(s.l2sq(x, y), 9 + 49 + 81);
  assert.ok(Math.abs(s.cosine(x, x) - 1) < 1e-6);
  s.add(x, y, out);
  assert.deepEqual([...out.view], [5, -3, 3]);
  s.sub(x, y, out);
  assert.deepEqual([...out.view], [-3, 7, -9]);
  s.mul(x, y, out);
  assert.deepEqual([...out.view], [4, -10, -18]);
  s.axpy(2, x, y);
  assert.deepEqual([...y.view], [6, -1, 0]);
  s.scale(-1, y);
  assert.deepEqual([...y.view], [-6, 1, -0]);
  s.add(x, x, x);
  assert.deepEqual([...x.view], [2, 4, -6]);
  const [rowPtr, col, val] = [s.array("u32", [0, 2, 3]), s.array("u32", [0, 2, 1]), s.array(dtype, [1, 10, 100])];
  const product = s.array(dtype, 2);
  s.spmv(rowPtr, col, val, x, product);
  assert.deepEqual([...product.view], [2 - 60, 400]);
}

test("arrays that do not fit together are refused with a sentence", () =>
  withInstance((s) => {
    const [x, y, long, whole] = [s.array("f32", 4), s.array("f64", 4), s.array("f32", 5), s.array("i32", 4)];
    assert.throws(() => s.dot(x, y), { status: "dtype", code: -17, message: /dot.*f32.*f64/ });
    assert.throws(() => s.dot(x, long), { status: "shape", code: -18, message: /4.*5/ });
    assert.throws(() => s.sum(whole), { status: "dtype", message: /i32/ });
    assert.throws(() => s.dot(whole, whole), { status: "dtype" });
    assert.throws(() => s.add(x, x, long), { status: "shape" });
    assert.throws(() => s.add(x, x, y), { status: "dtype" });
    for (const wrong of [undefined, null, [1, 2], new Float32Array(4), 7]) {
      assert.throws(() => s.dot(x, wrong), { name: "VecsolveError", status: "kind" });
      assert.throws(() => s.sum(wrong), { status: "kind" });
    }
    for (const alpha of [undefined, "2", 2n]) assert.throws(() => s.axpy(alpha, x, x), { status: "field" });
    assert.throws(() => s.scale(undefined, x), { status: "field" });
  }));

test("numbers, lengths and empty arrays are checked by what a form says", () =>
  withInstance((s) => {
    const [x, out] = [s.array("f32", [1, -2, 4]), s.array("f32", 3)];
    s.clamp(-1, 2, x, out);
    assert.deepEqual([...out.view], [1, -1, 2]);
    s.axpby(2, -1, x, out, out);
    assert.deepEqual([...out.view], [1, -3, 6]);
    const less = s.array("f32", 2);
    s.diff(x, less);
    assert.deepEqual([...less.view], [-3, 6]);
    assert.deepEqual([s.argmin(x), s.argmax(x), s.countNonzero(1.5, x)], [1, 2, 2]);
    assert.throws(() => s.diff(x, out), { status: "shape", message: /out holds 3 values, 2 are needed: one less than x holds/ });
    assert.throws(() => s.argmin(s.array("f32", 0)), { status: "shape" });
    s.diff(s.array("f64", 0), s.array("f64", 0));
    assert.throws(() => s.clamp(0, "1", x, out), { status: "field", message: /clamp: high is "1", not a number/ });
    assert.throws(() => s.countNonzero(x), { status: "field" });
    assert.throws(() => s.sum(s.csr({ rows: 1, cols: 1, row: [0], col: [0], val: [1] })), { status: "kind" });
  }));

test("spmv refuses bad rows before and in the module", () =>
  withInstance((s) => {
    const [val, x, y] = [s.array("f64", [1, 2]), s.array("f64", 2), s.array("f64", 2)];
    const u32 = (...values) => s.array("u32", values);
    assert.throws(() => s.spmv(u32(0, 1), u32(0, 1), val, x, y), { status: "shape" });
    assert.throws(() => s.spmv(u32(0, 1, 3), u32(0, 1), val, x, y), { status: "shape" });
    assert.throws(() => s.spmv(u32(0, 1, 2), u32(0, 2), val, x, y), { status: "index" });
    assert.throws(() => s.spmv(u32(0, 2, 1), u32(0, 1), val, x, y), { status: "structure" });
    assert.throws(() => s.spmv(s.array("i32", [0, 1, 2]), u32(0, 1), val, x, y), { status: "dtype" });
    assert.throws(() => s.spmv(u32(0, 1, 2), u32(0, 1), val, x, x), { status: "overlap" });
  }));
