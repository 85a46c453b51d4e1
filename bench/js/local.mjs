// One value of x on rings and tori of growing size, by push, against all of x by
// cg and against the npm package sublinear-time-solver where it is installed.
// Errors and what was touched stand beside the times; answers are checked first.
//     node bench/js/local.mjs [date]
import { readFileSync } from "node:fs";
import { peer, record, row } from "./harness.mjs";
import { load } from "../../hosts/js/src/index.js";

const SHIFT = 0.5;
const vs = await load(readFileSync(new URL("../../dist/vecsolve_simd128.wasm", import.meta.url)));
const peers = await peer("sublinear-time-solver", () => import("sublinear-time-solver"));
const rows = [];
/** A candidate: the same once more, as often as the meter says. */
const again = (run) => (reps) => {
  for (let i = 0; i < reps; i++) run();
};
/** b_i between -1 and 1, the same in every size. */
const side = (n) => Float64Array.from({ length: n }, (_, i) => (((i * 2654435761) % 2001) - 1000) / 1000);

function ring(n) {
  const [row, col, val] = [new Uint32Array(n + 1), new Uint32Array(3 * n), new Float64Array(3 * n)];
  for (let i = 0; i < n; i++) {
    const around = [[(i + n - 1) % n, -1], [i, 2 + SHIFT], [(i + 1) % n, -1]].sort((a, b) => a[0] - b[0]);
    around.forEach(([j, v], k) => ([col[3 * i + k], val[3 * i + k]] = [j, v]));
    row[i + 1] = 3 * i + 3;
  }
  return { rows: n, cols: n, row, col, val, format: "csr" };
}

for (const n of [1e3, 1e4, 1e5, 1e6, 4e6]) {
  const s = vs.create({ max_bytes: 2 ** 30 });
  const stored = n <= 1e6;
  const b = side(n);
  const a = stored && s.csr(ring(n));
  const system = stored
    ? s.localMatrix({ a, b })
    : s.localGrid({ nx: n, periodic: true, coefficients: new Float64Array([2 + SHIFT, -1, -1]), b });
  const [index, values, bounds] = [s.array("u32", [n / 2]), s.array("f64", 1), s.array("f64", 1)];
  const ask = { system, index, values, bounds, method: "push", tol: 1e-6 };
  const done = s.localSolve(ask);
  const about = { problem: "ring, shift 0.5", n, implicit: !stored, touched: done.nonzeros, bound: done.bound };
  const candidates = { "simd128 push": again(() => s.localSolve(ask)) };
  if (stored) {
    const x = s.array("f64", n);
    const full = s.solve({ a, b, x, method: "cg", tol: 1e-12 });
    about.error = Math.abs(done.value - full.x.view[n / 2]);
    if (!(about.error <= done.bound + 1e-9)) throw new Error(`n = ${n}: off by ${about.error}, bound ${done.bound}`);
    const resident = s.array("f64", b);
    candidates["simd128 cg, all of x"] = again(() => s.solve({ a, b: resident, x, method: "cg", tol: 1e-6 }));
  }
  console.log(`n = ${n}: read ${done.nonzeros} values, bound ${done.bound}, error ${about.error ?? "not known"}`);
  rows.push(await row(`ring ${n}`, about, candidates, "simd128 push", []));
  s.destroy?.();
}
if (peers) console.log(`sublinear-time-solver exports: ${Object.keys(peers).join(", ")}`);
record("local", rows);
