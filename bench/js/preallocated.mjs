// The pre-allocated pattern: buffers for 100,000 values made once, their
// addresses kept; a call writes, computes and reads, and allocates nothing.
// sum, dot, mul and scale of f64, with the data resident, and with everything
// copied in and out at every call, against plain JavaScript over its own arrays.
import { fastest, kernel, modules, row } from "./harness.mjs";
import { calls, own } from "./loops.mjs";
import { check, data, plainLoops, VECTORS } from "./vectors.mjs";

const CAPACITY = 100_000;
const WORK = { sum: ["x"], dot: ["x", "y"], mul: ["x", "y"], scale: ["x"] };

function reduce1(f, px, vx, x, n) {
  vx.set(x);
  return f(px, n);
}
function reduce2(f, px, vx, x, py, vy, y, n) {
  vx.set(x);
  vy.set(y);
  return f(px, py, n);
}
function map2(f, px, vx, x, py, vy, y, po, vo, out, n) {
  vx.set(x);
  vy.set(y);
  const status = f(px, py, po, n);
  out.set(vo);
  return status;
}
function inPlace(f, alpha, px, vx, x, n) {
  vx.set(x);
  const status = f(alpha, px, n);
  x.set(vx);
  return status;
}

export async function preallocated() {
  const module = modules.simd128;
  const buffers = Object.fromEntries(["x", "y", "out"].map((name) => [name, module.array(Float64Array, CAPACITY)]));
  const rows = [];
  for (const name of Object.keys(WORK)) {
    const f = kernel("simd128", `${name}_f64`);
    for (const n of f ? [1000, 10_000, CAPACITY] : []) {
      const loops = plainLoops(VECTORS[name], "f64", n);
      const plain = Object.fromEntries(Object.entries(loops).map(([way, [loop, args]]) => [way, calls(loop, args)]));
      const best = await fastest(plain);
      const d = data("f64", n);
      const { x, y, out, minus } = d;
      const at = (array) => [buffers[array].ptr, buffers[array].view.subarray(0, n)];
      const address = { x: buffers.x.ptr, y: buffers.y.ptr, out: buffers.out.ptr };
      const resident = VECTORS[name].args.map((arg) => address[arg] ?? d[arg]);
      const [copying, args] = {
        sum: [reduce1, [f, ...at("x"), x, n]],
        dot: [reduce2, [f, ...at("x"), x, ...at("y"), y, n]],
        mul: [map2, [f, ...at("x"), x, ...at("y"), y, ...at("out"), out, n]],
        scale: [inPlace, [f, minus, ...at("x"), x, n]],
      }[name];
      const answer = copying(...args);
      check(VECTORS[name], data("f64", n), VECTORS[name].writes ? d[VECTORS[name].writes] : answer, "f64", "copied in and out");
      const candidates = { js: plain[best], simd128: calls(f, resident), "simd128, copied": calls(own(copying), args) };
      const about = { kernel: name, dtype: "f64", n, set: "seed f64, pre-allocated", reference: `plain JavaScript, ${best}` };
      rows.push(await row(`pre-allocated ${name} f64 ${n}`, about, candidates, "js", []));
    }
  }
  for (const buffer of Object.values(buffers)) module.free(buffer);
  return rows;
}
