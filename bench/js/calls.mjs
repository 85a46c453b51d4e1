// What a call costs: the bare export with addresses taken once, the export with
// addresses asked of the arrays, and the checked method; dot of f32 on simd128.
//     node bench/js/calls.mjs [date]
import { load } from "../../hosts/js/src/index.js";
import { checkDot, dotReference, painted } from "./inputs.mjs";
import { record, row } from "./harness.mjs";
import { calls, own, unrolled } from "./loops.mjs";

const vs = await load({ variant: "simd128" });
const s = vs.create();
const rows = [];
const plain = unrolled(["x", "y", "n"], "s# += x[@] * y[@];", { ways: [1] }).simple();
const asked = own((exports, x, y) => exports.vs_dot_f32(x.ptr, y.ptr, x.length));
const method = own((s, x, y) => s.dot(x, y));

for (const n of [0, 1, 2, 4, 8, 16]) {
  const [vx, vy] = [painted(Float32Array, n, 1), painted(Float32Array, n, 2)];
  const [x, y] = [s.array("f32", vx), s.array("f32", vy)];
  const { vs_dot_f32 } = vs.exports;
  for (const got of [vs_dot_f32(x.ptr, y.ptr, n), s.dot(x, y)]) checkDot(got, dotReference(vx, vy), n, "f32", "dot");

  const candidates = {
    "plain js": calls(plain, [vx, vy, n]),
    "bare export": calls(vs_dot_f32, [x.ptr, y.ptr, n]),
    "export and .ptr": calls(asked, [vs.exports, x, y]),
    "checked method": calls(method, [s, x, y]),
  };
  rows.push(await row(`dot f32 ${n}`, { kernel: "dot", dtype: "f32", n }, candidates, "plain js", []));
  x.free();
  y.free();
}
s.destroy();
record("calls", rows);
