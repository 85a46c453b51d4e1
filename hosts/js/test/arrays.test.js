// Arrays: views without copies that survive growth, values that fit or are
// refused, and what is said of arrays that are gone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { modules, withInstance } from "../test-support/modules.js";

const MAKERS = { f32: Float32Array, f64: Float64Array, i32: Int32Array, u32: Uint32Array, i8: Int8Array, u8: Uint8Array };

test("an array of every dtype starts as zeros and is a view of the memory", () =>
  withInstance((s, vs) => {
    for (const [dtype, View] of Object.entries(MAKERS)) {
      const x = s.array(dtype, 5);
      assert.deepEqual(x.view, new View(5));
      assert.equal(x.view.buffer, vs.memory.buffer);
      assert.equal(x.view, x.view, "the view is cached");
      assert.equal(x.ptr % 64, 0);
      x.view[3] = 7;
      assert.equal(new View(vs.memory.buffer, x.ptr, 5)[3], 7);
      assert.deepEqual([x.dtype, x.length, x.kind], [dtype, 5, "array"]);
    }
  }));

test("an array is made from any sequence of numbers", () =>
  withInstance((s) => {
    const values = [1, 2, 3];
    for (const data of [values, new Float32Array(values), new Set(values), new Uint8Array(values), s.array("i32", values)]) {
      assert.deepEqual(s.array("f64", data).view, Float64Array.from(values));
    }
    assert.deepEqual(s.array("f64", [NaN, -0, Infinity]).view, Float64Array.of(NaN, -0, Infinity));
    assert.equal(s.array("f32", []).length, 0);
    assert.equal(s.sum(s.array("f32", 0)), 0);
  }));

test("values that a dtype cannot hold are refused and nothing is written", () =>
  withInstance((s) => {
    const bad = { f32: [1e300, "1", undefined, 1n], f64: ["1", null, {}], i32: [1.5, 2 ** 31, NaN], u32: [-1, 2 ** 32], i8: [128], u8: [256, -1] };
    for (const [dtype, list] of Object.entries(bad)) {
      const x = s.array(dtype, [1, 2, 3]);
      for (const value of list) {
        assert.throws(() => x.set([9, value]), { name: "VecsolveError", status: "dtype", code: -17, message: /value 1/ });
        assert.throws(() => s.array(dtype, [value]), { status: "dtype" });
      }
      assert.deepEqual([...x.view], [1, 2, 3]);
    }
    assert.throws(() => s.array("f16", 3), { status: "dtype", message: /f16/ });
    assert.throws(() => s.array("f64", null), { status: "dtype" });
    for (const data of ["123", {}, new ArrayBuffer(8), undefined, () => 1]) assert.throws(() => s.array("f64", data), { status: "dtype" });
    for (const length of [-1, 1.5, NaN, 2 ** 32]) assert.throws(() => s.array("f64", length), { status: "shape" });
    assert.throws(() => s.array("f64", 2).set([1, 2, 3]), { status: "shape" });
    assert.throws(() => s.array("f64", 2).set([1], 2), { status: "shape" });
    assert.throws(() => s.array("f64", 2).set([1], -1), { status: "shape" });
  }));

test("set writes at an offset", () =>
  withInstance((s) => {
    assert.deepEqual([...s.array("f32", 4).set([1, 2], 2).view], [0, 0, 1, 2]);
  }));

test("views survive growth of the memory", () =>
  withInstance(
    (s, vs) => {
      const x = s.array("f64", [1, 2, 3]);
      const before = vs.memory.buffer;
      const held = x.view;
      const big = s.array("u8", before.byteLength + 65_536);
      assert.notEqual(vs.memory.buffer, before, "the memory has grown");
      assert.equal(held.length, 0, "and has detached the old view");
      assert.deepEqual(x.view, Float64Array.of(1, 2, 3));
      assert.equal(s.sum(x), 6);
      big.free();
    },
    { config: { max_bytes: 2 ** 30 } },
  ));

test("a view of another array may be the data although making the array grows the memory", () =>
  withInstance(
    (s, vs) => {
      const x = s.array("u8", vs.memory.buffer.byteLength).set([7, 8]);
      const before = vs.memory.buffer;
      const y = s.array("u8", x.view);
      assert.notEqual(vs.memory.buffer, before);
      assert.deepEqual([...y.view.subarray(0, 2)], [7, 8]);
      assert.equal(y.length, x.length);
    },
    { config: { max_bytes: 2 ** 30 } },
  ));

test("what was freed is refused, and its memory comes back", () =>
  withInstance((s) => {
    const empty = s.info().bytes;
    const x = s.array("f64", 1000);
    assert.equal(s.info(x).length, 1000);
    assert.ok(s.info().bytes >= empty + 8000);
    x.free();
    assert.equal(s.info().bytes, empty);
    for (const use of [() => x.view, () => x.ptr, () => x.set([1]), () => x.free(), () => s.sum(x), () => s.info(x), () => s.free(x)]) {
      assert.throws(use, { name: "VecsolveError", status: "id", message: /freed/ });
    }
    x[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
    const y = s.array("f64", 2);
    assert.equal(s.free(y).status, "done");
    assert.throws(() => y.view, { status: "id" });
  }));

test("arrays of one instance are refused by another", async () => {
  const vs = modules.simd128;
  const [s, t] = [vs.create(), vs.create()];
  const [x, y] = [s.array("f32", 4), t.array("f32", 4)];
  assert.throws(() => s.dot(x, y), { status: "id", message: /another instance/ });
  assert.throws(() => t.free(x), { status: "id" });
  s.destroy();
  t.destroy();
});

test("the memory limit is a status and leaves the instance as it was", () =>
  withInstance(
    (s) => {
      const x = s.array("f64", [1, 2]);
      const bytes = s.info().bytes;
      assert.throws(() => s.array("f64", 100_000), { status: "limit", code: -7 });
      assert.equal(s.info().bytes, bytes);
      assert.deepEqual([...x.view], [1, 2]);
    },
    { config: { max_bytes: 100_000 } },
  ));
