// What a call costs: the bare export with addresses taken once, the export with
// addresses asked of the arrays, and the checked method; dot of f32 on simd128.
//     node bench/js/calls.mjs [date]
import { checkDot, dotReference, painted } from "./inputs.mjs";
import { compare, modules, record } from "./harness.mjs";

const vs = modules.simd128;
const s = vs.create();
const loops = Object.fromEntries(
  await Promise.all(["js", "bare", "export", "method"].map(async (name) => [name, await import(`./loops.mjs?calls-${name}`)])),
);
const rows = [];

for (const n of [0, 1, 2, 4, 8, 16]) {
  const [vx, vy] = [painted(Float32Array, n, 1), painted(Float32Array, n, 2)];
  const [x, y] = [s.array("f32", vx), s.array("f32", vy)];
  const [px, py] = [x.ptr, y.ptr];
  const { vs_dot_f32 } = vs.exports;
  for (const got of [vs_dot_f32(px, py, n), s.dot(x, y)]) checkDot(got, dotReference(vx, vy), n, "f32", "dot");

  const candidates = {
    "plain js": (reps) => loops.js.repeat3(loops.js.dot1, vx, vy, n, reps),
    "bare export": (reps) => loops.bare.repeat3(vs_dot_f32, px, py, n, reps),
    "export and .ptr": (reps) => loops.export.repeatExport(vs.exports, x, y, reps),
    "checked method": (reps) => loops.method.repeatMethod(s, x, y, reps),
  };
  const result = compare(candidates, "plain js");
  rows.push({ n, ...result });
  x.free();
  y.free();
}
s.destroy();

console.log("nanoseconds a call, median of the rounds");
console.table(rows.map(({ n, ...result }) => ({ n, ...Object.fromEntries(Object.entries(result).map(([name, { ns }]) => [name, ns])) })));
record("calls", rows);
