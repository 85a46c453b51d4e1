// The shared vectors of the direct kernels, on the scalar and the simd128
// module: within the oracle's bound, and bit for bit the golden values.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, VecsolveError } from "../src/index.js";
import { files, golden, hexOf, input, near } from "../test-support/vectors.js";

for (const variant of ["scalar", "simd128"]) {
  const vs = await load({ variant });
  assert.equal(vs.variant, variant);
  for (const file of files.filter((file) => file.kernel !== undefined)) {
    test(`${file.name} on ${variant}: ${file.cases.length} cases`, () => {
      using(vs, (s) => {
        for (const c of file.cases) run(vs, s, file, c);
      });
    });
  }
}

function using(vs, body) {
  const s = vs.create();
  try {
    body(s);
  } finally {
    s.destroy();
  }
}

function run(vs, s, file, c) {
  const where = `${file.name}: ${c.name} (${c.why})`;
  const made = [];
  const put = (spec, dtype = c.dtype) => {
    const array = s.array(dtype, input(spec, dtype));
    made.push(array);
    return array;
  };
  if (c.returns !== undefined) {
    assert.throws(() => result(vs, s, file, c, put), { name: "VecsolveError", status: c.returns }, where);
  } else {
    const got = result(vs, s, file, c, put);
    const list = typeof got === "number" ? [got] : got;
    const values = new (c.dtype === "f32" ? Float32Array : Float64Array)(list);
    const expected = Array.isArray(c.expect) ? c.expect : [c.expect];
    if (c.expect !== undefined && c.expect.fnv === undefined) {
      assert.equal(near(values, expected, c.dtype, c.tol), null, where);
    }
    assert.ok(c.golden !== null && c.golden !== undefined, `${where} has no golden value`);
    const bits = typeof got === "number" ? hexOf(got, c.dtype) : golden(got);
    assert.deepEqual(bits, c.golden, where);
  }
  for (const array of made) array.free();
}

/** Runs the case; answers a number, or the view of the array that was written. */
function result(vs, s, { kernel, form }, c, put) {
  const alpha = form === "axpy" || form === "scale" ? input({ bits: [c.alpha] }, c.dtype)[0] : 0;
  if (form === "spmv") return spmv(vs, s, c, put);
  const x = put(c.x);
  const y = c.y === undefined ? x : put(c.y);
  switch (form) {
    case "reduce1":
      return s[kernel](x);
    case "reduce2":
      return s[kernel](x, y);
    case "scale":
      s.scale(alpha, x);
      return x.view;
    case "axpy":
      s.axpy(alpha, x, y);
      return y.view;
    case "map2": {
      const out = c.alias?.startsWith("out=x") ? x : c.alias === "out=y" ? y : s.array(c.dtype, x.length);
      s[kernel](x, y, out);
      return out.view;
    }
    default:
      return assert.fail(`no runner for the form ${form}`);
  }
}

// Straight to the export: the method refuses some of these cases before it.
function spmv(vs, s, c, put) {
  const [rowPtr, col] = [put(c.row_ptr, "u32"), put(c.col, "u32")];
  const [val, x] = [put(c.val), put(c.x)];
  const y = s.array(c.dtype, new Array(c.rows).fill(NaN));
  const code = vs.exports[`vs_spmv_${c.dtype}`](c.rows, c.cols, rowPtr.ptr, col.ptr, val.ptr, x.ptr, y.ptr);
  if (code === 0 && rowPtr.length === c.rows + 1) s.spmv(rowPtr, col, val, x, y);
  if (code < 0) throw new VecsolveError(statusOf(code), `vs_spmv answered ${code}`);
  return y.view;
}
function statusOf(code) {
  return { "-8": "pointer", "-9": "overlap", "-20": "index", "-21": "structure" }[code];
}
